/*
 * Statements: each stands as text in a table of its noun's file, is prepared
 * once, bound by name and read into records by column name.
 *
 *	src/store/visit.h
 *		enum { VISIT_LINE, VISIT_OF_DAY, VISIT_NSQL };
 *		extern const struct query visit_sql[VISIT_NSQL];
 *	src/store/visit.c
 *		const struct query visit_sql[VISIT_NSQL] = {
 *			[VISIT_OF_DAY] = { "visit_of_day",
 *			    "SELECT * FROM visit WHERE day = :day"
 *			    " ORDER BY minute, id", NULL }, ...
 *	domain
 *		rc = sql_rows(st, &visit_sql[VISIT_OF_DAY],
 *		    SQL_ARGS(SQL_D("day", day)), &sr_rec_visit, &rows, arena);
 *
 * Each such table is a row of parts.c, so that the test sees every statement.
 *
 * Values by field type, in and out: TEXT "" <-> NULL; DAY 0 <-> NULL, else
 * text YYYY-MM-DD; TIME 0 <-> NULL, else the minute 0-1439; ID, REF, ENUM,
 * GRADE, INSTANT 0 <-> NULL; INT, RATE, MONEY, BOOL are never NULL (NULL is
 * read as 0); BYTES are BLOBs (NULL without data).
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <showroom/field.h>

#include "store/db.h"

struct arena;

struct query {
	const char *name; /* unique; in messages and tests */
	const char *sql;
	/* Why its SCAN or temporary b-tree is right; NULL = it has none. */
	const char *scan; /* "?..." where it depends on the table */
};

/* The macros read better as one line each. */
/* clang-format off */
enum sql_kind { SQL_KIND_END, SQL_KIND_INT, SQL_KIND_REF, SQL_KIND_TEXT,
	SQL_KIND_EXACT, SQL_KIND_DAY, SQL_KIND_TIME, SQL_KIND_RECORD };

/* One value for a parameter; made by the macros below. */
struct sql_arg {
	const char *name; /* of the parameter, without the colon */
	int64_t i;
	const void *p; /* text or record */
	const struct sr_record *r;
	int32_t kind; /* enum sql_kind */
};

/* Arguments of a statement: SQL_ARGS(SQL_R("card", id), SQL_D("day", d)). */
#define SQL_ARGS(...) \
	((const struct sql_arg[]){ __VA_ARGS__, { .kind = SQL_KIND_END } })
#define SQL_NONE NULL
/* A number as it is (0 stays 0): INT, MONEY, RATE, BOOL. */
#define SQL_I(n, v) { .name = (n), .i = (v), .kind = SQL_KIND_INT }
/* 0 is NULL: ID, REF, ENUM, GRADE, INSTANT. */
#define SQL_R(n, v) { .name = (n), .i = (v), .kind = SQL_KIND_REF }
/* Text; "" is NULL, which equals nothing: compare with IS if it may be. */
#define SQL_T(n, s) { .name = (n), .p = (s), .kind = SQL_KIND_TEXT }
/* Text as it is: "" stays "". */
#define SQL_X(n, s) { .name = (n), .p = (s), .kind = SQL_KIND_EXACT }
#define SQL_D(n, d) { .name = (n), .i = (d), .kind = SQL_KIND_DAY }
#define SQL_M(n, t) { .name = (n), .i = (t), .kind = SQL_KIND_TIME }
/*
 * Every parameter that is called like a field of record R gets that field of
 * REC; arguments named before it go first.
 */
#define SQL_REC(rec_table, rec) \
	{ .p = (rec), .r = (rec_table), .kind = SQL_KIND_RECORD }
/* clang-format on */

/*
 * All of them: negative enum sr_rc on failure (store_error() filled).  Every
 * parameter must get a value and every named argument must have a parameter;
 * every result column must be a field of the record (fields without a column
 * are cleared).  A statement cannot be run from a callback of itself.
 * RESULT TEXT lives in the arena.
 */

/* Run to the end; the number of changed rows (>= 0). */
int sql_run(
    struct store *st, const struct query *q, const struct sql_arg *args);
/* The first row into REC; SR_E_NONE if there is none. */
int sql_one(struct store *st, const struct query *q, const struct sql_arg *args,
    const struct sr_record *r, void *rec, struct arena *a);
/* All rows; ROWS is set anew.  */
int sql_rows(struct store *st, const struct query *q,
    const struct sql_arg *args, const struct sr_record *r, struct sr_rows *rows,
    struct arena *a);
/* First column of the first row; 0 when that is NULL or there is no row. */
int sql_integer(struct store *st, const struct query *q,
    const struct sql_arg *args, int64_t *out);
/* The same for text, "" when NULL or no row. */
int sql_text(struct store *st, const struct query *q,
    const struct sql_arg *args, const char **out, struct arena *a);
/*
 * Each row in turn into REC (scratch of the caller, r->size bytes), then FN.
 * Text of REC is valid during FN alone; nothing is copied.  FN returns 0 to
 * go on; anything else ends the walk and is returned.
 */
int sql_each(struct store *st, const struct query *q,
    const struct sql_arg *args, const struct sr_record *r, void *rec,
    int (*fn)(void *ctx, const void *rec), void *ctx);

struct list_spec;

/* What one noun brings along; parts.c has them all. */
struct store_part {
	const char *name;
	const struct query *query; /* its statements, NULL without */
	size_t nquery;
	const struct sr_record *record; /* with a table of its own, or NULL */
	const struct list_spec *const *list; /* ends with NULL, or NULL */
};

extern const struct store_part store_parts[]; /* a NULL name ends */

/*
 * Prepare every statement of PARTS (generated ones of records and lists
 * too) and look at its plan.  FN hears of each one that does not compile,
 * scans or sorts without a reason, or has a reason without need.  Returns
 * the number of statements seen.
 */
int sql_verify(struct store *st, const struct store_part *parts,
    void (*fn)(void *ctx, const char *name, const char *flaw), void *ctx);

#endif
