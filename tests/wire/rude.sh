#!/bin/sh
# Whatever others do to a real store, a command beside them is served: frames
# that are none, lines without words, questions without ears.
. "${0%/*}/wire.sh"
init
stays
pid=$(stores)
socket=$(meeting)
mkfifo go

serves() {
	timeout 100 "$dir/bin/showroom" --db "$db" staff >out 2>&1 || { fail "$1: $?"; cat out; }
	is "$1: the store" "$pid" "$(stores)"
}

is "refused" 18 "$("$PROBE" "$socket" garbage)"
serves "garbage"
"$PROBE" "$socket" cut
serves "half a frame"

"$PROBE" "$socket" mute <go >there &
exec 3>go
until_true test -s there
serves "one that never reads"
showroom staff add --code 01 --name 李雷 --role sales >/dev/null || fail "write beside it"
exec 3>&-
wait

rm there
"$PROBE" "$socket" half 1000 <go >there &
exec 3>go
until_true test -s there
for i in 1 2 3 4 5 6 7 8 9 10; do
	serves "$i beside 1000 half-open ones"
done
# It holds few of them, and not for long.
[ "$(find "/proc/$pid/fd" -type l | wc -l)" -lt 100 ] || fail "it keeps them"
exec 3>&-
wait

head -c 100000 /dev/urandom >noise
for i in 1 2 3 4 5; do
	python3 -c '
import socket, sys
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[1])
try:
    s.sendall(open("noise", "rb").read()[int(sys.argv[2]) * 777:])
except OSError:
    pass
' "$socket" $i
done
serves "noise"
is "the file" 0 "$(showroom check >/dev/null 2>&1; echo $?)"
let_go
end
