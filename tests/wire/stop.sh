#!/bin/sh
# A store that is told to end does not wait for what its worker reads: a check
# and a backup of a large file are broken off within two seconds, and leave
# nothing behind.
. "${0%/*}/wire.sh"
command -v sqlite3 >/dev/null || { echo "no sqlite3"; exit 77; }
init
for pid in $(stores); do kill "$pid"; done
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

copying() {
	ls "$HOME" | grep -q 'a\.db\.part-'
}
# broken_off WHAT: the store of $client, who waits, is told to end.
broken_off() {
	kill -0 "$client" || fail "$1 has ended by itself"
	kill -KILL "$client" # he would have another one started
	begun=$(date +%s%N)
	kill "$(stores)"
	until_true none
	took=$((($(date +%s%N) - begun) / 1000000))
	[ "$took" -lt 2000 ] || fail "$1: it took $took ms to end"
	is "beside the file after $1" "a.db a.db.key" "$(cd "$HOME" && echo *)"
}

showroom staff >/dev/null
command showroom --db "$db" check >/dev/null 2>&1 &
client=$!
moment 0.5
broken_off "a check"

showroom staff >/dev/null
command showroom --db "$db" backup copy.db >/dev/null 2>&1 &
client=$!
until_true copying
broken_off "a backup"
[ ! -e copy.db ] || fail "half a backup"
end
