# What the terminal tests share: a tmux of their own, a program in it, and
# waiting for what is to be seen.  A test is a script that sources this, with
# SHOWROOM the program; it ends with `end`.
# shellcheck shell=sh
set -u
[ -x "${SHOWROOM:-}" ] || { echo "SHOWROOM does not name the program"; exit 1; }
dir=$(mktemp -d)
cd "$dir" || exit 1
unset TMUX NO_COLOR SHOWROOM_DB SHOWROOM_SOCKET XDG_RUNTIME_DIR
export TMUX_TMPDIR="$dir" LC_ALL=C.UTF-8 HOME="$dir" XDG_DATA_HOME="$dir/data" \
    SHOWROOM_BACKUPS=
bad=0
# The terminal that is meant; its files are ./pid, ./out ...; another's ./u.pid.
# Said to tmux as =t: and =u:, for a mere t is also the start of a window's
# name, "tmux", and then the keys go to whichever terminal had them last.
term=t own=

mux() {
	tmux -u -f /dev/null "$@"
}

fail() {
	echo "failed: $*"
	for t in t u; do
		echo "--- terminal $t:"
		mux capture-pane -p -t =$t: 2>/dev/null
	done
	bad=1
	end
}

end() {
	mux kill-server 2>/dev/null
	cd / && rm -rf "$dir"
	exit $bad
}

# A moment: nobody ever signals this channel, so the wait runs out.
moment() {
	timeout 0.05 tmux -f /dev/null wait-for moment 2>/dev/null
}

# until COMMAND...: again and again, for a minute at most.
until_true() {
	last=$(($(date +%s) + 60))
	while ! "$@"; do
		[ "$(date +%s)" -le "$last" ] || fail "in a minute not: $*"
		moment
	done
}

# on t, on u: from now on that terminal is meant.
on() {
	term=$1 own=
	[ "$term" = t ] || own=$term.
}

shows() {
	mux capture-pane -p -t =$term: | grep -qF -- "$1"
}

hides() {
	! shows "$1"
}

# line N TEXT: line N of the terminal has TEXT.
line() {
	mux capture-pane -p -t =$term: | sed -n "$1p" | grep -qF -- "$2"
}

# see TEXT, gone TEXT: wait for it.
see() {
	until_true shows "$1"
}

gone() {
	until_true hides "$1"
}

# keys NAME...: as tmux calls them; text TEXT: typed as it is.
keys() {
	mux send-keys -t =$term: "$@"
}

text() {
	mux send-keys -t =$term: -l -- "$1"
}

cursor() {
	mux display -p -t =$term: '#{cursor_x} #{cursor_y}'
}

# Is the cursor in the first field of a line that begins with $1?
in_field() {
	# shellcheck disable=SC2046 # two numbers
	set -- "$1" $(cursor)
	[ "$2" -lt 20 ] && line $(($3 + 1)) " $1 "
}

# One Tab more until that is so; each is seen before the next.
tab_into() {
	was=$(cursor)
	keys Tab
	for try in $(seq 1000); do
		[ "$(cursor)" = "$was" ] || break
		moment
	done
	in_field "$1"
}

# field NAME: go to the field at the start of the line of that name.
field() {
	in_field "$1" || until_true tab_into "$1"
}

# run COLUMNS LINES COMMAND: a terminal with the shell command in it.  Its
# output goes to ./out as it is, its process to ./pid, its exit code to the
# terminal as "ended: N"; ./before and ./after tell how the line was set.
run() {
	cat >"${own}program" <<-END
		echo \$\$ >${own}pid
		exec env $3
	END
	cat >"${own}session" <<-END
		tmux wait-for start
		stty -a >${own}before
		sh ./${own}program
		echo "ended: \$?"
		stty -a >${own}after
		: >${own}done
		exec cat
	END
	rm -f "${own}done" "${own}out"
	mux start-server \; set -s exit-empty off \; \
	    kill-session -t =$term 2>/dev/null
	mux new-session -d -s $term -x "$1" -y "$2" "exec sh ./${own}session" \; \
	    set -g status off \; set -g remain-on-exit on
	mux pipe-pane -t =$term: "cat >>${own}out" \; wait-for -S start
}

# The program is to have ended with CODE and left the terminal as it was.
left() {
	see "ended: $1"
	until_true [ -e "${own}done" ]
	cmp "${own}before" "${own}after" || fail "the terminal's settings differ"
	flags=$(mux display -p -t =$term: \
	    '#{alternate_on} #{cursor_flag} #{mouse_any_flag}')
	[ "$flags" = "0 1 0" ] ||
	    fail "alternate screen, cursor, mouse are: $flags"
}
