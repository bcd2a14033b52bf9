#!/bin/sh
# The machine's clock is set back an hour while the store runs: work goes on,
# and the trail says so, in its own order.
. "${0%/*}/wire.sh"
init
showroom --now "2026-11-21 17:42" staff add --code 01 --name 李雷 --role sales >/dev/null || fail "before"
stays
pid=$(stores)
showroom --now "2026-11-21 16:42" staff add --code 02 --name 韩梅 --role sales >out 2>&1 || { fail "after:"; cat out; }
showroom --now "2026-11-21 16:43" staff >list || fail "a read"
is "rows" 4 "$(wc -l <list)"
is "the store" "$pid" "$(stores)"
showroom --now "2026-11-21 16:44" audit >trail 2>&1 || { fail "no trail:"; cat trail; }
has "the trail" "clock set back" trail
has "by how much" "3600 s" trail
LANGUAGE=zh_CN showroom --now "2026-11-21 16:44" audit >trail 2>&1
has "the trail (zh)" "时钟" trail
showroom check >/dev/null 2>out || { fail "not whole:"; cat out; }
end
