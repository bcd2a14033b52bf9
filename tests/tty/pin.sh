#!/bin/sh
# A PIN is typed without being shown, and whatever ends it gives the echo back.
. "$(dirname "$0")/tty.sh"
"$SHOWROOM" --db h.db init --house 津东一汽丰田 --name 王芳 >/dev/null
"$SHOWROOM" --db h.db staff add --code 01 --name 李晓梅 --role sales >/dev/null

run 80 24 "$SHOWROOM --db h.db pin --for 01"
see "New PIN or passphrase of"
text 804731
keys Enter
see "The same once more:"
text 804731
keys Enter
see "has a new PIN"
left 0
grep -q 8047 out && fail "the PIN was shown"

run 80 24 "$SHOWROOM --db h.db pin --for 01"
see "New PIN or passphrase of"
text 8047
kill "$(cat pid)"
left 143
grep -q 8047 out && fail "the PIN was shown"
end
