/* Care of the file: check and backup. */
#include <string.h>

#include "cli/commands.h"
#include "base/banned.h"

static int
check_run(struct cli *c)
{
	struct sr_none none = { 0 };
	struct sr_rows rows;
	int rc = cmd_call(c, SR_OP_CHECK, &none, &rows);

	if (rc != CMD_OK)
		return rc;
	/* People read what is wrong in their language, programs in one. */
	for (size_t i = 0; i < rows.n && !cmd_given(c, "json"); i++) {
		struct sr_finding *f = SR_ROW(struct sr_finding, &rows, i);
		f->what = _(f->what);
	}
	cmd_rows(c, &sr_rec_finding, &rows, NULL);
	import_unfinished(c);
	if (rows.n == 0) {
		cmd_note(c, N_("{0} is whole."), 1, SR_TXT(c->path));
		return CMD_OK;
	}
	return cmd_fail(c, CMD_REFUSED,
	    N_("{0} has faults: {1}. Make a copy before you go on, and compare "
	       "with the last backup."),
	    2, SR_TXT(c->path), SR_NUM((int64_t)rows.n));
}

static const struct cmd_opt check_opts[] = {
	CMD_JSON,
	{ 0 },
};

const struct command cmd_check = {
	.name = "check",
	.help = N_("Look whether the file is whole and keeps the rules."),
	.opts = check_opts,
	.need = CMD_SESSION,
	.run = check_run,
};

/* Chunk after chunk until an empty one; the store has verified its copy. */
static int
backup_copy(struct cli *c, struct out *out)
{
	struct arena *a = arena_new();
	struct sr_chunk ask = { .offset = 0 }, got;
	int rc = CMD_OK;

	if (a == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Out of memory."), 0);
	do {
		arena_reset(a);
		if (sr_backup(c->sr, &ask, &got, a) < 0) {
			rc = cmd_error(c, sr_error(c->sr));
			break;
		}
		out_write(out, got.data.data, got.data.len);
		ask.offset += (int64_t)got.data.len;
		cmd_progress(c, N_("{0} of {1} bytes"), 2, SR_NUM(ask.offset),
		    SR_NUM(got.size));
	} while (got.data.len > 0 && !out_failed(out));
	arena_free(a);
	return rc;
}

static int
backup_run(struct cli *c)
{
	enum out_mode mode = cmd_given(c, "force") ? OUT_REPLACE : OUT_NEW;
	const char *path = cmd_operand(c, 0);
	struct sr_error err;
	struct out *out;
	int rc;

	sr_error_clear(&err);
	if (out_open(&out, path, mode, &err) < 0)
		return cmd_error(c, &err);
	rc = cmd_close(c, out, backup_copy(c, out));
	if (rc == CMD_OK && strcmp(path, "-") != 0)
		cmd_note(c, N_("{0} holds a verified copy of {1}."), 2,
		    SR_TXT(path), SR_TXT(c->path));
	return rc;
}

static const struct cmd_opt backup_opts[] = {
	{ "force", 'f', CMD_FLAG, 0, NULL, N_("Replace FILE if it is there."),
	    NULL },
	{ 0 },
};

static const struct cmd_opt backup_operands[] = {
	{ "file", 0, CMD_PATH, CMD_REQUIRED, N_("FILE"),
	    N_("The copy; - is standard output."), NULL },
	{ 0 },
};

const struct command cmd_backup = {
	.name = "backup",
	.help = N_("Write a verified copy while others go on working."),
	.opts = backup_opts,
	.operands = backup_operands,
	.need = CMD_SESSION,
	.run = backup_run,
};
