/*
 * Rows that the administrator edits: lists, staff, grade rules, holidays,
 * settings.  They end by their validity; none is ever deleted.
 */
#include "tui/house_rows.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"

#include "base/banned.h"

/* ---- what columns say ---- */

/* The house's own default is no rule of the maker: it says so. */
static const char *
origin_label(const char *origin)
{
	static const struct {
		const char *code, *label;
	} all[] = {
		{ "source", N_("the maker's rule") },
		{ "default", N_("house default") },
		{ "house", N_("changed here") },
		{ NULL, NULL },
	};

	for (int i = 0; all[i].code != NULL; i++)
		if (strcmp(all[i].code, origin) == 0)
			return _(all[i].label);
	return origin;
}

static const char *
grade_origin(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_grade_rule *rule = row;

	(void)v, (void)style, (void)a;
	return origin_label(rule->origin);
}

static const char *
setting_origin(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_setting *set = row;

	(void)v, (void)style, (void)a;
	return origin_label(set->origin);
}

static const char *
setting_label(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	static const struct {
		const char *name, *label;
	} all[] = {
		{ "house", N_("The dealership's name") },
		{ "zone", N_("Time zone") },
		{ "preset", N_("Preset it began with") },
		{ "loss_missed_intervals",
		    N_("Missed intervals until a card is out of control") },
		{ "recontact_months",
		    N_("Months until a lost customer is asked again") },
		{ "day_capacity", N_("Contacts that one day holds") },
		{ "rotation_skip", N_("Whom the rotation passes over") },
		{ "hot_rate_days",
		    N_("Days that the closing rate of hot cards is of") },
		{ "hot_rate_least",
		    N_("Decided hot cards that a closing rate needs") },
		{ "hot_tight",
		    N_("Per cent short that are tight, not yet short") },
		{ "evidence_text",
		    N_("Characters with which a contact says something") },
		{ "evidence_repeat",
		    N_("Times that one text catches the eye") },
		{ "evidence_burst", N_("Contacts in a minute that do") },
		{ "evidence_dayend", N_("When contacts are logged late") },
		{ "evidence_share", N_("Late contacts of 100 that do") },
		{ "visit_required", N_("Due in a line of the register") },
		{ "kiosk", N_("Unix users of shared front desks") },
		{ "lock_after", N_("Seconds until a desk locks") },
		{ "backup_time", N_("When the store backs itself up") },
		{ "backup_keep_daily", N_("Daily backups that are kept") },
		{ "backup_keep_weekly", N_("Weekly backups that are kept") },
		{ "backup_key", N_("Backups are sealed for this key") },
		{ NULL, NULL },
	};
	const struct sr_setting *set = row;

	struct sr_arg year =
	    SR_TXT(set->name + strcspn(set->name, "0123456789"));

	(void)v, (void)style;
	for (int i = 0; all[i].name != NULL; i++)
		if (strcmp(all[i].name, set->name) == 0)
			return _(all[i].label);
	if (strncmp(set->name, "holidays_", 9) == 0)
		return message_text(
		    a, _("What the holidays of {0} rest on"), &year, 1);
	return set->name;
}

/* A number of days, right-aligned in W cells; nothing for none. */
static const char *
days(struct arena *a, int w, int32_t n)
{
	return n != 0 ? arena_printf(a, "%*d", w, (int)n) : "";
}

static const char *
buy_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return days(a, 11, ((const struct sr_grade_rule *)row)->buy_days);
}

static const char *
every_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return days(a, 7, ((const struct sr_grade_rule *)row)->every_days);
}

static const char *
cap_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return days(a, 5, ((const struct sr_grade_rule *)row)->cap_days);
}

static const char *
owner_origin(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style, (void)a;
	return origin_label(((const struct sr_owner_rule *)row)->origin);
}

/* Whole, where the columns had to cut it. */
static void
setting_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_setting *set = row;
	struct arena *a = v->ui->frame;
	int style = 0;

	cell_wrap(&v->ui->grid, r,
	    arena_printf(a, "%s%s%s", setting_label(v, row, &style, a), _(": "),
		set->value),
	    STYLE_NORMAL);
}

static int
ended(const struct view *v, sr_day from, sr_day to)
{
	sr_day today = v->ui->session.today;

	return (to != 0 && to < today) || from > today ? STYLE_DIM
						       : STYLE_NORMAL;
}

static int
row_style(const struct view *v, const void *row)
{
	const struct sr_list_row *r = row;

	return ended(v, r->valid_from, r->valid_to);
}

static int
staff_style(const struct view *v, const void *row)
{
	const struct sr_staff *s = row;

	return ended(v, s->valid_from, s->valid_to);
}

static int
grade_style(const struct view *v, const void *row)
{
	const struct sr_grade_rule *g = row;

	return ended(v, g->valid_from, g->valid_to);
}

static int
day_style(const struct view *v, const void *row)
{
	const struct sr_holiday *h = row;

	return ended(v, 0, h->day);
}

static int
owner_style(const struct view *v, const void *row)
{
	const struct sr_owner_rule *r = row;

	return ended(v, r->valid_from, r->valid_to);
}

/* ---- lists ---- */

#define VALID \
	{ .field = "valid_from", .title = N_("From"), .min = 10, .drop = 2 }, \
	{ \
		.field = "valid_to", .title = N_("To"), .min = 10 \
	}

static void
find_rows(const struct view *v, struct sr_find *find)
{
	find->kind = v->about.kind;
}

static const struct column row_columns[] = {
	{ .field = "name_zh", .min = 14, .weight = 2 },
	{ .field = "name_en", .min = 14, .weight = 2 },
	{ .field = "code", .min = 10 },
	{ .field = "extra", .min = 9 },
	{ .field = "sort", .min = 5, .drop = 1 },
	VALID,
	{ .field = NULL },
};

static const struct column staff_columns[] = {
	{ .field = "code", .min = 5 },
	{ .field = "name", .min = 10, .weight = 1 },
	{ .field = "role", .min = 18 },
	{ .field = "team", .min = 8, .weight = 1 },
	{ .field = "login", .min = 10, .weight = 1 },
	VALID,
	{ .field = NULL },
};

static const struct column grade_columns[] = {
	{ .field = "grade", .min = 5 },
	{ .field = "buy_days",
	    .title = N_("Buys within"),
	    .min = 11,
	    .text = buy_text },
	{ .field = "every_days",
	    .title = N_("Contact"),
	    .min = 7,
	    .text = every_text },
	{ .field = "cap_days", .title = N_("Cap"), .min = 5, .text = cap_text },
	{ .field = "chosen", .title = N_("In the log"), .min = 10 },
	{ .field = "origin", .min = 15, .weight = 1, .text = grade_origin },
	VALID,
	{ .field = NULL },
};

/* Those of the last weeks and all that come. */
static void
find_days(const struct view *v, struct sr_find *find)
{
	find->from = v->ui->session.today - 60;
}

static const struct column day_columns[] = {
	{ .field = "day", .min = 10 },
	{ .field = "name_zh", .min = 12, .weight = 1 },
	{ .field = "name_en", .min = 16, .weight = 1 },
	{ .field = "kind", .min = 11 },
	{ .field = "closed", .min = 12 },
	{ .field = NULL },
};

static const struct column setting_columns[] = {
	{ .field = "name",
	    .title = N_("Setting"),
	    .min = 30,
	    .weight = 2,
	    .text = setting_label },
	{ .field = "value", .min = 20, .weight = 1 },
	{ .field = "origin", .min = 16, .text = setting_origin },
	{ .field = NULL },
};

static const struct column owner_columns[] = {
	{ .field = "protect_days", .title = N_("Protected"), .min = 9 },
	{ .field = "family", .title = N_("Families"), .min = 8 },
	{ .field = "share", .title = N_("Stand-in"), .min = 8 },
	{ .field = "recall_days", .title = N_("Pool"), .min = 4 },
	{ .field = "warn_days", .title = N_("Warned"), .min = 6 },
	{ .field = "claim_most", .title = N_("Taken"), .min = 5 },
	{ .field = "origin", .min = 13, .weight = 1, .text = owner_origin },
	VALID,
	{ .field = NULL },
};

static const struct sort row_sorts[] = {
	{ N_("its own order"), 0, false },
	{ N_("name"), SR_ROWS_BY_NAME, false },
	{ N_("code"), SR_ROWS_BY_CODE, false },
	{ NULL, 0, false },
};
static const struct sort staff_sorts[] = {
	{ N_("code"), 0, false },
	{ N_("name"), SR_STAFF_BY_NAME, false },
	{ N_("role"), SR_STAFF_BY_ROLE, false },
	{ NULL, 0, false },
};
static const struct sort day_sorts[] = {
	{ N_("day"), 0, false },
	{ N_("name"), SR_HOLIDAYS_BY_NAME, false },
	{ NULL, 0, false },
};

/* Part of a name or code, or pinyin. */
static const struct form_row find_form_rows[] = {
	{ .col = "search" },
	{ .col = NULL },
};
static const struct form_spec find_form = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = find_form_rows,
};

const struct list_spec house_lists[HOUSE_NKINDS] = {
	[HOUSE_ROW] = { .row = &sr_rec_list_row,
	    .op = SR_OP_LIST_FIND,
	    .sorts = row_sorts,
	    .filter = &find_form,
	    .columns = row_columns,
	    .find = find_rows,
	    .style = row_style,
	    .empty = N_("The list is empty. n adds a row."),
	    .empty_op = SR_OP_LIST_SAVE },
	[HOUSE_STAFF] = { .row = &sr_rec_staff,
	    .op = SR_OP_STAFF_FIND,
	    .sorts = staff_sorts,
	    .filter = &find_form,
	    .columns = staff_columns,
	    .style = staff_style },
	[HOUSE_GRADE] = { .row = &sr_rec_grade_rule,
	    .op = SR_OP_GRADE_FIND,
	    .columns = grade_columns,
	    .style = grade_style },
	[HOUSE_DAY] = { .row = &sr_rec_holiday,
	    .op = SR_OP_HOLIDAY_FIND,
	    .sorts = day_sorts,
	    .filter = &find_form,
	    .columns = day_columns,
	    .find = find_days,
	    .style = day_style,
	    .empty = N_("No holiday is ahead. n adds one."),
	    .empty_op = SR_OP_HOLIDAY_SAVE },
	[HOUSE_SETTING] = { .row = &sr_rec_setting,
	    .op = SR_OP_SETTING_FIND,
	    .filter = &find_form,
	    .columns = setting_columns,
	    .preview = setting_preview,
	    .preview_lines = 2 },
	[HOUSE_OWNER] = { .row = &sr_rec_owner_rule,
	    .op = SR_OP_OWNER_FIND,
	    .columns = owner_columns,
	    .style = owner_style },
};

/* ---- forms ---- */

static int save_row(struct view *v, void *rec);
static int save_staff(struct view *v, void *rec);
static int save_grade(struct view *v, void *rec);
static int save_day(struct view *v, void *rec);
static int save_setting(struct view *v, void *rec);
static int save_owner(struct view *v, void *rec);

/* The cursor goes to what was saved. */
static void
saved(struct view *v)
{
	view_reload(v);
	if (v->list[v->pane] != NULL)
		list_select(v->list[v->pane], v->saved);
}

/* The list shows it; what it cannot show is that nobody gets in by it. */
static void
staff_saved(struct view *v)
{
	const struct sr_key key = { .id = v->saved };
	struct arena *a = arena_new();
	struct sr_staff s;

	saved(v);
	if (a != NULL && sr_staff_get(v->ui->sr, &key, &s, a) == SR_OK &&
	    s.no_account)
		ui_message(v->ui, MSG_INFO,
		    N_("Saved. This machine has no Unix user \"{0}\": nobody "
		       "can log in as {1} yet. Make that user, or correct "
		       "it here."),
		    2, SR_TXT(s.login), SR_TXT(s.name));
	arena_free(a);
}

static const struct form_row row_rows[] = {
	{ .col = "name_zh" },
	{ .col = "name_en" },
	{ .col = "code" },
	{ .col = "extra" },
	{ .col = "sort" },
	{ .col = "valid_from" },
	{ .col = "valid_to" },
	{ .col = NULL },
};

static const struct form_row staff_rows[] = {
	{ .col = "code" },
	{ .col = "name" },
	{ .col = "role" },
	{ .col = "team" },
	{ .col = "login" },
	{ .col = "valid_from" },
	{ .col = "valid_to" },
	{ .col = NULL },
};

static const struct form_row grade_rows[] = {
	{ .col = "grade" },
	{ .col = "buy_days" },
	{ .col = "every_days" },
	{ .col = "cap_days" },
	{ .col = "chosen" },
	{ .col = "hot" },
	{ .col = "jump", .label = N_("Up without reason") },
	{ .col = "fall", .label = N_("Down without reason") },
	{ .col = "approve", .label = N_("Needs approval") },
	{ .col = "valid_from" },
	{ .col = NULL },
};

static const struct form_row day_rows[] = {
	{ .col = "day" },
	{ .col = "name_zh" },
	{ .col = "name_en" },
	{ .col = "kind" },
	{ .col = "closed" },
	{ .col = NULL },
};

static const struct form_row setting_rows[] = {
	{ .col = "name", .flags = FORM_FIXED },
	{ .col = "value" },
	{ .col = NULL },
};

static const struct form_row owner_rows[] = {
	{ .col = "protect_days" },
	{ .col = "family" },
	{ .col = "share" },
	{ .col = "recall_days" },
	{ .col = "warn_days" },
	{ .col = "claim_most" },
	{ .col = "valid_from" },
	{ .col = NULL },
};

static const struct form_spec forms[HOUSE_NKINDS] = {
	[HOUSE_ROW] = { .id = "list.row",
	    .title = N_("List row"),
	    .record = &sr_rec_list_row,
	    .rows = row_rows,
	    .op = SR_OP_LIST_SAVE,
	    .get = SR_OP_LIST_GET,
	    .save = save_row,
	    .done = saved },
	[HOUSE_STAFF] = { .id = "staff",
	    .title = N_("Staff member"),
	    .record = &sr_rec_staff,
	    .rows = staff_rows,
	    .op = SR_OP_STAFF_SAVE,
	    .get = SR_OP_STAFF_GET,
	    .save = save_staff,
	    .done = staff_saved },
	[HOUSE_GRADE] = { .id = "grade",
	    .title = N_("Grade rule"),
	    .record = &sr_rec_grade_rule,
	    .rows = grade_rows,
	    .op = SR_OP_GRADE_SAVE,
	    .get = SR_OP_GRADE_GET,
	    .save = save_grade,
	    .done = saved },
	[HOUSE_DAY] = { .id = "holiday",
	    .title = N_("Holiday"),
	    .record = &sr_rec_holiday,
	    .rows = day_rows,
	    .op = SR_OP_HOLIDAY_SAVE,
	    .get = SR_OP_HOLIDAY_GET,
	    .save = save_day,
	    .done = saved },
	[HOUSE_SETTING] = { .id = "setting",
	    .title = N_("Setting"),
	    .record = &sr_rec_setting,
	    .rows = setting_rows,
	    .op = SR_OP_SETTING_SAVE,
	    .get = SR_OP_SETTING_GET,
	    .save = save_setting,
	    .done = saved },
	[HOUSE_OWNER] = { .id = "owner.rule",
	    .title = N_("Ownership rule"),
	    .record = &sr_rec_owner_rule,
	    .rows = owner_rows,
	    .op = SR_OP_OWNER_SAVE,
	    .get = SR_OP_OWNER_GET,
	    .save = save_owner,
	    .done = saved },
};

int
house_op(enum house_kind kind)
{
	return forms[kind].op;
}

/* OUT has room for the record saved. */
static int
save(struct view *v, enum house_kind kind, const void *rec, void *out)
{
	const struct form_spec *f = &forms[kind];
	int rc = sr_call(v->ui->sr, f->op, rec, out, v->arena);

	if (rc == SR_OK)
		v->saved = sr_get_int(sr_field_of(f->record, "id"), out);
	return rc;
}

static int
save_row(struct view *v, void *rec)
{
	struct sr_list_row out;

	return save(v, HOUSE_ROW, rec, &out);
}

static int
save_staff(struct view *v, void *rec)
{
	struct sr_staff out;

	return save(v, HOUSE_STAFF, rec, &out);
}

/* What a change of rules does, and shall it? */
static bool
grade_agreed(struct ui *ui, const struct sr_grade_effect *e)
{
	const struct sr_arg arg[3] = { SR_NUM(e->earlier), SR_DAYARG(e->first),
		SR_DAYARG(e->valid_from) };
	struct arena *a = arena_new();
	bool yes = a != NULL &&
		   ui_confirm(ui,
		       ui_say(ui, a,
			   e->earlier > 0
			       ? N_("{0} cards get an earlier next date, the "
				    "first on {1}. From {2} on?")
			       : N_("No card gets an earlier next date. "
				    "From {2} on?"),
			   arg, 3));

	arena_free(a);
	return yes;
}

static int
save_grade(struct view *v, void *rec)
{
	struct sr_grade_rule *rule = rec, out;
	struct sr_grade_effect effect;
	int rc = sr_grade_effect(v->ui->sr, rule, &effect, v->arena);

	if (rc < 0)
		return rc;
	if (!grade_agreed(v->ui, &effect))
		return 1;
	rule->origin = "house";
	return save(v, HOUSE_GRADE, rule, &out);
}

static int
save_day(struct view *v, void *rec)
{
	struct sr_holiday out;

	return save(v, HOUSE_DAY, rec, &out);
}

static int
save_setting(struct view *v, void *rec)
{
	struct sr_setting out;

	return save(v, HOUSE_SETTING, rec, &out);
}

static int
save_owner(struct view *v, void *rec)
{
	struct sr_owner_rule out;

	return save(v, HOUSE_OWNER, rec, &out);
}

void
house_edit(struct view *v, enum house_kind kind)
{
	const void *row = view_row(v);
	struct sr_grade_rule rule;

	if (row == NULL)
		return;
	v->saved = sr_get_int(sr_field_of(forms[kind].record, "id"), row);
	if (kind == HOUSE_GRADE) {
		/* What has begun stays: it changes from today on. */
		rule = *(const struct sr_grade_rule *)row;
		if (rule.valid_from < v->ui->session.today)
			rule.valid_from = v->ui->session.today;
		row = &rule;
	}
	form_open(v, &forms[kind], row);
}

void
house_new(struct view *v, enum house_kind kind, const void *rec)
{
	const struct sr_record *r = forms[kind].record;
	void *fresh = arena_alloc(v->arena, r->size);

	if (fresh == NULL)
		return;
	sr_record_clear(r, fresh);
	form_open(v, &forms[kind], rec != NULL ? rec : fresh);
}

void
house_preset(struct view *v)
{
	static const struct answer which[] = { { 'f', N_("FAW-Toyota (ftms)") },
		{ 'h', N_("industry (habc)") }, { 0, NULL } };
	struct sr_preset_ask ask = { .valid_from = v->ui->session.today };
	struct sr_grade_effect effect;

	switch (ui_ask(v->ui, _("All grades as which preset says?"), which)) {
	case 'f': ask.name = "ftms"; break;
	case 'h': ask.name = "habc"; break;
	default: return;
	}
	/* Refused, it is asked again. */
	do {
		ask.valid_from = ui_prompt_day(v->ui,
		    _("From which day on? Today or later"), ask.valid_from);
		if (ask.valid_from == 0)
			return;
	} while (
	    ui_call(v->ui, SR_OP_PRESET_EFFECT, &ask, &effect, v->arena) < 0);
	if (effect.rules == 0) {
		ui_message(v->ui, MSG_INFO,
		    N_("The grades are as this preset says already."), 0);
		return;
	}
	if (!grade_agreed(v->ui, &effect) ||
	    ui_call(v->ui, SR_OP_PRESET_SAVE, &ask, &effect, v->arena) < 0)
		return;
	ui_message(v->ui, MSG_OK, N_("{0} rules begin on {1}."), 2,
	    SR_NUM(effect.rules), SR_DAYARG(effect.valid_from));
	view_reload(v);
}
