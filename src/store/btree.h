/*
 * The pages of a SQLite file as they lie there: trees walked and records
 * decoded with every byte in doubt.  Knows the file format (stable since
 * 2004), no SQL; asks nothing of the library that a damaged page could upset.
 */
#ifndef STORE_BTREE_H
#define STORE_BTREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BTREE_COLUMNS = 256, BTREE_PAYLOAD = 32 << 20 };

enum btree_kind { BTREE_NULL, BTREE_INT, BTREE_TEXT, BTREE_BLOB };

struct btree_value {
	int kind; /* enum btree_kind */
	int64_t i;
	const void *p;
	size_t n;
};

struct btree_row {
	uint32_t page;
	int64_t rowid; /* 0 in an index or a table without rowids */
	size_t n;
	struct btree_value v[BTREE_COLUMNS];
};

struct btree {
	int fd;
	uint32_t size, pages;
	uint32_t *visit;      /* per page: the walk that was there */
	unsigned char *owned; /* per page: it belongs to a walked tree */
	uint32_t walks;
	unsigned char *page, *payload; /* scratch */
};

/* Something could not be read: rows AFTER < rowid <= TO may be missing. */
typedef void btree_gap(void *ctx, int64_t after, int64_t to);
/* True: it fits, the page is of this tree. */
typedef bool btree_take(void *ctx, const struct btree_row *row);

/* FD stays the caller's.  An errno, 0 is success. */
int btree_open(struct btree *b, int fd);
void btree_close(struct btree *b);
/* Each row of the tree at ROOT; INDEX: keys are records. */
void btree_walk(struct btree *b, uint32_t root, bool index, btree_take *take,
    btree_gap *gap, void *ctx);
/* Pages that hold nothing any more belong to nobody: they count as owned. */
void btree_skip_free(struct btree *b);
/* What pages may hold: tables' leaves, or any part of an index. */
bool btree_is(struct btree *b, uint32_t page, bool index);
/* The rows of one page; returns how many cells there could not be read. */
int btree_page(
    struct btree *b, uint32_t page, bool index, btree_take *take, void *ctx);
/* A number of the file's head, four bytes at OFFSET; 0 when it has none. */
uint32_t btree_head(struct btree *b, int offset);

#endif
