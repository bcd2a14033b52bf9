/* Export: whole tables as CSV. */
#include "cli/commands.h"
#include "cli/export.h"
#include "base/banned.h"

static const char *const kinds[] = { "visits", "prospects", "persons", "lists",
	NULL };

static int
export_command(struct cli *c)
{
	enum out_mode mode = cmd_given(c, "force") ? OUT_REPLACE : OUT_NEW;
	const char *path = cmd_text(c, "output");
	struct sr_error err;
	struct out *out;
	long rows;
	int rc;

	sr_error_clear(&err);
	if (out_open(&out, path, mode, &err) < 0)
		return cmd_error(c, &err);
	rc = export_run(
	    c->sr, c->dir, cmd_operand(c, 0), out_sink(out), &rows, &err);
	rc = cmd_close(c, out, rc < 0 ? cmd_error(c, &err) : CMD_OK);
	if (rc == CMD_OK && *path != '\0')
		cmd_note(
		    c, N_("{0}: {1} rows."), 2, SR_TXT(path), SR_NUM(rows));
	return rc;
}

static const struct cmd_opt export_opts[] = {
	{ "output", 'o', CMD_PATH, 0, N_("FILE"),
	    N_("Write to FILE instead of standard output."), NULL },
	{ "force", 'f', CMD_FLAG, 0, NULL, N_("Replace FILE if it is there."),
	    NULL },
	{ 0 },
};

static const struct cmd_opt export_operands[] = {
	{ "kind", 0, CMD_WORD, CMD_REQUIRED, N_("KIND"),
	    N_("visits, prospects, persons or lists."), kinds },
	{ 0 },
};

const struct command cmd_export = {
	.name = "export",
	.help = N_("Write rows as CSV that spreadsheets open and import takes "
		   "back."),
	.opts = export_opts,
	.operands = export_operands,
	.need = CMD_SESSION,
	.run = export_command,
};
