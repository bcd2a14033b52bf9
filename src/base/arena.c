/*
 * Chunks of memory handed out from the front; a reset keeps the newest for
 * reuse.  Under AddressSanitizer each item is a chunk of its own, so that an
 * overrun is seen where it happens.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

/* gcc says it by a macro, clang by a feature. */
#if defined(__SANITIZE_ADDRESS__)
#define ONE_BY_ONE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BY_ONE
#endif
#endif

#define ALIGN ((size_t)16)
#define CHUNK_MIN ((size_t)8192)
#define CHUNK_MAX ((size_t)1 << 20)

struct chunk {
	struct chunk *next;
	size_t size, used; /* of what follows the head */
};

#define HEAD ((sizeof(struct chunk) + ALIGN - 1) / ALIGN * ALIGN)

struct arena {
	struct chunk *chunk;
	bool failed;
};

struct arena *
arena_new(void)
{
	return calloc(1, sizeof(struct arena));
}

static void
chunks_free(struct chunk *c)
{
	while (c) {
		struct chunk *next = c->next;

		free(c);
		c = next;
	}
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	chunks_free(a->chunk);
	free(a);
}

void
arena_forgive(struct arena *a)
{
	a->failed = false;
}

void
arena_reset(struct arena *a)
{
	a->failed = false;
#ifdef ONE_BY_ONE
	chunks_free(a->chunk);
	a->chunk = NULL;
#else
	if (!a->chunk)
		return;
	/* The newest is the largest but for single big items. */
	chunks_free(a->chunk->next);
	a->chunk->next = NULL;
	a->chunk->used = 0;
#endif
}

void
arena_trim(struct arena *a)
{
	chunks_free(a->chunk);
	a->chunk = NULL;
	a->failed = false;
}

/* A chunk with room for N at the front of the list. */
static struct chunk *
chunk_add(struct arena *a, size_t n)
{
	size_t size = n;
#ifndef ONE_BY_ONE
	size_t want = a->chunk ? a->chunk->size * 2 : CHUNK_MIN;

	if (want > CHUNK_MAX)
		want = CHUNK_MAX;
	if (size < want)
		size = want;
#endif
	struct chunk *c = malloc(HEAD + size);
	if (!c)
		return NULL;
	*c = (struct chunk){ .next = a->chunk, .size = size };
	a->chunk = c;
	return c;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct chunk *c = a->chunk;
	size_t room = n ? n : 1;

	if (room > SIZE_MAX / 2) {
		a->failed = true;
		return NULL;
	}
#ifdef ONE_BY_ONE
	c = chunk_add(a, room);
#else
	room = (room + ALIGN - 1) / ALIGN * ALIGN;
	if (!c || c->size - c->used < room)
		c = chunk_add(a, room);
#endif
	if (!c) {
		a->failed = true;
		return NULL;
	}
	char *p = (char *)c + HEAD + c->used;
	c->used += room;
	return memset(p, 0, room);
}

void *
arena_grow(struct arena *a, const void *old, size_t old_n, size_t n)
{
	void *p = arena_alloc(a, n);

	if (p && old && old_n)
		memcpy(p, old, old_n < n ? old_n : n);
	return p;
}

const char *
arena_ndup(struct arena *a, const char *s, size_t n)
{
	if (!s || !n)
		return "";
	char *p = n < SIZE_MAX ? arena_alloc(a, n + 1) : NULL;
	if (!p) {
		a->failed = true;
		return "";
	}
	return memcpy(p, s, n);
}

const char *
arena_dup(struct arena *a, const char *s)
{
	return s ? arena_ndup(a, s, strlen(s)) : "";
}

const char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0) {
		a->failed = true;
		return "";
	}
	p = arena_alloc(a, (size_t)n + 1);
	if (!p)
		return "";
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

bool
arena_failed(const struct arena *a)
{
	return a->failed;
}
