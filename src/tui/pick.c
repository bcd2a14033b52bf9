/* Finding whom a form or a question means, by what is typed. */
#include "tui/pick.h"

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

/* Those that TYPED finds: cards, or persons but the one V is about. */
static struct item *
hits_of(struct view *v, const char *typed, bool card, size_t *n)
{
	const struct sr_ask ask = { .text = typed, .limit = 20 };
	struct arena *a = v->arena;
	struct item *items;
	struct sr_rows rows;

	*n = 0;
	if (ui_call(v->ui, SR_OP_SEARCH, &ask, &rows, a) < 0)
		return NULL;
	items = arena_alloc(a, (rows.n + 1) * sizeof(*items));
	for (size_t i = 0; items != NULL && i < rows.n; i++) {
		const struct sr_hit *hit =
		    SR_ROW(const struct sr_hit, &rows, i);
		if (card ? hit->card == 0 : hit->id == v->about.id)
			continue;
		items[*n].value = card ? hit->card : hit->id;
		items[*n].text = hit->name;
		items[*n].keys = "";
		items[(*n)++].note = arena_printf(a, "%s  %s",
		    sr_enum_code(&sr_choice_grade, hit->grade), hit->phone);
	}
	if (*n == 0)
		ui_message(v->ui, MSG_ERROR,
		    card ? N_("No card is found by \"{0}\".")
			 : N_("No other person is found by \"{0}\"."),
		    1, SR_TXT(typed));
	return items;
}

/* One of them; the only one without a question; 0: none. */
static sr_id
hit_pick(struct view *v, const char *typed, bool card)
{
	size_t n;
	struct item *items = hits_of(v, typed, card, &n);
	int at = 0;

	if (n > 1)
		at = ui_choose(v->ui,
		    card ? _("Which card?") : _("Which person?"), items, n, "",
		    NULL);
	return n == 0 || at < 0 ? 0 : items[at].value;
}

sr_id
card_pick(struct view *v, const char *typed)
{
	return hit_pick(v, typed, true);
}

sr_id
person_pick(struct view *v, const char *question)
{
	const char *typed = ui_prompt(v->ui, question, "", v->arena);

	return typed != NULL && *typed != '\0' ? hit_pick(v, typed, false) : 0;
}
