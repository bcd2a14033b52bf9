#!/bin/sh
# A Chinese line can be typed; it is shown as it is and the frame stays
# straight, in the cells that the terminal itself counts.
. "$(dirname "$0")/tty.sh"

run 80 24 "$SHOWROOM --lang zh_CN demo"
see "李晓梅"
keys F3
see "来店登记表"
keys n
see "Ctrl-S"
field "来客"
text "欧阳修文"
see "欧阳修文"
# A cell too many anywhere would break the last column of the first line.
[ "$(mux capture-pane -p -t =t: | sed -n 1p | grep -c ':[0-9][0-9]$')" = 1 ] ||
    fail "the first line does not end with the time"
end
