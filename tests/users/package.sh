# What the tests of the Debian package share: a copy of this system that is
# thrown away, the package in it, commands there.  A test is a script that
# sources this, with BUILD_DIR, and ends with `exit $bad`.
# shellcheck shell=sh
set -u
[ "$(id -u)" -eq 0 ] || { echo "not root"; exit 77; }
for tool in cpack dpkg-shlibdeps setpriv adduser; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
if [ -z "${APART:-}" ]; then
	unshare -m true 2>/dev/null || { echo "no mounts here"; exit 77; }
	APART=yes exec unshare -m sh "$0" "$@"
fi

dir=$(mktemp -d)
root=$dir/root
bad=0
# What a test has to end before the directories go.
ends() {
	:
}
clean() {
	trap - EXIT
	ends
	cd / && umount -R "$dir" 2>/dev/null
	rm -rf "$dir"
}
trap clean EXIT
fail() {
	echo "failed: $*"
	bad=1
}

mount -t tmpfs tmpfs "$dir" && mkdir "$dir/up" "$dir/work" "$root" &&
    mount -t overlay overlay -o \
	"lowerdir=/,upperdir=$dir/up,workdir=$dir/work" "$root" || {
	echo "no overlay here"
	exit 77
}

# in_root COMMAND...: as root of that system.
in_root() {
	chroot "$root" env -i PATH="$PATH" LC_ALL=C.UTF-8 LANGUAGE=en \
	    HOME=/root TERM=dumb "$@"
}
# says WORDS COMMAND...: it succeeds, and says WORDS.
says() {
	words=$1
	shift
	in_root "$@" >"$dir/said" 2>&1 &&
	    { [ -z "$words" ] || grep -qF -e "$words" "$dir/said"; } || {
		fail "not \"$words\" from: $*"
		cat "$dir/said"
	}
}
# refuses WORDS COMMAND...: it fails, and says WORDS.
refuses() {
	words=$1
	shift
	in_root "$@" >"$dir/said" 2>&1 && fail "was let do: $*"
	grep -qF -e "$words" "$dir/said" || {
		fail "not \"$words\" from: $*"
		cat "$dir/said"
	}
}
# until_true COMMAND...: again and again, for a minute at most.
until_true() {
	last=$(($(date +%s) + 60))
	until "$@" >/dev/null 2>&1; do
		[ "$(date +%s)" -le "$last" ] || {
			fail "in a minute not: $*"
			return 1
		}
		timeout 0.05 tail -f /dev/null
	done
	return 0
}

cpack -G DEB -B "$root/deb" --config "$BUILD_DIR/CPackConfig.cmake" \
    >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
deb=$(cd "$root" && echo deb/showroom_*.deb)
