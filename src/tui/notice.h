/*
 * What the house tells the one at this terminal (his customer is here, a card
 * changed hands): said on the message line of whatever screen he has open.
 * My day lists it until he has seen it.
 */
#ifndef TUI_NOTICE_H
#define TUI_NOTICE_H

#include "tui/ui.h"

/* Who works here may be another: what he was told before is not said again. */
void notice_begin(struct ui *ui);
/* Alerts changed: what is new is said, as soon as no error stands there. */
void notice_changed(struct ui *ui);
/* Say what waits to be said. */
void notice_say(struct ui *ui);

#endif
