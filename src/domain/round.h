/* What the files of rounds share. */
#ifndef DOMAIN_ROUND_H
#define DOMAIN_ROUND_H

#include <showroom/round.h>

#include "domain/ctx.h"

/* Refused when something in braces is no word that can be filled in. */
int round_text_check(struct ctx *c, const char *text);
/* The text of LINE's round, filled in for its card. */
const char *round_text(struct ctx *c, const struct sr_round_line *line);

enum { ROUND_MOST = 1000 }; /* cards of one */

#endif
