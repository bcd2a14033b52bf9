#!/bin/sh
# What CI runs is the line of README's quick start, and both its lines exist.
set -u
cd "$SOURCE_DIR" || exit 1
fail=0
line=$(sed -n '$p' .ci/run)
quick=$(sed -n '/^## Quick start/,/^## [^Q]/s/^    //p' README.md)

[ "$(echo "$quick" | sed -n 2p)" = "$line" ] || {
	echo ".ci/run runs '$line', README says:"
	echo "$quick"
	fail=1
}
for line in "$(echo "$quick" | sed -n 1p)" "$line"; do
	[ -x "${line%% *}" ] || {
		echo "'${line%% *}' cannot be run"
		fail=1
	}
done
exit $fail
