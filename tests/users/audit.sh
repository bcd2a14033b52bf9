#!/bin/sh
# The trail of a house: what was tried is in it, with the account that the
# system names; nobody changes it; the anchors in the system's log tell when
# its end was cut off.
. "$(dirname "$0")/users.sh"
[ "$USERS_APART" = yes ] || { echo "no mounts here"; exit 77; }
command -v python3 >/dev/null || { echo "no python3"; exit 77; }

# A log of our own: what comes to /dev/log.
mkdir "$dir/dev" "$dir/dev/shm"
for device in null zero full urandom tty; do
	touch "$dir/dev/$device"
	mount --bind "/dev/$device" "$dir/dev/$device" || exit 77
done
mount --rbind "$dir/dev" /dev || exit 77
trap 'umount -R -l /dev; umount -l "$dir"/dev/[!s]* 2>/dev/null; clean' EXIT
cat >"$dir/listen.py" <<'END'
import os, socket
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind("/dev/log")
os.chmod("/dev/log", 0o666)
while True:
	print(s.recv(1000).decode(), flush=True)
END
python3 "$dir/listen.py" >"$dir/log" &
pids="$pids $!"
until_true test -S /dev/log
make_house
start_store

# one WORDS...: exactly one row has all of them.
one() {
	as adm showroom audit --limit 10000 --json >"$dir/trail"
	cp "$dir/trail" "$dir/some"
	for words; do
		grep -F -e "$words" "$dir/some" >"$dir/fewer"
		mv "$dir/fewer" "$dir/some"
	done
	[ "$(wc -l <"$dir/some")" -eq 1 ] || {
		fail "not one row: $*"
		cat "$dir/some"
	}
}

# Who is nobody, whatever he says; what a role may not; what a role may.
denied "no member of staff" as new forge claim srt-mgr
one '"denied"' "\"uid\": $(id -u srt-new)," srt-new session.open
denied "Your role" as sal1 showroom staff add --code 66 --name X --role admin
one '"denied"' "\"uid\": $(id -u srt-sal1)," staff.save
may as mgr showroom export visits -o "$dir/tmp/visits.csv"
one '"export"' "\"uid\": $(id -u srt-mgr)," export.visits
may as adm showroom staff add --code 21 --name 新人 --role sales
one '"new"' "\"uid\": $(id -u srt-adm)," staff.save 新人
# A salesperson sees what he did himself.
may as sal1 showroom audit --json
grep -q "\"uid\": $(id -u srt-mgr)," "$dir/said" && fail "another's rows"
stop_store || fail "it ended with $?"

anchor=$(sed -n 's/.*audit \([0-9]*:[0-9a-f]*\)$/\1/p' "$dir/log" | tail -n 1)
[ -n "$anchor" ] || { fail "no anchor in the log"; cat "$dir/log"; }

# The file in hand, with every right: still no row is changed or removed.
for what in "UPDATE audit SET staff = 1" "DELETE FROM audit" \
    "DELETE FROM audit WHERE id = 3" \
    "REPLACE INTO audit SELECT * FROM audit WHERE id = 3" \
    "INSERT INTO audit (id, at, day, what, mac) VALUES (2, 1, '2026-01-01', 1, x'00')"; do
	denied "only grows" as store sqlite3 "$db" \
	    "PRAGMA recursive_triggers = ON; $what"
done
# Whoever takes the triggers away first is found out.
cp "$db" "$dir/whole.db"
as store sqlite3 "$db" "DROP TRIGGER audit_stays;
    UPDATE audit SET staff = 12345 WHERE id = 4"
denied "4" as store showroom --db "$db" --as 00 check
until_true [ ! -e "$db.lock" ]
cp "$dir/whole.db" "$db"

# The end cut off, chain whole: only what was kept outside tells.
may as store showroom --db "$db" --as 00 check --anchor "$anchor"
until_true [ ! -e "$db.lock" ]
as store sqlite3 "$db" "DROP TRIGGER audit_keeps;
    DELETE FROM audit WHERE id > ${anchor%%:*} - 3"
denied "" as store showroom --db "$db" --as 00 check --anchor "$anchor"
end
