/*
 * A number for all that two programs must have in common to talk: FNV-1a
 * over the tables.  Labels are not in it: a new word is no new protocol.
 */
#include <string.h>

#include <showroom/ops.h>

#include "base/hash.h"
#include "wire/codec.h"
#include "base/banned.h"

static void
mix_byte(uint64_t *h, unsigned char c)
{
	*h = hash_bytes(*h, &c, 1);
}

static void
mix_text(uint64_t *h, const char *s)
{
	*h = hash_bytes(*h, s, strlen(s) + 1);
}

static void
mix_int(uint64_t *h, uint64_t v)
{
	for (int i = 0; i < 8; i++, v >>= 8)
		mix_byte(h, (unsigned char)v);
}

static void
mix_choice(uint64_t *h, const struct sr_choice *c)
{
	mix_text(h, c ? c->name : "");
	if (!c || !c->values)
		return;
	for (const struct sr_enum *e = c->values; e->value != 0; e++) {
		mix_int(h, (uint64_t)e->value);
		mix_text(h, e->code);
	}
}

static void
mix_record(uint64_t *h, const struct sr_record *r)
{
	mix_text(h, r->name);
	mix_int(h, r->nfields);
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];

		mix_text(h, f->col);
		mix_byte(h, f->type);
		mix_byte(h, f->storage);
		mix_choice(h, f->choice);
	}
}

uint64_t
sr_schema_hash(void)
{
	uint64_t h = HASH_BEGIN;

	mix_int(&h, CODEC_VERSION);
	for (int i = 0; i < SR_NOPS; i++) {
		const struct sr_opdef *op = &sr_ops[i];

		mix_text(&h, op->name);
		mix_int(&h, op->may);
		mix_byte(&h, op->arg_many);
		mix_byte(&h, op->res_many);
		mix_record(&h, op->arg);
		mix_record(&h, op->res);
	}
	return h;
}
