/*
 * Frames: how messages stand one after the other in a stream.  A head of 16
 * bytes {length, serial, kind, code}, each 32 bits, little end first, then
 * LENGTH bytes of body.  Knows no operation.
 */
#ifndef WIRE_FRAME_H
#define WIRE_FRAME_H

#include <showroom/field.h>

#define FRAME_HEAD 16

/* Who says it; what serial, code and body are. */
enum frame_kind {
	FRAME_HELLO = 1, /* client, first: FRAME_MAGIC, struct hello */
	FRAME_WELCOME,   /* store's answer: 0, nothing */
	FRAME_REFUSE,    /* store, then it hangs up: enum frame_refuse, error */
	FRAME_CALL,      /* client: rising serial, operation, a call */
	FRAME_PART,      /* store: the call's serial, 0, rows; more follow */
	FRAME_REPLY,     /* store: the call's serial, microseconds, a reply */
	/*
	 * Store, unasked: bits of nouns of which only rows of another
	 * salesperson changed, bits of all others that changed.
	 */
	FRAME_NOTICE,
	FRAME_NKINDS
};

enum frame_refuse {
	REFUSE_BUSY = 1, /* too many terminals */
	REFUSE_VERSION,  /* another build */
	REFUSE_RETIRED,  /* the same, and the store makes room: start anew */
	REFUSE_DENIED,   /* nobody the store knows */
	REFUSE_GARBLED   /* what was sent is no frame */
};

#define FRAME_MAGIC 0x4d524853u /* "SHRM" */

struct frame {
	uint32_t length, serial, kind, code;
};

void frame_put(unsigned char head[FRAME_HEAD], const struct frame *f);
/* False: too long, or of no kind. */
bool frame_get(const unsigned char head[FRAME_HEAD], struct frame *f);

/* What a client says of itself; all but `hash` may differ between builds. */
struct hello {
	int64_t hash;        /* sr_schema_hash(): stands first, alone */
	int64_t nonce;       /* of this handle, for the trail */
	const char *version; /* "0.1.0" */
	const char *tty;     /* claimed */
	const char *now;     /* a fixed clock, or "" */
};

struct codec_out;
struct codec_in;
struct arena;

void hello_put(struct codec_out *out, const struct hello *h);
/* The hash alone: true if H->hash could be read. */
bool hello_hash(const void *data, size_t n, struct hello *h);
/* All of it, of the same build. */
bool hello_get(const void *data, size_t n, struct hello *h, struct arena *a);

#endif
