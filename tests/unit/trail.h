/* The audit trail of a made house, row by row. */
#ifndef TESTS_TRAIL_H
#define TESTS_TRAIL_H

#include "house.h"

#include "domain/domain.h"

/* check has a macro of this name too. */
#undef fail
#include "domain/ctx.h"
#include "store/audit_inside.h"

/* The number of the newest row. */
int64_t trail_newest(struct house *h);
/* All rows from number FIRST on: struct audit_row. */
struct sr_rows trail_from(struct house *h, int64_t first);
const struct audit_row *trail_row(const struct sr_rows *rows, size_t i);
struct audit_row trail_last(struct house *h);

#endif
