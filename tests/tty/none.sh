#!/bin/sh
# No terminal, or none that can show screens: a sentence that says so, and
# an exit code.
. "$(dirname "$0")/tty.sh"

run 80 24 "TERM=dumb $SHOWROOM demo"
see "A terminal of the type dumb cannot show screens."
left 1

run 80 24 "-u TERM $SHOWROOM demo"
see "TERM is not set."
left 1

"$SHOWROOM" demo </dev/null >said 2>&1
[ $? -eq 2 ] || fail "exit code without a terminal"
grep -q "needs a terminal" said || fail "said: $(cat said)"

"$SHOWROOM" --db house.db init --house "Test house" --name Boss >/dev/null
"$SHOWROOM" --db house.db </dev/null >said 2>&1
[ $? -eq 1 ] || fail "exit code without a terminal, with a file"
grep -q "There is no terminal here." said || fail "said: $(cat said)"
end
