/*
 * The sales-daily report on the screen: laid out by the report's own grid,
 * the cursor walks over its figures, Enter lists the records behind one.
 * Remark, instruction, signature and printing are one key each.
 */
#include <errno.h>
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "render/message.h"
#include "render/report_grid.h"
#include "tui/day_walk.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/report_file.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

struct state {
	sr_day day;  /* shown: see day_walk.h */
	sr_id staff; /* 0: all */
	int figure;  /* under the cursor, -1 none */
	int top;     /* first line shown below the head */
	int room;    /* lines below the head, as last painted */
	struct sr_dayrec rec;
	struct report report;
	struct report_grid grid;
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static void
daily_ask(const struct state *s, struct sr_report_ask *ask)
{
	sr_record_clear(&sr_rec_report_ask, ask);
	ask->name = "sales-daily";
	ask->from = ask->to = s->day;
	ask->staff = s->staff;
}

static int
sheet_width(const struct view *v)
{
	return v->ui->grid.w < 80 ? 80 : v->ui->grid.w;
}

static int
daily_load(struct view *v)
{
	struct state *s = v->state;
	struct sr_find find;
	struct sr_report_ask ask;
	int rc;

	if (s->day == 0) {
		s->day =
		    v->about.day != 0 ? v->about.day : v->ui->session.today;
		s->figure = -1;
	}
	sr_record_clear(&sr_rec_find, &find);
	find.from = s->day;
	rc = sr_day_get(v->ui->sr, &find, &s->rec, v->arena);
	if (rc < 0)
		return rc;
	daily_ask(s, &ask);
	rc = report_load(&s->report, v->ui->sr, v->ui->dir, &ask, v->arena);
	if (rc < 0)
		return rc;
	if (!report_lay(&s->grid, &s->report, sheet_width(v), v->arena))
		return SR_E_NOMEM;
	if (s->figure >= s->grid.nfigure)
		s->figure = s->grid.nfigure - 1;
	if (s->figure < 0 && s->grid.nfigure > 0)
		s->figure = 0;
	return SR_OK;
}

static const char *
daily_about(struct view *v, struct arena *a)
{
	return ui_day(v->ui, a, state_of(v)->day);
}

/* ---- painting ---- */

static int
span_style(const struct report_span *span)
{
	switch (span->style) {
	case REPORT_TITLE: return STYLE_TITLE;
	case REPORT_DIM: return STYLE_DIM;
	case REPORT_STATE: return STYLE_OK;
	default: return STYLE_NORMAL;
	}
}

static void
line_paint(struct view *v, const struct report_line *line, int y, struct rect r)
{
	struct grid *g = &v->ui->grid;

	if ((line->flags & REPORT_RULE) != 0)
		cell_rule(g, y, r.x, r.w, NULL);
	for (int i = 0; i < line->n; i++) {
		const struct report_span *s = &line->span[i];
		if (s->x < r.w)
			cell_add(g, y, r.x + s->x,
			    s->x + s->w > r.w ? r.w - s->x : s->w, s->text,
			    span_style(s));
	}
}

/* Scroll so that the figure under the cursor is seen. */
static void
daily_scroll(struct state *s)
{
	int line = s->figure < 0 ? 0 : s->grid.figure[s->figure].line;
	int most = s->grid.nline - s->grid.nhead - s->room;

	line -= s->grid.nhead;
	if (line >= 0 && line < s->top)
		s->top = line;
	if (line >= s->top + s->room)
		s->top = line - s->room + 1;
	if (s->top > most)
		s->top = most;
	if (s->top < 0)
		s->top = 0;
}

static void
daily_paint(struct view *v, struct rect r)
{
	struct state *s = v->state;
	const struct report_grid *rg = &s->grid;

	/* Another terminal, another width: the same figures laid anew. */
	if (rg->width != sheet_width(v) &&
	    !report_lay(&s->grid, &s->report, sheet_width(v), v->arena))
		return;
	/* House and title stand in line 1 already. */
	int skip = rg->nhead > 1, nhead = rg->nhead - skip;
	int head = nhead < r.h ? nhead : r.h;

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	s->room = r.h - head;
	if (s->top > rg->nline - rg->nhead - s->room)
		s->top = rg->nline - rg->nhead - s->room;
	if (s->top < 0)
		s->top = 0;
	for (int i = 0; i < head; i++)
		line_paint(v, &rg->line[skip + i], r.y + i, r);
	for (int i = 0; i < s->room; i++) {
		int n = rg->nhead + s->top + i;
		if (n < rg->nline)
			line_paint(v, &rg->line[n], r.y + head + i, r);
	}
	if (s->figure >= 0) {
		const struct report_figure *f = &rg->figure[s->figure];
		bool above = f->line < rg->nhead;
		int y = f->line - skip - (above ? 0 : s->top);
		if ((above && y >= 0) || (y >= head && y < r.h))
			cell_mark(&v->ui->grid,
			    (struct rect){ r.y + y, r.x + f->x, 1, f->w },
			    STYLE_SELECTED);
	}
}

static bool
daily_step(struct state *s, int dx, int dy)
{
	int to = report_step(&s->grid, s->figure, dx, dy);

	if (to == s->figure && dy != 0)
		s->top += dy; /* no figure further on: text may be */
	s->figure = to;
	if (to >= 0 && dy != 0) {
		int top = s->top;
		daily_scroll(s);
		if (to == s->figure && top != s->top && dy > 0 &&
		    report_step(&s->grid, to, 0, dy) == to)
			s->top = top;
	}
	return true;
}

static bool
daily_key(struct view *v, const struct key *k)
{
	struct state *s = v->state;

	switch (k->code) {
	case K_LEFT:
	case 'h': return daily_step(s, -1, 0);
	case K_RIGHT: return daily_step(s, 1, 0);
	case K_UP:
	case 'k': return daily_step(s, 0, -1);
	case K_DOWN:
	case 'j': return daily_step(s, 0, 1);
	case K_PGUP: s->top -= s->room; break;
	case K_PGDN: s->top += s->room; break;
	case K_HOME: s->top = 0; break;
	case K_END: s->top = s->grid.nline; break;
	default: return false;
	}
	if (s->top > s->grid.nline - s->grid.nhead - s->room)
		s->top = s->grid.nline - s->grid.nhead - s->room;
	if (s->top < 0)
		s->top = 0;
	return true;
}

static const struct custom daily = {
	.paint = daily_paint,
	.key = daily_key,
};

static const struct pane panes[] = {
	{ .custom = &daily },
};

/* ---- keys ---- */

static bool
on_figure(const struct view *v)
{
	return state_of(v)->figure >= 0;
}

static bool
can_sign(const struct view *v)
{
	return state_of(v)->rec.signer == 0;
}

static bool
can_second(const struct view *v)
{
	const struct sr_dayrec *r = &state_of(v)->rec;

	return r->signer != 0 && r->second == 0 &&
	       r->signer != v->ui->session.staff;
}

static void
run_behind(struct view *v)
{
	struct state *s = v->state;
	struct sr_report_ask ask;

	report_behind_ask(&s->grid, s->figure, &ask);
	behind_show(v->ui, &ask);
}

/* A salesperson's own sheet, then all again. */
static void
run_staff(struct view *v)
{
	size_t n = 0;
	const struct sr_dir_entry **who =
	    sr_dir_match(v->ui->dir, "staff", "", &n, v->arena);
	struct item *items = arena_alloc(v->arena, (n + 1) * sizeof(*items));
	int chosen;

	if (items == NULL)
		return;
	items[0] = (struct item){ 0, _("All"), "", "" };
	for (size_t i = 0; i < n; i++)
		items[i + 1] = (struct item){ who[i]->id,
			sr_dir_name(v->ui->dir, "staff", who[i]->id),
			who[i]->pinyin, who[i]->code };
	chosen = ui_choose(v->ui, _("Whose sheet?"), items, n + 1, "", NULL);
	if (chosen < 0)
		return;
	state_of(v)->staff = items[chosen].value;
	state_of(v)->figure = -1;
	view_reload(v);
}

static const struct form_row day_rows[] = {
	{ .col = "weather" },
	{ .col = "remark", .lines = 4 },
	{ .col = NULL },
};

static int
day_write(struct view *v, void *rec)
{
	struct sr_dayrec out;

	return sr_day_save(v->ui->sr, rec, &out, v->arena);
}

static const struct form_spec day_form = {
	.id = "day",
	.title = N_("Weather and remark"),
	.record = &sr_rec_dayrec,
	.rows = day_rows,
	.get = SR_OP_DAY_GET,
	.of = "day",
	.op = SR_OP_DAY_SAVE,
	.save = day_write,
	.done = view_reload,
};

static void
run_remark(struct view *v)
{
	struct sr_dayrec rec = state_of(v)->rec;

	rec.day = state_of(v)->day;
	form_open(v, &day_form, &rec);
}

static const struct form_row line_rows[] = {
	{ .col = "staff" },
	{ .col = "text", .lines = 2 },
	{ .col = NULL },
};

static int
line_write(struct view *v, void *rec)
{
	struct sr_instruction out;

	return sr_instruction_save(v->ui->sr, rec, &out, v->arena);
}

static const struct form_spec line_form = {
	.id = "instruction",
	.title = N_("Instruction"),
	.record = &sr_rec_instruction,
	.rows = line_rows,
	.get = SR_OP_INSTRUCTION_GET,
	.op = SR_OP_INSTRUCTION_SAVE,
	.save = line_write,
	.done = view_reload,
	.start = "text",
	.quick = true,
};

static void
run_instruct(struct view *v)
{
	struct state *s = v->state;
	struct sr_instruction in;

	sr_record_clear(&sr_rec_instruction, &in);
	in.day = s->day;
	in.staff = s->staff;
	if (s->figure >= 0 && s->grid.figure[s->figure].staff > 0)
		in.staff = s->grid.figure[s->figure].staff;
	strip_open(v, &line_form, &in);
}

/*
 * The reason that RC, the store's answer to SIGN, asks for beneath its
 * message; false: it asks for none, or none is given.
 */
static bool
sign_reason(struct view *v, struct sr_sign *sign)
{
	const char *field = sr_error(v->ui->sr)->field;
	const char **why = NULL;

	if (strcmp(field, "reason") == 0 && *sign->reason == '\0') {
		sign->reason = ui_why(
		    v->ui, _("Reason for signing with open lines"), v->arena);
		why = &sign->reason;
	} else if (strcmp(field, "loss_reason") == 0 &&
		   *sign->loss_reason == '\0') {
		sign->loss_reason =
		    ui_why(v->ui, _("Reason for closing the month"), v->arena);
		why = &sign->loss_reason;
	}
	return why != NULL && *why != NULL;
}

static void
day_sign(struct view *v, bool second)
{
	struct sr_sign sign;
	struct sr_dayrec out;

	sr_record_clear(&sr_rec_sign, &sign);
	sign.day = state_of(v)->day;
	sign.second = second;
	if (!ui_confirm(v->ui,
		second ? _("Countersign this day?")
		       : _("Sign this day? Its figures then stay as they "
			   "are.")))
		return;
	while (ui_call(v->ui, SR_OP_DAY_SIGN, &sign, &out, v->arena) < 0)
		if (!sign_reason(v, &sign))
			return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("The day is signed."), 0);
}

static void
run_sign(struct view *v)
{
	day_sign(v, false);
}

static void
run_second(struct view *v)
{
	day_sign(v, true);
}

static void
run_print(struct view *v)
{
	struct sr_report_ask ask;

	daily_ask(state_of(v), &ask);
	report_to_file(v, &ask);
}

static const struct action actions[] = {
	{ K_ENTER, "daily.behind", N_("records"),
	    N_("The records behind the figure under the cursor."),
	    SR_OP_REPORT_BEHIND, 0, on_figure, run_behind },
	{ 'i', "daily.instruct", N_("instruct"),
	    N_("Write a salesperson an instruction line."),
	    SR_OP_INSTRUCTION_SAVE, 0, NULL, run_instruct },
	{ 'e', "daily.remark", N_("remark"),
	    N_("Weather and remark of the day."), SR_OP_DAY_SAVE, 0, can_sign,
	    run_remark },
	{ 'S', "daily.sign", N_("sign"),
	    N_("Sign the day: its figures stay, later changes become "
	       "corrections."),
	    SR_OP_DAY_SIGN, 0, can_sign, run_sign },
	{ 'C', "daily.second", N_("countersign"),
	    N_("Sign as the second person."), SR_OP_DAY_SIGN, 0, can_second,
	    run_second },
	{ 'p', "daily.print", N_("print"),
	    N_("Write the sheet as text, CSV or JSON into a file."), 0, 0, NULL,
	    run_print },
	DAY_WALK("daily"),
	{ 'v', "daily.staff", N_("by person"),
	    N_("The sheet of one salesperson, or of all."), 0, 0, NULL,
	    run_staff },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_daily = {
	.id = "daily",
	.title = N_("Sales-daily report"),
	.help = N_("The day in figures, filled from its records. Arrows walk "
		   "over the figures; a signed day keeps them."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_REPORT_RUN,
	.state = sizeof(struct state),
	.load = daily_load,
	.about = daily_about,
};
