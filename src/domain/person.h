/* Persons as other bodies need them: whose number, what they are called. */
#ifndef DOMAIN_PERSON_H
#define DOMAIN_PERSON_H

#include "domain/ctx.h"

/*
 * The person that PHONE (normal form) and NAME (as said) mean: one with that
 * number whose name is the same or whom the short form (王先生) may mean;
 * else a new person with that number.  A short form never overwrites a full
 * name, a full name replaces a short one.  Without a phone a new person is
 * made.  *ID gets it.
 */
int person_for_phone(struct ctx *c, const char *name, const char *phone,
    int32_t sex, sr_id batch, sr_id *id);
/*
 * Whose customer P is, 0 if nobody's; who was merged is that of whoever has
 * the one that stays.
 */
int person_whose(struct ctx *c, const struct sr_person *p, sr_id *owner);
/* Is NAME a form of address (王先生, 李女士, 张总) and no full name? */
bool person_name_short(const char *name);
/* The persons' LOCAL numbers: phone, phone2, phone3. */
int person_phones(struct ctx *c, struct sr_person *p);
/* Make them the person's only ones; none of them may be masked. */
int person_phones_set(struct ctx *c, const struct sr_person *p);
/* An error when the person was merged with another, who has all of it now. */
int person_is_one(struct ctx *c, sr_id id);
/* Fill the derived columns: pinyin, initials, the lunar day. */
int person_keys(struct ctx *c, struct sr_person *p);

#endif
