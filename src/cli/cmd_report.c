/* Reports, and the signature under a day. */
#include <string.h>

#include "base/day.h"
#include "cli/commands.h"
#include "render/report.h"
#include "base/banned.h"

static const char *const formats[] = { "text", "csv", "json", NULL };

/* --day, or --from and --to; what the report is usually of if none is said. */
static int
days(struct cli *c, const struct report_spec *spec, struct sr_report_ask *ask)
{
	if (cmd_given(c, "day") && (cmd_given(c, "from") || cmd_given(c, "to")))
		return cmd_usage(c,
		    N_("--day is one day; --from and --to are several. Say "
		       "one of the two."),
		    0);
	if (cmd_given(c, "day"))
		ask->from = ask->to = (sr_day)cmd_number(c, "day");
	if (cmd_given(c, "to"))
		ask->to = (sr_day)cmd_number(c, "to");
	if (cmd_given(c, "from"))
		ask->from = (sr_day)cmd_number(c, "from");
	if (spec->op != 0 && spec->span == REPORT_SHEET && ask->from != 0 &&
	    ask->to != 0 &&
	    day_month_start(ask->from) != day_month_start(ask->to))
		return cmd_usage(
		    c, N_("{0} is of one month."), 1, SR_TXT(spec->name));
	/* Both ends, be they one day, are what is asked for. */
	if (spec->span == REPORT_SHEET || !cmd_given(c, "from") ||
	    !cmd_given(c, "to"))
		report_days(spec, c->session.today, ask);
	if (ask->to != 0 && ask->from > ask->to)
		return cmd_usage(c, N_("--from {0} lies after --to {1}."), 2,
		    SR_DAYARG(ask->from), SR_DAYARG(ask->to));
	return CMD_OK;
}

static int
staff(struct cli *c, const struct report_spec *spec, sr_id *id)
{
	const char *who = cmd_text(c, "staff");
	bool several = false;
	const struct sr_dir_entry *e;

	if (*who == '\0')
		return CMD_OK;
	if (!spec->by_staff)
		return cmd_usage(c, N_("{0} is not made by salesperson."), 1,
		    SR_TXT(spec->name));
	e = sr_dir_exact(c->dir, "staff", who, &several);
	if (e == NULL && several)
		return cmd_fail(c, CMD_REFUSED,
		    N_("Several are called \"{0}\": say the staff code. See: "
		       "showroom staff"),
		    1, SR_TXT(who));
	if (e == NULL)
		return cmd_fail(c, CMD_REFUSED,
		    N_("Nobody has the staff code \"{0}\". See: showroom "
		       "staff"),
		    1, SR_TXT(who));
	*id = e->id;
	return CMD_OK;
}

/* All reports, a line each, for who has not named one that there is. */
static void
reports(struct cli *c)
{
	const struct report_spec *s;
	int w = 0;

	for (size_t i = 0; (s = report_spec_at(i)) != NULL; i++)
		if ((int)strlen(s->name) > w)
			w = (int)strlen(s->name);
	for (size_t i = 0; (s = report_spec_at(i)) != NULL; i++)
		cmd_line(c, arena_printf(
				c->mem, "  %-*s  %s", w, s->name, _(s->title)));
}

static int
no_report(struct cli *c, const char *name)
{
	reports(c);
	return cmd_usage(c, N_("There is no report \"{0}\"."), 1, SR_TXT(name));
}

static int
report_run(struct cli *c)
{
	const struct report_spec *spec = report_spec_of(cmd_operand(c, 0));
	const char *format =
	    cmd_given(c, "format") ? cmd_text(c, "format") : formats[0];
	struct sr_report_ask ask;
	struct sr_error err;
	struct out *out;
	int rc, paper;

	if (spec == NULL)
		return no_report(c, cmd_operand(c, 0));
	paper = report_paper_of(
	    spec, cmd_given(c, "paper") ? cmd_text(c, "paper") : NULL);
	if (paper < 0)
		return cmd_usage(c, N_("{0} is printed on {1}, not on {2}."), 3,
		    SR_TXT(spec->name), SR_TXT(report_papers[spec->paper]),
		    SR_TXT(cmd_text(c, "paper")));
	if (spec->op != 0 && spec->span == REPORT_NOW &&
	    (cmd_given(c, "day") || cmd_given(c, "from") || cmd_given(c, "to")))
		return cmd_usage(c,
		    N_("{0} takes no days: it shows what is so now."), 1,
		    SR_TXT(spec->name));
	if (cmd_given(c, "search") && !spec->searched)
		return cmd_usage(
		    c, N_("{0} is not searched."), 1, SR_TXT(spec->name));
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = spec->name;
	ask.measure = cmd_text(c, "search");
	rc = days(c, spec, &ask);
	if (rc == CMD_OK)
		rc = staff(c, spec, &ask.staff);
	if (rc != CMD_OK)
		return rc;
	sr_error_clear(&err);
	if (out_open(&out, cmd_text(c, "output"), OUT_REPLACE, &err) < 0)
		return cmd_error(c, &err);
	rc = render_report(c->sr, c->dir, &ask, report_format_of(format), paper,
	    out_sink(out), c->mem);
	/* What could not be written is told by closing it. */
	rc =
	    rc < 0 && !out_failed(out) ? cmd_error(c, sr_error(c->sr)) : CMD_OK;
	return cmd_close(c, out, rc);
}

static const struct cmd_opt report_opts[] = {
	{ "day", 0, CMD_DAY, 0, N_("DAY"),
	    N_("The day: 2026-11-21, 11-21, -1 for yesterday; today if not "
	       "said."),
	    NULL },
	{ "from", 0, CMD_DAY, 0, N_("DAY"), N_("The first of several days."),
	    NULL },
	{ "to", 0, CMD_DAY, 0, N_("DAY"), N_("The last of several days."),
	    NULL },
	{ "staff", 0, CMD_TEXT, 0, N_("CODE"), N_("One salesperson alone."),
	    NULL },
	{ "search", 0, CMD_TEXT, 0, N_("TEXT"),
	    N_("Of a list: what the rows shall hold (a name, a number)."),
	    NULL },
	{ "format", 0, CMD_WORD, 0, N_("FORMAT"),
	    N_("The form of output; text has the columns and pages of the "
	       "paper."),
	    formats },
	{ "paper", 0, CMD_WORD, 0, N_("PAPER"),
	    N_("What the text is printed on: 80, 132 or 188 columns; the "
	       "narrowest that it fits if not said."),
	    report_papers },
	{ "output", 'o', CMD_PATH, 0, N_("FILE"),
	    N_("Write to FILE instead of standard output."), NULL },
	{ 0 },
};

static const struct cmd_opt report_operands[] = {
	{ "report", 0, CMD_TEXT, CMD_REQUIRED, N_("REPORT"),
	    N_("Which report: sales-daily, or a list by its name; without one "
	       "they are listed."),
	    NULL },
	{ 0 },
};

const struct command cmd_report = {
	.name = "report",
	.help = N_("Print a report: showroom report sales-daily | lp"),
	.opts = report_opts,
	.operands = report_operands,
	.need = CMD_SESSION,
	.run = report_run,
	.choices = reports,
};

static int
sign_run(struct cli *c)
{
	struct sr_sign sign = { .day = c->session.today,
		.second = cmd_given(c, "second"),
		.reason = cmd_text(c, "reason"),
		.loss_reason = cmd_text(c, "loss-reason") };
	struct sr_dayrec day;
	int rc;

	if (cmd_given(c, "day"))
		sign.day = (sr_day)cmd_number(c, "day");
	rc = cmd_call(c, SR_OP_DAY_SIGN, &sign, &day);
	if (rc == CMD_OK)
		cmd_say(c, N_("{0} is signed by {1}."), 2, SR_DAYARG(day.day),
		    SR_TXT(sr_dir_name(c->dir, "staff",
			sign.second ? day.second : day.signer)));
	return rc;
}

static const struct cmd_opt sign_opts[] = {
	{ "day", 0, CMD_DAY, 0, N_("DAY"), N_("The day; today if not said."),
	    NULL },
	{ "second", 0, CMD_FLAG, 0, NULL,
	    N_("Countersign what another has signed."), NULL },
	{ "reason", 0, CMD_TEXT, 0, N_("TEXT"),
	    N_("Why it is signed although lines are still open."), NULL },
	{ "loss-reason", 0, CMD_TEXT, 0, N_("TEXT"),
	    N_("Why the month is closed although some of its losses are not "
	       "analysed."),
	    NULL },
	{ 0 },
};

const struct command cmd_sign = {
	.name = "sign",
	.help = N_("Sign a day: its figures never move again."),
	.opts = sign_opts,
	.need = CMD_SESSION,
	.run = sign_run,
};
