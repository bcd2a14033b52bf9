/* Secrets typed at the terminal: never shown, forgotten at once. */
#ifndef TUI_SECRET_H
#define TUI_SECRET_H

#include "tui/ui.h"

/* Overwrite what ui_prompt_hidden gave; NULL is fine. */
void secret_forget(const char *typed);
/* Ask for a new PIN or passphrase of member of staff ID, and set it. */
void secret_set(struct ui *ui, sr_id id, const char *name);

#endif
