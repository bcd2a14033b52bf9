#!/bin/sh
# extract.sh OUT.pot: every message id of the sources.
set -eu
out=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.."
find include src -name '*.[ch]' | LC_ALL=C sort |
    xgettext --files-from=- --output="$out" --from-code=UTF-8 \
	--language=C --keyword --keyword=_ --keyword=N_ --keyword=NC_:1c,2 \
	--keyword=SR_LABEL --add-location=file --package-name=showroom
