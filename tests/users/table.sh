#!/bin/sh
# Every operation by every role over the socket, as the Unix user that has
# it, against the table of operations; and every denial is in the trail.
. "$(dirname "$0")/users.sh"
make_house
start_store
roles="desk:desk sales:sal1 supervisor:super manager:mgr cr:cr finance:fin \
gm:gm admin:adm"
for role in $roles; do
	user=${role#*:}
	may as "$user" forge table "${role%:*}"
	cp "$dir/said" "$dir/said.$user"
	n=$(sed -n 's/^\([0-9]*\) operations, .*/\1/p' "$dir/said")
	[ "${n:-0}" -ge 70 ] || fail "$user tried ${n:-no} operations"
done

# A flood of denials is counted; what is not told yet is told at the end.
stop_store || fail "it ended with $?"
start_store
may as adm showroom audit --limit 100000 --json
for role in $roles; do
	user=${role#*:}
	denied=$(sed -n 's/^[0-9]* operations, \([0-9]*\) denied$/\1/p' \
	    "$dir/said.$user")
	told=$(sed -n "/\"denied\".*\"uid\": $(id -u "srt-$user"),/s/.*\"times\": \([0-9]*\),.*/\1/p" \
	    "$dir/said" | awk '{ n += $1 } END { print n + 0 }')
	[ "$told" = "$denied" ] ||
	    fail "$user: $denied denials, the trail has $told"
done
end
