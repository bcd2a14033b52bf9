/*
 * Rows that are all at hand, put in order and cut.  Knows no noun and no
 * store.
 */
#include "model/rows.h"

#include <string.h>

#include <showroom/ftype.h>
#include <showroom/import.h>

#include "base/arena.h"
#include "base/pinyin.h"
#include "base/banned.h"

enum { USUAL = 50, MOST = 10000 /* rows of a window */ };

/* What a row is put in order by. */
struct rank {
	size_t row;
	const char *key;  /* a text as it is read, else "" */
	const char *text; /* as it is written */
	int64_t number;
};

static bool
rank_after(const struct rank *x, const struct rank *y, bool desc)
{
	int order = strcmp(x->key, y->key);

	if (order == 0)
		order = strcmp(x->text, y->text);
	if (order == 0)
		order = (x->number > y->number) - (x->number < y->number);
	return desc ? order < 0 : order > 0;
}

/* Halves that are in order become one; of equals the left one goes first. */
static void
ranks_merge(const struct rank *of, struct rank *to, size_t n, size_t from,
    size_t half, bool desc)
{
	size_t mid = from + half < n ? from + half : n;
	size_t end = mid + half < n ? mid + half : n;
	size_t left = from, right = mid;

	for (size_t i = from; i < end; i++) {
		bool second =
		    left == mid ||
		    (right < end && rank_after(&of[left], &of[right], desc));
		to[i] = of[second ? right : left];
		*(second ? &right : &left) += 1;
	}
}

bool
rows_order(
    const struct sr_field *f, bool desc, struct sr_rows *rows, struct arena *a)
{
	struct rank *rank = arena_alloc(a, rows->n * sizeof(*rank));
	struct rank *spare = arena_alloc(a, rows->n * sizeof(*spare));
	char *out = arena_alloc(a, rows->n * rows->size);

	if (rows->n < 2)
		return true;
	if (rank == NULL || spare == NULL || out == NULL)
		return false;
	for (size_t i = 0; i < rows->n; i++) {
		const void *row = SR_ROW(const void, rows, i);
		bool text = f->storage == SR_ST_TEXT;

		rank[i] = (struct rank){ i, "", "", 0 };
		if (text) {
			rank[i].text = sr_get_text(f, row);
			rank[i].key = pinyin_key(a, rank[i].text, "");
		} else {
			rank[i].number = sr_get_int(f, row);
		}
	}
	for (size_t half = 1; half < rows->n; half *= 2) {
		struct rank *was = rank;

		for (size_t from = 0; from < rows->n; from += 2 * half)
			ranks_merge(rank, spare, rows->n, from, half, desc);
		rank = spare;
		spare = was;
	}
	if (arena_failed(a))
		return false;
	for (size_t i = 0; i < rows->n; i++)
		memcpy(out + i * rows->size, SR_ROW(void, rows, rank[i].row),
		    rows->size);
	rows->row = out;
	return true;
}

static sr_id
id_at(const struct sr_rows *rows, size_t i)
{
	return SR_ROW(struct sr_key, rows, i)->id;
}

/*
 * Where the rows before the first of ID end, or those beyond its last begin;
 * of one that is gone there are none.
 */
static size_t
edge(const struct sr_rows *rows, sr_id id, bool beyond)
{
	size_t at = 0;

	while (at < rows->n && id_at(rows, at) != id)
		at++;
	if (at == rows->n)
		return beyond ? at : 0;
	while (beyond && at < rows->n && id_at(rows, at) == id)
		at++;
	return at;
}

size_t
rows_limit(const struct sr_find *find)
{
	if (find->limit <= 0)
		return USUAL;
	return find->limit < MOST ? (size_t)find->limit : MOST;
}

void
rows_window(struct sr_rows *rows, const struct sr_find *find)
{
	size_t limit = rows_limit(find);
	size_t from = 0, to = rows->n;

	if (find->back) {
		if (find->key_id != 0)
			to = edge(rows, find->key_id, false);
		from = to > limit ? to - limit : 0;
		while (from > 0 && id_at(rows, from) == id_at(rows, from - 1))
			from--;
		rows->more = from > 0;
	} else {
		if (find->key_id != 0)
			from = edge(rows, find->key_id, true);
		to = rows->n - from > limit ? from + limit : rows->n;
		while (from < to && to < rows->n &&
		       id_at(rows, to) == id_at(rows, to - 1))
			to++;
		rows->more = to < rows->n;
	}
	rows->row = (char *)rows->row + from * rows->size;
	rows->n = to - from;
}
