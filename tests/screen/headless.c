/* The backend of tests. */
#include "headless.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

#define SOON_MS 1000

bool
headless_woken(const struct headless *hl)
{
	struct pollfd p = { .fd = hl->watched, .events = POLLIN };

	return hl->watched >= 0 && poll(&p, 1, 0) > 0;
}

static void
watch(void *data, int fd)
{
	struct headless *hl = data;

	hl->watched = fd;
}

static void
next_key(void *data, int ms, struct key *key)
{
	struct headless *hl = data;

	if (ms == 0 &&
	    (hl->head == hl->tail || hl->queue[hl->head].code == K_NONE)) {
		*key = (struct key){ 0 };
		return;
	}
	if (hl->head == hl->tail && headless_woken(hl)) {
		*key = (struct key){ 0 };
		return;
	}
	/* Nothing typed and something to come soon: time passes for it. */
	if (hl->head == hl->tail && ms < SOON_MS) {
		hl->ticks += ms;
		*key = (struct key){ 0 };
		return;
	}
	if (hl->head == hl->tail) {
		hl->head = hl->tail = 0;
		if (hl->empty != NULL)
			hl->empty(hl, hl->data);
	}
	if (hl->head == hl->tail) {
		*key = (struct key){ .code = headless_woken(hl) ? K_NONE
								: K_HANGUP };
		return;
	}
	*key = hl->queue[hl->head++];
	/* A pause is a key of no code whose y is its length. */
	if (key->code == K_NONE)
		hl->ticks += key->y;
	if (key->code == K_RESIZE) {
		hl->h = key->y;
		hl->w = key->x;
	}
}

static void
flush(void *data, const struct grid *g)
{
	struct headless *hl = data;

	hl->frames++;
	if (hl->grid.h != g->h || hl->grid.w != g->w)
		grid_resize(&hl->grid, g->h, g->w);
	memcpy(hl->grid.cell, g->cell,
	    (size_t)g->h * (size_t)g->w * sizeof(*g->cell));
	hl->grid.cursor_y = g->cursor_y;
	hl->grid.cursor_x = g->cursor_x;
}

static void
size(void *data, int *h, int *w)
{
	const struct headless *hl = data;

	*h = hl->h;
	*w = hl->w;
}

static int64_t
ticks(void *data)
{
	const struct headless *hl = data;

	return hl->ticks;
}

void
headless_open(struct headless *hl, int h, int w)
{
	*hl = (struct headless){ .h = h, .w = w, .watched = -1 };
	hl->backend = (struct backend){ .data = hl,
		.next_key = next_key,
		.flush = flush,
		.size = size,
		.ticks = ticks,
		.watch = watch };
}

void
headless_close(struct headless *hl)
{
	grid_free(&hl->grid);
}

static void
push(struct headless *hl, struct key key)
{
	if (hl->tail < HEADLESS_KEYS)
		hl->queue[hl->tail++] = key;
}

void
headless_key(struct headless *hl, uint32_t code)
{
	push(hl, (struct key){ .code = code });
}

void
headless_mouse(struct headless *hl, int button, int y, int x)
{
	push(hl,
	    (struct key){ .code = K_MOUSE, .button = button, .y = y, .x = x });
}

bool
headless_keys(struct headless *hl, const char *names)
{
	while (*names != '\0') {
		char name[32];
		size_t n = strcspn(names, " ");

		if (n > 0 && n < sizeof(name)) {
			memcpy(name, names, n);
			name[n] = '\0';
			if (key_parse(name) == K_NONE)
				return false;
			headless_key(hl, key_parse(name));
		}
		names += n;
		names += *names == ' ';
	}
	return true;
}

void
headless_type(struct headless *hl, const char *text)
{
	size_t n = strlen(text);
	uint32_t cp;
	int used;

	while ((used = utf8_next(text, n, &cp)) > 0) {
		headless_key(hl, cp);
		text += used;
		n -= (size_t)used;
	}
}

void
headless_paste(struct headless *hl, const char *text)
{
	push(hl, (struct key){ .code = K_PASTE, .text = text });
}

void
headless_resize(struct headless *hl, int h, int w)
{
	push(hl, (struct key){ .code = K_RESIZE, .y = h, .x = w });
}

void
headless_wait(struct headless *hl, int ms)
{
	push(hl, (struct key){ .code = K_NONE, .y = ms });
}
