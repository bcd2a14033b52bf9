/* The screens that others open: one line each; screens.c holds the menu. */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include <showroom/types.h>

#include "tui/screen.h"

extern const struct screen screen_register;

/* The card ID; a new card from register line VISIT (0: from nothing). */
void card_show(struct ui *ui, sr_id id);
void card_new(struct ui *ui, sr_id visit);

#endif
