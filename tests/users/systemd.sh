#!/bin/sh
# The unit under systemd itself, as process 1 of its own namespaces in a copy
# of this system: the package, the manual's lines, people at work, what the
# sandbox takes away, a crash, a restart, an upgrade, a shutdown and a boot.
. "$(dirname "$0")/package.sh"
for tool in /lib/systemd/systemd systemctl journalctl nsenter strace; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
outer= init= group=
emptied() {
	find "$group" -depth -type d -exec rmdir {} \;
	[ ! -d "$group" ]
}
ends() {
	[ -z "$outer" ] || kill -KILL "$outer" 2>/dev/null # takes all with it
	[ -z "$outer" ] || wait "$outer" 2>/dev/null
	# What was killed takes a moment to be gone.
	[ -z "$group" ] || until_true emptied
}

# Processes of its own, not of whoever runs this.
mkdir "$dir/cgroup" && mount -t cgroup2 cgroup2 "$dir/cgroup" || {
	echo "no cgroup2 here"
	exit 77
}
group=$dir/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup)/showroom-$$
mkdir "$group" || { echo "no cgroup of one's own"; exit 77; }

# Nothing of the kernel's that others see is written to.
cat >"$dir/boot" <<'END'
set -e
echo $$ >"$2/cgroup.procs"
exec unshare --cgroup sh "$1/boot2" "$1"
END
cat >"$dir/boot2" <<'END'
set -e
cd "$1/root"
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -o ro -t sysfs sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -o mode=755 -t tmpfs tmpfs run
mount -o mode=1777 -t tmpfs tmpfs tmp
mount -o mode=755 -t tmpfs tmpfs dev
for name in null zero full random urandom tty; do
	touch "dev/$name"
	mount --bind "/dev/$name" "dev/$name"
done
mkdir dev/pts dev/shm
mount -t tmpfs tmpfs dev/shm
mount -o newinstance,ptmxmode=0666,mode=620 -t devpts devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mkdir -p old
pivot_root . old
umount -l old
exec env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --unit=multi-user.target --show-status=no
END
first_child() {
	init=$(cat "/proc/$outer/task/$outer/children" 2>/dev/null)
	init=${init%% *}
	[ -n "$init" ] && [ "$(cat "/proc/$init/comm")" = systemd ]
}
boot() {
	unshare --pid --fork --kill-child --mount --uts --ipc --net \
	    sh "$dir/boot" "$dir" "$group" </dev/null >"$dir/boot.log" 2>&1 &
	outer=$!
	until_true first_child &&
	    until_true in_root systemctl is-active multi-user.target || {
		cat "$dir/boot.log"
		exit 1
	}
}
shutdown() {
	in_root systemctl poweroff 2>"$dir/poweroff.log"
	wait "$outer"
	outer=
}
in_root() {
	nsenter -t "$init" -m -u -i -n -p -C -r -w env -i PATH="$PATH" \
	    LC_ALL=C.UTF-8 LANGUAGE=en HOME=/root TERM=dumb "$@"
}
as() {
	user=$1
	shift
	in_root setpriv --reuid="$user" --regid="$user" --init-groups "$@"
}
# the WORD of its state
state() {
	in_root systemctl show -P "$1" showroomd
}
# is WHAT WANTED GOT
is() {
	[ "$2" = "$3" ] || fail "$1: not '$2' but '$3'"
}
# What the store would find, were it made to do it.
inside() {
	in_root nsenter -t "$(state MainPID)" -m "$@"
}

# No other service of this machine, and no word against starting any.
rm -f "$root/usr/sbin/policy-rc.d"
rm -rf "$root"/etc/systemd/system/*.wants "$root"/etc/systemd/system/getty*
for unit in getty.target systemd-logind.service dbus.service; do
	ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
cp "$BUILD_DIR/tests/forge" "$root/usr/local/bin"
boot
says "" env DEBIAN_FRONTEND=noninteractive dpkg -i "/$deb"
is "at once" inactive "$(state ActiveState)"

# As the manual says; the house is of some days ago, so that a backup is due.
says 津东一汽丰田 setpriv --reuid=showroom --regid=showroom --clear-groups \
    env SHOWROOM_TEST=1 showroom --db /var/lib/showroom/showroom.db \
    --now "$(date -d '3 days ago' '+%F 09:00')" init \
    --house 津东一汽丰田 --name 李经理 --login root
says "" systemctl enable --now showroomd
is "enabled and started" active "$(state ActiveState)"
says "Active: active (running)" systemctl status --no-pager showroomd
says "" adduser --quiet --disabled-password --gecos "" lixm
says "" adduser --quiet lixm showroom-staff
says "" showroom staff add --code 01 --name 李晓梅 --role sales --login lixm
as lixm showroom staff >"$dir/said" 2>&1 && grep -q 李晓梅 "$dir/said" ||
    fail "staff: $(cat "$dir/said")"
# The worker, the process that hashes, the directory of backups.
as lixm showroom report sales-daily >"$dir/said" 2>&1 &&
    grep -q 李晓梅 "$dir/said" || fail "a report: $(cat "$dir/said")"
as lixm env SHOWROOM_SOCKET=/run/showroom/showroom.sock forge pin 493827 \
    >"$dir/said" 2>&1 || fail "a PIN: $(cat "$dir/said")"
says "" showroom export persons
says "copy of 津东一汽丰田" showroom backup /root/copy.db
kept() {
	in_root find /var/lib/showroom/backups -name '*.db' | grep -q .
}
tried() {
	in_root showroom audit | grep -q "restored on trial"
}
until_true kept
until_true tried
says "is whole" showroom check

# What it cannot do.
pids=$(in_root cat "/sys/fs/cgroup/system.slice/showroomd.service/cgroup.procs")
is "processes" 2 "$(echo "$pids" | wc -l)"
for pid in $pids; do
	while read -r word value; do
		is "$word" "$value" \
		    "$(in_root sed -n "s/^$word:[[:space:]]*//p" "/proc/$pid/status")"
	done <<END
NoNewPrivs 1
Seccomp 2
CapEff 0000000000000000
CapBnd 0000000000000000
END
	for kind in net mnt ipc; do
		[ "$(in_root readlink "/proc/$pid/ns/$kind")" != \
		    "$(in_root readlink "/proc/1/ns/$kind")" ] ||
		    fail "not its own: $kind"
	done
done
for path in /usr /etc /var /var/lib /root /home /opt; do
	inside touch "$path/probe" 2>/dev/null && fail "written: $path"
done
for path in /var/lib/showroom /run/showroom; do
	inside sh -c "touch $path/probe && rm $path/probe" ||
	    fail "not to be written: $path"
done
inside ls /home/lixm >/dev/null 2>&1 && fail "homes can be read"
inside test -e /dev/pts/ptmx && inside test -c /dev/tty1 && fail "a terminal"
in_root touch /tmp/of-others
inside test -e /tmp/of-others && fail "the /tmp of others"

# Backups on another disk, as the manual has it.
in_root install -d -o showroom -g showroom -m 0700 /srv/backup/showroom
inside touch /srv/backup/showroom/probe 2>/dev/null && fail "written: /srv"
mkdir "$root/etc/systemd/system/showroomd.service.d"
sed -n '/^# systemctl edit showroomd$/,/^\.Ed$/p' "$SOURCE_DIR/man/showroomd.8" |
    grep -v '^[#.]' >"$root/etc/systemd/system/showroomd.service.d/override.conf"
in_root sed -i 's,^backups = .*,backups = /srv/backup/showroom,' \
    /etc/showroom/showroomd.conf
says "" systemctl daemon-reload

# Anchors are in the journal, and can be compared with.
says "" systemctl restart showroomd
anchor=$(in_root journalctl -u showroomd -o cat |
    sed -n 's/^audit \([0-9]*:[0-9a-f]*\)$/\1/p' | tail -1)
[ -n "$anchor" ] || fail "no anchor: $(in_root journalctl -u showroomd)"
says "is whole" showroom check --anchor "$anchor"
inside touch /srv/backup/showroom/probe || fail "no other disk"

# The kernel's own rules on files, too; strace sees what the store asks.
strace -f -qq -o "$dir/trace" -e trace=landlock_restrict_self -p "$init" \
    2>"$dir/strace.log" &
tracer=$!
traced() {
	grep -q TracerPid:.*[1-9] "/proc/$init/status"
}
until_true traced
before=$(state MainPID)
says "" systemctl restart showroomd
kill "$tracer"
wait "$tracer"
[ "$before" != "$(state MainPID)" ] || fail "it was not started anew"
grep -q 'landlock_restrict_self.* = 0$' "$dir/trace" ||
    fail "Landlock: $(cat "$dir/trace" "$dir/strace.log")"
says 李晓梅 showroom staff

# After a crash it is there again.
before=$(state MainPID)
in_root kill -KILL "$before"
anew() {
	[ "$(state ActiveState)" = active ] && [ "$(state MainPID)" != "$before" ]
}
until_true anew
says 李晓梅 showroom staff

# An upgrade starts the new one; a stop is in order.
before=$(state MainPID)
says "" env DEBIAN_FRONTEND=noninteractive dpkg --force-confold -i "/$deb"
anew || fail "an upgrade did not start it anew"
says "" systemctl stop showroomd
is "stopped" "inactive success" "$(state ActiveState) $(state Result)"
in_root test -e /run/showroom/showroom.sock && fail "the socket is left"
in_root test -d /run/showroom || fail "the directory went with it"
as lixm showroom staff >"$dir/said" 2>&1
grep -q "No store answers" "$dir/said" || fail "stopped: $(cat "$dir/said")"
says "" systemctl start showroomd
shutdown

# The next boot makes what /run had, and starts it.
boot
until_true as lixm showroom staff
is "after the boot" active "$(state ActiveState)"
says "showroom:showroom-staff:2750" stat -c %U:%G:%a /run/showroom
says "is whole" showroom check
says "" dpkg -r showroom
is "removed" inactive "$(state ActiveState)"
[ $bad -eq 0 ] || cat "$dir/boot.log"
exit $bad
