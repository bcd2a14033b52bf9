/*
 * The menu: which screen a function key opens from everywhere.  A screen
 * that is not listed here is opened by another one.
 */
#include "tui/screens.h"

#include "base/banned.h"

const struct menu_row ui_menu[] = {
	{ K_F(2), &screen_today },
	{ K_F(3), &screen_register },
	{ K_F(4), &screen_cards },
	{ K_F(5), &screen_calendar },
	{ K_F(6), &screen_daily },
	{ K_F(9), &screen_lists },
	{ '/', &screen_search },
	{ 0, NULL },
};
