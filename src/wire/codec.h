/*
 * Values as bytes, by their field tables.  A record is a bit for each field
 * (set: not empty) and the fields that are set: numbers as zigzag varints,
 * text and bytes with their length; a set bool has no bytes.  Every value
 * has one encoding only.  The decoder never reads past the end, takes valid
 * UTF-8 without NUL alone and refuses anything odd; whether values make
 * sense is sr_check_record's to say.
 */
#ifndef WIRE_CODEC_H
#define WIRE_CODEC_H

#include <showroom/field.h>

#include "model/job.h"

#define CODEC_VERSION 1
#define CODEC_MAX ((size_t)1 << 20) /* bytes of one message */

/* Bytes being written; `failed`: more than CODEC_MAX, or out of memory. */
struct codec_out {
	struct arena *mem;
	unsigned char *data;
	size_t n, room;
	bool failed;
};

/* Bytes being read; `failed`: they are no such value. */
struct codec_in {
	const unsigned char *at, *end;
	bool failed;
};

void codec_put_record(
    struct codec_out *out, const struct sr_record *r, const void *rec);
void codec_put_rows(struct codec_out *out, const struct sr_record *r,
    const struct sr_rows *rows);
/* Into REC, text into A (a failed one is to be thrown away). */
void codec_get_record(
    struct codec_in *in, const struct sr_record *r, void *rec, struct arena *a);
void codec_get_rows(struct codec_in *in, const struct sr_record *r,
    struct sr_rows *rows, struct arena *a);

/* N bytes as they are. */
void codec_put_raw(struct codec_out *out, const void *data, size_t n);
/*
 * What became of something that is no call: RC and, below SR_OK, ERR.  Read
 * back, its message lies in A; false if the bytes are none.
 */
void codec_put_verdict(
    struct codec_out *out, int rc, const struct sr_error *err);
bool codec_get_verdict(
    const void *data, size_t n, int *rc, struct sr_error *err, struct arena *a);
/* All of it read, all of it right, and memory enough? */
bool codec_done(const struct codec_in *in, const struct arena *a);

/*
 * A whole call: version, operation, reason, argument.  False when it does not
 * fit or memory is out.
 */
bool codec_put_call(struct codec_out *out, const struct sr_job *job);
/* The call's op, arg and reason into JOB, in A; false if it is none. */
bool codec_get_call(
    const void *data, size_t n, struct sr_job *job, struct arena *a);
/* A whole reply: version, RC, then the changes and result or the error. */
bool codec_put_reply(struct codec_out *out, const struct sr_job *job, int rc);
/*
 * The reply to job->op: its code into *RC; result, changes or error into JOB.
 * The message of an error lies in A.  False if it is none.
 */
bool codec_get_reply(
    const void *data, size_t n, struct sr_job *job, int *rc, struct arena *a);

/*
 * What client and store must have in common: records, enums, operations.
 * Different: they are of different builds.
 */
uint64_t sr_schema_hash(void);

#endif
