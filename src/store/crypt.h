/*
 * What libsodium does for the store: the only file that knows it.  Keys,
 * keyed hashes, secrets of people, sealed copies.  Knows no row.
 */
#ifndef STORE_CRYPT_H
#define STORE_CRYPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CRYPT_KEY = 32,   /* bytes of a key */
	CRYPT_MAC = 32,   /* bytes of a keyed hash */
	CRYPT_HEX = 65,   /* room for one of them in hexadecimal */
	CRYPT_HEAD = 104, /* bytes that begin a sealed stream */
	CRYPT_EXTRA = 17  /* bytes that sealing adds to a piece */
};

/* Call once before anything else; false: the system has no randomness. */
bool crypt_ready(void);
void crypt_random(void *buf, size_t n);
/* Overwrite a secret that is not needed any more. */
void crypt_wipe(void *buf, size_t n);

/* A keyed BLAKE2b-256 over several pieces, each with its length before it. */
struct crypt_hash {
	/* libsodium's state: 384 bytes, aligned to 64 */
	_Alignas(64) unsigned char state[384];
};
/* KEY has CRYPT_KEY bytes, or is NULL for a plain hash. */
void crypt_hash_begin(struct crypt_hash *h, const unsigned char *key);
void crypt_hash_piece(struct crypt_hash *h, const void *data, size_t n);
/* Bytes as they are: a plain hash is what `b2sum -l 256` prints. */
void crypt_hash_bytes(struct crypt_hash *h, const void *data, size_t n);
void crypt_hash_number(struct crypt_hash *h, int64_t v);
void crypt_hash_end(struct crypt_hash *h, unsigned char mac[CRYPT_MAC]);
/*
 * Argon2id: what a guess costs whoever has the file.  HASH is text and names
 * its own cost.  make: false when there is no memory for it.
 */
enum { CRYPT_SECRET = 128 };
struct crypt_cost {
	uint64_t passes;
	size_t memory; /* bytes */
};
bool crypt_secret_make(char hash[CRYPT_SECRET], const void *secret, size_t n,
    const struct crypt_cost *cost);
bool crypt_secret_same(const char *hash, const void *secret, size_t n);
/* Was HASH made at another cost? */
bool crypt_secret_stale(const char *hash, const struct crypt_cost *cost);

/* Equal?  In a time that does not tell where they differ. */
bool crypt_same(const void *a, const void *b, size_t n);

/* CRYPT_KEY bytes as text and back; false: it is no such text. */
void crypt_hex(char hex[CRYPT_HEX], const unsigned char raw[CRYPT_KEY]);
bool crypt_unhex(unsigned char raw[CRYPT_KEY], const char *hex);

/*
 * A stream that anybody seals for the holder of a secret key: a random key
 * for XChaCha20-Poly1305, itself in a sealed box (X25519).  Pieces come back
 * in order and whole, or not at all.
 */
struct crypt_stream {
	_Alignas(8) unsigned char state[56]; /* libsodium's: 52 bytes */
};
void crypt_pair(
    unsigned char public[CRYPT_KEY], unsigned char secret[CRYPT_KEY]);
/* Is PUBLIC the other half of SECRET? */
bool crypt_fits(const unsigned char public[CRYPT_KEY],
    const unsigned char secret[CRYPT_KEY]);
bool crypt_seal_begin(struct crypt_stream *s, unsigned char head[CRYPT_HEAD],
    const unsigned char public[CRYPT_KEY]);
/* N bytes of IN become N + CRYPT_EXTRA of OUT; AD is held by it, not in it. */
void crypt_seal(struct crypt_stream *s, void *out, const void *in, size_t n,
    bool last, const void *ad, size_t nad);
/* False: it is not for this key. */
bool crypt_open_begin(struct crypt_stream *s,
    const unsigned char head[CRYPT_HEAD], const unsigned char public[CRYPT_KEY],
    const unsigned char secret[CRYPT_KEY]);
/* The other way; N counts the sealed bytes.  False: it was changed. */
bool crypt_open(struct crypt_stream *s, void *out, const void *in, size_t n,
    bool *last, const void *ad, size_t nad);

#endif
