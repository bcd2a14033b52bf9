/* One person who was entered twice, for tests of merges. */
#ifndef TESTS_PAIRED_H
#define TESTS_PAIRED_H

#include "house.h"

#define ZHANG "13717716163"
#define OTHER "13900001111"
#define THIRD "13900002222"

/* 李 has 张红喆 as B, 王 the same man as 张先生, with another number, as A. */
struct paired {
	struct house h;
	struct sr_card li, wang;
};

/* The suite NAME of TESTS: each with a PAIR, the supervisor is there. */
Suite *paired_suite(
    const char *name, const TTest *const *tests, struct paired *pair);

struct sr_person paired_person(struct paired *pair, sr_id id);
void paired_put(struct paired *pair, struct sr_person *p);
struct sr_card paired_card(struct paired *pair, sr_id id);
struct sr_visit paired_visit(struct paired *pair, sr_id id);
/* A guest whom 李晓梅 received; the line's id. */
sr_id paired_guest(
    struct paired *pair, const char *name, const char *phone, const char *day);
/* What makes one of both, keeping 李晓梅's. */
struct sr_merge_ask paired_both(const struct paired *pair);
int paired_merge(
    struct paired *pair, const struct sr_merge_ask *ask, struct sr_merge *out);
int paired_undo(struct paired *pair, sr_id id, struct sr_merge *out);
/* The manager signs DAY; the supervisor is at the terminal again. */
void paired_sign(struct paired *pair, const char *day);
/* How many persons TEXT finds, and the first of them. */
size_t paired_found(struct paired *pair, const char *text, sr_id *first);

#endif
