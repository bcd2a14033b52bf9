#!/bin/sh
# Colour where the terminal has it, none with NO_COLOR.
. "$(dirname "$0")/tty.sh"

# Has the program set a colour?  (SGR 30-37, 38;5, 40-47, 48;5 ...)
coloured() {
	LC_ALL=C grep -qE "$(printf '\033')"'\[([0-9;]*;)?[349][0-9][;0-9]*m' out
}

run 80 24 "$SHOWROOM demo"
see "My day"
until_true coloured
keys q
left 0

run 80 24 "NO_COLOR=1 $SHOWROOM demo"
see "My day"
keys F4
see "Cards"
keys Down Escape
gone "Cards"
keys q
left 0
[ -s out ] || fail "nothing was written"
coloured && fail "there is colour"
end
