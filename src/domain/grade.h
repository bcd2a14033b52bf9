/* Grade rules: changed with a day, and what they ask of a judgement. */
#ifndef DOMAIN_GRADE_H
#define DOMAIN_GRADE_H

#include "domain/turn.h"

/*
 * May a card go from grade BEFORE to AFTER at once?  By more grades than the
 * rule allows only when WHY says something.
 */
int grade_step(struct ctx *c, int32_t before, int32_t after, const char *why);
/* Rules that have begun: no card is planned later than they allow. */
turn_rule grades_due;

#endif
