/* The arena: zeroed, aligned, not overlapping, empty after a reset. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "support.h"

static bool
filled(const unsigned char *p, size_t n, unsigned char with)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != with)
			return false;
	return true;
}

START_TEST(items)
{
	struct arena *a = arena_new();
	unsigned char *p[300];

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 300; i++) {
			size_t n = i * 37 % 20000;

			p[i] = arena_alloc(a, n);
			ck_assert_ptr_nonnull(p[i]);
			ck_assert_uint_eq((uintptr_t)p[i] % 16, 0);
			ck_assert(filled(p[i], n, 0));
			memset(p[i], (int)(i % 255 + 1), n);
		}
		for (size_t i = 0; i < 300; i++)
			ck_assert(filled(p[i], i * 37 % 20000,
			    (unsigned char)(i % 255 + 1)));
		arena_reset(a);
	}
	arena_free(a);
	arena_free(NULL);
}
END_TEST

START_TEST(copies)
{
	struct arena *a = arena_new();
	const char s[] = "abc";

	ck_assert_str_eq(arena_dup(a, s), "abc");
	ck_assert_ptr_ne(arena_dup(a, s), s);
	ck_assert_str_eq(arena_dup(a, NULL), "");
	ck_assert_str_eq(arena_ndup(a, s, 2), "ab");
	ck_assert_str_eq(arena_printf(a, "%d-%s", 7, s), "7-abc");
	ck_assert(memcmp(arena_grow(a, s, 4, 8), "abc\0\0\0\0\0", 8) == 0);
	ck_assert(memcmp(arena_grow(a, NULL, 0, 4), "\0\0\0\0", 4) == 0);
	ck_assert(!arena_failed(a));
	arena_free(a);
}
END_TEST

START_TEST(out_of_memory)
{
	struct arena *a = arena_new();

	ck_assert_ptr_null(arena_alloc(a, SIZE_MAX - 8));
	ck_assert(arena_failed(a));
	arena_reset(a);
	ck_assert(!arena_failed(a));
	arena_free(a);
}
END_TEST

Suite *
suite_arena(void)
{
	return suite_of(
	    "arena", (const TTest *[]){ items, copies, out_of_memory, NULL });
}
