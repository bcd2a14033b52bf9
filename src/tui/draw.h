/*
 * Where keys come from and frames go to.  draw.c is the terminal and the
 * only file that includes curses; tests have a backend of their own, so that
 * both drive the very same program.
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <stdbool.h>
#include <stdint.h>

struct grid;
struct key;
struct sr_error;

struct backend {
	void *data;
	/* Wait MS at most for a key; K_NONE when none came.  0: just look. */
	void (*next_key)(void *data, int ms, struct key *key);
	void (*flush)(void *data, const struct grid *g);
	void (*size)(void *data, int *h, int *w);
	void (*mouse)(void *data, bool on);
	int64_t (*ticks)(void *data); /* milliseconds, for intervals */
	/*
	 * Wait on descriptor FD too (-1: none): next_key returns K_NONE as
	 * soon as something can be read from it.  May be NULL.
	 */
	void (*watch)(void *data, int fd);
	/* Nothing of the screens before stays to be scrolled back to; NULL. */
	void (*wipe)(void *data);
};

struct draw_options {
	bool mono;  /* no colour (NO_COLOR is looked up by itself) */
	bool mouse; /* mouse from the start */
};

/*
 * Take the terminal of standard input and output.  SR_E_IO with a message
 * when there is none or its type is unknown; then nothing was changed.
 */
int draw_open(
    struct backend *b, const struct draw_options *o, struct sr_error *err);
/* Give the terminal back as it was. */
void draw_close(struct backend *b);

#endif
