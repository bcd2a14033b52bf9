/*
 * The words under which keys and boards are offered: one style on all
 * screens, and nothing that footer, F1 or F7 would have to cut.  What the
 * screens list, reports list too.
 */
#include "support.h"

#include <ctype.h>
#include <string.h>

#include <showroom/ops.h>

#include "base/text.h"
#include "model/report_spec.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

#define LABEL_MOST 18 /* cells beside the key in F1 */
#define BRIEF_MOST 46 /* beside a board's title at 80 cells */

static int seen;

/* "sort", "PIN", "H/A", but not "Sort". */
static bool
is_low(const char *word)
{
	return !isupper((unsigned char)word[0]) ||
	       !islower((unsigned char)word[1]);
}

static void
one_action(void *data, const struct screen *screen, const struct action *action)
{
	const char *help = action != NULL ? action->help : screen->help;
	char end = help != NULL ? help[strlen(help) - 1] : '\0';

	(void)data;
	ck_assert_msg(end == '.' || end == '?', "%s: no sentence: %s",
	    action != NULL ? action->id : screen->id, help);
	if (action == NULL)
		return;
	seen++;
	ck_assert_msg(
	    is_low(action->label), "%s: \"%s\"", action->id, action->label);
	ck_assert_msg(text_cells(action->label) <= LABEL_MOST, "%s: \"%s\"",
	    action->id, action->label);
}

START_TEST(keys)
{
	ui_actions_walk(one_action, NULL);
	ck_assert_int_gt(seen, 150);
}
END_TEST

START_TEST(menu)
{
	bool taken[128] = { false };

	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++) {
		if (m->key > ' ' && m->key < 127)
			ck_assert(m->brief != NULL && is_low(m->brief));
		if (m->board == '\0')
			continue;
		ck_assert_msg(!taken[(int)m->board], "%c is taken", m->board);
		taken[(int)m->board] = true;
		ck_assert_int_le(text_cells(m->brief), BRIEF_MOST);
	}
}
END_TEST

/* Is there a report of what the operation OP lists? */
static bool
reported(int op)
{
	const struct report_spec *s;

	for (size_t i = 0; (s = report_spec_at(i)) != NULL; i++)
		if (s->op == op)
			return true;
	return false;
}

/* Each list of F2 to F7 is to be had from the command line as well. */
START_TEST(lists_are_reports)
{
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++) {
		const struct screen *s = m->screen;
		if (m->key == K_F(9) || m->key == '/')
			continue;
		for (int i = 0; i < s->npanes; i++)
			if (s->panes[i].list != NULL)
				ck_assert_msg(reported(s->panes[i].list->op),
				    "%s, pane %d: %s", s->id, i + 1,
				    sr_ops[s->panes[i].list->op].name);
	}
}
END_TEST

Suite *
suite_words(void)
{
	Suite *s = suite_create("words");
	TCase *c = tcase_create("words");

	tcase_add_test(c, keys);
	tcase_add_test(c, menu);
	tcase_add_test(c, lists_are_reports);
	suite_add_tcase(s, c);
	return s;
}
