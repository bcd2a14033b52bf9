#!/bin/sh
# The window may change its size at any time: the frame follows at once, the
# keys go on, and what was typed stays.
. "$(dirname "$0")/tty.sh"

run 80 24 "$SHOWROOM demo"
see "My day"
keys F3
see "Register"
until_true line 24 "F1"
keys n
see "Ctrl-S"
field "Guest"
text "resized"
see "resized"
mux resize-window -t =t: -x 120 -y 40
until_true line 40 "F1"
see "resized"
mux resize-window -t =t: -x 90 -y 30
until_true line 30 "F1"
see "resized"
end
