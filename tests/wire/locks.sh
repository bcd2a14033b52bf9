#!/bin/sh
# A file that stays locked, or cannot be: that is said within a few seconds, and
# no store stays behind.
. "${0%/*}/wire.sh"
command -v sqlite3 >/dev/null || { echo "no sqlite3"; exit 77; }
init
until_true none

# says WHAT TEXT SECONDS COMMAND...
says() {
	what=$1 text=$2 most=$3
	shift 3
	begun=$(date +%s%N)
	"$@" >out 2>&1 && fail "$what: no failure"
	took=$((($(date +%s%N) - begun) / 1000000))
	[ "$took" -lt $((most * 1000)) ] || fail "$what: said after $took ms"
	has "$what" "$text" out
	until_true none
}

# No locks at all; SQLite alone would say that another program writes.
unlocked() {
	LD_PRELOAD="$UNLOCKED" ASAN_OPTIONS=verify_asan_link_order=0 \
	    "$dir/bin/showroom" --db "$db" "$@"
}
says "no locks" "$db cannot be locked. Keep it on a disk of this machine." 3 \
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

# What the day begins with is put off; reading goes on.
holds ""
begun=$(date +%s)
showroom staff >out 2>&1 || fail "beside a writer: no list"
has "beside a writer" 王芳 out
[ $(($(date +%s) - begun)) -lt 12 ] || fail "beside a writer: too late"
until_true none
let_go

# The file is to be brought up to date.
holds "PRAGMA user_version = 1;"
says "a writer" "Another program is writing to $db" 12 showroom staff
let_go
end
