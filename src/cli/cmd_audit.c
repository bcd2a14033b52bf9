/* The audit trail: who did what, to which record. */
#include "cli/commands.h"
#include "render/audit.h"
#include "base/banned.h"

enum { USUAL_LIMIT = 100, WINDOW = 500 };

/* What can be asked for, as sr_choice_noun has it. */
static const char *const records[] = { "card", "person", "visit", "contact",
	"move", "request", "handover", "day", "staff", "list", "grade",
	"holiday", "setting", "batch", NULL };

static int
audit_ask(struct cli *c, struct sr_find *find)
{
	bool several = false;
	const struct sr_dir_entry *who;

	sr_record_clear(&sr_rec_find, find);
	find->desc = true;
	find->from = (sr_day)cmd_number(c, "from");
	find->to = (sr_day)cmd_number(c, "to");
	find->search = cmd_text(c, "id");
	if (cmd_given(c, "record") != cmd_given(c, "id"))
		return cmd_usage(c,
		    N_("--record and --id go together: --record card --id "
		       "A-26-0123"),
		    0);
	if (cmd_given(c, "record"))
		find->kind =
		    sr_enum_value(&sr_choice_noun, cmd_text(c, "record"));
	if (!cmd_given(c, "staff"))
		return CMD_OK;
	who = sr_dir_exact(c->dir, "staff", cmd_text(c, "staff"), &several);
	if (who == NULL)
		return cmd_fail(c, CMD_REFUSED,
		    N_("Nobody has the staff code \"{0}\". See: showroom "
		       "staff"),
		    1, SR_TXT(cmd_text(c, "staff")));
	find->staff = who->id;
	return CMD_OK;
}

static void
audit_say(struct cli *c, struct sr_audit *a)
{
	const struct sr_record *r = sr_record_named(a->record);

	a->fields = audit_changes(c->dir, a, c->mem);
	if (a->times > 1)
		a->fields =
		    arena_printf(c->mem, "%s ×%d", a->fields, (int)a->times);
	if (r != NULL)
		a->record = _(r->label);
}

/* People read the changes in words, programs as they are stored. */
static void
audit_words(struct cli *c, struct sr_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		struct sr_audit *a = SR_ROW(struct sr_audit, rows, i);
		if (cmd_given(c, "json"))
			a->before = audit_before(c->dir, a, c->mem);
		else
			audit_say(c, a);
	}
}

/* One window after the other into ALL, at most LIMIT rows. */
static int
audit_rows(
    struct cli *c, struct sr_find *find, size_t limit, struct sr_rows *all)
{
	struct sr_rows rows = { .more = true };
	struct sr_audit *row = arena_alloc(c->mem, limit * sizeof(*row) + 1);
	int rc = CMD_OK;

	*all = (struct sr_rows){ .row = row, .size = sizeof(*row) };
	if (row == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Out of memory."), 0);
	while (rc == CMD_OK && rows.more && all->n < limit) {
		find->limit = (int32_t)(limit - all->n < WINDOW ? limit - all->n
								: WINDOW);
		rc = cmd_call(c, SR_OP_AUDIT_FIND, find, &rows);
		if (rc != CMD_OK || rows.n == 0)
			break;
		for (size_t i = 0; i < rows.n && all->n < limit; i++)
			row[all->n++] = *SR_ROW(struct sr_audit, &rows, i);
		find->key = row[all->n - 1].key;
		find->key_id = row[all->n - 1].id;
	}
	all->more = rows.more;
	return rc;
}

static int
audit_run(struct cli *c)
{
	static const char *const cols[] = { "id", "day", "minute", "staff",
		"what", "op", "record", "title", "fields", NULL };
	size_t limit = cmd_given(c, "limit") ? (size_t)cmd_number(c, "limit")
					     : USUAL_LIMIT;
	struct sr_find find;
	struct sr_rows rows;
	int rc = audit_ask(c, &find);

	if (rc == CMD_OK)
		rc = audit_rows(
		    c, &find, limit < 1000000 ? limit : 1000000, &rows);
	if (rc != CMD_OK)
		return rc;
	audit_words(c, &rows);
	cmd_rows(c, &sr_rec_audit, &rows, cols);
	if (rows.n == 0)
		cmd_note(c, N_("The audit trail has nothing like that."), 0);
	else if (rows.more && !cmd_given(c, "limit"))
		cmd_note(c,
		    N_("These are the newest {0}. Earlier ones: --limit COUNT"),
		    1, SR_NUM((int64_t)rows.n));
	return CMD_OK;
}

static const struct cmd_opt opts[] = {
	{ "record", 0, CMD_WORD, 0, N_("KIND"),
	    N_("Only of one record, with --id: its kind."), records },
	{ "id", 0, CMD_TEXT, 0, N_("CODE"),
	    N_("Which one: a card's number, a staff code, a whole phone "
	       "number, a day, a setting's name, or the number in column "
	       "row of --json."),
	    NULL },
	{ "staff", 0, CMD_TEXT, 0, N_("CODE"),
	    N_("Only what that member of staff did."), NULL },
	{ "from", 0, CMD_DAY, 0, N_("DAY"), N_("The first of several days."),
	    NULL },
	{ "to", 0, CMD_DAY, 0, N_("DAY"), N_("The last of several days."),
	    NULL },
	{ "limit", 'n', CMD_INT, 0, N_("COUNT"),
	    N_("At most so many; 100 if not said."), NULL },
	CMD_JSON,
	{ 0 },
};

const struct command cmd_audit = {
	.name = "audit",
	.help = N_("Show who did what, newest first."),
	.text = N_("Supervisors, managers and the administrator see what "
		   "everybody did, others what they did themselves."),
	.opts = opts,
	.need = CMD_SESSION,
	.run = audit_run,
};
