#!/bin/sh
# Where client and store meet: something else is there, or it is not ours
# alone.  Each is said, in both languages, and no store stays.
. "${0%/*}/wire.sh"
init
until_true none
socket=$(meeting)

says() {
	showroom staff >out 2>&1 && fail "$1: no failure"
	has "$1" "$2" out
	zh staff >out 2>&1 && fail "$1: no failure"
	has "$1 (zh)" "$3" out
	until_true none
}

# The socket's place is taken.
echo "somebody's" >"$socket"
says "a file" "The socket $socket cannot be made. Is something else there?" "$socket"
is "the file" "somebody's" "$(cat "$socket")"
rm "$socket"
ln -s "$HOME/elsewhere" "$socket"
says "a symlink" "The socket $socket cannot be made." "$socket"
[ ! -e "$HOME/elsewhere" ] || fail "it was followed"
rm "$socket"
mkdir "$socket"
says "a directory" "The socket $socket cannot be made." "$socket"
rmdir "$socket"
# A dead socket is nothing.
"$PROBE" "$socket" older </dev/null >/dev/null &
wait
showroom staff >/dev/null || fail "after a dead socket"
until_true none

# The directory is open to others, or a link.
place="$XDG_RUNTIME_DIR/showroom"
text="$place must be a directory of yours alone (mode 0700)"
chmod 777 "$place"
says "0777" "$text" "0700"
chmod 710 "$place"
says "0710" "$text" "0700"
mv "$place" "$place.away" && chmod 700 "$place.away" && ln -s "$place.away" "$place"
says "a link" "$text" "0700"
rm "$place"
: >"$place"
says "a file there" "$text" "0700"
rm "$place"
if [ "$(id -u)" -eq 0 ]; then
	mkdir -m 700 "$place" && chown 65534 "$place"
	says "another's" "$text" "0700"
	rmdir "$place"
fi
# A new file is not made where nobody could reach it.
mkdir -m 755 "$place"
(db="$HOME/new.db"; showroom init --house 津东 --name 王芳 >out 2>&1) && fail "init"
has "init" "$text" out
[ ! -e "$HOME/new.db" ] || fail "init left a file"
rmdir "$place"

# It is there and does not answer: said, and none is looked for elsewhere.
told=$XDG_RUNTIME_DIR
XDG_RUNTIME_DIR="$HOME/loop"
ln -s loop "$XDG_RUNTIME_DIR"
says "a loop" "$XDG_RUNTIME_DIR cannot be opened: " "$XDG_RUNTIME_DIR"
rm "$XDG_RUNTIME_DIR"
XDG_RUNTIME_DIR=$told
[ ! -e "$TMPDIR/showroom-$(id -u)" ] || fail "looked elsewhere"

# No directory of one's own: the temporary one, each user his own in it.
chmod 700 run
(XDG_RUNTIME_DIR=nowhere showroom staff >/dev/null) || fail "elsewhere"
[ -d "$TMPDIR/showroom-$(id -u)" ] || fail "not in $TMPDIR"
is "its mode" 700 "$(stat -c %a "$TMPDIR/showroom-$(id -u)")"
until_true none

# The other program is missing, or cannot be run.
mv bin/showroomd bin/away
says "no showroomd" "The store (showroomd) does not start. Is the installation complete?" "showroomd"
: >bin/showroomd && chmod 755 bin/showroomd
says "an empty showroomd" "The store (showroomd) does not start." "showroomd"
mv bin/away bin/showroomd
showroom staff >/dev/null || fail "back again"
end
