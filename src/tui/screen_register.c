/*
 * The visitor register: the quick line first, everything else later.  `n`
 * opens the line over the foot, Enter saves it; `o` notes that a guest
 * leaves; Enter completes a line in the whole form.
 */
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"

#include "base/banned.h"

struct state {
	sr_day day; /* the day shown */
	struct sr_sum sum;
	sr_id left; /* the guest who left last, for undo */
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static bool
is_today(const struct view *v)
{
	return state_of(v)->day == v->ui->session.today;
}

static int
register_load(struct view *v)
{
	struct state *s = v->state;
	struct sr_find find;

	if (s->day == 0)
		s->day =
		    v->about.day != 0 ? v->about.day : v->ui->session.today;
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = s->day;
	return sr_sum_get(v->ui->sr, &find, &s->sum, v->arena);
}

static void
register_header(struct view *v, struct rect r)
{
	struct grid *g = &v->ui->grid;
	const struct sr_sum *n = &state_of(v)->sum;
	struct arena *a = v->ui->frame;
	const struct sr_arg arg[4] = { SR_NUM(n->walkin), SR_NUM(n->first),
		SR_NUM(n->again), SR_NUM(n->callin) };
	const struct sr_arg rest[2] = { SR_NUM(n->inhouse),
		SR_NUM(n->incomplete) };
	int x = r.x + 1;

	cell_fill(g, r, STYLE_NORMAL);
	x += cell_add(g, r.y, x, r.w - 1,
	    message_text(a,
		_("Walk-in {0} (first {1} again {2})  Phone-in {3}"), arg, 4),
	    STYLE_NORMAL);
	x += 2;
	cell_add(g, r.y, x, r.w - x,
	    message_text(a, _("In house {0}  Incomplete {1}"), rest, 2),
	    n->incomplete > 0 ? STYLE_OVERDUE : STYLE_NORMAL);
}

static const char *
register_about(struct view *v, struct arena *a)
{
	char iso[11];

	return is_today(v) ? "" : arena_dup(a, day_iso(iso, state_of(v)->day));
}

static void
register_find(const struct view *v, struct sr_find *find)
{
	/* The two lists of odd lines look at all days. */
	if (find->state > 2)
		return;
	find->from = find->to = state_of(v)->day;
}

/* Minutes in the house so far, or how the guest came. */
static const char *
how_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	int32_t stay = v->ui->session.minute - line->minute;
	struct sr_arg arg = SR_NUM(stay);

	if (line->voided)
		return _("void");
	if (line->corrected)
		return _("corrected");
	if (!line->gone && line->kind == SR_WALKIN && is_today(v) &&
	    line->minute != 0) {
		*style = STYLE_OK;
		return message_text(a, _("{0} min"), &arg, 1);
	}
	return ui_text(
	    v->ui, &sr_rec_visit_line, line->invited ? "how" : "source", line);
}

static const char *
due_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	const char *s = line->missing, *out = "";

	(void)v;
	if (*s != '\0')
		*style = STYLE_OVERDUE;
	while (*s != '\0') {
		size_t n = strcspn(s, ",");
		const struct sr_field *f =
		    sr_field_of(&sr_rec_visit, arena_ndup(a, s, n));
		if (f != NULL)
			out = arena_printf(a, "%s%s%s", out,
			    *out != '\0' ? " " : "", _(f->label));
		s += n + (s[n] == ',');
	}
	return out;
}

static const char *
out_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	char hm[6];

	(void)v;
	(void)style;
	if (line->leave != 0)
		return arena_dup(a, time_hm(hm, line->leave));
	return line->gone ? "" : "-";
}

static int
line_style(const struct view *v, const void *row)
{
	const struct sr_visit_line *line = row;

	(void)v;
	return line->voided ? STYLE_DIM : STYLE_NORMAL;
}

/* What is still due stands as a red question mark where it belongs. */
static const char *
due_or(const struct view *v, const void *row, int *style, struct arena *a,
    const char *col)
{
	const struct sr_visit_line *line = row;
	const char *s = line->missing;
	size_t n = strlen(col);

	while (*s != '\0') {
		size_t len = strcspn(s, ",");
		if (len == n && memcmp(s, col, n) == 0) {
			*style = STYLE_OVERDUE;
			return "?";
		}
		s += len + (s[len] == ',');
	}
	return sr_format(v->ui->dir, sr_field_of(&sr_rec_visit_line, col),
	    row, SR_SHOW, a);
}

static const char *
phone_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	return due_or(v, row, style, a, "phone");
}

static const char *
model_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	return due_or(v, row, style, a, "model");
}

static const char *
grade_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	const char *text = due_or(v, row, style, a, "grade");

	if (line->grade != 0)
		*style = style_of_grade(text);
	return text;
}

static const struct column columns[] = {
	{ .field = "minute", .title = N_("In"), .min = 5 },
	{ .field = "leave", .title = N_("Out"), .min = 5, .text = out_text },
	{ .field = "kind", .min = 8, .drop = 3 },
	{ .field = "people", .title = N_("No."), .min = 3 },
	{ .field = "name", .min = 7, .weight = 1 },
	{ .field = "phone", .min = 11, .text = phone_text },
	{ .field = "seen", .title = N_("Seen"), .min = 5 },
	{ .field = "model", .min = 9, .weight = 1, .text = model_text },
	{ .field = "grade", .title = N_("Gr"), .min = 2,
	    .text = grade_text },
	{ .field = "staff", .title = N_("Sales"), .min = 6 },
	{ .field = "source", .title = N_("How"), .min = 6,
	    .text = how_text },
	{ .field = "missing", .min = 10, .weight = 2, .drop = 2,
	    .text = due_text },
	{ .field = "note", .min = 12, .weight = 3, .drop = 1 },
	{ .field = NULL },
};

static const struct sort sorts[] = {
	{ N_("latest first"), 0, true },
	{ N_("time"), 0, false },
	{ NULL, 0, false },
};

static const struct sr_enum state_values[] = {
	{ 1, "inhouse", N_("In house") },
	{ 2, "incomplete", N_("Incomplete") },
	{ 3, "differs", N_("First/again typed differently") },
	{ 4, "names", N_("Two names for a number") },
	{ 0, NULL, NULL },
};
static const struct sr_choice state_choice = { "state", state_values };

static const struct form_row filter_rows[] = {
	{ .col = "staff" },
	{ .col = "kind", .label = N_("Way"), .choice = &sr_choice_visit_kind },
	{ .col = "grade" },
	{ .col = "model" },
	{ .col = "source" },
	{ .col = "state", .label = N_("Lines"), .choice = &state_choice },
	{ .col = NULL },
};

static const struct form_spec filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = filter_rows,
};

static void
register_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_visit_line *line = row;
	struct grid *g = &v->ui->grid;
	int style = STYLE_NORMAL;
	const char *due = due_text(v, row, &style, v->ui->frame);

	cell_fill(g, r, STYLE_NORMAL);
	if (*due != '\0') {
		int x = r.x + 1;
		x += cell_add(g, r.y, x, r.w - 2, _("Still due: "), STYLE_DIM);
		cell_add(g, r.y, x, r.w - x, due, style);
		r.y++;
		r.h--;
	}
	if (r.h > 0)
		cell_add(g, r.y, r.x + 1, r.w - 2, line->note, STYLE_NORMAL);
}

static const struct list_spec lines = {
	.row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = columns,
	.sorts = sorts,
	.filter = &filter,
	.find = register_find,
	.style = line_style,
	.preview = register_preview,
	.preview_lines = 2,
	.empty = N_("Nobody has come yet. n registers a guest."),
};

static const struct pane panes[] = {
	{ .list = &lines },
};

/* The number is known: say whose, and give the guest to the owner. */
static void
quick_known(struct view *v, struct form *f)
{
	const struct sr_visit *in = form_record(f);
	struct sr_known_ask ask = { .phone = in->phone, .day = in->day };
	struct arena *a = v->ui->frame;
	const struct sr_hit *hit;
	struct sr_rows rows;
	const char *grade;

	form_hint(f, STYLE_NORMAL, "");
	if (*in->phone == '\0' ||
	    sr_known(v->ui->sr, &ask, &rows, a) != SR_OK || rows.n == 0)
		return;
	hit = SR_ROW(const struct sr_hit, &rows, 0);
	grade = sr_enum_code(&sr_choice_grade, hit->grade);
	if (!form_touched(f, "name"))
		form_put(f, "name", hit->name);
	if (hit->card == 0) {
		const struct sr_arg arg[2] = { SR_TXT(hit->name),
			SR_NUM(hit->visits) };
		form_hint(f, STYLE_OK,
		    message_text(a,
			_("Known: {0}, {1} earlier visits, no "
			  "card."),
			arg, 2));
		return;
	}
	const struct sr_arg arg[4] = { SR_TXT(hit->name), SR_TXT(grade),
		SR_TXT(sr_dir_name(v->ui->dir, "staff", hit->owner)),
		SR_DAYARG(hit->protected_until) };
	form_hint(f, hit->protects ? STYLE_OVERDUE : STYLE_OK,
	    message_text(a,
		hit->protects
		    ? _("Known: {0}, {1}, owner {2}, protected to {3}: goes "
			"to {2}.")
		    : _("Known: {0}, {1}, owner {2}, protection ended {3}."),
		arg, 4));
	if (hit->protects && !form_touched(f, "staff"))
		form_put_int(f, "staff", hit->owner);
}

static void
quick_change(struct view *v, struct form *f, const char *col)
{
	if (strcmp(col, "phone") == 0)
		quick_known(v, f);
}

static int
visit_write(struct view *v, void *rec)
{
	struct sr_visit out;
	int rc = sr_call(v->ui->sr, SR_OP_VISIT_SAVE, rec, &out, v->arena);

	if (rc == SR_OK)
		v->about.id = out.id;
	return rc;
}

static void
visit_written(struct view *v)
{
	view_reload(v);
	if (v->list[0] != NULL)
		list_select(v->list[0], v->about.id);
}

static const struct form_row quick_rows[] = {
	{ .col = "kind" },
	{ .col = "minute" },
	{ .col = "people" },
	{ .col = "phone" },
	{ .col = "name" },
	{ .col = "model" },
	{ .col = "staff" },
	{ .col = "grade" },
	{ .col = NULL },
};

static const struct form_spec quick = {
	.id = "visit.quick",
	.title = N_("New guest"),
	.record = &sr_rec_visit,
	.rows = quick_rows,
	.op = SR_OP_VISIT_SAVE,
	.save = visit_write,
	.done = visit_written,
	.change = quick_change,
	.quick = true,
};

static void
run_new(struct view *v)
{
	struct sr_none none = { 0 };
	struct sr_visit visit;

	if (ui_call(v->ui, SR_OP_VISIT_NEW, &none, &visit, v->arena) < 0)
		return;
	if (!is_today(v)) {
		visit.day = state_of(v)->day;
		visit.minute = 0;
	}
	strip_open(v, &quick, &visit);
}

static const struct form_row whole_rows[] = {
	{ .label = N_("Visit") },
	{ .col = "day" },
	{ .col = "kind" },
	{ .col = "minute" },
	{ .col = "leave" },
	{ .col = "people" },
	{ .col = "staff" },
	{ .label = N_("Guest") },
	{ .col = "name" },
	{ .col = "sex" },
	{ .col = "phone" },
	{ .col = "nofile" },
	{ .col = "wechat" },
	{ .col = "seen_typed" },
	{ .label = N_("Wish") },
	{ .col = "model" },
	{ .col = "trim" },
	{ .col = "grade" },
	{ .col = "colour" },
	{ .col = "rival" },
	{ .col = "buytype" },
	{ .col = "usage" },
	{ .col = "budget_min" },
	{ .col = "budget_max" },
	{ .col = "trade_in" },
	{ .label = N_("Reception") },
	{ .col = "purpose" },
	{ .col = "how" },
	{ .col = "source" },
	{ .col = "drive" },
	{ .col = "quote" },
	{ .col = "survey" },
	{ .col = "result" },
	{ .col = "note" },
	{ .col = "transport" },
	{ .col = "own_car" },
	{ .col = "plate" },
	{ .col = "greeted" },
	{ .col = "presented" },
	{ .col = "manager_in" },
	{ .col = "ref_name" },
	{ .col = "ref_phone" },
	{ .col = "ref_vin" },
	{ .col = NULL },
};

static const struct form_spec whole = {
	.id = "visit",
	.title = N_("Visit"),
	.record = &sr_rec_visit,
	.rows = whole_rows,
	.op = SR_OP_VISIT_SAVE,
	.save = visit_write,
	.done = visit_written,
	.change = quick_change,
};

static bool
on_line(const struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	return line != NULL && !line->voided;
}

static bool
on_guest(const struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	return on_line(v) && line->leave == 0;
}

static bool
can_undo(const struct view *v)
{
	return state_of(v)->left != 0;
}

static void
run_complete(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);
	struct sr_key key = { .id = line->id };
	struct sr_visit visit;

	if (ui_call(v->ui, SR_OP_VISIT_GET, &key, &visit, v->arena) == 0)
		form_open(v, &whole, &visit);
}

static void
run_leave(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);
	struct sr_visit out;
	struct sr_mark m;

	sr_record_clear(&sr_rec_mark, &m);
	m.id = line->id;
	if (ui_call(v->ui, SR_OP_VISIT_LEAVE, &m, &out, v->arena) < 0)
		return;
	state_of(v)->left = out.id;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("{0} left at {1}. u takes it back."), 2,
	    SR_TXT(*out.name != '\0' ? out.name : _("The guest")),
	    SR_TIMEARG(out.leave));
}

static void
run_undo(struct view *v)
{
	struct sr_key key = { .id = state_of(v)->left };
	struct sr_visit visit, out;

	if (ui_call(v->ui, SR_OP_VISIT_GET, &key, &visit, v->arena) < 0)
		return;
	visit.leave = 0;
	visit.gone = false;
	if (ui_call(v->ui, SR_OP_VISIT_SAVE, &visit, &out, v->arena) < 0)
		return;
	state_of(v)->left = 0;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("Taken back."), 0);
}

static void
run_void(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);
	struct sr_visit out;
	struct sr_mark m;

	sr_record_clear(&sr_rec_mark, &m);
	m.id = line->id;
	m.rev = line->rev;
	m.reason = ui_prompt(v->ui, _("Why is this line void?"), "", v->arena);
	if (m.reason == NULL)
		return;
	if (ui_call(v->ui, SR_OP_VISIT_VOID, &m, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("The line is void."), 0);
}

static void
go_day(struct view *v, sr_day day)
{
	if (day < 1 || day > v->ui->session.today)
		return;
	state_of(v)->day = day;
	view_reload(v);
}

static void
run_back(struct view *v)
{
	go_day(v, state_of(v)->day - 1);
}

static void
run_on(struct view *v)
{
	go_day(v, state_of(v)->day + 1);
}

static void
run_today(struct view *v)
{
	go_day(v, v->ui->session.today);
}

static void
run_date(struct view *v)
{
	go_day(v, ui_prompt_day(
		      v->ui, _("Register of which day?"), state_of(v)->day));
}

static void
run_card(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	if (line->card != 0)
		card_show(v->ui, line->card);
	else
		card_new(v->ui, line->id);
}

static const struct action actions[] = {
	{ 'n', "visit.new", N_("new"),
	    N_("Register a guest or a call: Enter "
	       "saves the line, the rest is completed later."),
	    SR_OP_VISIT_SAVE, 0, NULL, run_new },
	{ K_ENTER, "visit.complete", N_("complete"),
	    N_("Complete or correct the line."), SR_OP_VISIT_SAVE, 0, on_line,
	    run_complete },
	{ 'e', "visit.edit", N_("edit"), N_("The same as Enter."),
	    SR_OP_VISIT_SAVE, ACTION_QUIET, on_line, run_complete },
	{ 'o', "visit.leave", N_("leaves"), N_("The guest leaves now."),
	    SR_OP_VISIT_LEAVE, 0, on_guest, run_leave },
	{ 'u', "visit.undo", N_("undo"), N_("Take the last leaving back."),
	    SR_OP_VISIT_SAVE, 0, can_undo, run_undo },
	{ 'c', "visit.card", N_("card"),
	    N_("Open the guest's prospect card, or begin one."), SR_OP_CARD_GET,
	    0, on_line, run_card },
	{ 'x', "visit.void", N_("void"),
	    N_("Make the line void, with a reason; it stays to be seen."),
	    SR_OP_VISIT_VOID, 0, on_line, run_void },
	{ '[', "visit.back", N_("day back"), N_("The day before."), 0,
	    ACTION_QUIET, NULL, run_back },
	{ ']', "visit.on", N_("day on"), N_("The day after."), 0, ACTION_QUIET,
	    NULL, run_on },
	{ '.', "visit.today", N_("today"), N_("Today's register."), 0,
	    ACTION_QUIET, NULL, run_today },
	{ 'g', "visit.date", N_("date"), N_("Go to a day."), 0, 0, NULL,
	    run_date },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_register = {
	.id = "register",
	.title = N_("Register"),
	.help = N_("Everybody who comes or calls stands here. A line is made "
		   "in seconds; what is still due is completed later, and "
		   "nothing may be open when the day is signed."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_VISIT_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_VISIT | UINT64_C(1) << SR_NOUN_CARD,
	.load = register_load,
	.about = register_about,
	.header = register_header,
};
