/* The pool: cards that nobody has reached for long, for whoever sells. */
#ifndef DOMAIN_POOL_H
#define DOMAIN_POOL_H

#include "domain/turn.h"

/*
 * A rule of the day: first the owner is warned, and as many days later as the
 * rule says his card lies in the pool, unless he reached the customer.
 */
turn_rule pool_due;

#endif
