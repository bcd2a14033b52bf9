/* Export: whole tables as CSV. */
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "base/banned.h"

static const char *const kinds[] = { "visits", "prospects", "persons", "lists",
	"mailing", NULL };

/* The round called NAME, the last one of that name; 0: none. */
static int
round_named(struct cli *c, const char *name, sr_id *id)
{
	struct arena *a = arena_new();
	struct sr_find find;
	struct sr_rows rows = { 0 };
	int rc;

	*id = 0;
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 200;
	rc = sr_round_find(c->sr, &find, &rows, a);
	for (size_t i = 0; rc == SR_OK && i < rows.n && *id == 0; i++) {
		const struct sr_round *r = SR_ROW(struct sr_round, &rows, i);
		if (strcmp(r->name, name) == 0)
			*id = r->id;
	}
	arena_free(a);
	return rc;
}

static int
export_command(struct cli *c)
{
	const char *round = cmd_text(c, "round");
	sr_id of = 0;
	enum out_mode mode = cmd_given(c, "force") ? OUT_REPLACE : OUT_NEW;
	const char *path = cmd_text(c, "output");
	struct sr_error err;
	struct out *out;
	long rows;
	int rc;

	sr_error_clear(&err);
	if (*round != '\0') {
		rc = round_named(c, round, &of);
		if (rc < 0)
			return cmd_error(c, sr_error(c->sr));
		if (of == 0) {
			sr_fail(&err, SR_E_NONE, "", "",
			    N_("There is no round \"{0}\"."), 1, SR_TXT(round));
			return cmd_error(c, &err);
		}
	}
	if (out_open(&out, path, mode, &err) < 0)
		return cmd_error(c, &err);
	rc = export_run(
	    c->sr, c->dir, cmd_operand(c, 0), of, out_sink(out), &rows, &err);
	rc = cmd_close(c, out, rc < 0 ? cmd_error(c, &err) : CMD_OK);
	if (rc == CMD_OK && *path != '\0')
		cmd_note(
		    c, N_("{0}: rows {1}."), 2, SR_TXT(path), SR_NUM(rows));
	return rc;
}

static const struct cmd_opt export_opts[] = {
	{ "output", 'o', CMD_PATH, 0, N_("FILE"),
	    N_("Write to FILE instead of standard output."), NULL },
	{ "round", 0, CMD_TEXT, 0, N_("NAME"),
	    N_("Of mailing: that round alone."), NULL },
	{ "force", 'f', CMD_FLAG, 0, NULL, N_("Replace FILE if it is there."),
	    NULL },
	{ 0 },
};

static const struct cmd_opt export_operands[] = {
	{ "kind", 0, CMD_WORD, CMD_REQUIRED, N_("KIND"),
	    N_("visits, prospects, persons, lists; or mailing: whom a round "
	       "writes to, which import does not take back."),
	    kinds },
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
