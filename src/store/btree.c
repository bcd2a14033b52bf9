/* The pages of a SQLite file as they lie there. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/btree.h"
#include "base/banned.h"

enum {
	INDEX_INNER = 2,
	TABLE_INNER = 5,
	INDEX_LEAF = 10,
	TABLE_LEAF = 13,
	PAGE_MAX = 65536,
	DEPTH = 4096 /* pages waiting: far above what a tree needs */
};

static const char magic[16] = "SQLite format 3";

static uint32_t
u16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
u32(const unsigned char *p)
{
	return u16(p) << 16 | u16(p + 2);
}

/* The bytes it takes, 0 when it does not end before END. */
static int
varint(const unsigned char *p, const unsigned char *end, uint64_t *v)
{
	*v = 0;
	for (int i = 0; i < 9 && p + i < end; i++) {
		if (i == 8) {
			*v = *v << 8 | p[i];
			return 9;
		}
		*v = *v << 7 | (p[i] & 0x7f);
		if ((p[i] & 0x80) == 0)
			return i + 1;
	}
	return 0;
}

static bool
page_read(struct btree *b, uint32_t no, unsigned char *buf)
{
	ssize_t n;

	if (no == 0 || no > b->pages)
		return false;
	do
		n = pread(b->fd, buf, b->size, (off_t)(no - 1) * b->size);
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)b->size;
}

static int
kind_at(int fd, off_t at)
{
	unsigned char c;

	return pread(fd, &c, 1, at) == 1 ? c : -1;
}

/*
 * The size by which most pages begin as pages do: the head that says it may
 * be damaged.
 */
static uint32_t
page_size(int fd, int64_t bytes)
{
	uint32_t best = 4096;
	int64_t most = INT64_MIN;

	for (uint32_t size = 512; size <= PAGE_MAX; size *= 2) {
		int64_t score = 0, n = bytes / size;
		for (int64_t i = 1; i < n && i < 4000; i++) {
			int k = kind_at(fd, i * size);
			score += k == TABLE_LEAF || k == TABLE_INNER ||
					 k == INDEX_LEAF || k == INDEX_INNER
				     ? 1
				     : -1;
		}
		/* A file of few pages: what SQLite usually takes. */
		if (score > most || (score == most && size == 4096)) {
			most = score;
			best = size;
		}
	}
	return best;
}

int
btree_open(struct btree *b, int fd)
{
	struct stat s;

	*b = (struct btree){ .fd = fd };
	if (fstat(fd, &s) != 0)
		return errno;
	b->size = page_size(fd, s.st_size);
	if (s.st_size / b->size > UINT32_MAX - 1)
		return EFBIG;
	b->pages = (uint32_t)(s.st_size / b->size);
	b->visit = calloc((size_t)b->pages + 1, sizeof(*b->visit));
	b->owned = calloc((size_t)b->pages + 1, 1);
	b->page = malloc(PAGE_MAX);
	b->payload = malloc(BTREE_PAYLOAD);
	if (b->visit != NULL && b->owned != NULL && b->page != NULL &&
	    b->payload != NULL)
		return 0;
	btree_close(b);
	return ENOMEM;
}

void
btree_close(struct btree *b)
{
	free(b->visit);
	free(b->owned);
	free(b->page);
	free(b->payload);
	*b = (struct btree){ .fd = -1 };
}

uint32_t
btree_head(struct btree *b, int offset)
{
	unsigned char head[100];

	if (pread(b->fd, head, sizeof(head), 0) != (ssize_t)sizeof(head) ||
	    memcmp(head, magic, sizeof(magic)) != 0)
		return 0;
	return u32(head + offset);
}

/* How much of a payload of N bytes lies in the page itself. */
static size_t
local_size(const struct btree *b, bool index, uint64_t n)
{
	uint64_t u = b->size;
	uint64_t most = index ? (u - 12) * 64 / 255 - 23 : u - 35;
	uint64_t least = (u - 12) * 32 / 255 - 23;

	if (n <= most)
		return (size_t)n;
	uint64_t k = least + (n - least) % (u - 4);
	return (size_t)(k <= most ? k : least);
}

/* N bytes of payload whose first part stands at P of a page ending at END. */
static bool
gather(struct btree *b, bool index, const unsigned char *p,
    const unsigned char *end, uint64_t n)
{
	size_t local, have;

	/* No row is longer than its file: a damaged length may claim it. */
	if (n == 0 || n > BTREE_PAYLOAD || n > (uint64_t)b->pages * b->size)
		return false;
	local = local_size(b, index, n);
	if ((size_t)(end - p) < local + (local < n ? 4 : 0))
		return false;
	memcpy(b->payload, p, local);
	have = local;
	uint32_t next = local < n ? u32(p + local) : 0;
	while (have < n) {
		/* Its first four bytes name the next one. */
		unsigned char head[4];
		size_t take = b->size - 4;
		off_t at = (off_t)(next - 1) * b->size;
		if (take > n - have)
			take = (size_t)(n - have);
		if (next == 0 || next > b->pages ||
		    pread(b->fd, head, 4, at) != 4 ||
		    pread(b->fd, b->payload + have, take, at + 4) !=
			(ssize_t)take)
			return false;
		have += take;
		next = u32(head);
	}
	return true;
}

static bool
value_of(struct btree_value *v, uint64_t type, const unsigned char *p)
{
	static const unsigned char width[] = { 0, 1, 2, 3, 4, 6, 8 };

	*v = (struct btree_value){ .kind = BTREE_NULL };
	if (type == 0)
		return true;
	if (type >= 12) {
		v->kind = type % 2 == 0 ? BTREE_BLOB : BTREE_TEXT;
		v->p = p;
		v->n = (size_t)(type - 12) / 2;
		return true;
	}
	if (type > 9 || type == 7) /* no column of ours is REAL */
		return false;
	v->kind = BTREE_INT;
	if (type >= 8) {
		v->i = (int64_t)type - 8;
		return true;
	}
	uint64_t u = (p[0] & 0x80) != 0 ? UINT64_MAX : 0;
	for (int i = 0; i < width[type]; i++)
		u = u << 8 | p[i];
	memcpy(&v->i, &u, sizeof(u));
	return true;
}

static uint64_t
width_of(uint64_t type)
{
	static const unsigned char width[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

	return type >= 12 ? (type - 12) / 2 : type <= 9 ? width[type] : 0;
}

/* The payload's N bytes as a record: it must fit to the byte. */
static bool
decode(struct btree *b, uint64_t n, struct btree_row *row)
{
	const unsigned char *p = b->payload, *end = p + n;
	uint64_t head, type;
	int used = varint(p, end, &head);

	row->n = 0;
	if (used == 0 || head < (uint64_t)used || head > n)
		return false;
	const unsigned char *body = b->payload + head, *types = p + used;
	end = body;
	while (types < end) {
		used = varint(types, end, &type);
		if (used == 0 || row->n == BTREE_COLUMNS)
			return false;
		uint64_t width = width_of(type);
		if (width > n - (uint64_t)(body - b->payload) ||
		    !value_of(&row->v[row->n++], type, body))
			return false;
		types += used;
		body += width;
	}
	return body == b->payload + n && row->n > 0;
}

struct page {
	const unsigned char *p, *head, *cells, *end;
	int kind, n;
};

static bool
page_parse(struct btree *b, uint32_t no, struct page *g)
{
	if (!page_read(b, no, b->page))
		return false;
	g->p = b->page;
	g->head = b->page + (no == 1 ? 100 : 0);
	g->end = b->page + b->size;
	g->kind = g->head[0];
	g->n = (int)u16(g->head + 3);
	bool inner = g->kind == TABLE_INNER || g->kind == INDEX_INNER;
	g->cells = g->head + (inner ? 12 : 8);
	return (inner || g->kind == TABLE_LEAF || g->kind == INDEX_LEAF) &&
	       g->n <= (int)(b->size / 4) && g->cells + 2 * g->n <= g->end;
}

static const unsigned char *
cell_of(const struct page *g, int i)
{
	uint32_t at = u16(g->cells + 2 * i);

	if (at == 0 && g->end - g->p == PAGE_MAX)
		at = PAGE_MAX; /* never a cell, so out of bounds below */
	return g->p + at >= g->cells + 2 * g->n && g->p + at + 2 < g->end
		   ? g->p + at
		   : NULL;
}

/* The record of cell I, and of a table its rowid. */
static bool
cell_row(struct btree *b, const struct page *g, int i, struct btree_row *row)
{
	const unsigned char *p = cell_of(g, i);
	bool index = g->kind != TABLE_LEAF;
	uint64_t n, rowid = 0;
	int used;

	if (p == NULL)
		return false;
	if (g->kind == INDEX_INNER)
		p += 4;
	used = p < g->end ? varint(p, g->end, &n) : 0;
	p += used;
	if (used != 0 && !index) {
		used = varint(p, g->end, &rowid);
		p += used;
	}
	memcpy(&row->rowid, &rowid, sizeof(rowid));
	return used != 0 && gather(b, index, p, g->end, n) && decode(b, n, row);
}

struct step {
	uint32_t page;
	int64_t after, to;
};

struct walk {
	struct btree *b;
	bool index;
	btree_take *take;
	btree_gap *gap;
	void *ctx;
	struct btree_row *row;
	struct step *stack;
	int depth;
};

static void
push(struct walk *w, uint32_t page, int64_t after, int64_t to)
{
	if (w->depth < DEPTH)
		w->stack[w->depth++] = (struct step){ page, after, to };
	else
		w->gap(w->ctx, after, to);
}

/* The children of an inner page, each with the rowids it may hold. */
static void
walk_inner(struct walk *w, const struct page *g, struct step s)
{
	int64_t after = s.after;

	for (int i = 0; i < g->n; i++) {
		const unsigned char *p = cell_of(g, i);
		uint64_t key = 0;
		int64_t to = s.to;
		if (p == NULL || p + 5 > g->end) {
			w->gap(w->ctx, s.after, s.to);
			continue;
		}
		if (!w->index) {
			if (varint(p + 4, g->end, &key) == 0)
				continue;
			memcpy(&to, &key, sizeof(to));
			/* Out of order: not to be relied on for others. */
			if (to < after || to > s.to) {
				push(w, u32(p), s.after, s.to);
				continue;
			}
		}
		push(w, u32(p), after, to);
		if (!w->index)
			after = to;
	}
	push(w, u32(g->head + 8), after, s.to);
}

static void
walk_rows(struct walk *w, const struct page *g, struct step s)
{
	bool torn = false, fits = g->n == 0;

	w->row->page = s.page;
	for (int i = 0; i < g->n; i++) {
		bool good = cell_row(w->b, g, i, w->row) &&
			    (w->index || (w->row->rowid > s.after &&
					     w->row->rowid <= s.to));
		good = good && w->take(w->ctx, w->row);
		fits |= good;
		torn |= !good;
	}
	if (fits)
		w->b->owned[s.page] = 1;
	if (torn)
		w->gap(w->ctx, s.after, s.to);
}

static void
walk_page(struct walk *w, struct step s)
{
	struct btree *b = w->b;
	int inner = w->index ? INDEX_INNER : TABLE_INNER;
	int leaf = w->index ? INDEX_LEAF : TABLE_LEAF;
	struct page g;

	if (s.page == 0 || s.page > b->pages || b->visit[s.page] == b->walks ||
	    !page_parse(b, s.page, &g) || (g.kind != inner && g.kind != leaf)) {
		w->gap(w->ctx, s.after, s.to);
		return;
	}
	b->visit[s.page] = b->walks;
	if (g.kind == inner) {
		walk_inner(w, &g, s);
		b->owned[s.page] = 1;
	}
	/* The inner pages of an index hold keys too. */
	if (g.kind == leaf || w->index)
		walk_rows(w, &g, s);
}

void
btree_walk(struct btree *b, uint32_t root, bool index, btree_take *take,
    btree_gap *gap, void *ctx)
{
	struct walk w = {
		.b = b, .index = index, .take = take, .gap = gap, .ctx = ctx
	};

	w.row = malloc(sizeof(*w.row));
	w.stack = malloc(DEPTH * sizeof(*w.stack));
	b->walks++;
	if (w.row == NULL || w.stack == NULL)
		gap(ctx, INT64_MIN, INT64_MAX);
	else
		push(&w, root, INT64_MIN, INT64_MAX);
	while (w.depth > 0) {
		struct step s = w.stack[--w.depth];
		walk_page(&w, s);
	}
	free(w.row);
	free(w.stack);
}

void
btree_skip_free(struct btree *b)
{
	uint32_t trunk = btree_head(b, 32);

	b->walks++;
	while (trunk != 0 && trunk <= b->pages && b->visit[trunk] != b->walks &&
	       page_read(b, trunk, b->page)) {
		uint32_t n = u32(b->page + 4);
		b->visit[trunk] = b->walks;
		b->owned[trunk] = 1;
		for (uint32_t i = 0; i < n && i < b->size / 4 - 2; i++) {
			uint32_t leaf = u32(b->page + 8 + 4 * i);
			if (leaf > 0 && leaf <= b->pages)
				b->owned[leaf] = 1;
		}
		trunk = u32(b->page);
	}
}

bool
btree_is(struct btree *b, uint32_t page, bool index)
{
	struct page g;

	return page_parse(b, page, &g) &&
	       (index ? g.kind == INDEX_LEAF || g.kind == INDEX_INNER
		      : g.kind == TABLE_LEAF);
}

int
btree_page(
    struct btree *b, uint32_t page, bool index, btree_take *take, void *ctx)
{
	struct btree_row *row = malloc(sizeof(*row));
	struct page g;
	int bad = 0;

	if (row == NULL || !page_parse(b, page, &g) ||
	    (g.kind != TABLE_LEAF) != index) {
		free(row);
		return 1;
	}
	row->page = page;
	for (int i = 0; i < g.n; i++)
		bad += !cell_row(b, &g, i, row) || !take(ctx, row);
	free(row);
	return bad;
}
