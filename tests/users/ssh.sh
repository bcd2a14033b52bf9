#!/bin/sh
# Staff who come over SSH, with what the manual tells for sshd: they get the
# screens and nothing else.  Somebody with another login shell is the control:
# his ~/.bashrc does run, whatever ForceCommand says.
. "$(dirname "$0")/users.sh"
[ "$USERS_APART" = yes ] || { echo "no mounts here"; exit 77; }
for tool in /usr/sbin/sshd ssh scp ssh-keygen bash; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
# Nobody's SHOWROOM_SOCKET passes sshd: the house is at its usual place.
mkdir "$dir/system"
mount --bind "$dir/system" /run || exit 77
mkdir -m 755 /run/sshd /run/staff # below /tmp sshd trusts no key
run=/run/showroom
unset SHOWROOM_SOCKET
make_house
start_store

ssh-keygen -q -t ed25519 -N '' -f "$dir/host" &&
    ssh-keygen -q -t ed25519 -N '' -f "$dir/key" || exit 1
for user in sal1 sal2; do
	usermod --password '*' "srt-$user"
	cp "$dir/key.pub" "/run/staff/srt-$user"
done
usermod --shell "$dir/bin/showroom" srt-sal1
usermod --shell /bin/bash srt-sal2
mkdir "$dir/home/.ssh"
chmod 755 "$dir/home" "$dir/home/.ssh"
echo "id -un >$dir/tmp/bashrc.\$(id -un)" >"$dir/home/.bashrc"
echo "id -un >$dir/tmp/rc.\$(id -un)" >"$dir/home/.ssh/rc"

port=$((20000 + $$ % 20000))
{
	echo "Port $port"
	echo "ListenAddress 127.0.0.1"
	echo "HostKey $dir/host"
	echo "UsePAM no"
	echo "PidFile none"
	echo "Subsystem sftp internal-sftp"
	sed -n '/^\.\\" sshd$/,/^\.\\" so far$/p' "$SOURCE_DIR/man/showroomd.8" |
	    grep -v '^\.' | sed -e "s,/etc/ssh/staff,/run/staff," \
	    -e "s,/usr/bin,$dir/bin," -e 's,showroom-staff,srt-staff,' \
	    -e 's,^\(	ClientAliveInterval\) 15$,\1 1,'
} >"$dir/sshd_config"
grep -q '^Match Group srt-staff' "$dir/sshd_config" || fail "no sshd part"
grep -q 'ClientAliveInterval 1$' "$dir/sshd_config" || fail "no interval"
/usr/sbin/sshd -t -f "$dir/sshd_config" || fail "sshd does not take it"
/usr/sbin/sshd -D -e -f "$dir/sshd_config" 2>"$dir/sshd.log" &
pids="$pids $!"

options="-F /dev/null -i $dir/key -o BatchMode=yes \
-o StrictHostKeyChecking=no -o UserKnownHostsFile=$dir/known -o LogLevel=ERROR"
login() {
	user=$1
	shift
	# shellcheck disable=SC2086 # a list of words
	timeout 100 ssh -p "$port" $options "$@" "srt-$user@127.0.0.1"
}
reached() {
	login sal1 -T </dev/null 2>&1 | grep -q terminal
}
until_true reached

# screens NAME: a session whose keys go to 7, whose screen is $dir/NAME.
screens() {
	mkfifo "$dir/$1.in"
	# shellcheck disable=SC2086 # a list of words
	TERM=xterm ssh -p "$port" $options -tt srt-sal1@127.0.0.1 \
	    <"$dir/$1.in" >"$dir/$1" 2>&1 &
	session=$!
	pids="$pids $session"
	exec 7>"$dir/$1.in"
	until_true grep -q 津东一汽丰田 "$dir/$1"
}

# The screens on a terminal; q leaves them and the line.
screens keys
printf q >&7
wait "$session" || fail "the screens ended with $?"
exec 7>&-

# A line that breaks leaves nobody behind.
nobody_left() {
	[ -z "$(ps -u srt-sal1 -o pid=)" ]
}
until_true nobody_left
screens broken
kill -KILL "$session"
until_true nobody_left
exec 7>&-

# A command, a file, a tunnel: none of them.
login sal1 -T -- staff list </dev/null >"$dir/said" 2>&1
for words in "touch $dir/tmp/touched" "showroom staff" "-c id"; do
	# shellcheck disable=SC2086,SC2029 # words for there
	timeout 100 ssh -p "$port" $options srt-sal1@127.0.0.1 "$words" \
	    </dev/null >"$dir/said" 2>&1
	grep -qE 'Administrator|uid=' "$dir/said" &&
	    fail "ran: $words: $(cat "$dir/said")"
done
[ ! -e "$dir/tmp/touched" ] || fail "a command ran"
echo secret >"$dir/tmp/file"
for old in "" -O; do
	# shellcheck disable=SC2086 # a list of words
	timeout 100 scp $old -P "$port" $options "$dir/tmp/file" \
	    "srt-sal1@127.0.0.1:$dir/tmp/copied" </dev/null >/dev/null 2>&1
done
[ ! -e "$dir/tmp/copied" ] || fail "a file was copied"
login sal1 -N -o ExitOnForwardFailure=yes -R "$((port + 1)):127.0.0.1:22" \
    </dev/null >"$dir/said" 2>&1 && fail "a tunnel was made"

# Neither start-up file ran; the control's did.
[ ! -e "$dir/tmp/bashrc.srt-sal1" ] || fail "~/.bashrc ran"
[ ! -e "$dir/tmp/rc.srt-sal1" ] || fail "~/.ssh/rc ran"
login sal2 -T </dev/null >/dev/null 2>&1
[ -e "$dir/tmp/bashrc.srt-sal2" ] || fail "the control shows nothing"
[ ! -e "$dir/tmp/rc.srt-sal2" ] || fail "~/.ssh/rc ran with another shell"

# A network that goes away: the line is silent, not closed.  The session ends
# by itself, what was typed is kept, and the seat is free again.
stop_store
echo "max_clients_per_user = 1" >>"$conf"
start_store
kept() {
	[ "$(as store sqlite3 -readonly "$db" \
	    "SELECT count(*) FROM draft WHERE instr(body, 'Unsaved')")" = 1 ]
}
screens silent
printf '\033OR' >&7
until_true grep -q Register "$dir/silent"
printf n >&7
until_true grep -q 'Ctrl-S' "$dir/silent"
printf Unsaved >&7
until_true kept
kill -STOP "$session"
denied "as many terminals open as are allowed" as sal1 showroom staff
until_true nobody_left
kept || fail "what was typed is lost"
may as sal1 showroom staff
kill -KILL "$session"
exec 7>&-
screens again
until_true grep -q 'Unfinished: Visit' "$dir/again"
exec 7>&-

[ $bad -eq 0 ] || cat "$dir/sshd.log"
end
