/*
 * A terminal's line to the store: frames over a connected socket, sent and
 * received whole, and what it is opened anew with.  Knows no call.
 */
#ifndef WIRE_LINE_H
#define WIRE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/codec.h"
#include "wire/frame.h"

struct reach;

struct line {
	int fd; /* -1: lost */
	uint32_t serial;
	int64_t nonce;
	struct reach *reach;
	char *login, *code;  /* of the last session.open; NULL: none */
	unsigned char *body; /* of the last frame */
	size_t room;
};

/* Hang up; fine if it is lost. */
void line_drop(struct line *l);
/*
 * A frame to the store, the next one from it, its body in l->body.  Both wait
 * as long as place_connect() said; false: the line is lost.
 */
bool line_send(
    struct line *l, uint32_t kind, uint32_t code, const struct codec_out *body);
bool line_recv(struct line *l, struct frame *f);

#endif
