/*
 * Find a customer from everywhere: what is typed searches at once, Enter
 * opens the card, or the person where there is none.
 */
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

#define HITS 30
/* Seconds in which the store may still get to know more persons. */
#define AGAIN 3

struct state {
	bool more;
	int again;
	char text[80]; /* searched for last */
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static int
search_fetch(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	const struct sr_ask ask = { .text = find->search, .limit = HITS };
	struct state *s = state_of(v);
	int rc;

	rows->size = sizeof(struct sr_hit);
	/* There is one window. */
	if (find->key_id != 0 || find->search[0] == '\0')
		return SR_OK;
	if (strcmp(s->text, find->search) != 0)
		s->again = AGAIN;
	strncpy(s->text, find->search, sizeof(s->text) - 1);
	rc = sr_search(v->ui->sr, &ask, rows, a);
	s->more = rows->more;
	rows->more = false;
	return rc;
}

/* Until its index is loaded, the store finds beginnings alone. */
static void
search_tick(struct view *v)
{
	struct state *s = state_of(v);

	if (s->again == 0 || v->list[0] == NULL)
		return;
	s->again--;
	list_reload(v->list[0]);
}

static void
search_header(struct view *v, struct rect r)
{
	const struct state *s = state_of(v);

	cell_add(&v->ui->grid, r.y, r.x, r.w,
	    s->more ? _("More than 30 are found: type more.")
		    : _("Name, pinyin or initials; 3 digits of a phone, its "
			"last 4; a "
			"plate"),
	    s->more ? STYLE_NORMAL : STYLE_DIM);
}

static const char *
until_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_hit *hit = row;

	(void)a;
	if (hit->card == 0)
		return "";
	if (!hit->protects)
		*style = STYLE_DIM;
	return ui_text(v->ui, &sr_rec_hit, "protected_until", row);
}

static int
hit_style(const struct view *v, const void *row)
{
	const struct sr_hit *hit = row;

	(void)v;
	return SR_GRADE_OPEN(hit->grade) ? STYLE_NORMAL : STYLE_DIM;
}

static const struct column columns[] = {
	{ .field = "name", .min = 8, .weight = 2 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "owner", .title = N_("Sales"), .min = 8 },
	{ .field = "model", .min = 9, .weight = 1 },
	{ .field = "phone", .min = 11 },
	{ .field = "last_day", .title = N_("Last"), .min = 5 },
	{ .field = "protected_until",
	    .title = N_("Until"),
	    .min = 6,
	    .text = until_text },
	{ .field = "plate", .min = 9, .drop = 1 },
	{ .field = NULL },
};

static const struct list_spec hits = {
	.row = &sr_rec_hit,
	.fetch = search_fetch,
	.columns = columns,
	.style = hit_style,
	.empty = N_("Type who it is: zw or zhangwei finds 张伟."),
	.typing = LIST_INPUT,
};

static const struct pane panes[] = {
	{ .list = &hits },
};

static bool
on_hit(const struct view *v)
{
	return view_row(v) != NULL;
}

static void
run_person(struct view *v)
{
	person_show(v->ui, ((const struct sr_hit *)view_row(v))->id);
}

static void
run_open(struct view *v)
{
	const struct sr_hit *hit = view_row(v);

	if (hit->card != 0 && ui_may(v->ui, SR_OP_CARD_GET))
		card_show(v->ui, hit->card);
	else
		run_person(v);
}

static const struct action actions[] = {
	{ K_ENTER, "search.open", N_("open"),
	    N_("Open the card; where there is none, the person."), 0, 0, on_hit,
	    run_open },
	{ K_TAB, "search.person", N_("person"),
	    N_("The person: data, visits, a new card."), 0, 0, on_hit,
	    run_person },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_search = {
	.id = "search",
	.title = N_("Find a customer"),
	.help = N_("Type any part of a name, its pinyin or initials, three "
		   "digits of a phone or its last four, part of a plate. "
		   "Parts of a phone find only customers whose number you "
		   "may see."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_SEARCH,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_PERSON | UINT64_C(1) << SR_NOUN_CARD,
	.header = search_header,
	.tick = search_tick,
};
