/* What is to be done beside due contacts, as a list of My day. */
#ifndef TUI_AGENDA_LIST_H
#define TUI_AGENDA_LIST_H

#include "tui/list.h"

extern const struct list_spec agenda_list;
/* Enter: an alert is seen then; the card opens. */
void agenda_open(struct view *v);

#endif
