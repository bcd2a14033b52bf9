/* Where finished bytes go: a file, standard output, memory. */
#ifndef RENDER_SINK_H
#define RENDER_SINK_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct sink {
	/* All of the N bytes, or false. */
	bool (*write)(void *ctx, const char *s, size_t n);
	void *ctx;
	bool failed; /* a write failed: what follows is not written */
};

void sink_put(struct sink *s, const char *text, size_t n);
void sink_text(struct sink *s, const char *text);
/* A string of JSON, in its quotes. */
void sink_json(struct sink *s, const char *text);
/* N times C. */
void sink_fill(struct sink *s, char c, int n);

/* To a stdio stream: FILE is a FILE *. */
struct sink sink_file(void *file);

/* To memory: text ends with NUL. */
struct sink_buffer {
	struct arena *mem;
	char *text; /* NULL until something is written */
	size_t len, room;
};
struct sink sink_memory(struct sink_buffer *b);

#endif
