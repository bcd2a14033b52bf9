/* A verified copy of the file, piece by piece. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/bodies.h"
#include "domain/keep.h"
#include "domain/rules.h"
#include "store/backup.h"
#include "store/house.h"
#include "store/seal.h"
#include "base/banned.h"

enum { CHUNK = 256 * 1024 };

/* What was given out whole: a good backup once its taker says so. */
struct given {
	sr_instant at;
	int64_t size;
	char digest[CRYPT_HEX], file[BACKUP_NAME];
	bool sealed;
};

void
given_free(struct given *g)
{
	free(g);
}

/* The key that backups are sealed for, "" none: as the file says now. */
static int
sealing_key(struct ctx *c, const char **key)
{
	return sql_text(c->st, &house_sql[HOUSE_SETTING],
	    SQL_ARGS(SQL_T("name", "backup_key")), key, c->mem);
}

static int
backup_begin(struct ctx *c)
{
	struct conn *conn = c->conn;
	const char *key = "";
	int rc = sealing_key(c, &key);

	backup_close(conn->backup);
	conn->backup = NULL;
	return rc < 0 ? rc : backup_make(c->st, key, &conn->backup);
}

/* The end: what is to stand beside the file. */
static void
backup_end(struct ctx *c, const struct sr_chunk *ask, struct sr_chunk *out)
{
	struct conn *conn = c->conn;
	const char *slash = strrchr(ask->name, '/');
	const char *text = backup_manifest(conn->backup,
	    slash != NULL ? slash + 1 : ask->name, c->now, c->mem);

	out->manifest = (struct sr_bytes){ text, strlen(text) };
	given_free(conn->given);
	conn->given = calloc(1, sizeof(*conn->given));
	if (conn->given != NULL) {
		conn->given->at = c->now;
		conn->given->size = backup_size(conn->backup);
		conn->given->sealed = backup_sealed(conn->backup);
		snprintf(conn->given->digest, CRYPT_HEX, "%s",
		    backup_digest(conn->backup));
		snprintf(conn->given->file, BACKUP_NAME, "%s",
		    slash != NULL ? slash + 1 : ask->name);
	}
	backup_close(conn->backup);
	conn->backup = NULL;
}

/* Offset 0 makes the copy; reading past its end lets it go. */
int
op_backup(struct ctx *c, const void *arg, void *res)
{
	const struct sr_chunk *ask = arg;
	struct sr_chunk *out = res;
	struct conn *conn = c->conn;
	void *data;
	int rc = SR_OK;

	if (ask->offset == 0)
		rc = backup_begin(c);
	if (rc < 0)
		return rc;
	if (conn->backup == NULL || ask->offset < 0)
		return fail(c, SR_E_GONE, "chunk", "offset",
		    N_("The store was started anew in the middle of this "
		       "backup: nothing of it is kept. Make it again."),
		    0);
	data = arena_alloc(c->mem, CHUNK);
	if (data == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = backup_read(conn->backup, ask->offset, data, CHUNK);
	if (rc < 0)
		return rc;
	out->offset = ask->offset;
	out->size = backup_size(conn->backup);
	out->data = (struct sr_bytes){ data, (size_t)rc };
	if (rc == 0)
		backup_end(c, ask, out);
	return SR_OK;
}

/* The worker's connection gave it out, where there is a worker. */
int
op_backup_done(struct ctx *c, const void *arg, void *res)
{
	struct conn *conn = c->conn;
	const struct given *g = conn->given;
	struct sr_backup *row = res;

	(void)arg;
	if (g == NULL && conn->reader != NULL)
		g = conn->reader->given;
	if (g == NULL)
		return fail(c, SR_E_PROTOCOL, "backup", "",
		    N_("No backup is under way."), 0);
	row->made_at = g->at;
	row->size = g->size;
	row->sealed = g->sealed;
	row->digest = arena_dup(c->mem, g->digest);
	row->file = arena_dup(c->mem, g->file);
	row->good = true;
	row->staff = c->me;
	keeping_good(c->d, g->at);
	return record_insert(c->st, &sr_rec_backup, row, c->now);
}

static int
key_set(struct ctx *c, const char *key)
{
	struct sr_setting s;
	int rc = sql_one(c->st, &house_sql[HOUSE_SETTING_ROW],
	    SQL_ARGS(SQL_T("name", "backup_key")), &sr_rec_setting, &s, c->mem);

	if (rc < 0)
		return rc;
	s.value = key;
	s.origin = "house";
	rules_stale(c->d);
	return save_end(c, &sr_rec_setting, &s, SR_NOUN_SETTING);
}

int
op_backup_key(struct ctx *c, const void *arg, void *res)
{
	const struct sr_seal *ask = arg;
	unsigned char public[CRYPT_KEY];
	struct sr_seal *out = res;
	char text[SEAL_KEY_TEXT], hex[CRYPT_HEX];
	struct seal_key key;

	if (ask->off || *ask->key != '\0') {
		if (!ask->off && !crypt_unhex(public, ask->key))
			return fail(c, SR_E_INVALID, "seal", "key",
			    N_("That is no key."), 0);
		out->key = arena_dup(c->mem, ask->off ? "" : ask->key);
		out->off = ask->off;
		return key_set(c, out->key);
	}
	if (!crypt_ready())
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	crypt_pair(key.public, key.secret);
	seal_key_text(text, &key);
	crypt_hex(hex, key.public);
	out->key = arena_dup(c->mem, hex);
	out->text = arena_dup(c->mem, text);
	crypt_wipe(&key, sizeof(key));
	crypt_wipe(text, sizeof(text));
	return SR_OK;
}
