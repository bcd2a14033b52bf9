/* Birthdays, by the sun and by the moon. */
#ifndef DOMAIN_BIRTHDAY_H
#define DOMAIN_BIRTHDAY_H

#include <showroom/agenda.h>

#include "domain/turn.h"

/*
 * Set lunar_key: by what was said (moon), or by the birthday where that
 * counts by the moon.  With a year, what was said gives the birthday, too.
 * Fails when it is no day of the lunar calendar.
 */
int birthday_key_set(struct ctx *c, struct sr_person *p);
/*
 * Whose birthday is in the days FROM to TO, of STAFF's customers (0: all):
 * lines of kind SR_AGENDA_BIRTHDAY, day by day.
 */
int birthdays_of(
    struct ctx *c, sr_day from, sr_day to, sr_id staff, struct sr_rows *rows);
/* A rule of the day: lunar keys of persons that have none yet. */
turn_rule birthday_keys;

#endif
