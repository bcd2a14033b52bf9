#!/bin/sh
# The owner of a customer is told at his own terminal, whatever he looks at,
# by itself, of the visit that the desk enters; nobody else is told.
. "$(dirname "$0")/tty.sh"

at() {
	"$SHOWROOM" --db house.db "$@"
}

at init --house "Test house" --name Boss >/dev/null &&
    at staff add --code 01 --name Li --role sales >/dev/null &&
    at staff add --code 02 --name Wang --role sales >/dev/null &&
    at staff add --code 03 --name He --role desk >/dev/null &&
    at staff add --code 11 --name Chen --role manager >/dev/null &&
    printf 'name,phone,grade,owner,opened\nZhang,13717716163,C,Li,%s\n' \
	"$(date -d yesterday +%F)" >cards.csv &&
    at --as 11 import prospects cards.csv >/dev/null 2>&1 || fail "no file"

# NAME enters the guest with the owner's number.
guest_comes() {
	keys n
	see "Ctrl-S"
	field "Guest"
	text "Mr Zhang"
	keys BTab
	text 13717716163
	keys Tab
	see "Known: Zhang"
	keys C-s
	see "Saved"
}

# The owner looks at his cards.
on t
run 80 24 "$SHOWROOM --db house.db --as 01"
see "My day"
keys F4
see "Zhang"
on u
run 80 24 "$SHOWROOM --db house.db --as 03"
see "My day"
keys F3
see "Register"
guest_comes
on t
see "Your customer is here: Zhang"
# His day has it, too; it is said once.
keys F2 3
see "Your customer is here"
gone "F2 My day"

# A colleague is told nothing.
keys q
left 0
run 80 24 "$SHOWROOM --db house.db --as 02"
see "My day"
on u
keys x
see "Why"
text "twice"
keys Enter
see "The line is void"
guest_comes
on t
keys F3
see "Zhang"
hides "Your customer" || fail "a colleague is told"
for terminal in t u; do
	on $terminal
	keys q
	see "My day"
	keys q
	left 0
done
end
