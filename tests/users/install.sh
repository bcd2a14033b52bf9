#!/bin/sh
# The Debian package, really installed: in a copy of this system that is
# thrown away.  Then the lines of the manual make a house and start its store;
# an upgrade keeps what was edited, a purge keeps the data.
. "$(dirname "$0")/package.sh"
store=
ends() {
	[ -z "$store" ] || kill -KILL "$store" 2>/dev/null
}
mount --rbind /proc "$root/proc" && mount --rbind /dev "$root/dev" ||
    exit 77

# As a machine that never had it.
says "" env DEBIAN_FRONTEND=noninteractive dpkg -i "/$deb"
says "/usr/sbin/nologin" getent passwd showroom
says showroom-staff getent group showroom-staff
says "" grep -qx /usr/bin/showroom /etc/shells
while read -r want path; do
	says "$want" stat -c "%U:%G:%a" "$path"
done <<'END'
showroom:showroom:700 /var/lib/showroom
showroom:showroom:700 /var/lib/showroom/backups
showroom:showroom-staff:2750 /run/showroom
root:root:644 /etc/showroom/showroomd.conf
END
says showroomd showroomd --version
says "展厅" env LANGUAGE=zh_CN LC_ALL=C.UTF-8 showroom --help

command -v systemd-analyze >/dev/null &&
    says "" systemd-analyze verify --man=no showroomd.service
[ -s "$dir/said" ] && grep showroomd "$dir/said" && fail "the unit"

# The manual's house, its store, and somebody who works there.
says 津东一汽丰田 setpriv --reuid=showroom --regid=showroom --clear-groups \
    showroom --db /var/lib/showroom/showroom.db init \
    --house 津东一汽丰田 --name 李经理 --login root
# Not a function: its number is to be the store's.
chroot "$root" env -i PATH="$PATH" LC_ALL=C.UTF-8 \
    setpriv --reuid=showroom --regid=showroom --clear-groups \
    --bounding-set=-all --inh-caps=-all --no-new-privs \
    showroomd --config /etc/showroom/showroomd.conf >"$dir/store.log" 2>&1 &
store=$!
until_true in_root showroom staff
says 李经理 showroom staff
says "" adduser --quiet --disabled-password --gecos "" lixm
says "" adduser --quiet lixm showroom-staff
says "" showroom staff add --code 01 --name 李晓梅 --role sales --login lixm
says 李晓梅 setpriv --reuid=lixm --regid=lixm --init-groups showroom staff
in_root setpriv --reuid=lixm --regid=lixm --clear-groups showroom staff \
    >"$dir/said" 2>&1 && fail "one who is not in the group was let in"
grep -q "adds you to its group" "$dir/said" || fail "told: $(cat "$dir/said")"

# An upgrade keeps what was edited.
echo "max_clients = 7" >"$root/etc/showroom/showroomd.conf"
says "" env DEBIAN_FRONTEND=noninteractive dpkg --force-confold -i "/$deb"
says "max_clients = 7" cat /etc/showroom/showroomd.conf
says "" showroom staff
says "津东一汽丰田 is whole" showroom check
says "copy of 津东一汽丰田" showroom backup /tmp/copy.db
refuses "while the store is stopped" showroom restore /tmp/copy.db
kill -TERM "$store"
wait "$store" || fail "the store ended with $?: $(cat "$dir/store.log")"
store=

# A stopped store is said: nobody is led to make a house of his own.  What the
# manual has on restoring.
refuses "No store answers" setpriv --reuid=lixm --regid=lixm --init-groups \
    showroom staff
refuses "No store answers" showroom
says "" install -o showroom -g showroom -m 0600 /tmp/copy.db \
    /tmp/copy.db.manifest /var/lib/showroom/backups
says "is restored" setpriv --reuid=showroom --regid=showroom --clear-groups \
    showroom --db /var/lib/showroom/showroom.db restore \
    /var/lib/showroom/backups/copy.db

# Gone, but for what only the dealership may delete.
says "" dpkg -r showroom
in_root grep -qx /usr/bin/showroom /etc/shells && fail "still a login shell"
says "data stays in /var/lib/showroom" dpkg -P showroom
says "" test -s /var/lib/showroom/showroom.db
[ -z "$(find "$root/usr/sbin" "$root/usr/bin" "$root/etc" \
    -name 'showroom*')" ] || fail "something of it is left"
exit $bad
