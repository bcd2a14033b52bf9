/* The people who work here, as the administrator edits them. */
#include "tui/house_rows_own.h"

#include <showroom/ops.h>

#include "base/arena.h"

#include "base/banned.h"

static int
staff_style(const struct view *v, const void *row)
{
	const struct sr_staff *s = row;

	return house_ended(v, s->valid_from, s->valid_to);
}

static const struct column staff_columns[] = {
	{ .field = "code", .min = 5 },
	{ .field = "name", .min = 10, .weight = 1 },
	{ .field = "role", .min = 18 },
	{ .field = "team", .min = 8, .weight = 1 },
	{ .field = "login", .min = 10, .weight = 1 },
	HOUSE_VALID,
	{ .field = NULL },
};

static const struct sort staff_sorts[] = {
	{ N_("code"), 0, false },
	{ N_("name"), SR_STAFF_BY_NAME, false },
	{ N_("role"), SR_STAFF_BY_ROLE, false },
	{ NULL, 0, false },
};

const struct list_spec house_list_staff = {
	.row = &sr_rec_staff,
	.op = SR_OP_STAFF_FIND,
	.sorts = staff_sorts,
	.filter = &house_find_form,
	.columns = staff_columns,
	.style = staff_style,
};

/* What the list cannot show: nobody gets in by it; who leaves has cards. */
static void
staff_saved(struct view *v)
{
	const struct sr_key key = { .id = v->saved };
	struct arena *a = arena_new();
	struct sr_staff s;

	house_saved(v);
	if (a == NULL || sr_staff_get(v->ui->sr, &key, &s, a) < 0)
		s.no_account = false, s.cards = 0;
	if (s.no_account)
		ui_message(v->ui, MSG_INFO,
		    N_("Saved. This machine has no Unix user \"{0}\": nobody "
		       "can log in as {1} yet. Make that user, or correct "
		       "it here."),
		    2, SR_TXT(s.login), SR_TXT(s.name));
	else if (s.cards > 0)
		ui_message(v->ui, MSG_INFO,
		    N_("Saved. Cards that {0} has open still: {1}. A "
		       "supervisor "
		       "or the manager hands them over (F4 H)."),
		    2, SR_TXT(s.name), SR_NUM(s.cards));
	arena_free(a);
}

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

static int
save_staff(struct view *v, void *rec)
{
	struct sr_staff out;

	return house_save(v, &house_form_staff, rec, &out);
}

const struct form_spec house_form_staff = {
	.id = "staff",
	.title = N_("Staff member"),
	.record = &sr_rec_staff,
	.rows = staff_rows,
	.op = SR_OP_STAFF_SAVE,
	.get = SR_OP_STAFF_GET,
	.save = save_staff,
	.done = staff_saved,
};
