#!/bin/sh
# The disk fills while the store runs: reads and exports go on, writes say
# so, and when there is room it goes on as if nothing had been.
unshare -m true 2>/dev/null || { echo "no file system can be mounted here"; exit 77; }
[ "${1:-}" = inside ] || exec unshare -m sh "$0" inside
. "${0%/*}/wire.sh"
mkdir "$HOME/small"
mount -t tmpfs -o size=3m,mode=700 small "$HOME/small" || exit 77
db="$HOME/small/a.db"
init
showroom staff add --code 01 --name 李雷 --role sales >/dev/null || fail "add"
stays
pid=$(stores)
cat /dev/zero >"$HOME/small/ballast" 2>/dev/null
for code in 02 03; do
	showroom staff add --code $code --name 韩梅 --role sales >out 2>&1 && fail "$code: no failure"
	has "a write" "The disk is full" out
	zh staff add --code $code --name 韩梅 --role sales >out 2>&1 && fail "$code: no failure"
	has "a write (zh)" "磁盘已满" out
	showroom staff >list 2>&1 || { fail "a read:"; cat list; }
	is "rows" 3 "$(wc -l <list)"
	showroom export lists >"$HOME/$code.csv" 2>out || { fail "an export:"; cat out; }
done
is "the store" "$pid" "$(stores)"
rm "$HOME/small/ballast"
showroom staff add --code 02 --name 韩梅 --role sales >/dev/null 2>out || { fail "room again:"; cat out; }
is "the same store" "$pid" "$(stores)"
showroom staff >list
is "rows at the end" 4 "$(wc -l <list)"
showroom check >/dev/null 2>&1 || fail "not whole"
let_go
until_true none
umount "$HOME/small"
end
