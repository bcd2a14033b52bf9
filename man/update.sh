#!/bin/sh
# update.sh PROGRAM [--check]: fill the parts of the pages that stand between
# `.\" PART from the program` and `.\" end` from its tables; with --check only
# say which differ.
set -u
program=$1
fail=0
new=$(mktemp) && trap 'rm -f "$new"' EXIT

for page in "$(dirname "$0")"/*.[1-9]; do
	out=
	while IFS= read -r line; do
		case $line in
		'.\" '*' from the program')
			part=${line#'.\" '}
			printf '%s\n' "$line"
			LC_ALL=C LANGUAGE= "$program" help --mdoc "${part%% *}" || exit 1
			out=1
			;;
		'.\" end')
			out=
			printf '%s\n' "$line"
			;;
		*) [ -n "$out" ] || printf '%s\n' "$line" ;;
		esac
	done <"$page" >"$new" || { fail=1; continue; }
	cmp -s "$page" "$new" && continue
	if [ "${2:-}" = --check ]; then
		echo "$page is not what the program says:"
		diff "$page" "$new" | head -20
		fail=1
	else
		cat "$new" >"$page"
	fi
done
exit $fail
