/*
 * What a screen test runs on.  Each row of the table makes a handle; scripts
 * choose by `fixture NAME`.
 */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include <stdbool.h>

#include <showroom/types.h>

struct screen;
struct sr;

struct fixture_ask {
	const char *as;  /* staff code, "" for the fixture's usual person */
	const char *now; /* "2026-11-21 17:42", "" for its usual time */
};

struct fixture {
	const char *name;
	/* NULL with a sentence in *WHY when it cannot be made. */
	struct sr *(*open)(const struct fixture_ask *ask, const char **why);
	const struct screen *first; /* NULL: the menu's first screen */
};

/* In the store MS pass; the terminal does not notice. */
void fixture_later(int ms);
/* From now on the disk takes nothing; or it does again. */
void fixture_disk(bool broken);
/* The administrator makes a good backup at WHEN; now is FIXTURE_NOW. */
bool fixture_backup(const char *when);
/*
 * "visit 4 note 另一处写的": somebody else saves that value; rows count from
 * 1, a day is today's, visit 0 is a new one; "log 5 grade C" logs a contact.
 */
bool fixture_other(const char *what);
/* The fixture of that name, or NULL. */
const struct fixture *fixture_find(const char *name);

#endif
