/* An open list, shared by its two files: keys (list.c) and looks. */
#ifndef TUI_LIST_PAINT_H
#define TUI_LIST_PAINT_H

#include "tui/edit.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/marks.h"
#include "tui/window.h"

#define LIST_COLUMNS 24
#define LIST_LEAD 3 /* cursor and marks before the first column */
#define LIST_CHANGED 32
#define LIST_REMEMBERED 64

struct list {
	struct view *view;
	const struct list_spec *spec;
	struct window window;
	struct sr_find filter;
	struct arena *filter_arena;
	struct edit search;
	struct form_spec form; /* of the filter */
	bool due;              /* what was typed is not searched for yet */
	int sort;  /* index into spec->sorts, or a field, see by_column */
	bool flip; /* against the sort's direction */
	struct marks marks;
	struct rect rows_at; /* where rows were painted, for the mouse */
	/* The widest text of each column that was shown so far, in cells. */
	int widest[LIST_COLUMNS];
	/* The row that the preview shows, the one it is to show, since when. */
	sr_id previewed, moved_id;
	int64_t moved_at;
	/* Hashes of the cells shown before a reload, and what changed. */
	struct {
		sr_id id;
		uint64_t hash[LIST_COLUMNS];
	} was[LIST_REMEMBERED];
	size_t nwas;
	struct {
		sr_id id;
		int column;
		int64_t until;
	} changed[LIST_CHANGED];
	size_t nchanged;
};

bool list_filtered(const struct list *l);
void list_remember(struct list *l); /* before a reload */
void list_compare(struct list *l);  /* after it */

#endif
