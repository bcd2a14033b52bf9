/* Search: who is it, whose, how hot. */
#include "cli/commands.h"
#include "base/banned.h"

enum { USUAL_LIMIT = 50 };

static int
search_run(struct cli *c)
{
	static const char *const cols[] = { "name", "phone", "grade", "owner",
		"model", "last_day", "plate", NULL };
	struct sr_ask ask = { .text = cmd_operand(c, 0), .whole = true };
	struct sr_rows rows;
	int rc;

	for (size_t i = 1; i < c->noperands; i++)
		ask.text =
		    arena_printf(c->mem, "%s %s", ask.text, cmd_operand(c, i));
	ask.limit = cmd_given(c, "limit") ? (int32_t)cmd_number(c, "limit")
					  : USUAL_LIMIT;
	rc = cmd_call(c, SR_OP_SEARCH, &ask, &rows);
	if (rc != CMD_OK)
		return rc;
	cmd_rows(c, &sr_rec_hit, &rows, cols);
	if (rows.n == 0)
		cmd_note(
		    c, N_("Nobody found for \"{0}\"."), 1, SR_TXT(ask.text));
	return CMD_OK;
}

static const struct cmd_opt opts[] = {
	{ "limit", 'n', CMD_INT, 0, N_("COUNT"),
	    N_("At most so many; 50 if not said."), NULL },
	CMD_JSON,
	{ 0 },
};

static const struct cmd_opt operands[] = {
	{ "text", 0, CMD_TEXT, CMD_REQUIRED | CMD_MANY, N_("TEXT"),
	    N_("Part of a name, pinyin or initials, digits of a phone, part "
	       "of a plate."),
	    NULL },
	{ 0 },
};

const struct command cmd_search = {
	.name = "search",
	.help = N_("Find persons: name, pinyin, phone, plate."),
	.opts = opts,
	.operands = operands,
	.need = CMD_SESSION,
	.run = search_run,
};
