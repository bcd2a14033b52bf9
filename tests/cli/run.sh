#!/bin/sh
# run.sh FILE.test: run its command lines in an empty home and compare.
#
#	$ showroom --as 02 search zw     a command line of the shell
#	> 张伟                            its standard output
#	! showroom: Nobody found          its standard error
#	? 1                               its exit code, when not 0
#
# Other lines are comments.  Words for command lines: zh CMD speaks Chinese,
# at TIME ARGS... is showroom at that time, mortal CMD runs as a user who is
# not root, rest FILE waits until no store has FILE open, ended FILE until
# none runs for it, typed TEXT CMD types TEXT on a terminal, small CMD runs in a
# directory with room for 1.1 MB.  HOME stands for the home directory, USER
# for the user's name.  A test that "needs small" is skipped where no file
# system can be mounted.
set -u
test=$1
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
# Whoever is not root must reach the program too.
mkdir "$dir/home" "$dir/tmp" "$dir/bin"
mkdir -m 700 "$dir/run"
chmod 755 "$dir" "$dir/bin"
chmod 777 "$dir/home" "$dir/tmp"
# An import writes what it refuses beside the file: each test has its own.
cp -R "$SOURCE_DIR/tests/data" "$dir/data"
cp "$BUILD_DIR/showroom" "$BUILD_DIR/showroomd" "$dir/bin" && cp -R "$BUILD_DIR/po" "$dir/bin"

unset XDG_DATA_HOME SHOWROOM_DB SHOWROOM_SOCKET LC_MESSAGES LC_CTYPE LANG
export HOME="$dir/home" XDG_RUNTIME_DIR="$dir/run" TMPDIR="$dir/tmp" SHOWROOM_BACKUPS= LC_ALL=C.UTF-8 LANGUAGE=en \
    SHOWROOM_TEST=1 TERM=dumb PATH="$dir/bin:$PATH" \
    DATA="$dir/data"

zh() {
	LANGUAGE=zh_CN "$@"
}

at() {
	now=$1
	shift
	showroom --now "$now" "$@"
}

mortal() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

rest() {
	while [ -e "$1.lock" ]; do
		timeout 0.05 tail -f /dev/null || :
	done
	return 0
}

# The trail without numbers and accounts.
bare() {
	sed "s/^ *[0-9][0-9]* *//; s/  $(id -un)$/  USER/; s/  [0-9a-f]\{16\}$/  MARK/"
}

# The store of an example puts its directory away last of all.
emptied() {
	last=$(($(date +%s) + 60))
	while [ -n "$(ls "$1")" ] && [ "$(date +%s)" -le "$last" ]; do
		timeout 0.05 tail -f /dev/null || :
	done
}

ended() {
	last=$(($(date +%s) + 60))
	while grep -lqsz "$1" /proc/[0-9]*/cmdline; do
		[ "$(date +%s)" -le "$last" ] || { echo "$1 runs on"; break; }
		timeout 0.05 tail -f /dev/null || :
	done
	return 0
}

typed() {
	text=$1
	shift
	# shellcheck disable=SC2059 # its \n are wanted
	printf "$text" | script -qefc "$*" -E never /dev/null | tr -d '\r'
}

small() {
	unshare -m sh -c 'mount -t tmpfs -o size=1100k,mode=700 small "$HOME/small" &&
	    cd small && "$@"' small "$@"
}

cd "$HOME" && mkdir small || exit 1
if grep -q '^needs small$' "$test" && ! small true 2>/dev/null; then
	echo "no file system can be mounted here"
	exit 77
fi
while IFS= read -r line; do
	case $line in
	'$ '*)
		printf '%s\n' "$line"
		(eval "${line#??}") >"$dir/out" 2>"$dir/err" </dev/null
		rc=$?
		sed -e 's/^/> /' -e '$a\' "$dir/out"
		sed 's/^/! /' "$dir/err"
		[ "$rc" -eq 0 ] || echo "? $rc"
		;;
	'>'* | '!'* | '?'*) ;;
	*) printf '%s\n' "$line" ;;
	esac
done <"$test" | sed "s|$HOME|HOME|g; s|$dir|DIR|g; s|\[$(id -un)\]|[USER]|g; s/[[:blank:]]*\$//" \
    >"$dir/is"
grep -q '^\$ ' "$test" || { echo "$test: no command line"; exit 1; }
diff -u --label expected --label actual "$test" "$dir/is"
