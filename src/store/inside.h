/*
 * What the files of the engine share and nobody else may see: the connection
 * and its caches.  Not for the nouns' files.
 */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include <sqlite3.h>

#include "base/arena.h"
#include "store/db.h"
#include "store/embed.h"
#include "store/lock.h"
#include "store/manifest.h"
#include "store/sql.h"

/* A prepared statement with its maps between names and fields. */
struct stmt {
	const struct query *query;
	sqlite3_stmt *s;
	int nparam;
	const char **param;           /* names without the colon */
	char (*day)[11];              /* texts of bound days */
	bool *bound;                  /* by the arguments of this run */
	const struct sr_record *in;   /* the record that `from` maps */
	const struct sr_field **from; /* per parameter, NULL = none */
	const struct sr_record *out;  /* the record that `to` maps */
	const struct sr_field **to;   /* per column */
};

/* A series of numbers as the transaction sees it. */
struct series {
	struct series *next;
	const char *name;
	int64_t number; /* the next to give out */
	bool dirty;     /* not written yet */
};

struct store {
	sqlite3 *db;
	struct sr_error *err;
	struct arena *arena; /* lives as long: generated SQL, maps, names */
	const char *path;
	const char *network; /* see store_network */
	struct lock lock;
	bool memory;
	bool asked_readonly; /* STORE_READONLY, not a guarded file */
	bool readonly;
	bool scratch; /* a copy at work: STORE_SCRATCH, STORE_THROWAWAY */
	bool guarded; /* migrations are done: the authorizer holds */
	bool in_tx;
	bool defers;   /* commits reach the disk with store_sync */
	bool owes;     /* one has not */
	bool doubts;   /* a sync failed: what the log holds is not trusted */
	int busy_ms;   /* how long to wait for another program */
	int64_t house; /* number of the store, 0 = not asked yet */
	struct series *series;
	uint64_t undone;      /* rollbacks: a cache key's other half */
	struct stmt **stmt;   /* hash by query, open addressing */
	size_t nstmt, nslots; /* nslots: a power of two */
	struct record_sql *records;
	struct trail *trail; /* see audit_inside.h */
	struct list_sql *lists;
	struct list_cache *cache;
	store_search_fn *search; /* see store_on_search */
	void *search_ctx;
	int64_t search_key;
	int64_t until; /* ticks: no statement goes on after; 0 = no limit */
	const atomic_bool *stop; /* see store_options; NULL */
};

/*
 * SQLite's hook after a commit into the log of PAGES: one that has grown is
 * copied into the file.  SQLite itself would not say that this failed.
 */
int store_log_grew(void *ctx, sqlite3 *db, const char *name, int pages);

/*
 * Say in the store's error what SQLite's RC means: what happened, what was
 * not saved and what to do.  Returns the sr_rc.  The one place that maps.
 */
int db_fail(struct store *st, int rc);
/* A mistake of this program, not of its user. */
int db_fault(struct store *st, const char *where, const char *what);
int db_nomem(struct store *st);
int db_stopped(struct store *st); /* it was told to (store_stopped) */
/* The code of the failure before this, for those who saw only a NULL. */
static inline int
db_failed(const struct store *st)
{
	return st->err->code < 0 ? st->err->code : SR_E_PROTOCOL;
}

/* Prepared (at first use) and found again; NULL: store_error() is filled. */
struct stmt *sql_prepare(struct store *st, const struct query *q);
int sql_bind(struct store *st, struct stmt *s, const struct sql_arg *args);
/* One step: SQLITE_ROW, SQLITE_DONE, or a negative enum sr_rc. */
int sql_step(struct store *st, struct stmt *s);
void sql_reset(struct stmt *s);
void sql_finalize_all(struct store *st);
/* Text that was generated: a query that lives as long as the store. */
const struct query *sql_made(
    struct store *st, const char *name, const char *text, const char *scan);

int store_migrate(struct store *st, const struct embedded *steps);
/* Of a file as it is on the disk, by two pragmas of it. */
int store_version(struct store *st, const char *pragma, int64_t *out);

/* What DB holds, into M; an SQLite code. */
int facts_read(sqlite3 *db, struct manifest *m, struct arena *a);
struct backup_place;
void keep_last(const struct backup_place *p); /* what is not kept goes */

int series_flush(struct store *st);   /* before COMMIT */
void series_forget(struct store *st); /* after a rollback */
void list_forget(struct store *st);   /* at close */

/* Their tables, for parts.c. */
enum {
	TX_BEGIN,
	TX_SNAPSHOT,
	TX_COMMIT,
	TX_ROLLBACK,
	TX_PART,
	TX_PART_KEEP,
	TX_PART_UNDO,
	TX_HOUSE,
	TX_NEXT,
	TX_KEEP,
	TX_NSQL
};
enum { CHECK_PAGES, CHECK_REFERENCES, CHECK_NSQL };

extern const struct query tx_sql[TX_NSQL];
extern const struct query check_sql[CHECK_NSQL];

#endif
