#!/bin/sh
# Every header compiles alone and twice, with all warnings.
set -u
cd "$SOURCE_DIR" || exit 1
fail=0
n=0

for header in $(find include src -name '*.h' | LC_ALL=C sort); do
	n=$((n + 1))
	name=${header#include/}
	printf '#include "%s"\n#include "%s"\n' "${name#src/}" "${name#src/}" |
	    ${CC:-cc} -std=c11 -D_XOPEN_SOURCE=700 -Iinclude -Isrc -Wall \
		-Wextra -Werror -fsyntax-only -x c - || {
		echo "$header does not compile alone"
		fail=1
	}
done
[ "$n" -gt 40 ] || { echo "only $n headers seen"; fail=1; }
exit $fail
