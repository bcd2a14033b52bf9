/*
 * What a month is to bring: of a salesperson or the house, deliveries or
 * another measure.  What is set already stands there to be changed.
 */
#include "tui/target_form.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/day.h"
#include "base/intl.h"
#include "tui/form.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

/* The one that is stored for the same month, salesperson and measure. */
static int
target_read(struct view *v, const struct sr_target *of, struct sr_target *t)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_target, t);
	t->month = of->month != 0 ? day_month_start(of->month) : 0;
	t->staff = of->staff;
	t->measure = of->measure;
	sr_record_clear(&sr_rec_find, &find);
	find.from = t->month;
	rc = sr_target_find(v->ui->sr, &find, &rows, v->arena);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_target *k = SR_ROW(struct sr_target, &rows, i);
		if (k->staff == t->staff && k->measure == t->measure)
			*t = *k;
	}
	return rc;
}

static int
target_write(struct view *v, void *rec)
{
	const struct form *f = v->strip;
	const struct sr_target *in = rec;
	struct sr_target t;
	int rc;

	/* None is not 0. */
	if (in->value == 0 && f != NULL && !form_touched(f, "value")) {
		ui_message(v->ui, MSG_ERROR, N_("How many? Type a number."), 0);
		return 1;
	}
	rc = target_read(v, in, &t);
	t.value = in->value;
	return rc < 0 ? rc : sr_target_save(v->ui->sr, &t, &t, v->arena);
}

/* Another month or measure: what is set there, unless it was typed over. */
static void
target_change(struct view *v, struct form *f, const char *col)
{
	struct sr_target t;

	if (strcmp(col, "value") != 0 && !form_touched(f, "value") &&
	    target_read(v, form_record(f), &t) == SR_OK)
		form_put_int(f, "value", t.value);
}

static const struct form_row rows[] = {
	{ .col = "value" },
	{ .col = "measure" },
	{ .col = "month" },
	{ .col = "staff" },
	{ .col = NULL },
};

static const struct form_spec form = {
	.title = N_("Target"),
	.record = &sr_rec_target,
	.rows = rows,
	.op = SR_OP_TARGET_SAVE,
	.save = target_write,
	.done = view_reload,
	.change = target_change,
	.quick = true,
};

void
target_form(struct view *v, sr_id staff)
{
	struct sr_target of = { .month = v->ui->session.today,
		.staff = staff,
		.measure = SR_TARGET_DELIVERIES };
	struct sr_target t;

	if (target_read(v, &of, &t) < 0) {
		ui_error(v->ui, sr_error(v->ui->sr));
		return;
	}
	/* A new one to the form, so that month and measure may be chosen. */
	t.id = t.rev = 0;
	strip_open(v, &form, &t);
}
