/*
 * Rounds of mail, calls and visits, for tests of them: from Monday 2026-11-23
 * to Wednesday.  In the preset B is contacted within 15 days, C within 30.
 */
#ifndef TESTS_ROUNDS_H
#define TESTS_ROUNDS_H

#include "house.h"

/* A card of CODE's, in GRADE, with a number of its own. */
struct sr_card rounds_card(
    struct house *h, const char *code, const char *name, int32_t grade);
/* A round of KIND as the supervisor asks for it. */
struct sr_round_ask rounds_ask(struct house *h, int32_t kind);
/* What would come of it; what came of it. */
struct sr_round_sum rounds_tried(
    struct house *h, const struct sr_round_ask *ask);
struct sr_round_sum rounds_planned(
    struct house *h, const struct sr_round_ask *ask);
/* The lines of a round. */
struct sr_rows rounds_lines(struct house *h, sr_id of);

#endif
