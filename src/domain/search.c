/*
 * Finding persons.  A thread of its own reads all persons into the packed
 * buffer over a second, read-only connection; columns answer by prefix until
 * it is there.  What is saved meanwhile, or later, is noted as dirty and read
 * again before the next search, so that a rolled-back save leaves no trace.
 */
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/day.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "domain/bodies.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "store/idset.h"
#include "store/owner.h"
#include "store/person.h"
#include "store/search.h"
#include "base/banned.h"

struct persons {
	pthread_t thread;
	char *path;
	struct search *loading, *ready;
	struct idset dirty;
	bool running;
	bool done; /* written by the thread under lock */
	pthread_mutex_t lock;
	atomic_bool stop; /* nobody waits for it any more */
};

/* Where persons are put; the last two are the loader's alone. */
struct put {
	struct store *st;
	struct search *s;
	struct arena *mem;
	struct idset plated; /* who has a plate */
	atomic_bool *stop;
};

/* A walk's answer that ends it without an error to tell. */
enum { PUT_STOP = 1 };

/* P, a row of person_all or person_one: phones joined with spaces. */
static int
put_person(struct put *put, const struct sr_person *p, bool plated)
{
	struct search_person sp = { .name = p->name,
		.pinyin_fix = p->pinyin_fix,
		.phones = p->phone,
		.plates = "",
		.vins = "" };
	int rc = SR_OK;

	if (plated)
		rc = sql_text(put->st, &person_sql[PERSON_PLATES],
		    SQL_ARGS(SQL_R("person", p->id)), &sp.plates, put->mem);
	if (rc < 0)
		return rc;
	return search_put(put->s, p->id, &sp) ? SR_OK : SR_E_NOMEM;
}

/* Person ID with plates; dropped when there is no such person (any more). */
static int
put_whole(struct put *put, sr_id id)
{
	struct sr_person p;
	int rc = sql_one(put->st, &person_sql[PERSON_ONE],
	    SQL_ARGS(SQL_R("id", id)), &sr_rec_person, &p, put->mem);

	if (rc == SR_E_NONE) {
		search_drop(put->s, id);
		return SR_OK;
	}
	return rc < 0 ? rc : put_person(put, &p, true);
}

static int
put_row(void *ctx, const void *row)
{
	const struct sr_person *p = row;
	struct put *put = ctx;

	if (atomic_load_explicit(put->stop, memory_order_relaxed))
		return PUT_STOP;
	arena_reset(put->mem);
	return put_person(put, p, idset_has(&put->plated, p->id));
}

static int
add_id(void *ctx, const void *row)
{
	idset_add(ctx, ((const struct sr_key *)row)->id);
	return 0;
}

/*
 * All persons in the order of ids, each once: lines written again for
 * their plates would leave holes.
 */
static int
put_all(struct put *put)
{
	struct sr_person row;
	struct sr_key key;
	int rc = sql_each(put->st, &person_sql[PERSON_PLATED], SQL_NONE,
	    &sr_rec_key, &key, add_id, &put->plated);

	idset_sort(&put->plated);
	if (rc == SR_OK && put->plated.failed)
		rc = SR_E_NOMEM;
	if (rc == SR_OK)
		rc = sql_each(put->st, &person_sql[PERSON_ALL],
		    SQL_ARGS(SQL_I("id", 0)), &sr_rec_person, &row, put_row,
		    put);
	idset_free(&put->plated);
	return rc;
}

/* The loader: its own connection, its own arena, nothing shared. */
static void *
persons_thread(void *arg)
{
	struct persons *p = arg;
	struct store_options opt = {
		.path = p->path, .flags = STORE_READONLY, .stop = &p->stop
	};
	struct sr_error err;
	struct put put = {
		.s = search_new(), .mem = arena_new(), .stop = &p->stop
	};
	int rc = put.s != NULL && put.mem != NULL ? SR_OK : SR_E_NOMEM;

	sr_error_clear(&err);
	if (rc == SR_OK)
		rc = store_open(&put.st, &opt, &err);
	if (rc == SR_OK)
		rc = put_all(&put);
	store_close(put.st);
	arena_free(put.mem);
	if (rc != SR_OK) {
		search_free(put.s);
		put.s = NULL;
	}
	/* What its connection took goes back to the system. */
	malloc_trim(0);
	pthread_mutex_lock(&p->lock);
	p->loading = put.s;
	p->done = true;
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* Start loading beside. */
static void
persons_load(struct domain *d)
{
	struct persons *p = d->persons;

	if (p != NULL || d->beside ||
	    strcmp(store_path(d->st), ":memory:") == 0)
		return;
	p = calloc(1, sizeof(*p));
	if (p == NULL)
		return;
	p->path = strdup(store_path(d->st));
	pthread_mutex_init(&p->lock, NULL);
	p->running = p->path != NULL &&
		     pthread_create(&p->thread, NULL, persons_thread, p) == 0;
	d->persons = p;
}

/* Take over what the thread has made; WAIT until it has. */
static struct search *
persons_ready(struct domain *d, bool wait)
{
	struct persons *p = d->persons;
	bool done;

	if (p == NULL)
		return NULL;
	if (p->running) {
		pthread_mutex_lock(&p->lock);
		done = p->done;
		pthread_mutex_unlock(&p->lock);
		if (!done && !wait)
			return NULL;
		pthread_join(p->thread, NULL);
		p->running = false;
		p->ready = p->loading;
	}
	return p->ready;
}

void
persons_close(struct domain *d)
{
	struct persons *p = d->persons;

	if (p == NULL)
		return;
	atomic_store(&p->stop, true);
	search_free(persons_ready(d, true));
	idset_free(&p->dirty);
	pthread_mutex_destroy(&p->lock);
	free(p->path);
	free(p);
	d->persons = NULL;
}

void
person_changed(struct ctx *c, sr_id id)
{
	if (c->d->persons != NULL)
		idset_add(&c->d->persons->dirty, id);
}

static int
persons_refresh(struct ctx *c, struct search *s)
{
	struct idset *dirty = &c->d->persons->dirty;
	struct put put = { .st = c->st, .s = s, .mem = c->mem };
	int rc = SR_OK;

	idset_sort(dirty); /* each once */
	for (size_t i = 0; rc == SR_OK && i < dirty->n; i++)
		rc = put_whole(&put, dirty->id[i]);
	if (rc == SR_OK)
		dirty->n = 0;
	return rc;
}

static int
by_prefix(struct ctx *c, int query, const char *text, struct idset *ids)
{
	struct sr_key key;
	const char *end = arena_printf(c->mem, "%s\xf4\x8f\xbf\xbf", text);

	return sql_each(c->st, &person_sql[query],
	    SQL_ARGS(SQL_T("text", text), SQL_T("end", end)), &sr_rec_key, &key,
	    add_id, ids);
}

static int
by_number(struct ctx *c, const char *text, bool phones, struct idset *ids)
{
	struct sr_key key;
	int query = strlen(text) == 4 ? PERSON_TAIL : PERSON_WHOLE;
	int rc = sql_each(c->st, &person_sql[query],
	    SQL_ARGS(SQL_T("text", text)), &sr_rec_key, &key, add_id, ids);

	if (rc == SR_OK && phones && strlen(text) >= 3)
		rc = by_prefix(c, PERSON_PREFIX_PHONE, text, ids);
	return rc;
}

/* Before the buffer is there: what an index finds. */
static int
persons_prefix(struct ctx *c, const char *text, bool phones, struct idset *ids)
{
	int rc;

	if (strspn(text, "0123456789") == strlen(text))
		return by_number(c, text, phones, ids);
	rc = by_prefix(c, PERSON_PREFIX_NAME, text, ids);
	if (rc == SR_OK)
		rc = by_prefix(c, PERSON_PREFIX_PINYIN, text, ids);
	if (rc == SR_OK)
		rc = by_prefix(c, PERSON_PREFIX_INITIALS, text, ids);
	if (rc == SR_OK)
		rc = by_prefix(c, PERSON_PREFIX_PLATE, text, ids);
	return rc;
}

/*
 * Persons that TEXT finds, into IDS (sorted); until the buffer, which the
 * first call begins to load, is there by the beginnings of columns.  PHONES:
 * parts of a number count too, not only the whole one or its last four digits.
 * WHOLE: wait until the buffer is loaded.
 */
static int
persons_find(
    struct ctx *c, const char *text, bool phones, bool whole, struct idset *ids)
{
	unsigned fields = SEARCH_NAME | SEARCH_PLATE | SEARCH_VIN |
			  (phones ? SEARCH_PHONE : SEARCH_PHONE_WHOLE);
	struct search_hits hits;
	struct search *s;
	int rc;

	persons_load(c->d);
	s = persons_ready(c->d, whole);
	if (s == NULL) {
		rc = persons_prefix(c, text, phones, ids);
		idset_sort(ids);
		return rc;
	}
	rc = persons_refresh(c, s);
	if (rc < 0)
		return rc;
	if (!search_find(s, text, fields, SIZE_MAX, c->mem, &hits))
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; i < hits.n; i++)
		idset_add(ids, hits.id[i]);
	idset_sort(ids);
	return SR_OK;
}

static int
hit_read(struct ctx *c, sr_id id, sr_day day, struct sr_hit *hit)
{
	char buf[24];
	int64_t visits = 0;
	int rc = sql_one(c->st, &person_sql[PERSON_HIT],
	    SQL_ARGS(SQL_R("id", id)), &sr_rec_hit, hit, c->mem);

	if (rc == SR_OK && hit->phone[0] != '\0')
		rc = sql_integer(c->st, &person_sql[PERSON_VISITS],
		    SQL_ARGS(SQL_T("phone", hit->phone),
			SQL_T("at", day_iso(buf, day + 1))),
		    &visits);
	if (rc < 0)
		return rc;
	hit->visits = (int32_t)visits;
	if (hit->card != 0) {
		hit->protected_until +=
		    rule_owner(c, hit->protected_until)->protect_days;
		hit->protects =
		    SR_GRADE_OPEN(hit->grade) && hit->protected_until >= day;
	}
	if (hit->card != 0 && !may_see_phone(c, hit->owner)) {
		hit->model = 0;
		hit->plate = "";
	}
	for (size_t i = 0; i < sr_rec_hit.nfields; i++) {
		if ((sr_rec_hit.fields[i].flags & SR_MASKED) != 0)
			sr_mask_field(&sr_rec_hit.fields[i], hit, c->mem);
	}
	return SR_OK;
}

/* Only digits find a number. */
static bool
has_digit(const char *text)
{
	uint32_t c;

	while ((c = text_next(&text)) != 0) {
		c = cp_narrow(c);
		if (c >= '0' && c <= '9')
			return true;
	}
	return false;
}

/* What is left of IDS are persons whose number the salesperson may see. */
static int
keep_own(struct ctx *c, struct idset *ids)
{
	struct idset own = { 0 };
	struct sr_key key;
	size_t n = 0;
	int rc = SR_OK;

	/* Of many, those that never were the caller's are dropped at once. */
	if (ids->n > 1000) {
		rc = sql_each(c->st, &person_sql[PERSON_OF_STAFF],
		    SQL_ARGS(SQL_R("staff", c->me)), &sr_rec_key, &key, add_id,
		    &own);
		idset_sort(&own);
		idset_intersect(ids, &own);
		idset_free(&own);
	}
	for (size_t i = 0; rc == SR_OK && i < ids->n; i++) {
		int64_t owner = 0;
		rc = sql_integer(c->st, &person_sql[PERSON_OWNER],
		    SQL_ARGS(SQL_R("person", ids->id[i])), &owner);
		if (owner == c->me)
			ids->id[n++] = ids->id[i];
	}
	ids->n = n;
	return rc;
}

/*
 * Parts of a number find only persons whose number the caller may see: a
 * salesperson's own ones beside what everybody finds.
 */
static int
search_ids(struct ctx *c, const struct sr_ask *ask, struct idset *ids)
{
	struct idset parts = { 0 };
	bool all = c->role != SR_DESK && c->role != SR_SALES;
	int rc = persons_find(c, ask->text, all, ask->whole, ids);

	if (rc == SR_OK && c->role == SR_SALES && has_digit(ask->text)) {
		rc = persons_find(c, ask->text, true, false, &parts);
		if (rc == SR_OK)
			rc = keep_own(c, &parts);
		for (size_t i = 0; i < parts.n; i++)
			idset_add(ids, parts.id[i]);
		idset_free(&parts);
		idset_sort(ids);
	}
	if (rc == SR_OK && ids->failed)
		rc = fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	return rc;
}

/* Open cards first, then the last spoken to. */
static int
hit_order(const void *a, const void *b)
{
	const struct sr_hit *x = a, *y = b;
	int open = (int)SR_GRADE_OPEN(y->grade) - (int)SR_GRADE_OPEN(x->grade);

	if (open != 0)
		return open;
	if (x->last_day != y->last_day)
		return x->last_day < y->last_day ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

int
op_search(struct ctx *c, const void *arg, void *res)
{
	const struct sr_ask *ask = arg;
	struct sr_rows *rows = res;
	struct idset ids = { 0 };
	size_t limit =
	    ask->limit > 0 && ask->limit <= 1000 ? (size_t)ask->limit : 50;
	int rc = search_ids(c, ask, &ids);

	rows->size = sizeof(struct sr_hit);
	rows->row = arena_alloc(c->mem, (limit + 1) * sizeof(struct sr_hit));
	if (rows->row == NULL) {
		idset_free(&ids);
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	}
	rows->more = ids.n > limit;
	/* Of more than are asked for, the last that came to be known. */
	for (size_t i = rows->more ? ids.n - limit : 0;
	     rc == SR_OK && i < ids.n; i++) {
		rc = hit_read(c, ids.id[i], c->today,
		    SR_ROW(struct sr_hit, rows, rows->n));
		if (rc == SR_OK)
			rows->n++;
	}
	idset_free(&ids);
	if (rc == SR_OK && rows->n > 1)
		qsort(rows->row, rows->n, rows->size, hit_order);
	return rc;
}

/* Whoever has the number, and whoever is one with him, with an open card. */
static int
known_who(struct ctx *c, const char *phone, sr_day day, struct idset *ids,
    struct idset *linked)
{
	struct sr_key key;
	int rc = sql_each(c->st, &person_sql[PERSON_WHOLE],
	    SQL_ARGS(SQL_T("text", phone)), &sr_rec_key, &key, add_id, ids);

	if (!rule_owner(c, day)->family)
		return rc;
	for (size_t i = 0; rc == SR_OK && i < ids->n; i++)
		rc = sql_each(c->st, &link_sql[LINK_HOLDERS],
		    SQL_ARGS(SQL_R("person", ids->id[i])), &sr_rec_key, &key,
		    add_id, linked);
	idset_sort(ids);
	idset_sort(linked);
	return rc;
}

int
known_find(struct ctx *c, const char *phone, sr_day day, struct sr_rows *rows)
{
	struct idset ids = { 0 }, linked = { 0 };
	const char *name = "";
	int rc = known_who(c, phone, day, &ids, &linked);

	memset(rows, 0, sizeof(*rows));
	rows->size = sizeof(struct sr_hit);
	rows->row = arena_alloc(c->mem, (ids.n + linked.n + 1) * rows->size);
	if (rc == SR_OK && (rows->row == NULL || ids.failed || linked.failed))
		rc = fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; rc == SR_OK && i < ids.n + linked.n; i++) {
		struct sr_hit *hit = SR_ROW(struct sr_hit, rows, rows->n);
		sr_id id = i < ids.n ? ids.id[i] : linked.id[i - ids.n];
		if (i >= ids.n && idset_has(&ids, id))
			continue;
		rc = hit_read(c, id, day, hit);
		if (i == 0)
			name = hit->name;
		if (i >= ids.n)
			hit->via = name;
		rows->n++;
	}
	idset_free(&ids);
	idset_free(&linked);
	if (rc == SR_OK && rows->n > 1)
		qsort(rows->row, rows->n, rows->size, hit_order);
	return rc;
}

int
op_known(struct ctx *c, const void *arg, void *res)
{
	const struct sr_known_ask *ask = arg;

	return known_find(
	    c, ask->phone, ask->day != 0 ? ask->day : c->today, res);
}

int
persons_of_text(void *ctx, const char *text, struct idset *ids)
{
	struct ctx *c = ctx;
	const struct sr_ask ask = { .text = text };

	return search_ids(c, &ask, ids);
}

int64_t
persons_key(const struct ctx *c)
{
	return c->conn->me.id * 2 + (persons_ready(c->d, false) != NULL);
}
