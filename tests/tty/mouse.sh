#!/bin/sh
# A click selects the line under it.
. "$(dirname "$0")/tty.sh"

# Button, column and line as TERM=tmux-256color reports them, from 32 on.
click() {
	for button in ' ' '#'; do
		text "$(printf '\033[M%s%b%b' "$button" \
		    "\\0$(printf %o $((32 + $2)))" \
		    "\\0$(printf %o $((32 + $1)))")"
	done
}

run 80 24 "$SHOWROOM demo"
see "My day"
keys F4
see "Cards"
until_true line 5 "▸"
click 9 20
until_true line 9 "▸"
line 5 "▸" && fail "two lines are selected"
click 6 20
until_true line 6 "▸"
end
