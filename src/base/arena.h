/*
 * Memory of one piece of work (a request, a screen load, a command): taken
 * bit by bit, given back at once.  Knows no customer.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* NULL when out of memory. */
struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */
/* Everything handed out becomes invalid; the memory is kept for reuse. */
void arena_reset(struct arena *a);
/* The same, and no memory is kept: for whoever may be idle for hours. */
void arena_trim(struct arena *a);
/* N zeroed bytes, 16-aligned; NULL when out of memory (see arena_failed). */
void *arena_alloc(struct arena *a, size_t n);
/* Room for N bytes that begins with the OLD_N bytes of OLD (may be NULL). */
void *arena_grow(struct arena *a, const void *old, size_t old_n, size_t n);
/* Copies; "" (never NULL) when S is NULL or memory is out. */
const char *arena_dup(struct arena *a, const char *s);
const char *arena_ndup(struct arena *a, const char *s, size_t n);
const char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* True once any allocation failed: a result is then not to be trusted. */
bool arena_failed(const struct arena *a);
/* The work that failed was given up; another begins in the same arena. */
void arena_forgive(struct arena *a);

#endif
