/* Is the file whole?  SQLite's own checks; the rules' are the domain's. */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include <showroom/finding.h>

#include "store/db.h"

struct arena;

/* Rows of struct sr_finding; none when the file is whole. */
int store_check(struct store *st, struct sr_rows *rows, struct arena *a);

#endif
