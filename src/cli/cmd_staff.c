/* Staff from the command line: list, add, set, end. */
#include <string.h>

#include <showroom/ftype.h>

#include "cli/commands.h"
#include "base/banned.h"

static int
staff_rows(struct cli *c, struct sr_rows *rows)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	return cmd_call(c, SR_OP_STAFF_FIND, &find, rows);
}

static bool
works_today(const struct cli *c, const struct sr_staff *s)
{
	return (s->valid_from == 0 || s->valid_from <= c->session.today) &&
	       (s->valid_to == 0 || s->valid_to >= c->session.today);
}

static int
list_run(struct cli *c)
{
	static const char *const cols[] = { "code", "name", "role", "login",
		"team", "valid_from", "valid_to", NULL };
	struct sr_rows rows;
	size_t n = 0;
	int rc = staff_rows(c, &rows);

	if (rc != CMD_OK)
		return rc;
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_staff *s = SR_ROW(struct sr_staff, &rows, i);
		if (cmd_given(c, "all") || works_today(c, s))
			*SR_ROW(struct sr_staff, &rows, n++) = *s;
	}
	rows.n = n;
	cmd_rows(c, &sr_rec_staff, &rows, cols);
	return CMD_OK;
}

/* Every option that is called like a field of staff sets it. */
static int
set_fields(struct cli *c, struct sr_staff *s)
{
	struct sr_error err;

	for (size_t i = 0; i < sr_rec_staff.nfields; i++) {
		const struct sr_field *f = &sr_rec_staff.fields[i];
		if (!cmd_given(c, f->col))
			continue;
		sr_error_clear(&err);
		if (sr_parse(c->dir, f, "staff", cmd_text(c, f->col), 0, s,
			c->mem, &err) < 0)
			return cmd_error(c, &err);
	}
	return CMD_OK;
}

/* Somebody was faster: what was given here beside what stands there now. */
static void
show_both(struct cli *c, const struct sr_staff *s)
{
	const struct sr_key key = { .id = s->id };
	struct sr_staff now;

	if (sr_staff_get(c->sr, &key, &now, c->mem) != SR_OK)
		return;
	for (size_t i = 0; i < sr_rec_staff.nfields; i++) {
		const struct sr_field *f = &sr_rec_staff.fields[i];
		if (cmd_given(c, f->col) && !sr_field_same(f, s, &now))
			cmd_note(c, N_("{0}: yours \"{1}\", there now \"{2}\""),
			    3, SR_LABEL(f->label),
			    SR_TXT(sr_format(c->dir, f, s, SR_EDIT, c->mem)),
			    SR_TXT(
				sr_format(c->dir, f, &now, SR_EDIT, c->mem)));
	}
}

static int
save(struct cli *c, const struct sr_staff *s)
{
	static const char *const cols[] = { "code", "name", "role", "login",
		"team", "valid_from", "valid_to", NULL };
	struct sr_staff *saved = arena_alloc(c->mem, sizeof(*saved));
	struct sr_rows rows = { .row = saved, .n = 1, .size = sizeof(*saved) };
	int rc;

	if (saved == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Out of memory."), 0);
	rc = cmd_call(c, SR_OP_STAFF_SAVE, s, saved);
	if (rc != CMD_OK && sr_error(c->sr)->code == SR_E_STALE)
		show_both(c, s);
	if (rc == CMD_OK)
		cmd_rows(c, &sr_rec_staff, &rows, cols);
	if (rc == CMD_OK)
		cli_login_look(c, saved);
	return rc;
}

static int
add_run(struct cli *c)
{
	struct sr_staff s;
	int rc;

	sr_record_clear(&sr_rec_staff, &s);
	rc = set_fields(c, &s);
	return rc == CMD_OK ? save(c, &s) : rc;
}

int
cmd_staff_of(struct cli *c, const char *code, struct sr_staff *s)
{
	struct sr_rows rows;
	int rc = staff_rows(c, &rows);

	for (size_t i = 0; rc == CMD_OK && i < rows.n; i++) {
		*s = *SR_ROW(struct sr_staff, &rows, i);
		if (strcmp(s->code, code) == 0)
			return CMD_OK;
	}
	if (rc != CMD_OK)
		return rc;
	return cmd_fail(c, CMD_REFUSED,
	    N_("Nobody has the staff code \"{0}\". See: showroom staff"), 1,
	    SR_TXT(code));
}

static int
set_run(struct cli *c)
{
	struct sr_staff s;
	int rc = cmd_staff_of(c, cmd_operand(c, 0), &s);

	if (rc == CMD_OK)
		rc = set_fields(c, &s);
	return rc == CMD_OK ? save(c, &s) : rc;
}

static int
end_run(struct cli *c)
{
	struct sr_staff s;
	int rc = cmd_staff_of(c, cmd_operand(c, 0), &s);

	if (rc != CMD_OK)
		return rc;
	s.valid_to = cmd_given(c, "day") ? (sr_day)cmd_number(c, "day")
					 : c->session.today;
	return save(c, &s);
}

static const struct cmd_opt list_opts[] = {
	{ "all", 'a', CMD_FLAG, 0, NULL,
	    N_("Those too who have left or are still to come."), NULL },
	CMD_JSON,
	{ 0 },
};

#define STAFF_FIELDS(required) \
	{ "name", 0, CMD_TEXT, required, N_("NAME"), \
		N_("The name; several may have the same."), NULL }, \
	    { "role", 0, CMD_ROLE, required, N_("ROLE"), \
		    N_("What they may see and do."), NULL }, \
	    { "login", 0, CMD_TEXT, 0, N_("USER"), \
		    N_("The Unix user who logs in as this member of staff."), \
		    NULL }, \
	    { "team", 0, CMD_TEXT, 0, N_("TEAM"), \
		    N_("The team, for lists and reports."), NULL }, \
	    CMD_JSON, \
	{ \
		0 \
	}

static const struct cmd_opt add_opts[] = {
	{ "code", 0, CMD_TEXT, CMD_REQUIRED, N_("CODE"),
	    N_("A short code that nobody else has: 02."), NULL },
	STAFF_FIELDS(CMD_REQUIRED),
};

static const struct cmd_opt set_opts[] = {
	{ "code", 0, CMD_TEXT, 0, N_("CODE"), N_("A new code."), NULL },
	STAFF_FIELDS(0),
};

static const struct cmd_opt end_opts[] = {
	{ "day", 0, CMD_DAY, 0, N_("DAY"),
	    N_("The last day of work; today if not said."), NULL },
	CMD_JSON,
	{ 0 },
};

static const struct cmd_opt code_operand[] = {
	{ "code", 0, CMD_TEXT, CMD_REQUIRED, N_("CODE"), N_("The staff code."),
	    NULL },
	{ 0 },
};

const struct command cmd_staff_list = {
	.name = "staff list",
	.help = N_("List the staff; `showroom staff` does the same."),
	.opts = list_opts,
	.need = CMD_SESSION,
	.run = list_run,
};

const struct command cmd_staff_add = {
	.name = "staff add",
	.help = N_("Enter a member of staff."),
	.opts = add_opts,
	.need = CMD_SESSION,
	.run = add_run,
};

const struct command cmd_staff_set = {
	.name = "staff set",
	.help = N_("Change a member of staff."),
	.opts = set_opts,
	.operands = code_operand,
	.need = CMD_SESSION,
	.run = set_run,
};

const struct command cmd_staff_end = {
	.name = "staff end",
	.help = N_("Let a member of staff leave: records keep the name."),
	.opts = end_opts,
	.operands = code_operand,
	.need = CMD_SESSION,
	.run = end_run,
};
