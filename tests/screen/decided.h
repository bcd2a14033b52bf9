/* Hot cards that were decided, beside the house `made`: for the H/A board. */
#ifndef TESTS_DECIDED_H
#define TESTS_DECIDED_H

#include "domain/domain.h"

struct sr;

/*
 * Written row by row, for no operation delivers yet.  01 has 6 decided cards,
 * 3 of them ordered, and a target of 4; 02 has 12, 5 ordered, and a target of
 * 2; one of these was delivered this month.  SR_OK or a negative enum sr_rc.
 */
int decided_fill(struct domain *d, struct sr *sr);

#endif
