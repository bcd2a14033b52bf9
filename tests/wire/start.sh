#!/bin/sh
# Whoever comes first starts the store, all others join: 20 at once, on a new
# file and at the very moment the store ends.
. "${0%/*}/wire.sh"

twenty() {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		{ showroom staff >"out.$i" 2>&1 || echo "rc $?" >>"out.$i"; } &
	done
	wait
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		tail -n 1 "out.$i" | grep -q '^00 .*王芳' || { fail "$1, $i of 20:"; cat "out.$i"; }
	done
	[ "$(count)" -le 1 ] || fail "$1: $(count) stores"
}

# Twenty make one and the same file: one does, the others are told.
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	{ showroom init --house 津东 --name 王芳 >"out.$i" 2>&1 && echo made >"won.$i"; } &
done
wait
is "makers" 1 "$(find . -name 'won.*' | wc -l)"
until_true none
twenty "a fresh start"

# The store ends 3 s after the last has gone: come in just then, and on a slow
# machine until one has ended between.
stays
begun=$(stores)
let_go
for late in 2.80 2.90 2.95 3.00 3.02 3.04 3.06 3.08 3.10 3.15 4 5 8 12 20 30; do
	case $late in *.*) ;; *) [ "$(stores)" = "$begun" ] || break ;; esac
	moment $late
	twenty "after $late s"
done
[ "$(stores)" != "$begun" ] || fail "the store never ended between: nothing was tried"

# Nothing of the terminal is the store's: a pipe ends with the command.
until_true none
lines=$(timeout 100 "$dir/bin/showroom" --db "$db" staff | tail -n 1) || fail "a pipe hangs"
case $lines in
00*) ;;
*) fail "in a pipe: '$lines'" ;;
esac
stays
ls -l "/proc/$(stores)/fd" >fds
has "its input" "0 -> /dev/null" fds
has "its output" "1 -> /dev/null" fds
has "its errors" "2 -> /dev/null" fds
is "working directory" / "$(readlink "/proc/$(stores)/cwd")"
let_go

# Whoever starts it may have no descriptors, a mask, and files open.
bare() {
	showroom staff <&- >&- 2>&- || fail "without descriptors: $?"
}
masked() {
	(umask 0777 && showroom staff >/dev/null 2>&1) 8<"$0" 9>left || fail "with a mask"
}
# starts COMMAND: the store that it starts stays; one may have ended too soon.
starts() {
	for try in 1 2 3 4 5 6 7 8 9 10; do
		until_true none
		"$1"
		pid=$(stores)
		stays
		[ "$(stores)" = "$pid" ] && return
		let_go
	done
	fail "$1: its store does not stay"
}
starts bare
find "/proc/$(stores)/fd" -lname '*/a.db*' >kept
for fd in 0 1 2; do
	! grep -q "/$fd\$" kept || fail "the file is descriptor $fd"
done
showroom check 2>/dev/null || fail "the file is not whole"
let_go
starts masked
find "/proc/$(stores)/fd" -lname "$dir/left" -o -lname '*start.sh' >kept
is "descriptors kept" "" "$(cat kept)"
let_go
end
