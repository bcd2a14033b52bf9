/* The key of the trail, in a file of its own beside the database. */
#include "store/audit_inside.h"
#include "store/file.h"
#include "store/keyfile.h"
#include "base/banned.h"

/* What tells this key from others and gives nothing of it away. */
static void
key_mark(struct trail *t)
{
	static const char what[] = "showroom audit key";
	unsigned char mac[CRYPT_MAC];
	struct crypt_hash h;

	crypt_hash_begin(&h, t->key);
	crypt_hash_piece(&h, what, sizeof(what) - 1);
	crypt_hash_end(&h, mac);
	audit_hex(t->mark, mac, AUDIT_MARK / 2);
}

int
audit_key(struct store *st, struct trail *t, bool make)
{
	int rc = SR_OK;

	if (t->keyed)
		return SR_OK;
	if (!crypt_ready())
		return db_nomem(st);
	if (st->memory)
		crypt_random(t->key, CRYPT_KEY);
	else
		rc = keyfile_load(st->path, FILE_KEY, make, t->key, st->err);
	if (rc < 0)
		return rc;
	key_mark(t);
	t->keyed = true;
	return SR_OK;
}
