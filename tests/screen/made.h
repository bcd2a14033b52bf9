/* A small house for screen tests: few guests and cards, each one on purpose. */
#ifndef TESTS_MADE_H
#define TESTS_MADE_H

#include "domain/domain.h"

/* When its last day is looked at. */
#define FIXTURE_NOW "2026-11-21 17:42"

/*
 * 00 the administrator, 01 李晓梅 and 02 王建国 sell, 03 the desk, 04 the
 * supervisor, 05 the manager, 08 the general manager; a fortnight with
 * guests, cards, contacts, applications.
 */
int made_fill(struct domain *d, struct sr_error *err);

#endif
