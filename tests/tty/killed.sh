#!/bin/sh
# kill -TERM: the program ends as if it had been left, and the terminal is as
# it was.
. "$(dirname "$0")/tty.sh"

run 80 24 "$SHOWROOM demo"
see "My day"
kill -TERM "$(cat pid)"
left 0
end
