/*
 * What stands beside a backup: FILE.manifest, lines of text that say what the
 * copy holds, so that a restore can tell whether it is that.  showroom(5)
 * describes them.  Knows no database and no file.
 */
#ifndef STORE_MANIFEST_H
#define STORE_MANIFEST_H

#include <showroom/types.h>

#include "store/crypt.h"

struct arena;

/* Rows of one table. */
struct manifest_table {
	const char *name;
	int64_t rows;
};

struct manifest {
	const char *file; /* its name, without directories */
	int64_t size;     /* of the file as it lies there */
	char digest[CRYPT_HEX];
	const char *key; /* sealed for that public key; "" not sealed */
	/* The database within: the same unless sealed. */
	int64_t plain_size;
	char plain_digest[CRYPT_HEX];
	int64_t schema;
	const char *program; /* version */
	const char *house;
	const char *at; /* local: "2026-11-21 21:30" */
	sr_instant when;
	int64_t audit; /* the trail's last number, 0 none */
	const char *mac;
	struct manifest_table *table;
	size_t ntables;
};

enum { MANIFEST_MAX = 64 * 1024 };

/* M as text; "" when memory is out. */
const char *manifest_text(const struct manifest *m, struct arena *a);
/*
 * TEXT may hold several, a blank line between them (a backup that replaced
 * another and was cut short): M gets the one of a file with SIZE and DIGEST,
 * else the first.  NULL when it is one; else why it is none (a msgid).
 */
const char *manifest_parse(struct manifest *m, const char *text, int64_t size,
    const char *digest, struct arena *a);
/* The first line in which IS is not what SAYS says (a msgid); NULL: none. */
const char *manifest_differs(
    const struct manifest *says, const struct manifest *is);

#endif
