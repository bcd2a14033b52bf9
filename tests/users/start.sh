#!/bin/sh
# What a store of a house does not start with: each message names what is
# wrong and what mends it, and after mending it starts.  Without systemd.
. "$(dirname "$0")/users.sh"
make_house

store_says() {
	denied "$1" as store showroomd --check --config "$conf"
	denied "$1" as store timeout 100 showroomd --config "$conf"
}

fine() {
	may as store showroomd --check --config "$conf"
}

fine
denied "does not run as root" showroomd --config "$conf"
denied "Usage" showroomd
denied "Usage" showroomd --config
denied "Usage" showroomd --config "$conf" --personal "$db"

# The configuration.
chmod 666 "$conf"
store_says "chmod go-w $conf"
chmod 644 "$conf"
chown srt-sal1 "$conf"
store_says "chown root $conf"
chown root "$conf"
chmod 600 "$conf"
store_says "$conf cannot be read"
chmod 644 "$conf"
cp "$conf" "$dir/good"
echo "max_clients = many" >>"$conf"
store_says "$conf, line 5: max_clients = many is not a whole number"
cp "$dir/good" "$conf"
sed -i 's/^group = .*/group = srt-none/' "$conf"
store_says "groupadd --system srt-none"
cp "$dir/good" "$conf"
fine

# The directory of the database, and the file.
for mode in 0750 0701 2750; do
	chmod "$mode" "$state"
	store_says "$state has the mode $mode"
done
chmod 0700 "$state"
fine
chown srt-sal1 "$state"
store_says "chown srt-store: $state"
chown srt-store "$state"
chmod 0640 "$db"
store_says "chmod 0600 $db"
chmod 0600 "$db"
chown srt-sal1 "$db"
store_says "chown srt-store: $db"
chown srt-store "$db"
chmod 0750 "$state/backups"
store_says "chmod 0700 $state/backups"
chmod 0700 "$state/backups"
mv "$state/backups" "$state/away"
# Served without, but a check names it.
denied "-m 0700 $state/backups" as store showroomd --check --config "$conf"
start_store
may as sal1 showroom staff
stop_store || fail "it ended with $?"
mv "$state/away" "$state/backups"
mv "$db" "$db.away"
store_says "Make the house first"
mv "$db.away" "$db"
fine

# The directory of the socket, and what is in the socket's place.
chmod 2770 "$run"
store_says "$run has the mode 2770"
chmod 2755 "$run"
store_says "chmod 2750 $run"
chmod 00750 "$run" # GNU chmod keeps the bit otherwise
store_says "chmod 2750 $run"
chmod 2750 "$run"
chgrp root "$run"
store_says "chgrp srt-staff $run"
chgrp srt-staff "$run"
chmod 2750 "$run"
echo precious >"$run/showroom.sock"
store_says "it is a file"
[ "$(cat "$run/showroom.sock")" = precious ] || fail "the file is gone"
rm "$run/showroom.sock"
echo precious >"$dir/aim"
ln -s "$dir/aim" "$run/showroom.sock"
store_says "it is a symbolic link"
[ "$(cat "$dir/aim")" = precious ] && [ -L "$run/showroom.sock" ] ||
    fail "the link or its aim is gone"
rm "$run/showroom.sock"
mkdir "$run/showroom.sock"
store_says "it is a directory"
rmdir "$run/showroom.sock"
mv "$run" "$run.away"
store_says "install -d -o showroom -g srt-staff -m 2750 $run"
mv "$run.away" "$run"

# A socket that a killed store left is no obstacle.
start_store
kill -KILL "$store"
wait "$store" 2>/dev/null
[ -S "$run/showroom.sock" ] || fail "a killed store cannot tidy up"
start_store
may as sal1 showroom staff
# Another file at the same socket: the first goes on.
sed "s,^database = .*,database = $state/second.db," "$conf" >"$dir/second"
may as store showroom --db "$state/second.db" init --house B --name B
denied "already" as store timeout 100 showroomd --config "$dir/second"
may as sal1 showroom staff
stop_store || fail "it ended with $?"

# Readiness is told to whoever supervises it.
if command -v python3 >/dev/null; then
	cat >"$dir/listen.py" <<'END'
import os, socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o777)
s.settimeout(100)
print(s.recv(100).decode(), flush=True)
END
	python3 "$dir/listen.py" "$dir/tmp/notify" >"$dir/told" &
	pids="$pids $!"
	until_true test -S "$dir/tmp/notify"
	NOTIFY_SOCKET=$dir/tmp/notify start_store
	until_true grep -qx READY=1 "$dir/told"
	stop_store
fi

# The lines of the manual that start it without systemd.
sed -n '/^\.\\" start$/,/^\.\\" so far$/p' "$SOURCE_DIR/man/showroomd.8" |
    grep -v '^\.' | sed -e 's/\\e$/\\/' -e 's/=showroom/=srt-store/g' \
    -e "s,/etc/showroom/showroomd.conf,$conf," >"$dir/start"
grep -q "srt-store" "$dir/start" || fail "no lines in the manual"
# shellcheck disable=SC1091 # made above
. "$dir/start"
store=$!
pids="$pids $store"
until_true answers
may as sal1 showroom staff
stop_store || fail "it ended with $?"
end
