#!/bin/sh
# The Debian package: it is made, holds what an installation needs with the
# right modes, depends on what the programs are linked with, and lintian (if
# there) finds no error in it.
set -u
fail=0

for tool in cpack dpkg-deb dpkg-shlibdeps; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
bad() {
	echo "$*"
	fail=1
}

cpack -G DEB -B "$dir" --config "$BUILD_DIR/CPackConfig.cmake" \
    >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
deb=$(echo "$dir"/showroom_*.deb)
# "-rwxr-xr-x root/root ./usr/bin/showroom"
dpkg-deb -c "$deb" | awk '{ print $1, $2, $6 }' >"$dir/files"

while read -r mode path; do
	grep -qxF -e "$mode root/root ./$path" "$dir/files" ||
	    bad "not in it as $mode: $path"
done <<'END'
-rwxr-xr-x usr/bin/showroom
-rwxr-xr-x usr/sbin/showroomd
-rw-r--r-- etc/showroom/showroomd.conf
-rw-r--r-- usr/lib/systemd/system/showroomd.service
-rw-r--r-- usr/lib/tmpfiles.d/showroom.conf
-rw-r--r-- usr/lib/sysusers.d/showroom.conf
-rw-r--r-- usr/share/locale/zh_CN/LC_MESSAGES/showroom.mo
-rw-r--r-- usr/share/man/man1/showroom.1.gz
-rw-r--r-- usr/share/man/man5/showroom.5.gz
-rw-r--r-- usr/share/man/man7/showroom.7.gz
-rw-r--r-- usr/share/man/man8/showroomd.8.gz
-rw-r--r-- usr/share/man/man3/libshowroom.3.gz
-rw-r--r-- usr/share/doc/showroom/copyright
-rw-r--r-- usr/share/doc/showroom/changelog.gz
END
# Nothing is set-id, nobody but root writes anything of it.
grep -vE '^[-d]rwxr-xr-x |^-rw-r--r-- ' "$dir/files" && bad "modes"

[ "$(dpkg-deb -f "$deb" Package)" = showroom ] || bad "its name"
[ "$(dpkg-deb --info "$deb" conffiles)" = /etc/showroom/showroomd.conf ] ||
    bad "conffiles"
depends=$(dpkg-deb -f "$deb" Depends)
for library in adduser libc6 libsqlite3-0 libsodium23 libncursesw6 \
    libutf8proc2 libicu72 libcsv3; do
	case ", $depends," in
	*", $library"[\ ,]*) ;;
	*) bad "it does not depend on $library: $depends" ;;
	esac
done
for script in postinst prerm postrm; do
	dpkg-deb --info "$deb" $script >"$dir/$script" || bad "no $script"
	sh -n "$dir/$script" || fail=1
done
if command -v lintian >/dev/null; then
	lintian --allow-root --fail-on error,warning "$deb" || fail=1
fi

# The programs run from where they are unpacked.
dpkg-deb -x "$deb" "$dir/root"
for program in usr/bin/showroom usr/sbin/showroomd; do
	"$dir/root/$program" --version | grep -q '^show.*[0-9]' ||
	    bad "$program does not tell its version"
done
exit $fail
