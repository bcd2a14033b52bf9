#!/bin/sh
# Every operation by every role over the socket, as the Unix user that has
# it, against the table of operations.
. "$(dirname "$0")/users.sh"
make_house
start_store
while read -r role user; do
	may as "$user" forge table "$role"
	n=$(sed -n 's/^\([0-9]*\) operations$/\1/p' "$dir/said")
	[ "${n:-0}" -ge 70 ] || fail "$user tried ${n:-no} operations"
done <<'END'
desk desk
sales sal1
supervisor super
manager mgr
cr cr
finance fin
gm gm
admin adm
END
end
