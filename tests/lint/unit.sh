#!/bin/sh
# The systemd unit: nothing in it is unknown, its exposure is at most 1.0, and
# the one protection that would take the clients' identity away is off.
set -u
unit=$SOURCE_DIR/src/package/showroomd.service
fail=0

command -v systemd-analyze >/dev/null || exit 77
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
systemd-analyze security --offline=true --threshold=10 --no-pager "$unit" \
    >"$dir/said" 2>"$dir/flaws" || fail=1
if [ -s "$dir/flaws" ]; then
	echo "systemd does not know:"
	cat "$dir/flaws"
	fail=1
fi
level=$(sed -n 's/.*exposure level for showroomd.service: \([0-9.]*\) .*/\1/p' \
    "$dir/said")
awk -v level="${level:-none}" 'BEGIN { exit !(level ~ /^[0-9]/ && level <= 1.0) }' || {
	echo "the exposure is ${level:-not told}, not 1.0 or less:"
	grep '✗' "$dir/said"
	fail=1
}
# It would let SO_PEERCRED call every client "nobody".
grep -q '^PrivateUsers=' "$unit" && { echo "PrivateUsers= is set"; fail=1; }
# Unit, tmpfiles and conf speak of the same directories.
for dir in /var/lib/showroom /run/showroom; do
	grep -q "^ReadWritePaths=.*$dir" "$unit" &&
	    grep -q "^d $dir " "$SOURCE_DIR/src/package/showroom.tmpfiles" &&
	    grep -q "= $dir/" "$SOURCE_DIR/src/package/showroomd.conf" || {
		echo "not everywhere: $dir"
		fail=1
	}
done
exit $fail
