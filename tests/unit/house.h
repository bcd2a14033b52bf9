/*
 * A made house for tests: a file of its own, preset ftms, one member of staff
 * of each role (and a second salesperson), the clock fixed.  Open it in a
 * checked fixture only.
 */
#ifndef TESTS_HOUSE_H
#define TESTS_HOUSE_H

#include <showroom.h>

#include "base/arena.h"
#include "support.h"

struct house {
	const char *opens; /* for house_suite(): when */
	const char *as;    /* and who is there; NULL: the administrator */
	char path[128];
	struct domain *d;
	struct sr *sr; /* loopback transport: values cross as bytes */
	struct arena *mem;
	struct sr_dir *dir;
};

struct sr_job;
/* Serves CTX, a struct conn, step by step: what the daemon does. */
int house_dispatch(void *ctx, struct sr_job *job);
/* Whose rows alone the last call changed; 0: anybody's. */
sr_id house_whose(void);
/* What it changed, or the day before it: bits 1 << enum sr_noun. */
uint64_t house_changed(void);

/* Codes of the staff made. */
#define ADMIN "00"
#define LI "01"   /* 李晓梅, salesperson */
#define WANG "02" /* 王建国, salesperson */
#define DESK "03"
#define SUPER "04"
#define MANAGER "05"
#define CR "06"
#define FINANCE "07"
#define GM "08"

/* The suite NAME of TESTS: each in H, opened anew as H says. */
Suite *house_suite(
    const char *name, const TTest *const *tests, struct house *h);
/* NOW: "2026-11-21 17:42", in Asia/Shanghai. */
void house_open(struct house *h, const char *now);
void house_close(struct house *h);
/*
 * From now on in shared mode: identity is the account of the caller.  h->sr
 * is then the administrator's connection; secrets cost nothing.
 */
void house_share(struct house *h);
/* A connection of the Unix user LOGIN, as a socket would make one. */
struct sr *house_guest(struct house *h, const char *login, int64_t uid);
/* Whoever has CODE is at the terminal from now on. */
void house_as(struct house *h, const char *code);
void house_now(struct house *h, const char *now);
/* Ids by name. */
sr_id house_staff(struct house *h, const char *code);
sr_id house_row(struct house *h, const char *list, const char *name);
/* The setting NAME as it stands; as the administrator, its new VALUE. */
struct sr_setting house_setting(struct house *h, const char *name);
void house_set(struct house *h, const char *name, const char *value);
/* By the connection SR: OP with ARG, a blank one if NULL; result in *RES. */
int house_call(
    struct house *h, struct sr *sr, int op, const void *arg, void **res);
/* A card as a salesperson types it, the next contact by rule; and opened. */
struct sr_card house_card(
    struct house *h, const char *name, const char *phone, int32_t grade);
struct sr_card house_card_open(struct house *h, const struct sr_card *in);
struct sr_card house_opened(
    struct house *h, const char *name, const char *phone, int32_t grade);
/* The card ID as it stands. */
struct sr_card house_card_now(struct house *h, sr_id id);
/* The newest change of its grade. */
struct sr_move house_last_move(struct house *h, sr_id card);
/* A card of GRADE, its next contact on DAY. */
sr_id house_due(
    struct house *h, const char *phone, int32_t grade, const char *day);
/* An application of KIND; one to close CARD as lost, with all that it needs. */
struct sr_request house_request(int32_t kind, sr_id card);
struct sr_request house_lost(struct house *h, sr_id card);
/* The same, made. */
struct sr_request house_asked(struct house *h, struct sr_request r);
/* The administrator closes the house on DAY. */
void house_closes(struct house *h, const char *day);
/*
 * How many lines of KIND are on the agenda of whoever is at the terminal; the
 * last one into *LINE, unless NULL.
 */
int house_agenda(struct house *h, int32_t kind, struct sr_agenda *line);
/* A day typed as 2026-11-21. */
sr_day the_day(const char *iso);
/* Fails the test with the message of the last error unless RC is SR_OK. */
#define must(h, rc) house_must(h, rc, __FILE__, __LINE__)
void house_must(struct house *h, int rc, const char *file, int line);
/* RC must be CODE, and the error must name FIELD ("" for any). */
#define must_fail(h, rc, code, field) \
	house_must_fail(h, rc, code, field, __FILE__, __LINE__)
void house_must_fail(struct house *h, int rc, int code, const char *field,
    const char *file, int line);

#endif
