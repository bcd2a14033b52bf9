#!/bin/sh
# update.sh: bring every catalogue up to the sources; new messages come empty,
# those that are gone go.  Then translate what it lists and commit.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
sh "$here/extract.sh" "$dir/showroom.pot"
for po in "$here"/*.po; do
	msgmerge --quiet --no-fuzzy-matching --add-location=file \
	    "$po" "$dir/showroom.pot" | msgattrib --no-obsolete >"$dir/new"
	grep -v '^"POT-Creation-Date' "$dir/new" >"$po"
	msgattrib --untranslated --no-location "$po"
done
