/*
 * Some screens of rows.  Chunks of a page each are appended and prepended;
 * the far end is let go, so that a million rows cost what sixty do.
 */
#include "tui/window.h"

#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

#define CHUNK_ROWS 16 /* at least */

enum {
	NOTHING = 1, /* follows that row */
	TRIES = 32   /* rows from which to go on */
};

static void
chunk_free(struct chunk *c)
{
	arena_free(c->arena);
	*c = (struct chunk){ 0 };
}

static void
window_clear(struct window *w)
{
	while (w->nchunk > 0)
		chunk_free(&w->chunk[--w->nchunk]);
	w->n = 0;
}

void
window_free(struct window *w)
{
	window_clear(w);
	w->at = w->top = 0;
}

void *
window_row(const struct window *w, size_t i)
{
	for (int c = 0; c < w->nchunk; c++) {
		const struct sr_rows *rows = &w->chunk[c].rows;

		if (i < rows->n)
			return SR_ROW(void, rows, i);
		i -= rows->n;
	}
	return NULL;
}

sr_id
window_id(const struct window *w, size_t i)
{
	const struct sr_field *f = sr_field_of(w->record, "id");
	const void *row = window_row(w, i);

	return f != NULL && row != NULL ? sr_get_int(f, row) : 0;
}

/* A page and the row after it, for which one would ask again at once. */
static size_t
window_limit(const struct window *w)
{
	return (w->page < CHUNK_ROWS ? CHUNK_ROWS : w->page) + 1;
}

/* A chunk after or before (KEY, ID); ID 0: the first or last one. */
static int
chunk_fetch(
    struct window *w, bool back, const char *key, sr_id id, struct chunk *out)
{
	struct sr_find find;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.back = back;
	find.limit = (int32_t)window_limit(w);
	find.key = key;
	find.key_id = id;
	*out = (struct chunk){ .arena = arena_new() };
	if (out->arena == NULL)
		return SR_E_NOMEM;
	rc = w->fetch(w->data, &find, &out->rows, out->arena);
	if (out->rows.size == 0)
		out->rows.size = w->record->size;
	w->failed = rc < 0;
	if (rc < 0)
		chunk_free(out);
	return rc;
}

static const char *
row_key(const struct window *w, size_t i)
{
	const struct sr_field *f = sr_field_of(w->record, "key");
	const void *row = window_row(w, i);

	return f != NULL && row != NULL ? sr_get_text(f, row) : "";
}

static void
drop_first(struct window *w)
{
	size_t n = w->chunk[0].rows.n;

	chunk_free(&w->chunk[0]);
	memmove(
	    w->chunk, w->chunk + 1, (size_t)--w->nchunk * sizeof(w->chunk[0]));
	w->chunk[w->nchunk] = (struct chunk){ 0 };
	w->n -= n;
	w->top -= n;
	w->at -= n;
	w->more_up = true;
}

static void
drop_last(struct window *w)
{
	w->n -= w->chunk[--w->nchunk].rows.n;
	chunk_free(&w->chunk[w->nchunk]);
	w->more_down = true;
}

static bool
grow_down(struct window *w)
{
	struct chunk c;

	if (w->n == 0 || chunk_fetch(w, false, row_key(w, w->n - 1),
			     window_id(w, w->n - 1), &c) < 0)
		return false;
	w->more_down = c.rows.more;
	if (c.rows.n == 0) {
		chunk_free(&c);
		w->more_down = false;
		return false;
	}
	/* What is shown and the row above it stay. */
	if (w->nchunk == WINDOW_CHUNKS) {
		if (w->chunk[0].rows.n + 1 > w->top ||
		    w->chunk[0].rows.n > w->at) {
			chunk_free(&c);
			w->more_down = true;
			return false;
		}
		drop_first(w);
	}
	w->n += c.rows.n;
	w->chunk[w->nchunk++] = c;
	return true;
}

static bool
grow_up(struct window *w)
{
	struct chunk c;

	if (w->n == 0 ||
	    chunk_fetch(w, true, row_key(w, 0), window_id(w, 0), &c) < 0)
		return false;
	w->more_up = c.rows.more;
	if (c.rows.n == 0) {
		chunk_free(&c);
		w->more_up = false;
		return false;
	}
	if (w->nchunk == WINDOW_CHUNKS)
		drop_last(w);
	memmove(
	    w->chunk + 1, w->chunk, (size_t)w->nchunk++ * sizeof(w->chunk[0]));
	w->chunk[0] = c;
	w->n += c.rows.n;
	w->top += c.rows.n;
	w->at += c.rows.n;
	return true;
}

/*
 * The cursor is shown, no empty room below while there are rows above.  A
 * step over the edge shows a quarter of a page more, so that the next steps
 * are steps again and no new pages (a slow line feels each).
 */
static void
window_scroll(struct window *w)
{
	size_t page = w->page > 0 ? w->page : 1, more = page / 4;

	if (w->at >= w->n)
		w->at = w->n > 0 ? w->n - 1 : 0;
	if (w->at + 1 == w->top)
		w->top = w->at > more ? w->at - more : 0;
	else if (w->at < w->top)
		w->top = w->at;
	if (w->at == w->top + page)
		w->top = w->at - page + 1 + more;
	else if (w->at > w->top + page)
		w->top = w->at - page + 1;
	if (w->top + page > w->n)
		w->top = w->n > page ? w->n - page : 0;
}

/* Fetch until the page and one row above it are held. */
static void
window_fill(struct window *w)
{
	bool ok = true;

	window_scroll(w);
	while (ok && w->more_down && w->top + w->page + 1 > w->n)
		ok = grow_down(w);
	for (ok = true; ok && w->more_up && w->top == 0;)
		ok = grow_up(w);
	window_scroll(w);
}

/*
 * All anew from one fetch; the old rows stay when it fails, or finds NOTHING
 * beyond a row.
 */
static int
window_start(struct window *w, bool back, const char *key, sr_id id)
{
	struct chunk c;
	int rc = chunk_fetch(w, back, key, id, &c);

	if (rc < 0)
		return rc;
	if (c.rows.n == 0 && id != 0) {
		chunk_free(&c);
		return NOTHING;
	}
	window_clear(w);
	w->chunk[w->nchunk++] = c;
	w->n = c.rows.n;
	w->more_down = !back && c.rows.more;
	w->more_up = back ? c.rows.more : id != 0;
	return 0;
}

int
window_home(struct window *w)
{
	int rc = window_start(w, false, "", 0);

	if (rc < 0)
		return rc;
	w->at = w->top = 0;
	window_fill(w);
	return 0;
}

int
window_end(struct window *w)
{
	int rc = window_start(w, true, "", 0);

	if (rc < 0)
		return rc;
	w->top = 0;
	w->at = w->n > 0 ? w->n - 1 : 0;
	window_fill(w);
	return 0;
}

int
window_jump(struct window *w, const char *key)
{
	/* Ids begin far above 1: so all rows of KEY come. */
	int rc = window_start(w, false, key, 1);

	if (rc < 0)
		return rc;
	if (rc == NOTHING)
		return window_end(w);
	w->at = w->top = 0;
	window_fill(w);
	return 0;
}

bool
window_select(struct window *w, sr_id id)
{
	for (size_t i = 0; id != 0 && i < w->n; i++)
		if (window_id(w, i) == id) {
			w->at = i;
			window_fill(w);
			return true;
		}
	return false;
}

/*
 * From the row above those that are shown.  A set without keys has no place
 * for a row that left it: then from the nearest that is still there; one that
 * comes whole, from its beginning.
 */
int
window_reload(struct window *w)
{
	sr_id id = window_id(w, w->at);
	size_t top = w->top, row = w->at - top, above = 0, from = 0;
	bool whole = w->nchunk == 1 && !w->more_up && !w->more_down;
	size_t tries = whole || *row_key(w, 0) != '\0' ? 1 : TRIES;
	int rc = top == 0 ? window_start(w, false, "", 0) : NOTHING;

	for (size_t i = 1; rc == NOTHING && i <= tries && i <= w->n; i++) {
		from = i <= top ? top - i : i - 1;
		rc = window_start(
		    w, false, row_key(w, from), window_id(w, from));
	}
	if (rc == NOTHING && !whole)
		return window_end(w);
	if (rc == NOTHING) {
		rc = window_start(w, false, "", 0);
		above = top;
	} else if (top > 0 && from >= top) {
		/* Of those that were shown, the ones up to it stand above. */
		row = top + row > from ? top + row - from - 1 : 0;
	}
	if (rc < 0)
		return rc;
	w->top = above;
	w->at = above + row;
	window_fill(w);
	window_select(w, id);
	return rc;
}

/* Fetch so that the cursor may go N rows on. */
static void
window_reach(struct window *w, long n)
{
	bool ok = true;

	while (ok && n > 0 && w->more_down && w->at + (size_t)n >= w->n)
		ok = grow_down(w);
	while (ok && n < 0 && w->more_up && w->at < (size_t)-n)
		ok = grow_up(w);
}

void
window_move(struct window *w, long n)
{
	long most = w->page > 1 ? (long)w->page : 1;

	/* At most a page at a time: more is not held. */
	while (n != 0 && w->n > 0) {
		long step = n > most ? most : n < -most ? -most : n;
		long was, to;

		window_reach(w, step);
		was = (long)w->at;
		to = was + step < 0 ? 0 : was + step;
		if (to >= (long)w->n)
			to = (long)w->n - 1;
		w->at = (size_t)to;
		window_fill(w);
		if (to - was != step)
			break;
		n -= step;
	}
}

void
window_page(struct window *w, size_t page)
{
	if (page == 0)
		page = 1;
	if (page == w->page)
		return;
	w->page = page;
	if (w->n > 0)
		window_fill(w);
}
