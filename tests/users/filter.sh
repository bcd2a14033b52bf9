#!/bin/sh
# The unit's SystemCallFilter lets through what the store really calls: start,
# logins, writes, an export, a backup, a hashed secret, its end.
. "$(dirname "$0")/users.sh"
for tool in strace systemd-analyze; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
make_house
setpriv --reuid=srt-store --regid=srt-store --clear-groups --no-new-privs \
    strace -f -qq -o "$dir/tmp/trace" showroomd --config "$conf" \
    >"$dir/store.log" 2>&1 &
strace=$!
pids="$pids $strace"
until_true answers || cat "$dir/store.log"
may as adm showroom staff add --code 20 --name 新人 --role sales
may as adm showroom backup "$dir/tmp/copy.db"
may as mgr showroom export visits -o "$dir/tmp/visits.csv"
may as mgr showroom report sales-daily
may as adm showroom check
kill -TERM "$(sed -n '1s/ .*//p' "$dir/tmp/trace")"
wait "$strace" || fail "it ended with $?"

# The sets, flattened: what a line of the filter means.
systemd-analyze syscall-filter | awk '
/^[^ ]/ { set = $1 }
/^    [a-z@]/ { print set, $1 }' >"$dir/sets"
sed -n 's/^SystemCallFilter=//p' "$SOURCE_DIR/src/package/showroomd.service" \
    >"$dir/filter"
sed -nE 's/^[0-9]+ +([a-z0-9_]+)\(.*/\1/p' "$dir/tmp/trace" | sort -u \
    >"$dir/called"
[ "$(wc -l <"$dir/called")" -ge 40 ] || fail "few calls: $(cat "$dir/called")"
awk '
function put(name, on,  n, i, part) {
	if (name ~ /^@/) {
		n = split(member[name], part, " ")
		for (i = 1; i <= n; i++)
			put(part[i], on)
	} else
		let[name] = on
}
FILENAME ~ /sets$/ { member[$1] = member[$1] " " $2; next }
FILENAME ~ /filter$/ {
	on = !sub(/^~/, "")
	if (!begun++)
		put("@default", 1)
	for (k = 1; k <= NF; k++)
		put($k, on)
	next
}
# Done before the filter holds, or where EPERM does no harm.
/^(execve|setrlimit|prlimit64)$/ { next }
!let[$1] { print "not let through: " $1; bad = 1 }
END { exit bad }' "$dir/sets" "$dir/filter" "$dir/called" || bad=1
end
