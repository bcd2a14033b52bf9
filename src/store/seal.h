/*
 * The form of a sealed backup: bytes that the holder of a secret key reads
 * and nobody changes unnoticed.  showroom(5) describes it.  Knows files and
 * crypt, no database.
 */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "store/crypt.h"

struct seal_key {
	unsigned char public[CRYPT_KEY], secret[CRYPT_KEY];
};

enum seal_rc {
	SEAL_OK,
	SEAL_BROKEN = -1, /* not whole, or changed */
	SEAL_OTHER = -2   /* sealed for another key */
			  /* above 0: an errno */
};

/* Does a file that begins with these N bytes hold a sealed backup? */
bool seal_is(const void *start, size_t n);
/* All of FROM, sealed for PUBLIC, to TO; enum seal_rc or errno. */
int seal_write(int from, int to, const unsigned char public[CRYPT_KEY]);
/* And back. */
int seal_read(int from, int to, const struct seal_key *key);

/* The file with the secret key, as text; room for 256. */
enum { SEAL_KEY_TEXT = 256 };
void seal_key_text(char text[SEAL_KEY_TEXT], const struct seal_key *key);
/* False: the text is no key, or its halves do not belong together. */
bool seal_key_parse(struct seal_key *key, const char *text);

#endif
