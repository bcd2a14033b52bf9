/*
 * The form: magic, version, the public key, the sealed key of the stream and
 * its header; then pieces of 64 KiB, each with its tag, the last one marked.
 * The first piece holds all that stands before it.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"
#include "store/seal.h"
#include "base/banned.h"

static const char magic[] = "showroom sealed\n";

enum {
	MAGIC = sizeof(magic) - 1,
	VERSION = 1,
	KEY_AT = MAGIC + 4,
	HEAD_AT = KEY_AT + CRYPT_KEY,
	FRONT = HEAD_AT + CRYPT_HEAD,
	PIECE = 64 * 1024
};

bool
seal_is(const void *start, size_t n)
{
	return n >= MAGIC && memcmp(start, magic, MAGIC) == 0;
}

/* Two pieces: whether one is the last is known when the next is read. */
struct buffers {
	unsigned char in[2][PIECE + CRYPT_EXTRA], out[PIECE + CRYPT_EXTRA];
	unsigned char front[FRONT];
	struct crypt_stream s;
};

static int
seal_pieces(struct buffers *b, int from, int to)
{
	size_t n, next = 0;
	int why = file_read(from, b->in[0], PIECE, &n);
	bool last = false, first = true;

	for (int i = 0; why == 0 && !last; i = !i) {
		why = file_read(from, b->in[!i], PIECE, &next);
		last = next == 0;
		crypt_seal(&b->s, b->out, b->in[i], n, last, b->front,
		    first ? FRONT : 0);
		first = false;
		if (why == 0)
			why = file_write(to, b->out, n + CRYPT_EXTRA);
		n = next;
	}
	return why;
}

int
seal_write(int from, int to, const unsigned char public[CRYPT_KEY])
{
	struct buffers *b = calloc(1, sizeof(*b));
	int why = b == NULL ? ENOMEM : 0;

	if (why == 0 && lseek(from, 0, SEEK_SET) < 0)
		why = errno;
	if (why == 0) {
		memcpy(b->front, magic, MAGIC);
		b->front[MAGIC] = VERSION;
		memcpy(b->front + KEY_AT, public, CRYPT_KEY);
		if (!crypt_seal_begin(&b->s, b->front + HEAD_AT, public))
			why = SEAL_OTHER;
	}
	if (why == 0)
		why = file_write(to, b->front, FRONT);
	if (why == 0)
		why = seal_pieces(b, from, to);
	if (b != NULL)
		crypt_wipe(b, sizeof(*b));
	free(b);
	return why;
}

static int
open_pieces(struct buffers *b, int from, int to)
{
	bool last = false, first = true;
	size_t n;

	while (!last) {
		int why = file_read(from, b->in[0], PIECE + CRYPT_EXTRA, &n);
		if (why != 0)
			return why;
		if (!crypt_open(&b->s, b->out, b->in[0], n, &last, b->front,
			first ? FRONT : 0))
			return SEAL_BROKEN;
		first = false;
		why = file_write(to, b->out, n - CRYPT_EXTRA);
		if (why != 0)
			return why;
	}
	int why = file_read(from, b->in[0], 1, &n);
	return why != 0 ? why : n == 0 ? SEAL_OK : SEAL_BROKEN;
}

static int
open_front(struct buffers *b, int from, const struct seal_key *key)
{
	size_t n = 0;
	int why = lseek(from, 0, SEEK_SET) < 0
		      ? errno
		      : file_read(from, b->front, FRONT, &n);

	if (why != 0)
		return why;
	if (n != FRONT || !seal_is(b->front, n) || b->front[MAGIC] != VERSION)
		return SEAL_BROKEN;
	if (!crypt_same(b->front + KEY_AT, key->public, CRYPT_KEY))
		return SEAL_OTHER;
	return crypt_open_begin(
		   &b->s, b->front + HEAD_AT, key->public, key->secret)
		   ? SEAL_OK
		   : SEAL_BROKEN;
}

int
seal_read(int from, int to, const struct seal_key *key)
{
	struct buffers *b = calloc(1, sizeof(*b));
	int rc = b == NULL ? ENOMEM : open_front(b, from, key);

	if (rc == SEAL_OK)
		rc = open_pieces(b, from, to);
	if (b != NULL)
		crypt_wipe(b, sizeof(*b));
	free(b);
	return rc;
}

static const char first_line[] = "showroom backup key 1\n";

void
seal_key_text(char text[SEAL_KEY_TEXT], const struct seal_key *key)
{
	char public[CRYPT_HEX], secret[CRYPT_HEX];

	crypt_hex(public, key->public);
	crypt_hex(secret, key->secret);
	snprintf(text, SEAL_KEY_TEXT, "%spublic %s\nsecret %s\n", first_line,
	    public, secret);
	crypt_wipe(secret, sizeof(secret));
}

/* The 64 digits behind NAME in TEXT. */
static bool
key_line(const char *text, const char *name, unsigned char raw[CRYPT_KEY])
{
	const char *at = strstr(text, name);
	char hex[CRYPT_HEX];

	if (at == NULL)
		return false;
	snprintf(hex, sizeof(hex), "%s", at + strlen(name));
	bool fine = crypt_unhex(raw, hex);
	crypt_wipe(hex, sizeof(hex));
	return fine;
}

bool
seal_key_parse(struct seal_key *key, const char *text)
{
	return strncmp(text, first_line, sizeof(first_line) - 1) == 0 &&
	       key_line(text, "\npublic ", key->public) &&
	       key_line(text, "\nsecret ", key->secret) &&
	       crypt_fits(key->public, key->secret);
}
