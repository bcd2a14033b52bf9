/* A made house with a shared front desk, for tests of it. */
#ifndef TESTS_DESK_H
#define TESTS_DESK_H

#include <showroom/secret.h>

#include "domain/domain.h"
#include "house.h"

#define PIN "804731"
#define OTHER_PIN "930584"
#define PHRASE "北京的秋天 is the best time"

struct desk {
	struct house h;
	struct sr *sr;             /* the connection of the front desk */
	struct sr_session session; /* what the last call said of it */
	int64_t ms;                /* the clock of intervals */
};

/* The suite NAME of TESTS: each with a desk D of its own. */
Suite *desk_suite(const char *name, const TTest *const *tests, struct desk *d);
void desk_setup(struct desk *d);
void desk_teardown(struct desk *d);
void desk_later(struct desk *d, int64_t seconds);
/* A store that begins anew with the same file, and the desk at it. */
void desk_restart(struct desk *d);
/* A further connection of the desk's account, as the Unix user UID. */
struct sr *desk_join(struct desk *d, int64_t uid);

struct sr_bytes desk_typed(const char *text);
/* By the connection SR: the secret of CODE ("" its own) becomes TEXT. */
int desk_set_by(struct desk *d, struct sr *sr, const char *code,
    const char *old, const char *text);
/* The same by the administrator. */
int desk_set(struct desk *d, const char *code, const char *text);
int desk_unlock(
    struct desk *d, struct sr *sr, const char *code, const char *secret);
/* RC is a refusal at the desk with the secret at fault. */
void desk_denied(struct desk *d, int rc);
int desk_session(struct desk *d, struct sr *sr);
/* OP with an argument that says nothing. */
int desk_call(struct desk *d, struct sr *sr, int op);

#endif
