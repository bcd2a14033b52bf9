#!/bin/sh
# kill -TERM, -QUIT: the program ends as if it had been left, and the terminal
# is as it was; so it is after a crash, which the exit code tells.
. "$(dirname "$0")/tty.sh"

for signal in TERM QUIT ABRT; do
	run 80 24 "$SHOWROOM demo"
	see "My day"
	kill -$signal "$(cat pid)"
	case $signal in ABRT) left 134 ;; *) left 0 ;; esac
done
end
