/*
 * Some screens of rows out of a set of any size, fetched by key in both
 * directions; the cursor, and what changed between two readings.  Knows how
 * to ask for rows, not how they look.
 */
#ifndef TUI_WINDOW_H
#define TUI_WINDOW_H

#include <showroom/find.h>

struct arena;

#define WINDOW_CHUNKS 4

struct window {
	/* Ask for the rows of FIND (limit, key and back are set). */
	int (*fetch)(void *data, const struct sr_find *find,
	    struct sr_rows *rows, struct arena *a);
	void *data;
	const struct sr_record *record; /* has `id`, may have `key` */

	struct chunk {
		struct arena *arena;
		struct sr_rows rows;
	} chunk[WINDOW_CHUNKS];
	int nchunk;
	size_t n;       /* rows held */
	size_t at, top; /* cursor and first row shown */
	size_t page;    /* rows shown; set before the first fetch */
	bool more_up, more_down;
	bool failed; /* the last fetch did */
};

void window_free(struct window *w);
void *window_row(const struct window *w, size_t i);
sr_id window_id(const struct window *w, size_t i);
/* The first rows, the last rows, those from KEY on. */
int window_home(struct window *w);
int window_end(struct window *w);
int window_jump(struct window *w, const char *key);
/* Read again what is shown; the cursor stays on its row. */
int window_reload(struct window *w);
/* Move the cursor by N rows and fetch what is then shown. */
void window_move(struct window *w, long n);
/* PAGE rows are shown from now on; keeps the cursor visible. */
void window_page(struct window *w, size_t page);
/* The cursor on the row of ID; false when it is not held. */
bool window_select(struct window *w, sr_id id);

#endif
