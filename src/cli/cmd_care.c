/* Care of the file: check and backup. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/reason.h"
#include "cli/commands.h"
#include "render/message.h"
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
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_finding *f = SR_ROW(struct sr_finding, &rows, i);
		bool people = !cmd_given(c, "json");
		f->what = people ? _(f->what) : f->what;
		f->detail = message_kept(c->mem, f->detail, people);
	}
	cmd_rows(c, &sr_rec_finding, &rows, cols);
	import_unfinished(c);
	if (faults == 0) {
		cmd_note(c, N_("{0} is whole."), 1, SR_TXT(cli_file(c)));
		return CMD_OK;
	}
	return cmd_fail(c, CMD_REFUSED,
	    N_("{0} has faults: {1}. Make a copy before you go on, and compare "
	       "with the last backup."),
	    2, SR_TXT(cli_file(c)), SR_NUM(faults));
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

/*
 * Chunk after chunk until an empty one, which brings the MANIFEST; the store
 * has verified its copy.
 */
static int
backup_copy(struct cli *c, struct out *out, struct sr_bytes *manifest)
{
	struct arena *a = arena_new();
	struct sr_chunk ask = { .offset = 0, .name = cmd_operand(c, 0) }, got;
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
	if (rc == CMD_OK)
		*manifest = (struct sr_bytes){
			arena_ndup(c->mem, got.manifest.data, got.manifest.len),
			got.manifest.len
		};
	arena_free(a);
	return rc;
}

/* What stands in PATH, nothing if it cannot be read or is too long. */
static struct sr_bytes
backup_old(struct cli *c, const char *path)
{
	enum { MOST = 60 * 1024 };
	char *text = arena_alloc(c->mem, MOST);
	FILE *f = text != NULL ? fopen(path, "r") : NULL;
	size_t n = f != NULL ? fread(text, 1, MOST, f) : 0;

	if (f != NULL)
		fclose(f);
	return (struct sr_bytes){ text, n < MOST ? n : 0 };
}

static int
manifest_write(const char *path, struct sr_bytes one, struct sr_bytes other,
    struct sr_error *err)
{
	struct out *out;
	int rc;

	sr_error_clear(err);
	rc = out_open(&out, path, OUT_REPLACE, err);
	if (rc < 0)
		return rc;
	out_write(out, one.data, one.len);
	if (other.len > 0) {
		out_write(out, "\n", 1);
		out_write(out, other.data, other.len);
	}
	return out_close(out, true, err);
}

enum { NO_FILE = 0, UNKNOWN_FILE = -1 };

/* Which file has that name. */
static ino_t
file_number(const char *path)
{
	struct stat s;

	if (stat(path, &s) == 0)
		return s.st_ino;
	return errno == ENOENT ? NO_FILE : (ino_t)UNKNOWN_FILE;
}

/*
 * The copy takes its name, its manifest first.  While it replaces another
 * the manifest speaks of both, so that whichever is there has its own; if it
 * goes on doing so, no harm is done.
 */
static int
backup_name(struct cli *c, struct out *out, struct sr_bytes manifest)
{
	const char *path = cmd_operand(c, 0);
	const char *beside = arena_printf(c->mem, "%s.manifest", path);
	struct sr_bytes none = { NULL, 0 }, old = none;
	ino_t was = file_number(path), now;
	struct sr_error err;
	int rc = CMD_OK;

	if (was == (ino_t)UNKNOWN_FILE)
		return cmd_close(c, out,
		    cmd_fail(c, CMD_REFUSED, N_("{0} cannot be opened: {1}."),
			2, SR_TXT(path), SR_LABEL(reason_of(errno))));
	if (was != NO_FILE)
		old = backup_old(c, beside);
	if (manifest_write(beside, manifest, old, &err) < 0)
		rc = cmd_error(c, &err);
	rc = cmd_close(c, out, rc);
	now = file_number(path);
	bool taken = rc == CMD_OK || now != was;
	if (now == (ino_t)UNKNOWN_FILE)
		return rc;
	if (old.len > 0)
		manifest_write(beside, taken ? manifest : old, none, &err);
	else if (!taken)
		unlink(beside);
	return rc;
}

/* Is there a name to take?  Standard output and devices have none. */
static bool
backup_named(const char *path)
{
	struct stat s;

	return strcmp(path, "-") != 0 &&
	       (stat(path, &s) != 0 || S_ISREG(s.st_mode));
}

static int
backup_run(struct cli *c)
{
	enum out_mode mode = cmd_given(c, "force") ? OUT_REPLACE : OUT_NEW;
	const char *path = cmd_operand(c, 0);
	struct sr_bytes manifest = { NULL, 0 };
	const struct sr_none none = { 0 };
	struct sr_backup done;
	struct sr_error err;
	struct out *out;
	int rc;

	/* Its log would be taken for the copy's. */
	if (access(arena_printf(c->mem, "%s-wal", path), F_OK) == 0)
		return cmd_fail(c, CMD_REFUSED,
		    N_("{0} is in use as a dealership's file. Choose another "
		       "name."),
		    1, SR_TXT(path));
	sr_error_clear(&err);
	if (out_open(&out, path, mode, &err) < 0)
		return cmd_error(c, &err);
	rc = backup_copy(c, out, &manifest);
	rc = rc == CMD_OK && !out_failed(out) && backup_named(path)
		 ? backup_name(c, out, manifest)
		 : cmd_close(c, out, rc);
	if (rc != CMD_OK)
		return rc;
	if (strcmp(path, "-") != 0)
		cmd_note(c, N_("{0} holds a verified copy of {1}."), 2,
		    SR_TXT(path), SR_TXT(cli_file(c)));
	/* The house knows of it: nobody is warned for a day. */
	if (backup_named(path))
		rc = cmd_call(c, SR_OP_BACKUP_DONE, &none, &done);
	if (rc != CMD_OK)
		cmd_note(c,
		    N_("The house does not know of this copy: it goes on "
		       "asking for one."),
		    0);
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

/*
 * The key is durable in its file before any backup is sealed for it: one that
 * were lost would take them along.
 */
static int
key_write(struct cli *c, const char *path, const char *text)
{
	struct sr_error err;
	struct out *out;

	sr_error_clear(&err);
	if (out_open(&out, path, OUT_ONLY_NEW, &err) < 0)
		return cmd_error(c, &err);
	out_write(out, text, strlen(text));
	return cmd_close(c, out, CMD_OK);
}

static int
backup_key_run(struct cli *c)
{
	const char *path = cmd_operand(c, 0);
	struct sr_seal ask = { .off = cmd_given(c, "off") }, got;
	int rc;

	if (ask.off == (*path != '\0'))
		return cmd_usage(
		    c, N_("Name a file for the key, or say --off."), 0);
	if (!ask.off && !backup_named(path))
		return cmd_usage(c, N_("{0} cannot keep a key: name a file."),
		    1, SR_TXT(path));
	rc = cmd_call(c, SR_OP_BACKUP_KEY, &ask, &got);
	if (rc != CMD_OK || ask.off)
		return rc;
	rc = key_write(c, path, got.text);
	ask.key = got.key;
	if (rc == CMD_OK)
		rc = cmd_call(c, SR_OP_BACKUP_KEY, &ask, &got);
	if (rc == CMD_OK)
		cmd_note(c,
		    N_("Backups are sealed from now on. Whoever loses {0} "
		       "loses them all: keep it away from this machine, twice. "
		       "restore takes it: --key FILE"),
		    1, SR_TXT(path));
	return rc;
}

static const struct cmd_opt backup_key_opts[] = {
	{ "off", 0, CMD_FLAG, 0, NULL, N_("Seal backups no more."), NULL },
	{ 0 },
};

static const struct cmd_opt backup_key_operands[] = {
	{ "file", 0, CMD_PATH, 0, N_("FILE"),
	    N_("The file for the secret key."), NULL },
	{ 0 },
};

const struct command cmd_backup_key = {
	.name = "backup-key",
	.help = N_("Make a key, so that backups can be read with it alone."),
	.text = N_("The secret key goes into FILE and is kept nowhere else; "
		   "the house knows the public half. Backups that were made "
		   "before stay as they are."),
	.opts = backup_key_opts,
	.operands = backup_key_operands,
	.need = CMD_SESSION,
	.run = backup_key_run,
};
