#!/bin/sh
# Every .c and .h file stands as .clang-format has it.  Each release breaks
# some lines elsewhere: that of Debian 12 is asked, or none.
set -u
cd "$SOURCE_DIR" || exit 1

clang-format --version 2>/dev/null | grep -q ' version 14\.' || exit 77
files=$(find include src tests -name '*.[ch]')
[ "$(echo "$files" | wc -l)" -gt 100 ] || { echo "too few files"; exit 1; }
# shellcheck disable=SC2086 # no blanks in our names
clang-format --dry-run -Werror $files
