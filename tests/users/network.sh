#!/bin/sh
# A database on a file system that other machines or programs keep (here one
# behind FUSE) is refused in both modes, and opened when that is overridden.
. "$(dirname "$0")/users.sh"
command -v bindfs >/dev/null || { echo "no bindfs"; exit 77; }
far=$dir/far
mkdir "$far" "$dir/behind"
chmod 755 "$dir/behind"
bindfs -o allow_other "$dir/behind" "$far" 2>/dev/null || {
	echo "no FUSE here"
	exit 77
}
trap 'umount -l "$far"; clean' EXIT
make_house

# Shared mode.
mv "$state" "$dir/behind/state"
state=$far/state
sed -i "s,$dir/state,$far/state," "$conf"
db=$state/showroom.db
denied "network file system (fuse)" as store timeout 100 showroomd \
    --config "$conf"
start_store --allow-network-fs
may as sal1 showroom staff
stop_store || fail "it ended with $?"

# Personal mode.
chmod 1777 "$far"
denied "network file system (fuse)" as sal1 showroom --db "$far/own.db" \
    init --house A --name B
[ ! -e "$far/own.db" ] || fail "a file was made"
may as sal1 env SHOWROOM_NETWORK_FS=allow showroom --db "$far/own.db" \
    init --house A --name B
until_true [ ! -e "$far/own.db.lock" ]
denied "network file system" as sal1 env SHOWROOM_NETWORK_FS=yes showroom \
    --db "$dir/behind/../far/own.db" staff
end
