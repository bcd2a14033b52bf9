/* libsodium, for the store. */
#include <sodium.h>
#include <string.h>

#include "store/crypt.h"
#include "base/banned.h"

_Static_assert(
    sizeof(crypto_generichash_state) == sizeof(((struct crypt_hash *)0)->state),
    "the room for libsodium's state");
_Static_assert(sizeof(crypto_secretstream_xchacha20poly1305_state) <=
		   sizeof(((struct crypt_stream *)0)->state),
    "the room for libsodium's state");
_Static_assert(crypto_box_SEALBYTES +
			   crypto_secretstream_xchacha20poly1305_KEYBYTES +
			   crypto_secretstream_xchacha20poly1305_HEADERBYTES ==
		       CRYPT_HEAD &&
		   crypto_secretstream_xchacha20poly1305_ABYTES == CRYPT_EXTRA,
    "libsodium's lengths");

enum {
	STREAM_KEY = crypto_secretstream_xchacha20poly1305_KEYBYTES,
	SEALED_KEY = STREAM_KEY + crypto_box_SEALBYTES
};

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
crypt_hash_bytes(struct crypt_hash *h, const void *data, size_t n)
{
	crypto_generichash_update(state_of(h), data, n);
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

void
crypt_hex(char hex[CRYPT_HEX], const unsigned char raw[CRYPT_KEY])
{
	sodium_bin2hex(hex, CRYPT_HEX, raw, CRYPT_KEY);
}

bool
crypt_unhex(unsigned char raw[CRYPT_KEY], const char *hex)
{
	size_t n = 0;

	return strlen(hex) == CRYPT_HEX - 1 &&
	       sodium_hex2bin(
		   raw, CRYPT_KEY, hex, CRYPT_HEX - 1, NULL, &n, NULL) == 0 &&
	       n == CRYPT_KEY;
}

void
crypt_pair(unsigned char public[CRYPT_KEY], unsigned char secret[CRYPT_KEY])
{
	crypto_box_keypair(public, secret);
}

bool
crypt_fits(const unsigned char public[CRYPT_KEY],
    const unsigned char secret[CRYPT_KEY])
{
	unsigned char other[CRYPT_KEY];

	return crypto_scalarmult_base(other, secret) == 0 &&
	       crypt_same(other, public, CRYPT_KEY);
}

static crypto_secretstream_xchacha20poly1305_state *
stream_of(struct crypt_stream *s)
{
	return (void *)s->state;
}

bool
crypt_seal_begin(struct crypt_stream *s, unsigned char head[CRYPT_HEAD],
    const unsigned char public[CRYPT_KEY])
{
	unsigned char key[STREAM_KEY];

	crypto_secretstream_xchacha20poly1305_keygen(key);
	bool sealed = crypto_box_seal(head, key, sizeof(key), public) == 0;
	crypto_secretstream_xchacha20poly1305_init_push(
	    stream_of(s), head + SEALED_KEY, key);
	crypt_wipe(key, sizeof(key));
	return sealed;
}

void
crypt_seal(struct crypt_stream *s, void *out, const void *in, size_t n,
    bool last, const void *ad, size_t nad)
{
	crypto_secretstream_xchacha20poly1305_push(stream_of(s), out, NULL, in,
	    n, ad, nad,
	    last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
		 : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
}

bool
crypt_open_begin(struct crypt_stream *s, const unsigned char head[CRYPT_HEAD],
    const unsigned char public[CRYPT_KEY],
    const unsigned char secret[CRYPT_KEY])
{
	unsigned char key[STREAM_KEY];

	if (crypto_box_seal_open(key, head, SEALED_KEY, public, secret) != 0)
		return false;
	int rc = crypto_secretstream_xchacha20poly1305_init_pull(
	    stream_of(s), head + SEALED_KEY, key);
	crypt_wipe(key, sizeof(key));
	return rc == 0;
}

bool
crypt_open(struct crypt_stream *s, void *out, const void *in, size_t n,
    bool *last, const void *ad, size_t nad)
{
	unsigned char tag = 0;

	if (n < CRYPT_EXTRA ||
	    crypto_secretstream_xchacha20poly1305_pull(
		stream_of(s), out, NULL, &tag, in, n, ad, nad) != 0)
		return false;
	*last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
	return true;
}
