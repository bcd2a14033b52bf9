/*
 * The log beside a damaged file: its whole transactions go over the pages,
 * without asking SQLite, which would refuse the file.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/salvage_own.h"
#include "base/banned.h"

enum { HEAD = 32, FRAME = 24, LEAST = 512, MOST = 65536 };

static const uint32_t magic = 0x377f0682; /* the last bit: byte order */

struct log {
	int fd;
	bool big; /* words of its sums have the high byte first */
	uint32_t size, salt[2], sum[2];
	unsigned char *frame; /* FRAME bytes and a page */
};

static uint32_t
word(const unsigned char *p, bool big)
{
	return big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
			 (uint32_t)p[2] << 8 | p[3]
		   : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 |
			 (uint32_t)p[1] << 8 | p[0];
}

/* N is a multiple of 8. */
static void
sum_add(struct log *l, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i += 8) {
		l->sum[0] += word(p + i, l->big) + l->sum[1];
		l->sum[1] += word(p + i + 4, l->big) + l->sum[0];
	}
}

static bool
sum_is(const struct log *l, const unsigned char *p)
{
	return word(p, true) == l->sum[0] && word(p + 4, true) == l->sum[1];
}

static bool
read_at(int fd, unsigned char *p, size_t n, off_t at)
{
	ssize_t got;

	do
		got = pread(fd, p, n, at);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)n;
}

static bool
log_begin(struct log *l)
{
	unsigned char head[HEAD];

	if (!read_at(l->fd, head, HEAD, 0) ||
	    (word(head, true) & ~UINT32_C(1)) != magic)
		return false;
	l->big = (head[3] & 1) != 0;
	l->size = word(head + 8, true);
	l->salt[0] = word(head + 16, true);
	l->salt[1] = word(head + 20, true);
	l->sum[0] = l->sum[1] = 0;
	sum_add(l, head, 24);
	return sum_is(l, head + 24) && l->size >= LEAST && l->size <= MOST &&
	       (l->size & (l->size - 1)) == 0;
}

/* Frame N, if the log goes on that far unbroken. */
static bool
log_next(struct log *l, int64_t n)
{
	off_t at = HEAD + n * (off_t)(FRAME + l->size);
	unsigned char *f = l->frame;

	if (!read_at(l->fd, f, FRAME + l->size, at) || word(f, true) == 0 ||
	    word(f + 8, true) != l->salt[0] || word(f + 12, true) != l->salt[1])
		return false;
	sum_add(l, f, 8);
	sum_add(l, f + FRAME, l->size);
	return sum_is(l, f + 16);
}

/* How many frames end with a commit; PAGES: how long the file is then. */
static int64_t
committed(struct log *l, uint32_t *pages)
{
	int64_t last = 0;

	for (int64_t n = 0; log_next(l, n); n++)
		if (word(l->frame + 4, true) != 0) {
			*pages = word(l->frame + 4, true);
			last = n + 1;
		}
	return last;
}

bool
salvage_log(int wal, int to)
{
	struct log l = { .fd = wal, .frame = malloc(FRAME + MOST) };
	uint32_t pages = 0;
	int64_t n =
	    l.frame != NULL && log_begin(&l) ? committed(&l, &pages) : 0;
	bool good = n > 0;

	for (int64_t i = 0; good && i < n; i++) {
		off_t at = HEAD + i * (off_t)(FRAME + l.size);
		good = read_at(wal, l.frame, FRAME + l.size, at) &&
		       pwrite(to, l.frame + FRAME, l.size,
			   (off_t)(word(l.frame, true) - 1) * l.size) ==
			   (ssize_t)l.size;
	}
	good = good && ftruncate(to, (off_t)pages * l.size) == 0;
	free(l.frame);
	return good;
}
