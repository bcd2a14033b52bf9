#!/bin/sh
# A folder is a layer: what it may include, and the few things that only one
# place may know (curses, SQLite, SQL, the zone, printing and ending).
set -u
cd "$SOURCE_DIR" || exit 1

find include src -name '*.[ch]' ! -path 'src/build/*' | LC_ALL=C sort |
    xargs awk '
BEGIN {
	may["base"] = "base"
	may["model"] = "base model"
	may["store"] = "base model store"
	may["domain"] = "base model store domain"
	may["wire"] = "base model wire"
	may["render"] = "base model wire render"
	may["tui"] = "base model wire render tui"
	may["cli"] = "base model wire render cli"
	may["daemon"] = "base model store domain wire render daemon"
	split("base model store domain wire", list)
	for (i in list)
		library[list[i]] = 1
}
function say(what) {
	print FILENAME ":" FNR ": " what ": " $0
	bad = 1
}
function included(s) {
	sub(/^#[ \t]*include[ \t]*[<"]/, "", s)
	sub(/[>"].*$/, "", s)
	return s
}
FNR == 1 {
	files++
	n = split(FILENAME, part, "/")
	layer = part[1] == "include" ? "public" : n == 2 ? "main" : part[2]
	if (layer != "public" && layer != "main" && !(layer in may))
		say("a folder that is no layer")
	comment = 0
}
/^#[ \t]*include/ {
	name = included($0)
	if (name ~ /\.\./)
		say("a relative include")
	else if (name ~ /^showroom(\/|\.h$)/ && $0 !~ /</)
		say("a public header is included with <>")
	else if (layer == "public" && /"/)
		say("a public header includes public headers alone")
	else if (/"/ && layer != "main") {
		split(name, to, "/")
		if (index(" " may[layer] " ", " " to[1] " ") == 0)
			say(layer " may not include " to[1])
	}
	if (name ~ /^(n?curses|term\.h)/ && FILENAME != "src/tui/draw.c")
		say("curses belongs to src/tui/draw.c")
	if (name ~ /^sqlite3/ && layer != "store")
		say("SQLite belongs to src/store")
	if (name == "libintl.h" && FILENAME != "src/base/intl.c")
		say("gettext belongs to src/base/intl.c")
	next
}
# Comments tell, code must not.
{
	code = $0
	if (comment) {
		if (!sub(/^.*\*\//, "", code))
			next
		comment = 0
	}
	gsub(/\/\*[^*]*\*\//, "", code)
	if (sub(/\/\*.*$/, "", code))
		comment = 1
}
code ~ /"[^"]*(SELECT |INSERT |UPDATE |DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA |BEGIN IMMEDIATE)/ &&
    layer != "store" { say("SQL belongs to src/store and schema") }
code ~ /(^|[^a-z_])localtime_r[ ]*\(/ && FILENAME != "src/base/clock.c" {
	say("the zone belongs to src/base/clock.c")
}
code ~ /(^|[^a-z_])(printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|perror|exit|_exit|abort|assert)[ ]*\(/ &&
    (layer in library) && FILENAME !~ /^src\/(wire\/start|store\/vault)\.c$/ {
	say("the library neither prints nor ends the program")
}
code ~ /_GNU_SOURCE/ && layer != "wire" { say("_GNU_SOURCE is for wire") }
END {
	if (files < 50) {
		print "only " files " files seen"
		bad = 1
	}
	exit bad
}'
