/* Work on a file that no store has open. */
#include <unistd.h>

#include "base/arena.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/start.h"
#include "wire/task.h"
#include "base/banned.h"

/* A verdict with its length before it, then the rows. */
static int
understand(const unsigned char *buf, size_t n, const struct sr_record *of,
    struct sr_rows *rows, struct arena *a, struct sr_error *err)
{
	struct codec_in in = { buf, buf + n, false };
	size_t first;
	int rc;

	if (n < 2)
		return start_failed(err);
	first = (size_t)buf[0] | (size_t)buf[1] << 8;
	if (first + 2 > n || !codec_get_verdict(buf + 2, first, &rc, err, a))
		return call_garbled(err);
	in.at += first + 2;
	codec_get_rows(&in, of, rows, a);
	return codec_done(&in, a) ? rc : call_garbled(err);
}

int
task_run(const struct sr_record *what, const void *ask,
    const struct sr_record *of, struct sr_rows *rows, struct arena *a,
    struct sr_error *err)
{
	static const char *const args[] = { "--task", NULL };
	struct codec_out out = { .mem = a };
	unsigned char *buf = arena_alloc(a, CODEC_MAX);
	int fd, rc;

	codec_put_record(&out, what, ask);
	if (buf == NULL || out.failed)
		return call_no_memory(err);
	fd = start_program(args, -1, err);
	if (fd < 0)
		return fd;
	/* A store that does not listen says nothing either. */
	start_say(fd, &out);
	rc = understand(
	    buf, start_hear(fd, buf, CODEC_MAX, -1), of, rows, a, err);
	close(fd);
	return rc;
}

bool
task_asked(int fd, const struct sr_record *what, void *ask, struct arena *a)
{
	unsigned char *buf = arena_alloc(a, CODEC_MAX);
	struct codec_in in = { buf, buf, false };

	sr_record_clear(what, ask);
	if (buf == NULL)
		return false;
	in.end = buf + start_hear(fd, buf, CODEC_MAX, -1);
	codec_get_record(&in, what, ask, a);
	return codec_done(&in, a);
}

void
task_answer(int fd, int rc, const struct sr_error *err,
    const struct sr_record *of, const struct sr_rows *rows, struct arena *a)
{
	struct codec_out verdict = { .mem = a }, out = { .mem = a };
	unsigned char first[2];

	codec_put_verdict(&verdict, rc, err);
	first[0] = (unsigned char)(verdict.n & 0xff);
	first[1] = (unsigned char)(verdict.n >> 8);
	codec_put_raw(&out, first, sizeof(first));
	codec_put_raw(&out, verdict.data, verdict.n);
	codec_put_rows(&out, of, rows);
	start_say(fd, &out);
	close(fd);
}
