/* A card at a glance: person, wish, origin, what is next, the log. */
#include <showroom/ftype.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/card_data.h"
#include "tui/card_text.h"
#include "tui/dialog.h"
#include "tui/ui.h"

#include "base/banned.h"

#define HEADING 11 /* cells before the facts */

struct line {
	struct view *v;
	struct rect r;
	int y, x;
};

/* A line of facts begins: its heading. */
static void
line_begin(struct line *l, const char *title)
{
	l->x = l->r.x + 1;
	l->y++;
	if (l->y < l->r.h)
		cell_put(
		    &l->v->ui->grid, l->r.y + l->y, l->x, 9, title, STYLE_DIM);
	l->x = l->r.x + HEADING;
}

static void
line_add(struct line *l, const char *before, const char *text, int style)
{
	struct grid *g = &l->v->ui->grid;
	int end = l->r.x + l->r.w;

	if (*text == '\0' || l->y >= l->r.h)
		return;
	/* What does not fit goes on beneath, beside the heading. */
	if (l->x > l->r.x + HEADING &&
	    l->x + text_cells(before) + text_cells(text) > end - 1) {
		l->x = l->r.x + HEADING;
		l->y++;
	}
	if (l->y >= l->r.h)
		return;
	l->x += cell_add(g, l->r.y + l->y, l->x, end - l->x, before, STYLE_DIM);
	l->x += cell_add(g, l->r.y + l->y, l->x, end - l->x, text, style);
	l->x += 2;
}

/* A field of the card or the person as people read it. */
static void
line_field(struct line *l, const struct sr_record *r, const void *rec,
    const char *col, const char *before)
{
	line_add(l, before, ui_text(l->v->ui, r, col, rec), STYLE_NORMAL);
}

static void
data_person(struct line *l, const struct card_state *s)
{
	const struct sr_person *p = &s->person;
	const struct sr_record *r = &sr_rec_person;

	line_begin(l, _("Person"));
	line_add(l, "", p->name, STYLE_TITLE);
	line_field(l, r, p, "sex", "");
	line_field(l, r, p, "phone", "");
	if (sr_is_masked(p->phone))
		line_add(l, "", _("(v reveals)"), STYLE_DIM);
	line_field(l, r, p, "phone2", "");
	line_field(l, r, p, "wechat", _("WeChat "));
	line_field(l, r, p, "visittime", _("best "));
	line_field(l, r, p, "area", "");
	if (p->no_calls)
		line_add(l, "", _("do not call"), STYLE_OVERDUE);
}

static void
data_wish(struct line *l, const struct card_state *s)
{
	const struct sr_card *c = &s->card;
	const struct sr_record *r = &sr_rec_card;

	line_begin(l, _("Wish"));
	line_field(l, r, c, "model", "");
	line_field(l, r, c, "trim", "");
	line_field(l, r, c, "colour", "");
	line_add(l, "",
	    budget_text(l->v->ui->frame, c->budget_min, c->budget_max),
	    STYLE_NORMAL);
	line_field(l, r, c, "buytype", "");
	line_field(l, r, c, "payment", "");
	line_field(l, r, c, "buy_day", _("buys by "));
	line_field(l, r, c, "rival", _("rival "));
	line_field(l, r, c, "focus", "");
}

static void
data_origin(struct line *l, const struct card_state *s)
{
	const struct sr_card *c = &s->card;
	const struct sr_record *r = &sr_rec_card;

	line_begin(l, _("Origin"));
	line_field(l, r, c, "code", "");
	line_field(l, r, c, "source", "");
	line_field(l, r, c, "opened", _("opened "));
	line_field(l, r, c, "reopened", _("reopened "));
	line_add(l, _("salesperson "),
	    sr_dir_name(l->v->ui->dir, "staff", c->owner), STYLE_NORMAL);
	line_field(l, r, c, "ref_name", _("referred by "));
	line_field(l, r, c, "old_car", _("old car "));
	line_field(l, r, c, "note", "");
}

/* Has its addressee seen it? */
static const char *
words_seen(const struct view *v, const struct sr_instruction *w)
{
	const struct sr_arg at = SR_TXT(arena_printf(v->ui->frame, "%s %s",
	    ui_text(v->ui, &sr_rec_instruction, "read_day", w),
	    ui_text(v->ui, &sr_rec_instruction, "read_minute", w)));

	return ui_say(v->ui, v->ui->frame,
	    w->read_at != 0 ? N_("(read {0})") : N_("(not read yet)"), &at, 1);
}

static void
data_next(struct line *l, const struct card_state *s)
{
	const struct sr_card *c = &s->card;
	const struct sr_record *r = &sr_rec_card;
	bool late = c->next_day != 0 && c->next_day < l->v->ui->session.today;

	line_begin(l, _("Next on"));
	if (c->next_day == 0) {
		line_add(l, "", _("closed"), STYLE_NORMAL);
		line_field(l, r, c, "closed", "");
		return;
	}
	line_add(l, "",
	    arena_printf(l->v->ui->frame, "%s%s", late ? "! " : "",
		ui_text(l->v->ui, r, "next_day", c)),
	    late ? STYLE_OVERDUE : STYLE_TITLE);
	line_field(l, r, c, "next_minute", "");
	line_field(l, r, c, "next_kind", "");
	line_field(l, r, c, "next_theme", "");
	if (c->beyond_cap)
		line_add(
		    l, "", _("beyond the cap of its grade"), STYLE_OVERDUE);
	if (s->words.n > 0) {
		const struct sr_instruction *w = SR_ROW(
		    const struct sr_instruction, &s->words, s->words.n - 1);
		line_add(l,
		    arena_printf(l->v->ui->frame,
			"%s: ", sr_dir_name(l->v->ui->dir, "staff", w->author)),
		    w->text, STYLE_OK);
		if (w->staff != l->v->ui->session.staff)
			line_add(l, "", words_seen(l->v, w), STYLE_DIM);
	}
}

/* A row of the log, in columns. */
static void
log_paint(struct view *v, const struct sr_contact *c, struct rect r)
{
	struct grid *g = &v->ui->grid;
	const struct sr_record *rec = &sr_rec_contact;
	bool done = c->state == SR_DONE;
	bool late = !done && c->plan_day < v->ui->session.today;
	int style = done ? STYLE_NORMAL : late ? STYLE_OVERDUE : STYLE_DIM;

	cell_put(g, r.y, r.x, 5,
	    ui_text(v->ui, rec, done ? "day" : "plan_day", c), style);
	cell_put(g, r.y, r.x + 6, 5,
	    ui_text(v->ui, rec, done ? "minute" : "plan_minute", c), style);
	cell_put(g, r.y, r.x + 13, 8, ui_text(v->ui, rec, "kind", c), style);
	cell_put(g, r.y, r.x + 23, 11,
	    ui_text(v->ui, rec, done ? "reached" : "state", c), style);
	if (done && c->after != 0)
		cell_put(g, r.y, r.x + 36, 3,
		    contact_grades_text(v, c, &style, v->ui->frame), style);
	cell_put(g, r.y, r.x + 41, r.w - 41,
	    done ? c->text : ui_text(v->ui, rec, "theme", c), style);
}

static void
data_paint(struct view *v, struct rect r)
{
	const struct card_state *s = v->state;
	struct line l = { .v = v, .r = r, .y = -1 };
	struct grid *g = &v->ui->grid;
	int y;

	cell_fill(g, r, STYLE_NORMAL);
	data_person(&l, s);
	data_wish(&l, s);
	data_origin(&l, s);
	data_next(&l, s);
	y = l.y + 1;
	if (y < r.h)
		cell_rule(g, r.y + y++, r.x, r.w, _("Contact log"));
	if (s->log.n == 0 && y < r.h)
		cell_add(g, r.y + y, r.x + 1, r.w - 2,
		    _("Nothing was logged yet: l logs a contact."), STYLE_DIM);
	for (size_t i = 0; i < s->log.n && y < r.h; i++)
		log_paint(v, SR_ROW(const struct sr_contact, &s->log, i),
		    (struct rect){ r.y + y++, r.x + 1, 1, r.w - 2 });
}

const struct custom card_data = { .paint = data_paint };
