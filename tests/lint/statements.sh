#!/bin/sh
# Each table of statements and each list is in parts.c, where the test of all
# plans finds it; sqlite3.h stays in the store.
set -u
fail=0
cd "$SOURCE_DIR" || exit 1

named() {
	grep -hoE "^(static )?const struct $1 [a-z_]+\\[?" src/store/*.c |
	    sed -E 's/.* ([a-z_]+)\[?$/\1/' | sort -u
}

n=0
for name in $(named query) $(named list_spec); do
	n=$((n + 1))
	# A statement of a list's row or filter is reached by its spec.
	grep -qw "$name" src/store/parts.c ||
	    grep -qE "(\.row = |\{ \"[a-z_]+\", .*)&$name\b" src/store/*.c || {
		echo "$name is not in src/store/parts.c"
		fail=1
	}
done
[ "$n" -ge 2 ] || { echo "no statements found"; fail=1; }

if grep -l 'sqlite3\.h' -r src include --include='*.[ch]' |
    grep -v '^src/store/'; then
	echo "sqlite3.h outside src/store"
	fail=1
fi
exit $fail
