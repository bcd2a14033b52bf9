#!/bin/sh
# What was typed into a form outlives a program that was killed (-9), and is
# offered at the next start; the file is not locked by the dead one.
. "$(dirname "$0")/tty.sh"

"$SHOWROOM" --db house.db init --house "Test house" --name Boss >/dev/null &&
    "$SHOWROOM" --db house.db staff add --code 01 --name Li --role sales \
	>/dev/null || fail "no file"

kept() {
	[ "$(sqlite3 -readonly house.db 'SELECT count(*) FROM draft')" = 1 ]
}

run 80 24 "$SHOWROOM --db house.db --as 01"
see "My day"
keys F3
see "Register"
keys n
see "Ctrl-S"
field "Guest"
text "Unsaved"
until_true kept
kill -KILL "$(cat pid)"
see "ended: 137"

run 80 24 "$SHOWROOM --db house.db --as 01"
see "My day"
see "Unfinished: Visit. Open it again"
keys F3
see "Register"
keys n
see "Unsaved"
see "What was typed before is back"

# The line hangs up: what was typed last is kept, too, without a pause.
field "Guest"
text "More"
see "More"
kill -HUP "$(cat pid)"
see "ended: "
run 80 24 "$SHOWROOM --db house.db --as 01"
see "My day"
keys F3
see "Register"
keys n
see "More"
see "What was typed before is back"
end
