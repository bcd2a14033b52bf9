#!/bin/sh
# The demo opens, leaves the terminal as it found it, and nothing behind.
. "$(dirname "$0")/tty.sh"
export TMPDIR="$dir/tmp"
mkdir tmp

run 80 24 "$SHOWROOM demo"
see "My day"
[ -n "$(ls tmp)" ] || fail "the demo's file is elsewhere"
keys q
left 0
hides "example dealership" || fail "what was said while it was made stands yet"
# (The place where stores meet stays, as a runtime directory does.)
nothing() {
	[ -z "$(ls tmp | grep -vx "showroom-$(id -u)")" ]
}
until_true nothing
end
