#!/bin/sh
# A file that stays locked, or cannot be: that is said after one wait of a few
# seconds, and no store stays behind.
. "${0%/*}/wire.sh"
command -v sqlite3 >/dev/null || { echo "no sqlite3"; exit 77; }
init
until_true none

# What everybody slept, in ms: not how long it took, on whatever machine.
export SLEPT="$dir/slept"
counted() {
	LD_PRELOAD="$UNLOCKED" ASAN_OPTIONS=verify_asan_link_order=0 \
	    "$dir/bin/showroom" --db "$db" "$@"
}
slept() {
	awk '{ n += $1 } END { print n + 0 }' "$SLEPT"
}

# says WHAT TEXT LEAST MOST COMMAND...: it fails with TEXT after such a sleep.
says() {
	what=$1 text=$2 least=$3 most=$4
	shift 4
	: >"$SLEPT"
	"$@" >out 2>&1 && fail "$what: no failure"
	has "$what" "$text" out
	until_true none
	waited "$what" "$least" "$most"
}
waited() {
	[ "$(slept)" -ge "$2" ] && [ "$(slept)" -le "$3" ] ||
	    fail "$1: slept $(slept) ms"
}

# No locks at all; SQLite alone would say that another program writes.
unlocked() {
	NO_LOCKS=yes counted "$@"
}
says "no locks" "$db cannot be locked. Keep it on a disk of this machine." 0 500 \
    unlocked staff
is "beside it" "a.db a.db.key" "$(cd "$HOME" && echo *)"

# Another program has begun to write and does not end: one wait of five seconds,
# not one after another.  The answer to SELECT tells that it has begun.
mkfifo writer
held() {
	grep -q held said
}
# holds SQL: until the writer is let go
holds() {
	sqlite3 -bail "$db" <writer >said 2>&1 &
	exec 7>writer
	echo "$1 BEGIN IMMEDIATE; SELECT 'held';" >&7
	until_true held
}
let_go() {
	exec 7>&-
	wait
}

# What the day begins with is put off, after two waits; reading goes on.
holds ""
: >"$SLEPT"
counted staff >out 2>&1 || fail "beside a writer: no list"
has "beside a writer" 王芳 out
waited "beside a writer" 1 11000
until_true none
let_go

# The file is to be brought up to date.
holds "PRAGMA user_version = 1;"
says "a writer" "Another program is writing to $db" 1 6000 counted staff
let_go
end
