/*
 * The menu: which screen a function key opens from everywhere.  A screen
 * that is not listed here is opened by another one.
 */
#include "tui/screens.h"

#include "base/banned.h"

const struct menu_row ui_menu[] = {
	{ K_F(2), &screen_today, 0 },
	{ K_F(3), &screen_register, 0 },
	{ K_F(4), &screen_cards, 0 },
	{ K_F(5), &screen_calendar, 0 },
	{ K_F(6), &screen_daily, 0 },
	{ K_F(7), &screen_boards, 0 },
	{ K_F(9), &screen_lists, 0 },
	{ '/', &screen_search, 0 },
	/* Behind F7, in the order of its lines. */
	{ 0, &screen_hot, 'h' },
	{ 0, &screen_sheet, 'm' },
	{ 0, &screen_twins, 'd' },
	{ 0, &screen_timeline, 'k' },
	{ 0, &screen_pool, 'o' },
	{ 0, &screen_losses, 'l' },
	{ 0, &screen_rota, 'r' },
	{ 0, &screen_rounds, 'c' },
	{ 0, &screen_progress, 'p' },
	{ 0, &screen_evidence, 'e' },
	{ 0, &screen_abnormal, 'a' },
	{ 0, &screen_drives, 't' },
	{ 0, NULL, 0 },
};
