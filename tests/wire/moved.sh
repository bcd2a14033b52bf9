#!/bin/sh
# The file goes, or another takes its name, while a store lingers on it.
. "${0%/*}/wire.sh"
init
showroom staff add --code 01 --name 李雷 --role sales >/dev/null || fail "add"
until_true none
cp a.db b.db 2>/dev/null || cp "$HOME/a.db" "$HOME/b.db"
showroom staff add --code 02 --name 韩梅 --role sales >/dev/null || fail "add"

# Another file in its place: it is that one's staff which is shown.
lingers() {
	showroom staff >/dev/null && some
}
until_true lingers
mv "$HOME/b.db" "$HOME/a.db"
showroom staff >list 2>&1 || { fail "replaced:"; cat list; }
has "replaced" "李雷" list
! grep -q 韩梅 list || fail "the old file answers"

# Removed: said, and the store does not stay.
until_true lingers
rm "$HOME/a.db"
showroom staff >out 2>&1 && fail "removed: no failure"
has "removed" "$HOME/a.db" out
until_true none
init
showroom staff >list || fail "made anew"
is "of the new file" 2 "$(wc -l <list)"

# Moved away and back again.
until_true none
until_true lingers
mv "$HOME/a.db" "$HOME/c.db" && mv "$HOME/c.db" "$HOME/a.db"
showroom staff add --code 03 --name 周杰 --role sales >/dev/null || fail "back again"
showroom check >/dev/null 2>&1 || fail "not whole"
end
