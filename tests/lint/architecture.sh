#!/bin/sh
# ARCHITECTURE.md names every source file, and none that is gone: under the
# heading of its folder, by its name without .c and .h.
set -u
cd "$SOURCE_DIR" || exit 1
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT

find src -type f | sed -e 's,^src/\([^/]*\)$,src \1,' -e 's,\(.*\)/,\1 ,' |
    awk '{
	if ($1 !~ /^src(\/(build|po))?$/)
		sub(/\.[ch]$/, "", $2)
	print $1 "/" $2
}' | LC_ALL=C sort -u >"$dir/there"
awk '/^### src/ { folder = $2 }
/^## / { folder = "" }
folder != "" && /^- `/ {
	sub(/: .*/, "")
	n = split($0, name, "`")
	for (i = 2; i < n; i += 2)
		print folder "/" name[i]
}' ARCHITECTURE.md | LC_ALL=C sort >"$dir/named"

[ "$(wc -l <"$dir/there")" -gt 100 ] || { echo "too few files"; exit 1; }
LC_ALL=C comm -23 "$dir/there" "$dir/named" | sed 's/$/: not named/' >"$dir/bad"
LC_ALL=C comm -13 "$dir/there" "$dir/named" |
    sed 's/$/: named, and not there or twice/' >>"$dir/bad"
cat "$dir/bad"
[ ! -s "$dir/bad" ]
