#!/bin/sh
# Programs of two builds meet: the client is told, and a store that nobody
# else uses makes way.
. "${0%/*}/wire.sh"
init
until_true none
socket=$(meeting)
mkfifo go
"$PROBE" "$socket" older <go >there &
exec 3>go
until_true test -s there
showroom staff >out 2>&1 && fail "no failure"
is "exit code" 3 "$(showroom staff >out 2>&1; echo $?)"
has "en" "The store that runs is of another version of Showroom." out
zh staff >out 2>&1 && fail "no failure"
has "zh" "版本" out
exec 3>&-
wait
showroom staff >/dev/null || fail "after it"

# The other way round: a client of another build.
# It may have ended by itself, just before.
told() {
	showroom staff >/dev/null
	"$PROBE" "$socket" build >out 2>/dev/null
}
until_true told
is "an idle store" retired "$(cat out)"
until_true none
showroom staff >/dev/null || fail "after it retired"
beside() {
	showroom staff >/dev/null
	"$PROBE" "$socket" half 1 <go >there 2>/dev/null &
	exec 3>go
	until_true there_or_gone $!
	"$PROBE" "$socket" build >out 2>/dev/null
	told=$?
	exec 3>&-
	wait
	return $told
}
there_or_gone() {
	[ -s there ] || ! kill -0 "$1" 2>/dev/null
}
until_true beside
is "a stranger does not count" retired "$(cat out)"
until_true none
end
