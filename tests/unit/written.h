/*
 * What an operation writes, by SQLite's own account, and what it told the
 * audit trail of it.
 */
#ifndef TESTS_WRITTEN_H
#define TESTS_WRITTEN_H

#include "trail.h"

/* From now on H is watched, until it is closed. */
void written_watch(struct house *h);
/* Whoever has CODE is there; what was written before does not count. */
void written_as(const char *code);
void written_skip(void);
/* The newest row of the trail before the operation. */
int64_t written_mark(void);
/*
 * The operation OP was done: its rows follow the one before without a gap,
 * bear its name, and each row of a table that was written has one of its
 * own, unless the operation leaves one row for all (ALL).
 */
struct sr_rows written_by(int op, bool all);
bool written_told(const struct sr_rows *rows, const char *table, int64_t id);

#endif
