/*
 * The menu: which screen a function key opens from everywhere, and which
 * ones are opened from another.
 */
#include "base/intl.h"
#include "tui/screens.h"

#include "base/banned.h"

const struct menu_row ui_menu[] = {
	{ K_F(2), &screen_today, 0, NULL },
	{ K_F(3), &screen_register, 0, NULL },
	{ K_F(4), &screen_cards, 0, NULL },
	{ K_F(5), &screen_calendar, 0, NULL },
	{ K_F(6), &screen_daily, 0, NULL },
	{ K_F(7), &screen_boards, 0, NULL },
	{ K_F(8), &screen_reports, 0, NULL },
	{ K_F(9), &screen_lists, 0, NULL },
	{ '/', &screen_search, 0, N_("find") },
	/* Behind F7, in the order of its lines: grades, care, the floor. */
	{ 0, &screen_hot, 'h',
	    N_("Hot cards held against what the target needs") },
	{ 0, &screen_sheet, 'm', N_("Each card over the days of the month") },
	{ 0, &screen_progress, 'p',
	    N_("How the grade of each open card moved") },
	{ 0, &screen_losses, 'l', N_("Lost, out of control, frozen; wins") },
	{ 0, &screen_rounds, 'c',
	    N_("Mail, calls and visits to cards not hot") },
	{ 0, &screen_pool, 'o',
	    N_("Cards that nobody contacted for too long") },
	{ 0, &screen_standins, 's',
	    N_("Who received whose customer, and the share") },
	{ 0, &screen_abnormal, 'a', N_("Cards that a lead should look into") },
	{ 0, &screen_evidence, 'e', N_("Contacts logged without substance") },
	{ 0, &screen_rota, 'r', N_("Whose turn it is to receive a guest") },
	{ 0, &screen_appointments, 'b',
	    N_("Who is expected, who came, the show rate") },
	{ 0, &screen_drives, 't', N_("Which car is with whom, and when") },
	{ 0, &screen_twins, 'd', N_("Persons who look like one and the same") },
	{ 0, &screen_timeline, 'k', N_("What happened with one phone number") },
	{ 0, NULL, 0, NULL },
};

const struct screen *const ui_inner[] = { &screen_card, &screen_person,
	&screen_calday, &screen_paper, &screen_behind, &screen_list,
	&screen_loss_sums, &screen_round, &screen_merge, &screen_links, NULL };
