#!/bin/sh
# The manual says what the program's tables and presets say, and is mdoc
# without a flaw.
set -u
cd "$SOURCE_DIR" || exit 1
fail=0

sh man/update.sh "$BUILD_DIR/showroom" --check || {
	echo "run: man/update.sh PROGRAM"
	fail=1
}
for page in man/*.[1-9]; do
	mandoc -Tlint -W warning "$page" || fail=1
	[ "$(grep -c 'from the program$' "$page")" -eq \
	    "$(grep -c '^\.\\" end$' "$page")" ] || {
		echo "$page: a part has no end"
		fail=1
	}
done

# Every part of the program's is in a page.
parts=$("$BUILD_DIR/showroom" --lang en help help |
    sed -n '/One of: /,/\.$/{s/.*One of: //; s/[,.]//g; p;}')
[ "$(echo $parts | wc -w)" -ge 8 ] || { echo "parts: $parts"; fail=1; }
for part in $parts; do
	grep -q "^\.\\\\\" $part from the program\$" man/*.[1-9] || {
		echo "no page holds: $part"
		fail=1
	}
done

# The grades of the two presets, joined as the page shows them.
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
cat schema/0*.sql >"$dir/schema.sql"
for preset in ftms habc; do
	sqlite3 -bail "$dir/$preset" ".read $dir/schema.sql" \
	    ".read schema/preset/lists.sql" ".read schema/preset/$preset.sql"
done
sqlite3 "$dir/ftms" "ATTACH '$dir/habc' AS habc" \
    "SELECT '.It ' || substr('OHABCN', f.grade, 1) || ' Ta ' ||
	ifnull(nullif(f.buy_days, 0), '-') || ' Ta ' ||
	ifnull(nullif(h.buy_days, 0), '-') || ' Ta ' || f.every_days ||
	' Ta ' || f.cap_days
    FROM main.grade_rule f JOIN habc.grade_rule h USING (grade)
    WHERE f.grade <= 6 AND f.every_days = h.every_days
	AND f.cap_days = h.cap_days ORDER BY f.grade" >"$dir/grades"
[ "$(wc -l <"$dir/grades")" -eq 6 ] || { echo "not six grades"; fail=1; }
while IFS= read -r row; do
	grep -qxF "$row" man/showroom.7 || {
		echo "man/showroom.7 lacks: $row"
		fail=1
	}
done <"$dir/grades"
exit $fail
