#!/bin/sh
# A store that is killed, idle or at work, is started anew by whoever comes
# next; one that is asked to end leaves everything in order.
. "${0%/*}/wire.sh"
init
stays
first=$(stores)
kill -9 "$first"
until_true none
let_go
showroom staff >out 2>&1 || { fail "after kill -9:"; cat out; }
[ "$(stores)" != "$first" ] || fail "it was not killed"

# Under calls: each is done or says so; all that were done are there.
n=10
said=0
while [ $n -lt 40 ]; do
	{ for pid in $(stores); do kill -9 "$pid" 2>/dev/null; done; } &
	if showroom staff add --code $n --name "李$n" --role sales >>made 2>out; then
		echo "$n" >>added
	else
		said=$((said + 1))
		grep -qE 'went away|is away' out || { fail "$n:"; cat out; }
	fi
	wait
	n=$((n + 1))
done
showroom staff >list || fail "no list"
while read -r n; do
	grep -q "^$n " list || fail "$n was said to be there"
done <added
is "the file" 0 "$(showroom check >/dev/null 2>&1; echo $?)"

# Asked to end: nothing is left beside the file but its key.
stays
socket=$(meeting)
[ -S "$socket" ] || fail "no socket at $socket"
kill "$(stores)"
until_true none
let_go
is "beside the file" "a.db a.db.key" "$(cd "$HOME" && echo *)"
is "where they met" "" "$(ls "$XDG_RUNTIME_DIR/showroom")"
is "mode of that" 700 "$(stat -c %a "$XDG_RUNTIME_DIR/showroom")"

# The same when it ends by itself.
stays
is "mode of the socket" 600 "$(stat -c %a "$socket")"
let_go
until_true none
is "beside the file, later" "a.db a.db.key" "$(cd "$HOME" && echo *)"
is "where they met, later" "" "$(ls "$XDG_RUNTIME_DIR/showroom")"
end
