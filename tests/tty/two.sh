#!/bin/sh
# Two terminals on one store: what is saved in one appears in the other by
# itself, while something is being typed there; of two who change one
# line the second sees both values.  The store killed (-9): typing goes on,
# nothing is lost, and it is back by itself.
. "$(dirname "$0")/tty.sh"

"$SHOWROOM" --db house.db init --house "Test house" --name Boss >/dev/null &&
    "$SHOWROOM" --db house.db staff add --code 01 --name Li --role sales \
	>/dev/null &&
    "$SHOWROOM" --db house.db staff add --code 02 --name Chen \
	--role supervisor >/dev/null || fail "no file"

# Both on the register.
for terminal in "t 01" "u 02"; do
	on "${terminal% *}"
	run 80 24 "$SHOWROOM --db house.db --as ${terminal#* }"
	see "My day"
	keys F3
	see "Register"
done

# One types a guest; the other's guest comes into the list meanwhile.
on t
keys n
see "Ctrl-S"
field "Guest"
text "Lin"
on u
keys n
see "Ctrl-S"
field "Guest"
text "Wang"
keys C-s
see "Saved"
on t
see "Wang"
see "Lin"
keys C-s
see "Saved"

# Both open that line: both values, the second one's choice is saved.
on u
see "Lin"
keys Home Enter
see "What happened"
on t
keys Home Enter
see "What happened"
field "People"
text 4
on u
field "People"
text 5
keys C-s
see "Saved"
on t
see "Changed meanwhile by somebody else"
keys C-s
see "Chen has saved this"
see "(*) 4"
see "( ) 5"
keys Enter
see "Saved"
on u
until_true line 5 "  4"

# The store is killed and cannot be had again for a while.
on t
keys n
see "Ctrl-S"
field "Guest"
text "Zh"
store=$(cut -d' ' -f1 house.db.lock)
mkfifo hold
flock house.db.lock sh -c ': >held; cat hold' &
holder=$!
# The terminals stand still until the lock is taken from them.
kill -STOP "$(cat pid)" "$(cat u.pid)"
kill -KILL "$store"
until_true [ -e held ]
kill -CONT "$(cat pid)" "$(cat u.pid)"
see "The store is gone"
text "ou"
see "Zhou"
: >hold
wait $holder
gone "The store is gone"
see "Zhou"
keys C-s
see "Saved"
on u
see "Zhou"
for terminal in t u; do
	on $terminal
	keys q
	see "My day"
	keys q
	left 0
done
end
