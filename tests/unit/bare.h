/* A store of one table in a directory of its own, for tests of stores. */
#ifndef TESTS_BARE_H
#define TESTS_BARE_H

#include "base/arena.h"
#include "store/sql.h"
#include "support.h"

struct bare {
	char dir[64], path[96]; /* of the file */
	struct sr_error err;    /* of the last bare_open() */
	struct arena *mem;
};

enum { BARE_PUT, BARE_COUNT, BARE_NSQL };
extern const struct query bare_sql[BARE_NSQL];

/* The suite NAME of TESTS: each with B, a directory without a file. */
Suite *bare_suite(const char *name, const TTest *const *tests, struct bare *b);
/* Open the file with FLAGS; make it. */
int bare_open(struct bare *b, struct store **st, int flags);
struct store *bare_make(struct bare *b);
/* A row of the table; how many there are. */
int bare_put(struct store *st, sr_id id, const char *name, int64_t n, sr_id up);
int64_t bare_integer(struct store *st, const struct query *q);
int64_t bare_count(struct store *st);

#endif
