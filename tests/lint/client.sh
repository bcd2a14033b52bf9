#!/bin/sh
# The client opens no database: it links no SQLite, libsodium, ICU, and
# has none of their functions in it.
set -u
client=$BUILD_DIR/showroom
store=$BUILD_DIR/showroomd
fail=0
names='sqlite3_|sodium_|crypto_|ucal_'

# The same look finds them where they belong.
nm "$store" | grep -qE " U ($names)" || { echo "nothing seen in showroomd"; fail=1; }
if nm "$client" | grep -E "($names)"; then
	echo "showroom has functions of the store"
	fail=1
fi
if ldd "$client" | grep -E 'sqlite|sodium|icu|pango'; then
	echo "showroom is linked with the store's libraries"
	fail=1
fi
exit $fail
