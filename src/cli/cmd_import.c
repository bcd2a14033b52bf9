/* Import: files of rows, the list of imports, and taking one back. */
#include <string.h>

#include "cli/commands.h"
#include "cli/import.h"
#include "base/banned.h"

#define NUMBER_OF(id) ((id) & ((INT64_C(1) << 40) - 1))

static const char *const kinds[] = { "visits", "prospects", "persons", "lists",
	NULL };

static void
progress(void *ctx, int64_t done, int64_t size)
{
	cmd_progress(
	    ctx, N_("{0} %"), 1, SR_NUM(size > 0 ? done * 100 / size : 100));
}

/* A list as people call it. */
static const char *
list_label(const char *name)
{
	for (const struct sr_list_name *l = sr_lists; l->choice != NULL; l++)
		if (strcmp(l->choice->name, name) == 0)
			return _(l->label);
	return _("Staff");
}

static void
tell_file(struct cli *c, const struct import_result *res)
{
	cmd_note(c, N_("Read as {0}."), 1, SR_TXT(res->encoding));
	if (*res->unknown != '\0')
		cmd_note(c, N_("Columns of no use here: {0}."), 1,
		    SR_TXT(res->unknown));
	for (size_t i = 0; i < res->nadopted; i++)
		cmd_note(c, N_("Made on the way: {0} {1}"), 2,
		    SR_TXT(list_label(res->adopted[i].list)),
		    SR_TXT(res->adopted[i].name));
	if (res->blank + res->totals > 0)
		cmd_note(c,
		    N_("Skipped: empty lines {0}, lines of totals {1}."), 2,
		    SR_NUM(res->blank), SR_NUM(res->totals));
}

static int
tell(struct cli *c, const struct import_result *res, const char *refused,
    bool dry)
{
	const struct sr_error *first = &res->first;

	tell_file(c, res);
	if (dry)
		cmd_say(c,
		    N_("Dry run: rows that would be taken {0}, refused {1}. "
		       "Nothing was taken."),
		    2, SR_NUM(res->taken), SR_NUM(res->refused));
	else
		cmd_say(c, N_("Import {0}: rows taken {1}, refused {2}."), 3,
		    SR_NUM(NUMBER_OF(res->batch)), SR_NUM(res->taken),
		    SR_NUM(res->refused));
	if (res->refused == 0)
		return CMD_OK;
	cmd_note(c, N_("The first one, line {0}:"), 1, SR_NUM(res->first_line));
	cmd_note(c, first->message, 4, first->arg[0], first->arg[1],
	    first->arg[2], first->arg[3]);
	return cmd_fail(c, CMD_REFUSED,
	    N_("{0} holds the refused rows with their reasons: mend them "
	       "there and import that file."),
	    1, SR_TXT(refused));
}

static int
import_file(struct cli *c)
{
	const char *path = cmd_operand(c, 1);
	bool piped = strcmp(path, "-") == 0;
	struct import_options opt = { .kind = cmd_operand(c, 0),
		.path = path,
		.map = cmd_text(c, "map"),
		.refused = cmd_text(c, "refused"),
		.reason = cmd_text(c, "reason"),
		.strict = cmd_given(c, "strict"),
		.corrections = cmd_given(c, "as-corrections"),
		.dry = cmd_given(c, "dry-run"),
		.english = c->english,
		.progress = progress,
		.ctx = c };
	struct import_result res;
	struct sr_error err;
	int rc;

	if (*path == '\0')
		return cmd_usage(c, N_("Which file? {0}"), 1,
		    SR_TXT("showroom import visits FILE"));
	if (*opt.refused == '\0')
		opt.refused = arena_printf(
		    c->mem, "%s.refused.csv", piped ? "import" : path);
	sr_error_clear(&err);
	rc = import_run(c->sr, c->dir, &opt, &res, c->mem, &err);
	if (rc == SR_OK)
		return tell(c, &res, opt.refused, opt.dry);
	rc = cmd_error(c, &err);
	if (res.batch != 0)
		cmd_note(c,
		    N_("Import {0} is unfinished, rows so far {1}. Take it "
		       "back: showroom import --undo {0}"),
		    2, SR_NUM(NUMBER_OF(res.batch)), SR_NUM(res.taken));
	return rc;
}

/* ---- imports so far ---- */

static int
batches(struct cli *c, struct sr_rows *rows)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	return cmd_call(c, SR_OP_BATCH_FIND, &find, rows);
}

static int
list_run(struct cli *c)
{
	static const char *const cols[] = { "key", "day", "minute", "kind",
		"file", "staff", "state", "taken", "refused", NULL };
	struct sr_rows rows;
	int rc = batches(c, &rows);

	if (rc != CMD_OK)
		return rc;
	cmd_rows(c, &sr_rec_batch, &rows, cols);
	return CMD_OK;
}

static int
batch_numbered(struct cli *c, int64_t number, sr_id *id)
{
	struct sr_rows rows;
	int rc = batches(c, &rows);

	*id = 0;
	for (size_t i = 0; rc == CMD_OK && i < rows.n; i++) {
		const struct sr_batch *b = SR_ROW(struct sr_batch, &rows, i);
		if (NUMBER_OF(b->id) == number)
			*id = b->id;
	}
	if (rc == CMD_OK && *id == 0)
		return cmd_fail(c, CMD_REFUSED,
		    N_("There is no import {0}. See: showroom import --list"),
		    1, SR_NUM(number));
	return rc;
}

static int
undo_run(struct cli *c)
{
	static const char *const cols[] = { "noun", "text", "why", NULL };
	int64_t number = cmd_number(c, "undo"), kept = 0;
	struct sr_key key;
	struct sr_rows rows;
	int rc = batch_numbered(c, number, &key.id);

	if (rc != CMD_OK)
		return rc;
	do {
		rc = cmd_call(c, SR_OP_BATCH_UNDO, &key, &rows);
		if (rc != CMD_OK)
			return rc;
		for (size_t i = 0; i < rows.n; i++) {
			struct sr_undo_line *l =
			    SR_ROW(struct sr_undo_line, &rows, i);
			l->why = _(l->why);
		}
		if (rows.n > 0)
			cmd_rows(c, &sr_rec_undo_line, &rows, cols);
		kept += (int64_t)rows.n;
	} while (rows.more);
	cmd_note(c, N_("Import {0} is undone; rows kept: {1}."), 2,
	    SR_NUM(number), SR_NUM(kept));
	return CMD_OK;
}

void
import_unfinished(struct cli *c)
{
	if (c->session.open_batch > 0 &&
	    sr_op_allowed(SR_OP_BATCH_UNDO, c->session.role))
		cmd_note(c,
		    N_("An import was interrupted: a part of its rows is here. "
		       "Take it back: showroom import --undo N (N: showroom "
		       "import --list)."),
		    0);
}

static int
import_command(struct cli *c)
{
	if (cmd_given(c, "undo"))
		return undo_run(c);
	import_unfinished(c);
	if (cmd_given(c, "list"))
		return list_run(c);
	if (*cmd_operand(c, 0) == '\0')
		return cmd_usage(c, N_("What is imported? {0}"), 1,
		    SR_TXT("showroom import visits FILE"));
	return import_file(c);
}

static const struct cmd_opt import_opts[] = {
	{ "dry-run", 'n', CMD_FLAG, 0, NULL,
	    N_("Judge every row and take none."), NULL },
	{ "map", 'm', CMD_PATH, 0, N_("MAP"),
	    N_("The file is foreign: MAP says which column is which field."),
	    NULL },
	{ "strict", 0, CMD_FLAG, 0, NULL,
	    N_("Refuse names that are not known here instead of adding "
	       "them."),
	    NULL },
	{ "as-corrections", 0, CMD_FLAG, 0, NULL,
	    N_("Rows of signed days become corrections (sales managers "
	       "only)."),
	    NULL },
	{ "reason", 0, CMD_TEXT, 0, N_("TEXT"),
	    N_("Why there are corrections."), NULL },
	{ "refused", 0, CMD_PATH, 0, N_("FILE"),
	    N_("Where refused rows go; FILE.refused.csv if not said."), NULL },
	{ "list", 0, CMD_FLAG, 0, NULL, N_("List the imports so far."), NULL },
	{ "undo", 0, CMD_INT, 0, N_("N"),
	    N_("Take import N back: rows that were changed since, are used or "
	       "lie in a signed day are kept and listed."),
	    NULL },
	CMD_JSON,
	{ 0 },
};

static const struct cmd_opt import_operands[] = {
	{ "kind", 0, CMD_WORD, 0, N_("KIND"),
	    N_("visits, prospects, persons or lists."), kinds },
	{ "file", 0, CMD_PATH, 0, N_("FILE"),
	    N_("The CSV file, in UTF-8, GB18030 or UTF-16; - is standard "
	       "input."),
	    NULL },
	{ 0 },
};

const struct command cmd_import = {
	.name = "import",
	.help = N_("Take rows from a CSV file, as a batch that can be taken "
		   "back."),
	.opts = import_opts,
	.operands = import_operands,
	.need = CMD_SESSION,
	.run = import_command,
};
