/*
 * The backups that a store makes by itself: once a day, at the house's time
 * or at the first opportunity behind it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "domain/keep.h"
#include "domain/rules.h"
#include "domain/seat.h"
#include "store/backup.h"
#include "store/house.h"
#include "base/banned.h"

enum {
	LATE_S = 26 * 3600,
	FIRST_MS = 1500,     /* after the start: let people in first */
	LOOK_MS = 10 * 1000, /* between looks at the clock */
	RETRY_MS = 3600 * 1000
};

struct keeping {
	char *dir;
	bool running, known;
	sr_instant last; /* good one, made by whoever */
	sr_instant born; /* the file */
	int64_t next;    /* in ticks_now */
	/* Of the one under way; the worker's until it is done. */
	sr_instant when;
	bool trial; /* the first of a week is restored, to see whether it can be
		     */
	int rc;
	char name[BACKUP_NAME], digest[CRYPT_HEX];
	int64_t size;
	bool sealed;
	struct sr_error err;
};

struct keeping *
keeping_new(const char *dir)
{
	struct keeping *k;

	if (dir == NULL || *dir == '\0')
		return NULL;
	k = calloc(1, sizeof(*k));
	if (k == NULL)
		return NULL;
	k->dir = malloc(strlen(dir) + 1);
	if (k->dir == NULL) {
		free(k);
		return NULL;
	}
	memcpy(k->dir, dir, strlen(dir) + 1);
	k->next = clock_ticks() + FIRST_MS;
	return k;
}

void
keeping_free(struct keeping *k)
{
	if (k == NULL)
		return;
	free(k->dir);
	free(k);
}

void
keeping_good(struct domain *d, sr_instant at)
{
	if (d->keeping != NULL)
		d->keeping->last = at;
}

/*
 * When the last good one was made, and the file.  What a clock that was ahead
 * has left says nothing: such a file is old, and has none.
 */
static int
ages(struct ctx *c, sr_instant *last, sr_instant *born)
{
	int rc = sql_integer(c->st, &house_sql[HOUSE_BACKUP_LAST],
	    SQL_ARGS(SQL_R("now", c->now)), last);

	if (rc == SR_OK)
		rc = sql_integer(c->st, &house_sql[HOUSE_BORN], SQL_NONE, born);
	if (rc == SR_OK && *born - LATE_S > c->now)
		*born = 1;
	return rc;
}

int
backup_is_late(struct ctx *c, bool *late, sr_instant *last)
{
	sr_instant born = 0;
	int rc = ages(c, last, &born);

	*late = rc == SR_OK && !c->d->demo && born != 0 &&
		c->now - (*last > born ? *last : born) > LATE_S;
	return rc;
}

int
backup_trouble(struct ctx *c, const char **why)
{
	return sql_text(
	    c->st, &house_sql[HOUSE_BACKUP_WHY], SQL_NONE, why, c->mem);
}

/* Is the moment A of a day before the moment B? */
static bool
before(sr_instant a, sr_day day, sr_time minute)
{
	sr_day d;
	sr_time m;

	clock_local(a, &d, &m);
	return d < day || (d == day && m < minute);
}

/* The Monday of A's week. */
static sr_day
week_of(sr_instant a)
{
	sr_day day;
	sr_time minute;

	clock_local(a, &day, &minute);
	return day - (day_weekday(day) - 1);
}

/* Since the house's time came last, was none made, of a file that was there? */
static bool
is_due(struct ctx *c, const struct keeping *k)
{
	sr_time at = time_parse(rule_text(c, "backup_time"));
	sr_day day = c->today;

	if (at == 0)
		at = time_parse("21:30");
	if (c->minute < at)
		day--;
	return k->born != 0 && before(k->born, day, at) &&
	       before(k->last, day, at);
}

bool
domain_backup_due(struct domain *d)
{
	struct keeping *k = d->keeping;
	struct arena *a;
	struct ctx c;

	if (k == NULL || k->running || d->demo || store_readonly(d->st) ||
	    ticks_of(d) < k->next || store_in_transaction(d->st))
		return false;
	k->next = ticks_of(d) + LOOK_MS;
	a = arena_new();
	if (a == NULL)
		return false;
	ctx_alone(&c, d, a);
	/* A file whose house is not made yet: later. */
	if (!k->known || k->last > c.now)
		k->known =
		    ages(&c, &k->last, &k->born) == SR_OK && k->born != 0;
	k->running = k->known && is_due(&c, k);
	k->when = c.now;
	k->trial = k->last == 0 || week_of(k->last) != week_of(k->when);
	arena_free(a);
	return k->running;
}

static int
setting_of(
    struct store *st, const char *name, const char **value, struct arena *a)
{
	return sql_text(st, &house_sql[HOUSE_SETTING],
	    SQL_ARGS(SQL_T("name", name)), value, a);
}

static int
count_of(const char *text, int otherwise)
{
	return *text != '\0' && strlen(text) <= 5 ? (int)strtol(text, NULL, 10)
						  : otherwise;
}

static int
keep_one(struct keeping *k, struct store *st, struct arena *a)
{
	const char *path = store_path(st), *slash = strrchr(path, '/');
	const char *key = "", *daily = "", *weekly = "";
	struct backup *b = NULL;
	int rc = setting_of(st, "backup_key", &key, a);

	if (rc == SR_OK)
		rc = setting_of(st, "backup_keep_daily", &daily, a);
	if (rc == SR_OK)
		rc = setting_of(st, "backup_keep_weekly", &weekly, a);
	if (rc == SR_OK)
		rc = backup_make(st, key, &b);
	if (rc < 0)
		return rc;
	const struct backup_place place = { .dir = k->dir,
		/* What follows must fit into a name, too. */
		.base =
		    arena_printf(a, "%.200s", slash != NULL ? slash + 1 : path),
		.when = k->when,
		.daily = count_of(daily, 7),
		.weekly = count_of(weekly, 4) };
	rc = backup_keep(b, &place, k->name);
	k->size = backup_size(b);
	k->sealed = *key != '\0';
	memcpy(k->digest, backup_digest(b), CRYPT_HEX);
	backup_close(b);
	return rc;
}

int
domain_backup_run(struct domain *d, struct sr_error *err)
{
	struct keeping *k = d->keeping;
	const struct store_options opt = { .path = store_path(d->st),
		.flags = STORE_READONLY,
		.stop = &d->ending };
	struct arena *a = arena_new();
	struct store *st;

	sr_error_clear(&k->err);
	k->rc = a == NULL ? sr_fail(&k->err, SR_E_NOMEM, "", "",
				N_("Out of memory."), 0)
			  : store_open(&st, &opt, &k->err);
	if (k->rc == SR_OK) {
		k->rc = keep_one(k, st, a);
		store_close(st);
	}
	/* What is sealed can be opened elsewhere only. */
	k->trial = k->trial && !k->sealed;
	if (k->rc == SR_OK && k->trial)
		k->rc = restore_try(arena_printf(a, "%s/%s", k->dir, k->name),
		    opt.path, &d->ending, a, &k->err);
	arena_free(a);
	*err = k->err;
	return k->rc;
}

/* The error as SR_KEPT_ARG (showroom/error.h) says. */
static const char *
kept_words(struct arena *a, const struct sr_error *err)
{
	const char *text = err->message;

	for (int i = 0; i < 4 && err->arg[i].kind != SR_ARG_NONE; i++) {
		const struct sr_arg *arg = &err->arg[i];
		bool words =
		    arg->kind == SR_ARG_TEXT || arg->kind == SR_ARG_LABEL;
		text = words ? arena_printf(
				   a, "%s" SR_KEPT_ARG "%s", text, arg->text)
			     : arena_printf(a, "%s" SR_KEPT_ARG "%lld", text,
				   (long long)arg->num);
	}
	return text;
}

static int
write_row(struct domain *d, struct sr_backup *row)
{
	int rc = store_begin(d->st);

	if (rc == SR_OK)
		rc = record_insert(d->st, &sr_rec_backup, row, row->made_at);
	if (rc == SR_OK)
		return store_commit(d->st);
	store_rollback(d->st);
	return rc;
}

int
domain_backup_done(struct domain *d)
{
	struct keeping *k = d->keeping;
	struct arena *a = arena_new();
	struct sr_backup row;
	int rc;

	k->running = false;
	if (a == NULL)
		return SR_E_NOMEM;
	sr_record_clear(&sr_rec_backup, &row);
	row.made_at = k->when;
	row.automatic = true;
	row.good = k->rc == SR_OK;
	if (row.good) {
		row.file = k->name;
		row.size = k->size;
		row.digest = k->digest;
		row.sealed = k->sealed;
		keeping_good(d, k->when);
	} else {
		row.why = kept_words(a, &k->err);
		k->next = ticks_of(d) + RETRY_MS;
	}
	rc = write_row(d, &row);
	if (rc == SR_OK && row.good)
		rc = domain_note(d, SR_AUDIT_BACKUP,
		    k->trial ? arena_printf(a, "%s, restored on trial", k->name)
			     : k->name);
	arena_free(a);
	return rc;
}
