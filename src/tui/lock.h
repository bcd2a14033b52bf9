/* The lock screen of a shared front desk: who works here, and is it he? */
#ifndef TUI_LOCK_H
#define TUI_LOCK_H

#include "tui/ui.h"

/* Keep what is typed and lock the desk, as `@` does. */
void lock_now(struct ui *ui);
/*
 * Called where a key came (PRESSED) or none did: lock the desk when it is
 * time to, or when the store says that it is.  True when it was locked: the
 * key that came was for no screen.
 */
bool lock_watch(struct ui *ui, bool pressed);
/*
 * Nobody is at the desk: ask until somebody is let in or the terminal goes.
 * The same person finds all as it was; for another one ui->left is set.
 */
void lock_run(struct ui *ui);
void lock_paint(struct ui *ui);
/* How long ago a key was pressed, as the store is told. */
int32_t lock_idle(const struct ui *ui);

#endif
