/* An open form, shared by its files: values (form.c), keys, looks. */
#ifndef TUI_FORM_OWN_H
#define TUI_FORM_OWN_H

#include "tui/edit.h"
#include "tui/form.h"

struct form_field {
	struct sr_field field; /* with what the row overrides */
	const struct form_row *row;
	struct edit edit;
	struct rect at; /* of its value, as painted; h 0: not shown */
	bool touched;   /* no longer what the record came with */
	bool typed;     /* by the user */
	bool pending;   /* typed and not parsed yet */
	bool fixed, more, must;
};

struct form {
	struct view *owner, *view; /* who opened it, who shows it */
	const struct form_spec *spec;
	struct arena *arena; /* texts of rec */
	void *rec;
	void *base;       /* as read: what both sides began with */
	bool base_old;    /* the draft is of an older one: base is unknown */
	int64_t rev_seen; /* of somebody else's change that was said */
	sr_id id;         /* of the record */
	int64_t row;      /* tells its draft from others of the form */
	struct form_field *field;
	int n, at, top;
	bool fresh;   /* just come to the field: typing replaces its text */
	bool all;     /* F10: those out of the way too */
	int error_at; /* field in error, -1 */
	char error[320], hint[320];
	int hint_style;
	bool draft_due, draft_kept;
	bool draft_owed;  /* something is typed that no draft has */
	bool doubt;       /* the store went away while it saved this */
	int64_t typed_at; /* the first key that no draft has */
};

bool field_shown(const struct form *f, int i);
bool field_choice(const struct form_field *p);
/* A heading stands before the field; NULL. */
const char *field_heading(const struct form *f, int i);
struct form_field *form_field(struct form *f, const char *col);
/* The buffer into the record; false: the error stands at the field. */
bool field_parse(struct form *f, int i);
/* The record's value into the buffer. */
void field_refresh(struct form *f, int i);
/* A copy of REC, whose texts are the form's own, is its record. */
void form_take(struct form *f, const void *rec);
void form_typed(struct form *f, int i);
/* Done with the field: parse it, tell the screen.  False: in error. */
bool field_leave(struct form *f, int i);
/* What is typed, to keep over a crash; and back. */
const char *form_draft(const struct form *f, struct arena *a);
bool form_restore(struct form *f, const char *text);

#endif
