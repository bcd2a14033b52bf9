#!/bin/sh
# Every message of the sources speaks every language: translated, not fuzzy,
# with the same {n} in it and the same blank at its end.
set -u
fail=0
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
sh "$SOURCE_DIR/src/po/extract.sh" "$dir/pot" 2>"$dir/err" || fail=1
[ -s "$dir/err" ] && cat "$dir/err" && fail=1

# English counts read right for 1, too: "Cards: {0}", "{0} d", not "{0} cards".
# A bound is never 1, and what is always several may say so.
msgattrib --no-wrap --no-location "$dir/pot" | awk '
BEGIN {
	noun = "(cards|contacts|guests|lines|rows|cells|columns|days|hours|" \
	    "minutes|seconds|weeks|months|times|steps|tries|grades|people|" \
	    "salespeople|customers|visits|terminals|records|losses|changes|" \
	    "rounds|cars|drives|turns|files|backups)"
	bound = "at most|at the most|1 to \\{|[Mm]ore than|from 1 to"
}
/^msgid / && $0 !~ bound && $0 != "msgid \"{0} minutes\"" &&
    match($0, "\\{[0-9]\\} ((empty|open|hot|own|new|other|earlier|overdue|planned|incomplete|refused) )?" noun "[^a-z]") {
	print "says \"1 " substr($0, RSTART + 4, RLENGTH - 5) "\": " $0
	bad = 1
}
END { exit bad }' || fail=1

for po in "$SOURCE_DIR"/src/po/*.po; do
	name=$(basename "$po")
	msgfmt --check-format -o "$dir/mo" "$po" || fail=1
	msgmerge --quiet --no-fuzzy-matching "$po" "$dir/pot" >"$dir/merged"
	for what in untranslated only-fuzzy only-obsolete; do
		msgattrib --$what --no-location --no-wrap "$dir/merged" |
		    sed -n 's/^\(#~ \)\{0,1\}msgid \("..*"\)$/\2/p' >"$dir/left"
		[ -s "$dir/left" ] || continue
		echo "$name: $what (src/po/update.sh lists them):"
		cat "$dir/left"
		fail=1
	done
	# One line an entry: id <tab> text; then compare their placeholders.
	msgattrib --translated --no-wrap --no-location "$dir/merged" | awk '
	function marks(s,    i, m, r) {
		for (i = 0; i < 4; i++) {
			m = "{" i "}"
			r = r (index(s, m) ? m : "")
		}
		return r
	}
	# A full-width mark has its blank in it.
	function blank(s, id) {
		return s ~ / $/ || (id ~ / $/ && s ~ /(；|：)$/)
	}
	function value(s) {
		sub(/^[a-z]* "/, "", s)
		sub(/"$/, "", s)
		return s
	}
	/^msgid / { id = value($0) }
	/^msgstr / && id != "" {
		n++
		text = value($0)
		if (marks(id) != marks(text) ||
		    blank(id, id) != blank(text, id)) {
			print name ": placeholders differ: " id
			bad = 1
		}
	}
	END {
		if (n < 100) {
			print name ": only " n " messages seen"
			bad = 1
		}
		exit bad
	}' name="$name" || fail=1
done
exit $fail
