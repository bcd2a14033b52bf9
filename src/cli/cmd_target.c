/* Targets of a month from the command line: list, set. */
#include <string.h>

#include <showroom/board.h>
#include <showroom/ftype.h>

#include "cli/commands.h"
#include "base/banned.h"

static const char *const cols[] = { "month", "staff", "measure", "value",
	NULL };

/* FIELD of T from an option as people type it; nothing is kept if not given. */
static int
take(struct cli *c, const char *field, const char *text, struct sr_target *t)
{
	struct sr_error err;

	sr_error_clear(&err);
	if (*text != '\0' &&
	    sr_parse(c->dir, sr_field_of(&sr_rec_target, field), "target", text,
		0, t, c->mem, &err) < 0)
		return cmd_error(c, &err);
	return CMD_OK;
}

/* --month 2026-12, or any day in it; this month if not said. */
static int
take_month(struct cli *c, struct sr_target *t)
{
	const char *text = cmd_text(c, "month");

	t->month = c->session.today;
	if (strlen(text) == 7 && text[4] == '-')
		text = arena_printf(c->mem, "%s-01", text);
	return take(c, "month", text, t);
}

static int
month_rows(struct cli *c, const struct sr_target *t, struct sr_rows *rows)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.from = t->month;
	return cmd_call(c, SR_OP_TARGET_FIND, &find, rows);
}

static int
list_run(struct cli *c)
{
	struct sr_target month;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_target, &month);
	rc = take_month(c, &month);
	if (rc == CMD_OK)
		rc = month_rows(c, &month, &rows);
	if (rc == CMD_OK)
		cmd_rows(c, &sr_rec_target, &rows, cols);
	return rc;
}

/* The one that is there for the same, to be changed. */
static int
there(struct cli *c, struct sr_target *t)
{
	struct sr_rows rows;
	int rc = month_rows(c, t, &rows);

	for (size_t i = 0; rc == CMD_OK && i < rows.n; i++) {
		const struct sr_target *k = SR_ROW(struct sr_target, &rows, i);
		if (k->staff == t->staff && k->measure == t->measure)
			*t = *k;
	}
	return rc;
}

static int
set_run(struct cli *c)
{
	struct sr_target *t = arena_alloc(c->mem, sizeof(*t));
	struct sr_rows rows = { .row = t, .n = 1, .size = sizeof(*t) };
	int rc;

	if (t == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Out of memory."), 0);
	sr_record_clear(&sr_rec_target, t);
	t->measure = SR_TARGET_DELIVERIES;
	rc = take_month(c, t);
	if (rc == CMD_OK)
		rc = take(c, "staff", cmd_text(c, "staff"), t);
	if (rc == CMD_OK)
		rc = take(c, "measure", cmd_text(c, "measure"), t);
	if (rc == CMD_OK)
		rc = there(c, t);
	if (rc == CMD_OK)
		rc = take(c, "value", cmd_operand(c, 0), t);
	if (rc == CMD_OK)
		rc = cmd_call(c, SR_OP_TARGET_SAVE, t, t);
	if (rc == CMD_OK)
		cmd_rows(c, &sr_rec_target, &rows, cols);
	return rc;
}

#define MONTH \
	{ \
		"month", 0, CMD_TEXT, 0, N_("MONTH"), \
		    N_("The month: 2026-12, or a day in it; this one if not " \
		       "said."), \
		    NULL \
	}

static const char *const measures[] = { "deliveries", "orders", "walkins",
	"opened", "drives", NULL };

static const struct cmd_opt list_opts[] = { MONTH, CMD_JSON, { 0 } };

static const struct cmd_opt set_opts[] = {
	{ "staff", 0, CMD_TEXT, 0, N_("CODE"),
	    N_("A salesperson's target; the house's own if not said."), NULL },
	{ "measure", 0, CMD_WORD, 0, N_("MEASURE"),
	    N_("What is to be reached: deliveries if not said."), measures },
	MONTH,
	CMD_JSON,
	{ 0 },
};

static const struct cmd_opt set_operands[] = {
	{ "value", 0, CMD_TEXT, CMD_REQUIRED, N_("NUMBER"),
	    N_("How many in that month."), NULL },
	{ 0 },
};

const struct command cmd_target_list = {
	.name = "target list",
	.help = N_("List a month's targets; `showroom target` does the same."),
	.opts = list_opts,
	.need = CMD_SESSION,
	.run = list_run,
};

const struct command cmd_target_set = {
	.name = "target set",
	.help = N_("Set or change a target: showroom target set 12 --staff 01"),
	.opts = set_opts,
	.operands = set_operands,
	.need = CMD_SESSION,
	.run = set_run,
};
