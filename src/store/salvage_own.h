/* What the files of a salvage share: the new file's tables, the old one's. */
#ifndef STORE_SALVAGE_OWN_H
#define STORE_SALVAGE_OWN_H

#include <sqlite3.h>

#include "base/arena.h"
#include "store/btree.h"
#include "store/salvage.h"

struct column {
	const char *name;
	int kind; /* enum btree_kind that it takes; BTREE_NULL: any */
	bool required;
	int key; /* place in the primary key, 0 none */
};

enum { SALVAGE_INDICES = 64 };

struct table {
	const char *name;
	struct column *col; /* in the order of the record */
	size_t ncol;
	size_t nhead;  /* columns that every record has */
	bool bare;     /* WITHOUT ROWID */
	int rowid;     /* the column that is the rowid, -1 none */
	uint32_t root; /* in the damaged file; 0 unknown */
	uint32_t index[SALVAGE_INDICES];
	size_t nindex;
	sqlite3_stmt **insert; /* by number of columns */
	int64_t copied, mended, refused;
	int gaps;
	/* rowids that indices name */
	int64_t *known;
	size_t nknown, room;
};

struct salvage {
	const char *from, *to;
	struct arena *mem;
	struct sr_error *err;
	struct btree tree;
	sqlite3 *db;
	struct table *table;
	size_t ntable;
	struct table *now; /* being walked */
	bool nomem;
	int full; /* SQLite's code when the new file cannot take more */
};

/* What the log WAL holds goes into TO; false: nothing can be relied on. */
bool salvage_log(int wal, int to);
/* The tables of the new file, without roots; an SQLite code. */
int salvage_tables(struct salvage *s);
/* Where the damaged file says that each of them begins. */
void salvage_roots(struct salvage *s);
/* All rows that can be read. */
void salvage_rows(struct salvage *s);
/* What follows from the rows: numbers to give out, references. */
int salvage_settle(struct salvage *s);
/* What became of each table. */
int salvage_report(struct salvage *s, struct sr_rows *rows);

#endif
