#!/bin/sh
# A window too small for a screen says so, and the screen comes back with it.
. "$(dirname "$0")/tty.sh"

run 80 24 "$SHOWROOM demo"
see "My day"
mux resize-window -t =t: -x 20 -y 5
see "80"
gone "My day"
mux resize-window -t =t: -x 80 -y 24
see "My day"
until_true line 24 "F1"
keys q
left 0
end
