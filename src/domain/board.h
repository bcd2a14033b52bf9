/* What the hot grades are, for whoever lists hot cards. */
#ifndef DOMAIN_BOARD_H
#define DOMAIN_BOARD_H

#include "domain/ctx.h"

/* The open grades that are hot today, as bits 1 << enum sr_grade. */
int32_t board_hot(struct ctx *c);

#endif
