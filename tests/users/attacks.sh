#!/bin/sh
# What a salesperson with a shell may try against the store of his house:
# each is done, and is to be denied.
. "$(dirname "$0")/users.sh"
make_house
# Not even where tests set it may a house's clock be set.
export SHOWROOM_TEST=1
start_store
unset SHOWROOM_TEST

# The file: read, changed, copied, listed; its sidecars and keys, too.
denied "unable to open" as sal1 sqlite3 "$db" "SELECT * FROM staff"
denied "unable to open" as sal1 sqlite3 "$db" "UPDATE staff SET role = 4"
for file in "$db" "$db-wal" "$db-shm" $(ls "$state"/showroom.db?*); do
	denied "ermission denied" as sal1 cp "$file" "$dir/tmp/stolen"
done
denied "ermission denied" as sal1 ls "$state"
denied "ermission denied" as sal1 ls "$state/backups"
for file in "$state"/*; do
	[ -f "$file" ] && [ "$(stat -c %U:%a "$file")" != srt-store:600 ] &&
	    [ "$(stat -c %U:%a "$file")" != srt-store:400 ] &&
	    fail "$(stat -c '%n %U %a' "$file")"
done

# The process: its descriptors, memory, environment; by its own account, too.
# And the one beside it, which checks secrets.
children=$(ps -o pid= --ppid "$store")
[ -n "$children" ] || fail "no process for secrets"
for user in sal1 store; do
	for pid in $store $children; do
		for what in mem environ maps; do
			denied "ermission denied" as $user cat "/proc/$pid/$what"
		done
		denied "ermission denied" as $user ls "/proc/$pid/fd/"
		denied "ermission denied" as $user ls "/proc/$pid/cwd/"
	done
done
if command -v strace >/dev/null; then
	denied "not permitted" as sal1 timeout 60 strace -p "$store"
	denied "not permitted" as store timeout 60 strace -p "$store"
fi
grep -q '^NoNewPrivs:.1$' "/proc/$store/status" || fail "it may gain rights"
grep -q '^CapBnd:.0*$' "/proc/$store/status" || fail "it has capabilities"
grep -q '^Max core file size *0 *0 ' "/proc/$store/limits" ||
    fail "it may write a core"
for signal in STOP KILL TERM; do
	denied "not permitted" as sal1 kill -$signal "$store"
done

# The socket: replaced, removed, a file beside it; by whoever is no staff.
for how in "rm -f $run/showroom.sock" "ln -sf /tmp/x $run/showroom.sock" \
    "mv $run/showroom.sock $run/other" "touch $run/other" \
    "chmod 666 $run/showroom.sock"; do
	# shellcheck disable=SC2086 # a command and its words
	denied "ermi" as sal1 $how # "Permission denied", "not permitted"
done
[ "$(stat -c %U:%G:%a "$run/showroom.sock")" = srt-store:srt-staff:660 ] ||
    fail "the socket: $(stat -c %U:%G:%a "$run/showroom.sock")"
denied "group of staff" as outs showroom staff
denied "no member of staff" as new showroom staff

# Somebody else's name, code, clock, empty house.
may as sal1 forge claim srt-mgr
[ "$(cat "$dir/said")" = "code 01 role 2" ] ||
    fail "claimed: $(cat "$dir/said")"
denied "logs in as himself" as sal1 forge claim srt-mgr 11
denied "logs in as himself" as sal1 showroom --as 11 staff
before=$(TZ=Asia/Shanghai date +%F) # it may be midnight
may as sal1 forge clock "2001-02-03 04:05"
[ "$(cat "$dir/said")" = "$before" ] ||
    [ "$(cat "$dir/said")" = "$(TZ=Asia/Shanghai date +%F)" ] ||
    fail "the clock was set: $(cat "$dir/said")"
denied "Your role" as sal1 showroom staff set 01 --role manager

# What surrounds a client stays with it.
umask 000
may as sal1 env -i SHOWROOM_SOCKET="$SHOWROOM_SOCKET" LD_PRELOAD=/nowhere \
    TERMINFO=/nowhere SHOWROOM_TEST=1 PATH="$PATH" showroom staff
may as mgr sh -c "ulimit -f 0; exec showroom sign --day 2020-01-01 \
    --reason x >/dev/null 2>&1"
umask 022
may as sal1 setpriv --no-new-privs showroom staff
as sal1 showroom staff <&- >&- 2>&-
as sal1 showroom staff </dev/null >/dev/full 2>&1 && fail "said to be printed"
[ "$(stat -c %a "$db")" = 600 ] || fail "the file's mode"

# A path is written with the caller's rights; no program is executed.
may as mgr showroom export visits -o "$dir/tmp/visits.csv"
[ "$(stat -c %U:%a "$dir/tmp/visits.csv")" = srt-mgr:600 ] ||
    fail "an export: $(stat -c %U:%a "$dir/tmp/visits.csv")"
denied "ermission" as mgr showroom export visits -o "$state/visits.csv"
denied "ermission" as mgr showroom export visits -o /etc/visits.csv
printf '#!/bin/sh\ntouch %s\n' "$dir/tmp/ran" >"$dir/bin/evil"
chmod 755 "$dir/bin/evil"
may as mgr env PAGER=evil EDITOR=evil VISUAL=evil SHELL=evil BROWSER=evil \
    showroom help
may as mgr sh -c "cd $dir/tmp && SHELL=evil exec showroom export visits \
    -o '|evil'"
[ -f "$dir/tmp/|evil" ] || fail "a name is not taken as it is"
[ ! -e "$dir/tmp/ran" ] || fail "a program of the environment ran"

# One who is stopped while he is served stops nobody else.
mkfifo "$dir/ask"
as mgr forge hold <"$dir/ask" >"$dir/held" &
held=$!
pids="$pids $held"
exec 7>"$dir/ask"
until_true grep -q let "$dir/held"
kill -STOP "$held"
may as sal2 timeout 60 showroom staff
kill -CONT "$held"

# A role that is changed counts at once, on the open line.
may as adm showroom staff set 11 --role sales
echo >&7
until_true grep -q denied "$dir/held"
may as adm showroom staff set 11 --role manager
exec 7>&-

# The same file, the same socket: one store.
denied "already" timeout 100 setpriv --reuid=srt-store --regid=srt-store \
    --clear-groups showroomd --config "$conf"
sed 's/showroom.sock/second.sock/' "$conf" >"$dir/second"
denied "in use by srt-store" timeout 100 setpriv --reuid=srt-store \
    --regid=srt-store --clear-groups showroomd --config "$dir/second"
running "$store" || fail "the first store is gone"
may as sal1 showroom staff

# It ends by a signal, leaves no socket, and says nothing went wrong.
stop_store || fail "it ended with $?"
[ ! -e "$run/showroom.sock" ] || fail "the socket is still there"
denied "No store answers" as sal1 showroom staff
[ ! -s "$dir/store.log" ] || { fail "it said:"; cat "$dir/store.log"; }
end
