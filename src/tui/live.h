/*
 * Other terminals, and the line to the store: what others change is shown,
 * a store that went away is waited for, keys work all the while.
 */
#ifndef TUI_LIVE_H
#define TUI_LIVE_H

#include "tui/ui.h"

/*
 * Take what the store says and mind the line to it.  True: there is something
 * new to be painted.  Before each wait for a key.
 */
bool live_serve(struct ui *ui);
/* Wake the loop when something of this is due. */
void live_due(struct ui *ui);
/* What calls have changed is read again before it is next painted. */
void live_spread(struct ui *ui);
/* Over the title while the store is away. */
void live_paint(struct ui *ui);

#endif
