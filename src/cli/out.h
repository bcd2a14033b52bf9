/*
 * Where output goes: standard output or a file that appears whole or not at
 * all.  The one gate of the command line: text passes text_safe().
 */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include <showroom/error.h>

#include "render/sink.h"

struct out;

/* OUT_ONLY_NEW: for a command without --force. */
enum out_mode { OUT_NEW, OUT_ONLY_NEW, OUT_REPLACE };

/*
 * PATH "" or "-" is standard output.  A file is written beside itself as
 * PATH.part, for its owner alone, and takes its name in out_close(); the new
 * ones refuse a PATH that is there.  ERR tells why not.
 */
int out_open(struct out **out, const char *path, enum out_mode mode,
    struct sr_error *err);
/* Text for people and programs: what may not be shown becomes '?'. */
void out_text(struct out *o, const char *text);
/* Bytes whose writer answers for them (CSV, JSON, a report, a backup). */
void out_write(struct out *o, const void *data, size_t n);
struct sink *out_sink(struct out *o);
/* True once a write failed: there is no use in going on. */
bool out_failed(const struct out *o);
/* True when it failed because the reader left (`| head`). */
bool out_broken(const struct out *o);
/* What was written so far is to be seen now. */
void out_flush(struct out *o);
/*
 * Make it durable and give it its name; without KEEP, or after a failed
 * write, nothing is left.  O is gone in every case; ERR tells what failed.
 */
int out_close(struct out *o, bool keep, struct sr_error *err);

#endif
