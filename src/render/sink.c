/* Bytes out.  Knows neither what they mean nor who reads them. */
#include "render/sink.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

void
sink_put(struct sink *s, const char *text, size_t n)
{
	if (!s->failed && n > 0 && !s->write(s->ctx, text, n))
		s->failed = true;
}

void
sink_text(struct sink *s, const char *text)
{
	sink_put(s, text, strlen(text));
}

void
sink_fill(struct sink *s, char c, int n)
{
	for (; n > 0; n--)
		sink_put(s, &c, 1);
}

void
sink_json(struct sink *out, const char *s)
{
	char esc[8];

	sink_put(out, "\"", 1);
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c == '"' || c == '\\') {
			sink_put(out, "\\", 1);
			sink_put(out, s, 1);
		} else if (c < 0x20) {
			snprintf(esc, sizeof(esc), "\\u%04x", c);
			sink_text(out, esc);
		} else
			sink_put(out, s, 1);
	}
	sink_put(out, "\"", 1);
}

static bool
file_write(void *ctx, const char *s, size_t n)
{
	return fwrite(s, 1, n, ctx) == n;
}

struct sink
sink_file(void *file)
{
	return (struct sink){ .write = file_write, .ctx = file };
}

static bool
memory_write(void *ctx, const char *s, size_t n)
{
	struct sink_buffer *b = ctx;

	if (b->len + n + 1 > b->room) {
		size_t room = 2 * (b->len + n + 1);
		char *p = arena_grow(b->mem, b->text, b->len, room);
		if (p == NULL)
			return false;
		b->text = p;
		b->room = room;
	}
	memcpy(b->text + b->len, s, n);
	b->len += n;
	b->text[b->len] = '\0';
	return true;
}

struct sink
sink_memory(struct sink_buffer *b)
{
	return (struct sink){ .write = memory_write, .ctx = b };
}
