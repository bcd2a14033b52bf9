# What the tests of the store's process share: a home, the two programs in a
# directory of their own, and words for what is to be.  No store makes backups
# by itself, whatever the hour.  A test is a script that sources this with
# BUILD_DIR, SOURCE_DIR and PROBE; it ends with `end`.
# shellcheck shell=sh
set -u
dir=$(mktemp -d)
cd "$dir" && mkdir bin home run tmp && chmod 700 run || exit 1
cp "$BUILD_DIR/showroom" "$BUILD_DIR/showroomd" bin && cp -R "$BUILD_DIR/po" bin
unset XDG_DATA_HOME SHOWROOM_DB SHOWROOM_SOCKET LC_MESSAGES LC_CTYPE LANG
export HOME="$dir/home" XDG_RUNTIME_DIR="$dir/run" TMPDIR="$dir/tmp" \
    LC_ALL=C.UTF-8 LANGUAGE=en SHOWROOM_TEST=1 SHOWROOM_BACKUPS= TERM=dumb \
    PATH="$dir/bin:$PATH"
bad=0
db="$HOME/a.db"

fail() {
	echo "failed: $*"
	bad=1
}

# moment [SECONDS]
# shellcheck disable=SC2120,SC2119 # it has a usual length
moment() {
	timeout "${1:-0.05}" tail -f /dev/null
}

# The ids of the stores that run out of this test's bin.
stores() {
	find /proc/[0-9]*/exe -prune -lname "$dir/bin/showroomd" 2>/dev/null |
	    cut -d/ -f3
}

count() {
	stores | wc -l
}

end() {
	for pid in $(stores); do
		kill "$pid"
	done
	cd / && rm -rf "$dir"
	exit $bad
}

# is WHAT WANTED GOT
is() {
	[ "$2" = "$3" ] || fail "$1: not '$2' but '$3'"
}

# has WHAT TEXT FILE
has() {
	grep -qF -- "$2" "$3" || { fail "$1: no '$2' in:"; cat "$3"; }
}

# until COMMAND...: again and again, for a minute at most.
until_true() {
	last=$(($(date +%s) + 60))
	while ! "$@"; do
		[ "$(date +%s)" -le "$last" ] || { fail "in a minute not: $*"; return 1; }
		moment
	done
}

none() {
	[ "$(count)" -eq 0 ]
}

some() {
	[ "$(count)" -gt 0 ]
}

showroom() {
	command showroom --db "$db" "$@"
}

zh() {
	LANGUAGE=zh_CN showroom "$@"
}

init() {
	showroom init --house 津东 --name 王芳 >/dev/null || fail "no file"
}

# Where the store of $db listens.
meeting() {
	# shellcheck disable=SC2046 # two words
	printf '%s/showroom/%x-%x\n' "$XDG_RUNTIME_DIR" $(stat -c '%d %i' "$db")
}

# A store ends 3 seconds after the last terminal has left: sooner than a slow
# machine looks.  stays: that of $db runs, and does not end until let_go.
stays() {
	[ -p "$dir/line" ] || mkfifo "$dir/line"
	until_true reached
}

# No job of this shell's, which may wait for all of its own.
reached() {
	: >"$dir/lined"
	("$PROBE" "$(meeting)" stay <"$dir/line" >"$dir/lined" 2>/dev/null 8>&- &
	    echo $! >"$dir/liner")
	exec 8>"$dir/line"
	while lining && [ ! -s "$dir/lined" ]; do
		moment
	done
	[ -s "$dir/lined" ] || { showroom staff >/dev/null 2>&1; false; }
}

lining() {
	kill -0 "$(cat "$dir/liner")" 2>/dev/null
}

unlined() {
	! lining
}

let_go() {
	exec 8>&-
	until_true unlined
}
