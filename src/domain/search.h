/* Finding persons: the packed buffer once it is loaded, columns before. */
#ifndef DOMAIN_SEARCH_H
#define DOMAIN_SEARCH_H

#include "domain/ctx.h"

struct idset;

void persons_close(struct domain *d);
/*
 * Who is known by the number PHONE: struct sr_hit, open cards first.  Who is
 * linked with its person and has an open card counts too, where the rule of
 * DAY says so; protection as of DAY.
 */
int known_find(
    struct ctx *c, const char *phone, sr_day day, struct sr_rows *rows);
/* Person ID was saved, or is gone: the buffer follows after the commit. */
void person_changed(struct ctx *c, sr_id id);
/* For lists (store_on_search): CTX is the operation's struct ctx. */
/* What its answers depend on, beside the text and the file. */
int64_t persons_key(const struct ctx *c);
int persons_of_text(void *ctx, const char *text, struct idset *ids);

#endif
