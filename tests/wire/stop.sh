#!/bin/sh
# A store that is told to end does not wait for what its worker reads: a check
# and a backup of a large file are broken off, and leave nothing behind.
. "${0%/*}/wire.sh"
command -v sqlite3 >/dev/null || { echo "no sqlite3"; exit 77; }
init
until_true none
sqlite3 "$db" "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;
    WITH RECURSIVE k (n) AS
	(VALUES (1000000) UNION ALL SELECT n + 1 FROM k WHERE n < 1400000)
    INSERT INTO visit (id, rev, created_at, updated_at, day, kind, minute,
	gone, staff, name, missing)
    SELECT n, 1, 0, 0, date('2026-01-01', (n % 300) || ' days'), 1, n % 1400,
	1, (SELECT min(id) FROM staff), 'N', 'people,phone,model,grade,source'
    FROM k" || fail "no large file"
sync "$db"

# begun: the worker has something to do (its thread begins with that).
begun() {
	[ "$(ls "/proc/$pid/task" | wc -l)" -gt "$threads" ]
}
copying() {
	ls "$HOME" | grep -q 'a\.db\.part-'
}
now() {
	date +%s%3N
}
# broken_off WHAT BEGUN: the store, at work for $client, is told to end.
broken_off() {
	until_true "$2"
	kill -0 "$client" || fail "$1 has ended by itself"
	kill -KILL "$client" # he would have another one started
	since=$(now)
	kill "$pid"
	until_true none
	took=$(($(now) - since))
	# However slow the machine is: by far not as long as the whole takes.
	[ "$took" -lt $((whole / 2)) ] ||
	    fail "$1: it took $took ms to end, $whole ms to do"
	is "beside the file after $1" "a.db a.db.key" "$(cd "$HOME" && echo *)"
}
# there: a store that has done nothing yet.
there() {
	until_true none
	stays
	pid=$(stores)
	threads=$(ls "/proc/$pid/task" | wc -l)
}

there
since=$(now)
command showroom --db "$db" check >/dev/null 2>&1
whole=$(($(now) - since))
let_go
there
command showroom --db "$db" check >/dev/null 2>&1 &
client=$!
broken_off "a check" begun
let_go

there
since=$(now)
command showroom --db "$db" backup whole.db >/dev/null 2>&1
whole=$(($(now) - since))
let_go
there
command showroom --db "$db" backup copy.db >/dev/null 2>&1 &
client=$!
broken_off "a backup" copying
[ ! -e copy.db ] || fail "half a backup"
let_go
end
