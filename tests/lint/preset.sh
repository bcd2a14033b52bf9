#!/bin/sh
# The rows a new house starts with: every list has rows in both languages,
# with the marks that rules ask for; both grade tables are those of the trade;
# the sample files name nothing that is not there.
set -u
fail=0
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
schema=$SOURCE_DIR/schema
data=$SOURCE_DIR/tests/data

say() {
	echo "$1"
	fail=1
}

# same TITLE EXPECTED ACTUAL
same() {
	[ "$2" = "$3" ] || say "$1: expected
$2
but is
$3"
}

for preset in ftms habc; do
	cat "$schema"/0*.sql >"$dir/schema.sql"
	sqlite3 -bail "$dir/$preset" ".read $dir/schema.sql" \
	    ".read $schema/preset/lists.sql" \
	    ".read $schema/preset/$preset.sql" ||
	    say "$preset: does not load"
	same "$preset: setting" "$preset" "$(sqlite3 "$dir/$preset" \
	    "SELECT value FROM setting WHERE name = 'preset'")"
	# Every series continues after the ids that were given.
	for table in list_row setting holiday grade_rule; do
		same "$preset: series of $table" "$(sqlite3 "$dir/$preset" \
		    "SELECT max(id) + 1 - (1 << 40) FROM $table")" \
		    "$(sqlite3 "$dir/$preset" \
		    "SELECT next FROM serial WHERE name = '$table'")"
	done
done
db=$dir/ftms

ask() {
	sqlite3 "$db" "$1"
}

# grade, buys within, next contact, hard cap, chosen, hot, origin
table() {
	sqlite3 "$1" "SELECT grade, buy_days, every_days, cap_days, chosen,
	    hot, origin FROM grade_rule ORDER BY grade"
}
closed='7|0|0|0|0|0|source
8|0|0|0|0|0|source
9|0|0|0|0|0|source
10|0|0|0|0|0|source
11|0|0|0|0|0|source
12|0|0|0|0|0|source
13|0|0|0|0|0|source'
same "grades of ftms" "1|0|7|7|0|0|source
2|7|2|3|1|1|default
3|30|4|7|1|1|default
4|90|7|15|1|0|default
5|180|15|30|1|0|source
6|0|1|2|0|0|default
$closed" "$(table "$dir/ftms")"
same "grades of habc" "1|0|7|7|0|0|source
2|7|2|3|1|1|default
3|15|4|7|1|1|default
4|30|7|15|1|0|default
5|90|15|30|1|0|source
6|0|1|2|0|0|default
$closed" "$(table "$dir/habc")"

same "codes are short ASCII" "" "$(ask "SELECT list, code FROM list_row
    WHERE code = '' OR length(code) > 12 OR code GLOB '*[^a-z0-9_]*'")"
same "English names" "" "$(ask "SELECT list, code FROM list_row
    WHERE ifnull(name_en, '') = '' OR name_en GLOB '*[^ -~]*'")"
same "English names are told apart" "" "$(ask "SELECT list, name_en
    FROM list_row GROUP BY list, name_en HAVING count(*) > 1")"
same "Chinese names" "" "$(ask "SELECT list, code FROM list_row
    WHERE name_zh NOT GLOB '*[^ -~]*' AND list NOT IN ('model', 'rival')")"
same "one order" "" "$(ask "SELECT list, sort FROM list_row
    GROUP BY list, sort HAVING count(*) > 1 OR sort <= 0")"
same "marks of sources" "B E I P R S" "$(ask "SELECT group_concat(extra, ' ')
    FROM (SELECT DISTINCT ifnull(extra, '?') AS extra FROM list_row
    WHERE list = 'source' ORDER BY 1)")"
same "marks" "consent|none|2
how|invited|2
lost|process|6
lost|product|11
purpose|nonintent|6
reason|duplicate|2
reason|frozen|4
reason|handover|4
reason|reopen|2
reason|void|4
visittime|day|1
visittime|evening|1
visittime|weekend|1
visittime|work|1" "$(ask "SELECT list, extra, count(*) FROM list_row
    WHERE extra IS NOT NULL AND list <> 'source' GROUP BY list, extra")"

# Settings name what exists.
same "holidays" "2026|39|0
2027|13|0" "$(ask "SELECT substr(day, 1, 4), count(*), sum(closed)
    FROM holiday GROUP BY 1")"
same "required columns" "7" "$(ask "SELECT count(*) FROM
    pragma_table_info('visit') WHERE instr(',' || (SELECT value FROM setting
    WHERE name = 'visit_required') || ',', ',' || name || ',')")"
same "defaults" "3|12" "$(ask "SELECT group_concat(value, '|')
    FROM (SELECT value FROM setting WHERE name IN (
    'loss_missed_intervals', 'day_capacity') ORDER BY id)")"

# Every value of the sample files has its row; a model may carry a trim.
iconv -f GB18030 -t UTF-8 "$data/register.csv" >"$dir/register.csv"
sed '1s/^\xef\xbb\xbf//' "$data/prospects.csv" >"$dir/prospects.csv"
sqlite3 "$db" ".import --csv $dir/register.csv register" \
    ".import --csv $dir/prospects.csv prospects"
known() { # file, column, list
	n=$(ask "SELECT count(*) FROM $1 WHERE \"$2\" <> ''")
	[ "${n:-0}" -gt 100 ] || say "$1 $2: no values"
	same "$1 $2" "" "$(ask "SELECT DISTINCT \"$2\" FROM $1 f
	    WHERE \"$2\" <> '' AND NOT EXISTS (SELECT 1 FROM list_row
	    WHERE list = '$3' AND \"$2\" || ' ' GLOB name_zh || ' *')")"
}
known register 意向车型 model
known register 颜色 colour
known register 竞品 rival
known register 信息来源 source
known prospects 意向车型 model
known prospects 颜色 colour
known prospects 竞品车型 rival
known prospects 信息来源 source
known prospects 购买类型 buytype
known prospects 付款方式 payment
exit $fail
