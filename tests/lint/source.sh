#!/bin/sh
# What every source file keeps: its lengths, its opening comment, banned.h
# last, no variable for all, nothing left for later.
set -u
cd "$SOURCE_DIR" || exit 1
fail=0

find include src tests -name '*.[ch]' | LC_ALL=C sort | xargs awk '
function say(line, what) {
	print file ":" line ": " what
	bad = 1
}
function finish() {
	if (file == "")
		return
	if (lines > 800)
		say(lines, "a file has 800 lines at most")
	# The table of operations has a row for each of them.
	if (file ~ /\.h$/ && file !~ /\/ops\.h$/ && lines > 250)
		say(lines, "a header has 250 lines at most")
	if (file ~ /^src\/.*\.c$/ && file !~ /^src\/build\// &&
	    last !~ /"base\/banned.h"/)
		say(lines, "base/banned.h is not included, or not last")
}
FNR == 1 {
	finish()
	file = FILENAME
	last = ""
	start = 0
	files++
	if ($0 !~ /^\/\*/)
		say(1, "no opening comment: what it owns")
}
{ lines = FNR }
/^#[ \t]*include/ { last = $0 }
/^extern / && $0 !~ /^extern const / { say(FNR, "an extern variable") }
/^[ \t]+extern / { say(FNR, "an extern in a function") }
# The name of a function stands at the start of its line.
/^[a-z_][A-Za-z0-9_]*\(/ || /^START_TEST/ { start = FNR }
/;$/ && start && !body { start = 0 }
/^{/ { body = 1 }
# Rows of a table in a test are no code.
file ~ /^tests/ && start && /^[ \t]+\{ .*\},$/ { start++ }
/^}/ {
	functions += start > 0
	if (start && FNR - start + 1 > 80)
		say(FNR, "a function has 80 lines at most, this one has " \
		    FNR - start + 1)
	start = body = 0
}
END {
	finish()
	if (files < 50 || functions < 200) {
		print "only " files " files, " functions " functions seen"
		bad = 1
	}
	exit bad
}' || fail=1

# none PATTERN WHAT FILES...: no line of FILES has it.
none() {
	pattern=$1
	what=$2
	shift 2
	if grep -nE "$pattern" "$@" /dev/null; then
		echo "^ $what"
		fail=1
	fi
}

texts() {
	find include src schema tests man .ci CMakeLists.txt CMakePresets.json \
	    packages.txt ./*.md -type f ! -path 'tests/data/*' \
	    ! -name source.sh 2>/dev/null
}
[ "$(texts | wc -l)" -gt 100 ] || { echo "too few files"; fail=1; }
# shellcheck disable=SC2046 # no blanks in our names
{
	none '[[:blank:]]$' 'blanks at the end of a line' \
	    $(texts | grep -v -e '\.expect' -e '\.golden' -e '/golden/')
	none 'TODO|FIXME' 'something left for later' $(texts)
	none '\.\./shared|/work/' 'a place that is not of the project' $(texts)
	none '[^-"_./a-z]sleep[ (]' 'a test waits for an event, it never sleeps' \
	    $(find tests -name '*.[ch]' -o -path tests/lint -prune -o -name '*.sh' -print)
}
for script in $(find src tests .ci -type f | xargs grep -lE '^#!/bin/sh'); do
	sh -n "$script" || fail=1
done
exit $fail
