/*
 * Work on a file that nobody has open: a backup in its place, and what can
 * still be read of a damaged one.  The store's side does it (struct program).
 */
#include <stdlib.h>

#include "cli/commands.h"
#include "base/banned.h"

static int
task_run(struct cli *c, struct sr_task *t, struct sr_rows *rows)
{
	struct sr_error err;

	sr_error_clear(&err);
	t->by = cli_user(c);
	if (c->program->task(t, rows, c->mem, &err) == SR_OK)
		return CMD_OK;
	return cmd_error(c, &err);
}

static int
restore_run(struct cli *c)
{
	static const char *const cols[] = { "what", "detail", NULL };
	struct sr_task t = { .kind = SR_TASK_RESTORE,
		.path = c->path,
		.from = cmd_operand(c, 0),
		.key = cmd_text(c, "key"),
		.bare = cmd_given(c, "no-manifest") };
	struct sr_rows rows;
	int rc = CMD_OK;

	if (*c->path == '\0')
		return cmd_fail(c, CMD_FILE,
		    N_("There is no home directory to look for the database "
		       "in. Name it: --db FILE"),
		    0);
	if (c->path == c->socket)
		return cmd_fail(c, CMD_REFUSED,
		    N_("The house's file is restored by the account of its "
		       "store, while the store is stopped: showroomd(8), "
		       "BACKUPS. Nothing was changed."),
		    0);
	if (c->usual)
		rc = cli_directories(c);
	if (rc == CMD_OK)
		rc = task_run(c, &t, &rows);
	if (rc != CMD_OK)
		return rc;
	for (size_t i = 0; i < rows.n && !cmd_given(c, "json"); i++) {
		struct sr_finding *f = SR_ROW(struct sr_finding, &rows, i);
		f->what = _(f->what);
	}
	cmd_rows(c, &sr_rec_finding, &rows, cols);
	cmd_note(c, N_("{0} is restored from {1}."), 2, SR_TXT(c->path),
	    SR_TXT(t.from));
	return CMD_OK;
}

static const struct cmd_opt restore_opts[] = {
	{ "key", 0, CMD_PATH, 0, N_("FILE"),
	    N_("The file of backup-key, for a sealed backup."), NULL },
	{ "no-manifest", 0, CMD_FLAG, 0, NULL,
	    N_("Take a backup that has no manifest beside it; its database is "
	       "checked all the same."),
	    NULL },
	CMD_JSON,
	{ 0 },
};

static const struct cmd_opt restore_operands[] = {
	{ "backup", 0, CMD_PATH, CMD_REQUIRED, N_("BACKUP"),
	    N_("The backup; its manifest is expected beside it."), NULL },
	{ 0 },
};

const struct command cmd_restore = {
	.name = "restore",
	.help = N_("Put a backup in the place of the dealership's file."),
	.text =
	    N_("The backup is held against its manifest and checked first; a "
	       "changed one is refused. The old file stays beside the new one "
	       "under another name. Nobody may have the file open."),
	.opts = restore_opts,
	.operands = restore_operands,
	.run = restore_run,
};

static int
salvage_run(struct cli *c)
{
	struct sr_task t = { .kind = SR_TASK_SALVAGE,
		.path = cmd_operand(c, 1),
		.from = cmd_operand(c, 0),
		.key = "" };
	struct sr_rows rows;
	int64_t copied = 0, lost = 0;
	int rc = task_run(c, &t, &rows);

	if (rc != CMD_OK)
		return rc;
	size_t kept = 0;
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_salvaged *r = SR_ROW(struct sr_salvaged, &rows, i);
		copied += r->copied;
		lost += r->lost;
		if (cmd_given(c, "json"))
			continue;
		if (*r->note != '\0')
			r->note = _(r->note);
		/* People read of tables that had something. */
		if (r->copied + r->lost > 0 || *r->note != '\0')
			*SR_ROW(struct sr_salvaged, &rows, kept++) = *r;
	}
	if (!cmd_given(c, "json"))
		rows.n = kept;
	cmd_rows(c, &sr_rec_salvaged, &rows, NULL);
	cmd_note(c,
	    N_("{0} holds what could be read of {1}: rows {2}, lost "
	       "{3}. Look at it: showroom --db {0} check"),
	    4, SR_TXT(t.path), SR_TXT(t.from), SR_NUM(copied), SR_NUM(lost));
	return CMD_OK;
}

static const struct cmd_opt salvage_opts[] = {
	CMD_JSON,
	{ 0 },
};

static const struct cmd_opt salvage_operands[] = {
	{ "damaged", 0, CMD_PATH, CMD_REQUIRED, N_("DAMAGED"),
	    N_("The damaged file; better a copy of it. It is only read."),
	    NULL },
	{ "new", 0, CMD_PATH, CMD_REQUIRED, N_("NEWFILE"),
	    N_("The file to make."), NULL },
	{ 0 },
};

const struct command cmd_salvage = {
	.name = "salvage",
	.help = N_("Copy what can still be read of a damaged file into a new "
		   "one."),
	.text = N_("Row by row, around whatever is damaged. A backup of "
		   "yesterday is often the better choice: see restore."),
	.opts = salvage_opts,
	.operands = salvage_operands,
	.run = salvage_run,
};
