/*
 * Two people, one record: somebody else saved it since this form read it.
 * Both values side by side, field by field; the user chooses, then saves.
 */
#ifndef TUI_STALE_H
#define TUI_STALE_H

struct arena;
struct form;

enum stale {
	STALE_NONE,  /* it is as it was: the refusal was about something else */
	STALE_BACK,  /* given up: the form is as it was typed */
	STALE_MINE,  /* chosen, into the form: to be saved over the new row */
	STALE_SAME,  /* it is as I typed it already */
	STALE_THEIRS /* nothing of mine is left to be saved */
};

/*
 * After a save of F that was refused with SR_E_STALE: read the record again
 * and have the differing fields chosen.
 */
enum stale form_stale(struct form *f);
/*
 * Somebody changed something: if it was this record, say so.  What was typed
 * stays; a form in which nothing was typed shows the new values.
 */
void form_changed(struct form *f);

#endif
