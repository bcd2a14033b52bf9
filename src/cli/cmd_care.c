/* Care of the file: check and backup. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "base/banned.h"

/* --anchor 1234:0f3a...: what a log or a manifest has kept of the trail. */
static int
check_anchor(struct cli *c, struct sr_anchor *anchor)
{
	const char *text = cmd_text(c, "anchor");
	char *end = NULL;

	*anchor = (struct sr_anchor){ .mac = "" };
	if (*text == '\0')
		return CMD_OK;
	anchor->seq = strtoll(text, &end, 10);
	anchor->mac = end + 1;
	if (anchor->seq > 0 && *end == ':' && strlen(anchor->mac) == 64)
		return CMD_OK;
	return cmd_usage(c,
	    N_("--anchor takes a number, a colon and 64 hexadecimal digits, "
	       "as the log has them."),
	    0);
}

static int
check_run(struct cli *c)
{
	static const char *const cols[] = { "what", "detail", NULL };
	struct sr_anchor anchor;
	int64_t faults = 0;
	struct sr_rows rows;
	int rc = check_anchor(c, &anchor);

	if (rc == CMD_OK)
		rc = cmd_call(c, SR_OP_CHECK, &anchor, &rows);
	if (rc != CMD_OK)
		return rc;
	for (size_t i = 0; i < rows.n; i++)
		faults += !SR_ROW(struct sr_finding, &rows, i)->note;
	/* People read what is wrong in their language, programs in one. */
	for (size_t i = 0; i < rows.n && !cmd_given(c, "json"); i++) {
		struct sr_finding *f = SR_ROW(struct sr_finding, &rows, i);
		f->what = _(f->what);
	}
	cmd_rows(c, &sr_rec_finding, &rows, cols);
	import_unfinished(c);
	if (faults == 0) {
		cmd_note(c, N_("{0} is whole."), 1, SR_TXT(c->path));
		return CMD_OK;
	}
	return cmd_fail(c, CMD_REFUSED,
	    N_("{0} has faults: {1}. Make a copy before you go on, and compare "
	       "with the last backup."),
	    2, SR_TXT(c->path), SR_NUM(faults));
}

static const struct cmd_opt check_opts[] = {
	{ "anchor", 0, CMD_TEXT, 0, N_("NUMBER:SEAL"),
	    N_("Compare the audit trail with an anchor from the system's log "
	       "or a backup's manifest."),
	    NULL },
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
