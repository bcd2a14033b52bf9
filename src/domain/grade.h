/* Grade rules: changed with a day, and what they ask of a judgement. */
#ifndef DOMAIN_GRADE_H
#define DOMAIN_GRADE_H

#include "domain/turn.h"

/*
 * May a card go from grade BEFORE to AFTER at once?  By more grades than the
 * rule allows only when WHY says something.
 */
int grade_step(struct ctx *c, int32_t before, int32_t after, const char *why);
/*
 * What a card of OWNER in grade BEFORE gets at once when the caller judges it
 * AFTER: BEFORE, if the rule of AFTER wants a second person to agree.  One that
 * was not judged yet (N, or about to be opened) gets the next cooler grade that
 * wants nobody.
 */
int32_t grade_now(struct ctx *c, sr_id owner, int32_t before, int32_t after);
/* Apply for GRADE: WHY is what the one who decides reads. */
int grade_ask(
    struct ctx *c, const struct sr_card *card, int32_t grade, const char *why);
/* For request.c: may R be asked for; it was agreed to. */
int grade_asked(
    struct ctx *c, struct sr_request *r, const struct sr_card *card);
int grade_agreed(
    struct ctx *c, const struct sr_request *r, struct sr_card *card);
/* Rules that have begun: no card is planned later than they allow. */
turn_rule grades_due;

#endif
