/*
 * A form over the field table of a record: edit buffers, choices, errors at
 * their field, drafts, the question before anything typed is thrown away.
 * Knows no noun; what to do with the record says its spec.
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "tui/screen.h"

struct form;

enum form_row_flag {
	FORM_MORE = 1,  /* out of the way until F10, as SR_MORE */
	FORM_FIXED = 2, /* shown, not typed in */
	FORM_MUST = 4,  /* marked as required here */
	FORM_FREE = 8   /* typed in here, though elsewhere it is derived */
};

/* A field, or with col NULL a heading.  A table ends with both NULL. */
struct form_row {
	const char *col;
	const char *label;              /* N_(); NULL: the field's */
	const struct sr_choice *choice; /* NULL: the field's */
	uint8_t flags;
	uint8_t width; /* cells; 0: the field's */
	uint8_t lines; /* of a note; 0: 1, or 4 for a note */
	/* For references that no directory knows (a person): 0 = none. */
	sr_id (*pick)(struct view *v, const char *typed);
};

struct form_spec {
	const char *id;    /* of its drafts; NULL: none are kept */
	const char *title; /* N_() */
	const struct sr_record *record;
	const struct form_row *rows;
	int op; /* its permission decides whether it may be saved */
	/* A pane's record at opening; REC is cleared.  Negative: sr_error. */
	int (*load)(struct view *v, void *rec);
	/*
	 * Reads the record again, should somebody else save it: by its id
	 * (sr_key) or, of a day, by that (sr_find); 0: none.
	 */
	int get;
	/* Column that tells drafts of new records apart; NULL: there is one. */
	const char *of;
	/*
	 * Take the record (its text lives until save returns).  Negative: the
	 * error of v->ui->sr is shown at its field and the form stays; > 0:
	 * it stays without a word.  V is the view that opened the form.
	 */
	int (*save)(struct view *v, void *rec);
	/* After it was saved and closed; may open the next. */
	void (*done)(struct view *v);
	/* COL was left with a new value: derive others by form_put*. */
	void (*change)(struct view *v, struct form *f, const char *col);
	/* Refused with SR_E_STALE, and there is no GET: mend the record. */
	void (*stale)(struct view *v, struct form *f);
	const char *saved; /* N_() message; NULL: "Saved {0}" (the time) */
	const char *start; /* field to begin on; NULL: the first */
	bool quick;        /* Enter saves from any field, empty or not */
};

/* A form as a screen of its own; REC is copied, its id names the draft. */
struct view *form_open(
    struct view *owner, const struct form_spec *spec, const void *rec);
/* A form over the foot of the owner's pane, fields side by side. */
struct form *strip_open(
    struct view *owner, const struct form_spec *spec, const void *rec);
void strip_close(struct view *owner);

/* For change and save. */
void *form_record(struct form *f); /* as parsed so far */
void form_put(struct form *f, const char *col, const char *text);
void form_put_int(struct form *f, const char *col, int64_t value);
/* True when the user typed into it. */
bool form_touched(const struct form *f, const char *col);
/* A line beneath the fields ("known: 欧阳修文, A ..."); "" takes it away. */
void form_hint(struct form *f, int style, const char *text);
/* Put an error at its field, as a failed save does. */
void form_error(struct form *f, const struct sr_error *err);

/* For the view's machinery. */
struct form *form_new(
    struct view *owner, const struct form_spec *spec, const void *rec);
void form_free(struct form *f);
/* The view that opened it. */
struct view *form_owner(const struct form *f);
bool form_dirty(const struct form *f);
/* Discard, save or go on?  True when the form may be closed. */
bool form_leave(struct form *f);
void form_due(struct form *f);  /* writes the draft, or wakes the loop to */
void form_keep(struct form *f); /* writes the draft now */
int form_lines(const struct form *f, int w); /* height as a strip */
void form_paint(struct form *f, struct rect r, bool strip);
bool form_key(struct form *f, const struct key *k);
bool form_save(struct form *f);
extern const struct action form_actions[];

#endif
