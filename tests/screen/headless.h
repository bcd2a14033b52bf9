/* A terminal without a terminal: keys from a queue, frames into a grid. */
#ifndef TESTS_HEADLESS_H
#define TESTS_HEADLESS_H

#include "tui/draw.h"
#include "tui/grid.h"
#include "tui/keys.h"

#define HEADLESS_KEYS 4096

struct headless {
	struct backend backend;
	int h, w;
	int64_t ticks;
	int watched;      /* the descriptor that wakes it; -1: none */
	struct grid grid; /* the last frame */
	int frames;
	struct key queue[HEADLESS_KEYS];
	int head, tail;
	/* Called when the queue is empty; none pushed: the terminal is gone. */
	void (*empty)(struct headless *hl, void *data);
	void *data;
};

void headless_open(struct headless *hl, int h, int w);
void headless_close(struct headless *hl);
void headless_key(struct headless *hl, uint32_t code);
void headless_mouse(struct headless *hl, int button, int y, int x);
/* Names of keys with blanks between: "F3 Down Ctrl-S"; false: an unknown. */
bool headless_keys(struct headless *hl, const char *names);
void headless_type(struct headless *hl, const char *text);
void headless_paste(struct headless *hl, const char *text);
void headless_resize(struct headless *hl, int h, int w);
/* Is there something to read at the watched descriptor? */
bool headless_woken(const struct headless *hl);
/* Time passes and nothing is typed. */
void headless_wait(struct headless *hl, int ms);

#endif
