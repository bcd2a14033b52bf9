/*
 * The directory (showroom/dir.h): a few hundred entries, grouped by list,
 * found by id or by a folded name.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "model/dir_add.h"
#include "model/name.h"
#include "base/banned.h"

/* A folded name; the sum tells most different ones apart at once. */
struct key {
	const char *s;
	uint64_t sum;
};

struct item {
	struct sr_dir_entry e;
	struct key code, zh, en;
	const char *file; /* name in a file */
	size_t place;     /* in which it was added */
	bool staff;
	size_t group; /* of the first of a list: how many it has */
};

struct sr_dir {
	struct arena *mem;
	struct item *item; /* by list, in each as added */
	size_t n, room;
	size_t *by_id; /* places in item, by id */
	sr_day today;
	bool english;
};

struct sr_dir *
sr_dir_new(void)
{
	struct sr_dir *d = calloc(1, sizeof(*d));

	if (!d)
		return NULL;
	d->mem = arena_new();
	if (!d->mem) {
		free(d);
		return NULL;
	}
	return d;
}

void
sr_dir_free(struct sr_dir *d)
{
	if (!d)
		return;
	arena_free(d->mem);
	free(d);
}

void
dir_clear(struct sr_dir *d, bool english)
{
	arena_reset(d->mem);
	d->item = NULL;
	d->by_id = NULL;
	d->n = d->room = 0;
	d->english = english;
}

void
dir_swap(struct sr_dir *a, struct sr_dir *b)
{
	struct sr_dir c = *a;

	*a = *b;
	*b = c;
}

static struct key
key_of(const char *s)
{
	return (struct key){ s, hash_text(HASH_BEGIN, s) };
}

static bool
key_same(struct key x, struct key y)
{
	return x.sum == y.sum && strcmp(x.s, y.s) == 0;
}

static struct key
folded(struct sr_dir *d, const char *s)
{
	char buf[NAME_MAX_BYTES];

	return key_of(name_fold(buf, s) ? arena_dup(d->mem, buf) : "");
}

bool
dir_add(struct sr_dir *d, const struct sr_dir_entry *e)
{
	if (d->n == d->room) {
		size_t room = d->room ? 2 * d->room : 256;
		struct item *more = arena_grow(d->mem, d->item,
		    d->n * sizeof(*more), room * sizeof(*more));

		if (!more)
			return false;
		d->item = more;
		d->room = room;
	}
	struct item *it = &d->item[d->n];
	*it = (struct item){ .e = *e, .place = d->n++ };
	it->e.list = arena_dup(d->mem, e->list);
	it->e.code = arena_dup(d->mem, e->code);
	it->e.zh = arena_dup(d->mem, e->zh);
	it->e.en = arena_dup(d->mem, e->en);
	it->e.pinyin = arena_dup(d->mem, e->pinyin);
	it->e.extra = arena_dup(d->mem, e->extra);
	it->code = folded(d, e->code);
	it->zh = folded(d, e->zh);
	it->en = folded(d, e->en);
	return !arena_failed(d->mem);
}

static int
by_list(const void *x, const void *y)
{
	const struct item *a = x, *b = y;
	int order = strcmp(a->e.list, b->e.list);

	if (order)
		return order;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* Id and place beside each other, to sort places by id. */
struct pair {
	sr_id id;
	size_t at;
	bool staff;
};

/* Staff and list rows count their ids apart. */
static int
pair_order(bool staff_a, sr_id a, bool staff_b, sr_id b)
{
	if (staff_a != staff_b)
		return staff_a ? 1 : -1;
	return a < b ? -1 : a > b;
}

static int
by_id(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	return pair_order(a->staff, a->id, b->staff, b->id);
}

/* The items of LIST, *N of them, side by side. */
static const struct item *
list_items(const struct sr_dir *d, const char *list, size_t *n)
{
	size_t from = 0, to = d->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (strcmp(d->item[mid].e.list, list) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	*n = 0;
	if (from == d->n || strcmp(d->item[from].e.list, list) != 0)
		return NULL;
	*n = d->item[from].group;
	return &d->item[from];
}

static bool
is_name(const struct item *it, struct key name)
{
	return key_same(it->zh, name) || key_same(it->en, name);
}

/* The Chinese name if nothing else of the list answers to it. */
static const char *
file_name(struct sr_dir *d, const struct item *it)
{
	const struct item *all;
	size_t n;

	all = list_items(d, it->e.list, &n);
	for (size_t i = 0; i < n; i++)
		if (&all[i] != it &&
		    (is_name(&all[i], it->zh) || key_same(all[i].code, it->zh)))
			return arena_printf(
			    d->mem, "%s#%s", it->e.zh, it->e.code);
	return it->e.zh;
}

bool
dir_ready(struct sr_dir *d)
{
	struct pair *pairs;

	if (d->n == 0)
		return !arena_failed(d->mem);
	qsort(d->item, d->n, sizeof(*d->item), by_list);
	pairs = arena_alloc(d->mem, d->n * sizeof(*pairs));
	d->by_id = arena_alloc(d->mem, d->n * sizeof(*d->by_id));
	if (!pairs || !d->by_id)
		return false;
	for (size_t i = 0, first = 0; i < d->n; i++) {
		if (strcmp(d->item[i].e.list, d->item[first].e.list) != 0)
			first = i;
		d->item[first].group++;
	}
	for (size_t i = 0; i < d->n; i++) {
		d->item[i].file = file_name(d, &d->item[i]);
		d->item[i].staff =
		    strcmp(d->item[i].e.list, sr_ref_staff.name) == 0;
		pairs[i] =
		    (struct pair){ d->item[i].e.id, i, d->item[i].staff };
	}
	qsort(pairs, d->n, sizeof(*pairs), by_id);
	for (size_t i = 0; i < d->n; i++)
		d->by_id[i] = pairs[i].at;
	return !arena_failed(d->mem);
}

void
sr_dir_today(struct sr_dir *d, sr_day today)
{
	d->today = today;
}

sr_day
sr_dir_day(const struct sr_dir *d)
{
	return d->today;
}

/* Asking */

static const struct item *
item_of(const struct sr_dir *d, const char *list, sr_id id)
{
	bool staff = strcmp(list, sr_ref_staff.name) == 0;
	size_t from = 0, to = d->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		const struct item *it = &d->item[d->by_id[mid]];
		int order = pair_order(it->staff, it->e.id, staff, id);

		if (order == 0)
			return it;
		if (order < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return NULL;
}

const struct sr_dir_entry *
sr_dir_get(const struct sr_dir *d, const char *list, sr_id id)
{
	const struct item *it = item_of(d, list, id);

	return it ? &it->e : NULL;
}

const char *
sr_dir_name(const struct sr_dir *d, const char *list, sr_id id)
{
	const struct item *it = item_of(d, list, id);

	if (!it)
		return id ? "?" : "";
	return d->english && *it->e.en ? it->e.en : it->e.zh;
}

const char *
sr_dir_file(const struct sr_dir *d, const char *list, sr_id id)
{
	const struct item *it = item_of(d, list, id);

	if (!it)
		return id ? "?" : "";
	return it->file;
}

static bool
valid(const struct sr_dir *d, const struct item *it)
{
	return d->today == 0 ||
	       ((it->e.valid_from == 0 || it->e.valid_from <= d->today) &&
		   (it->e.valid_to == 0 || it->e.valid_to >= d->today));
}

/* NAME#CODE, as sr_dir_file writes it. */
static const struct item *
exact_with_code(const struct item *all, size_t n, const char *name)
{
	const char *hash = strrchr(name, '#');

	for (size_t i = 0; hash && i < n; i++) {
		size_t len = (size_t)(hash - name);

		if (strcmp(all[i].code.s, hash + 1) == 0 &&
		    ((strlen(all[i].zh.s) == len &&
			 strncmp(all[i].zh.s, name, len) == 0) ||
			(strlen(all[i].en.s) == len &&
			    strncmp(all[i].en.s, name, len) == 0)))
			return &all[i];
	}
	return NULL;
}

/* The one item of that name; of several the one that is valid today. */
static const struct item *
exact_name(const struct sr_dir *d, const struct item *all, size_t n,
    struct key name, bool *ambiguous)
{
	const struct item *found = NULL;
	int now = 0, ever = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_name(&all[i], name))
			continue;
		bool good = valid(d, &all[i]);

		ever++;
		now += good;
		if (!found || (good && now == 1))
			found = &all[i];
	}
	*ambiguous = now > 1 || (now == 0 && ever > 1);
	return *ambiguous ? NULL : found;
}

const struct sr_dir_entry *
sr_dir_exact(
    const struct sr_dir *d, const char *list, const char *text, bool *ambiguous)
{
	char name[NAME_MAX_BYTES];
	const struct item *all, *it;
	bool unused;
	size_t n;

	ambiguous = ambiguous ? ambiguous : &unused;
	*ambiguous = false;
	if (!name_fold(name, text) || !*name)
		return NULL;
	struct key key = key_of(name);
	all = list_items(d, list, &n);
	for (size_t i = 0; i < n; i++)
		if (key_same(all[i].code, key))
			return &all[i].e;
	it = exact_name(d, all, n, key, ambiguous);
	if (!it && !*ambiguous)
		it = exact_with_code(all, n, name);
	return it ? &it->e : NULL;
}

static bool
is_word(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/*
 * What follows NAME (folded) in TEXT, NULL if TEXT does not begin with it as
 * a word: bZ4 is not in bZ4X, and 卡罗拉 not in 卡罗拉锐放, another model.
 */
static const char *
begins_with(const char *text, const char *name)
{
	const char *rest;
	uint32_t want, got, last = 0;

	if (!*name)
		return NULL;
	while ((want = text_next(&name)) != 0) {
		got = text_next(&text);
		if (got >= 'A' && got <= 'Z')
			got += 'a' - 'A';
		if (got != want)
			return NULL;
		last = want;
	}
	rest = text;
	got = text_next(&text);
	if (got >= 'A' && got <= 'Z')
		got += 'a' - 'A';
	if (got == 0 || got == ' ' || got == 0xa0)
		return rest;
	if (got >= 0x80 || (is_word(last) && is_word(got)))
		return NULL;
	return rest;
}

const struct sr_dir_entry *
sr_dir_longest(const struct sr_dir *d, const char *list, const char *text,
    const char **rest)
{
	const struct item *all, *best = NULL;
	size_t n;

	text += strspn(text, " ");
	*rest = text;
	all = list_items(d, list, &n);
	for (size_t i = 0; i < n; i++) {
		const char *const names[] = { all[i].zh.s, all[i].en.s,
			all[i].code.s };

		for (size_t j = 0; j < 3; j++) {
			const char *after = begins_with(text, names[j]);

			if (after && after > *rest) {
				best = &all[i];
				*rest = after;
			}
		}
	}
	*rest += strspn(*rest, " ");
	return best ? &best->e : NULL;
}

/* Part of a name, start of the code, pinyin or initials. */
static bool
matches(const struct item *it, const char *folded_typed, const char *typed,
    struct arena *a)
{
	return strstr(it->zh.s, folded_typed) ||
	       strstr(it->en.s, folded_typed) ||
	       strncmp(it->code.s, folded_typed, strlen(folded_typed)) == 0 ||
	       pinyin_matches(a, typed, it->e.zh) ||
	       pinyin_matches(a, typed, it->e.pinyin);
}

const struct sr_dir_entry **
sr_dir_match(const struct sr_dir *d, const char *list, const char *typed,
    size_t *n, struct arena *a)
{
	char name[NAME_MAX_BYTES];
	const struct item *all;
	size_t count;

	*n = 0;
	all = list_items(d, list, &count);
	const struct sr_dir_entry **out =
	    arena_alloc(a, (count + 1) * sizeof(*out));
	if (!out || !name_fold(name, typed))
		return out;
	for (size_t i = 0; i < count; i++)
		if (valid(d, &all[i]) &&
		    (!*name || matches(&all[i], name, typed, a)))
			out[(*n)++] = &all[i].e;
	return out;
}
