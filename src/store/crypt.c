/* libsodium, for the store. */
#include <sodium.h>
#include <string.h>

#include "store/crypt.h"
#include "base/banned.h"

_Static_assert(
    sizeof(crypto_generichash_state) == sizeof(((struct crypt_hash *)0)->state),
    "the room for libsodium's state");

bool
crypt_ready(void)
{
	return sodium_init() >= 0;
}

void
crypt_random(void *buf, size_t n)
{
	randombytes_buf(buf, n);
}

void
crypt_wipe(void *buf, size_t n)
{
	sodium_memzero(buf, n);
}

static crypto_generichash_state *
state_of(struct crypt_hash *h)
{
	return (void *)h->state;
}

void
crypt_hash_begin(struct crypt_hash *h, const unsigned char *key)
{
	crypto_generichash_init(
	    state_of(h), key, key != NULL ? CRYPT_KEY : 0, CRYPT_MAC);
}

void
crypt_hash_number(struct crypt_hash *h, int64_t v)
{
	unsigned char b[8];

	for (int i = 0; i < 8; i++)
		b[i] = (unsigned char)((uint64_t)v >> (8 * i));
	crypto_generichash_update(state_of(h), b, sizeof(b));
}

void
crypt_hash_piece(struct crypt_hash *h, const void *data, size_t n)
{
	crypt_hash_number(h, (int64_t)n);
	if (n > 0)
		crypto_generichash_update(state_of(h), data, n);
}

void
crypt_hash_end(struct crypt_hash *h, unsigned char mac[CRYPT_MAC])
{
	crypto_generichash_final(state_of(h), mac, CRYPT_MAC);
}

bool
crypt_same(const void *a, const void *b, size_t n)
{
	return sodium_memcmp(a, b, n) == 0;
}

_Static_assert(
    crypto_pwhash_STRBYTES == CRYPT_SECRET, "the room for libsodium's text");

bool
crypt_secret_make(char hash[CRYPT_SECRET], const void *secret, size_t n,
    const struct crypt_cost *cost)
{
	return crypto_pwhash_str_alg(hash, secret, n, cost->passes,
		   cost->memory, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

bool
crypt_secret_same(const char *hash, const void *secret, size_t n)
{
	return crypto_pwhash_str_verify(hash, secret, n) == 0;
}

bool
crypt_secret_stale(const char *hash, const struct crypt_cost *cost)
{
	return crypto_pwhash_str_needs_rehash(
		   hash, cost->passes, cost->memory) != 0;
}
