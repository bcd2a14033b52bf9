/* The carry-over of a month, frozen when it begins. */
#ifndef DOMAIN_CARRY_H
#define DOMAIN_CARRY_H

#include "domain/turn.h"

turn_rule carry_due;

#endif
