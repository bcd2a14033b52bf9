/*
 * A clerk at a terminal: works through a scenario as clerk does, but at a
 * store of its own process, which is where things happen.  Links no store.
 *
 *	teller [OPTION...] SCENARIO DIRECTORY
 *
 *	again    do an operation that failed once more
 *	read     after a refusal reading must go on
 *
 * Bad habits: early (promises before it is saved), twice (does again what
 * the store says is saved).
 *
 * Exit code: 0 all is done, 3 an operation was refused with a reason, 5 the
 * reason was none of the system's, 6 reading did not go on, 7 nobody knows
 * whether the last one was done.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <showroom/open.h>

#include "scenario.h"

struct teller {
	const struct scenario *s;
	struct desk desk;
	struct sr_error err; /* of opening */
	char path[1024];
	bool again, read, early, twice;
};

static int
sit_down(struct teller *t, bool create)
{
	const struct sr_place place = { .path = t->path,
		.socket = "",
		.now = CLERK_NOW,
		.create = create };

	sr_error_clear(&t->err);
	return sr_open(&place, &t->desk.sr, &t->err);
}

/* A store may go away, too, but never without a word. */
static int
refused_by(struct teller *t, int n, int rc)
{
	const struct sr_error *e =
	    t->desk.sr != NULL ? sr_error(t->desk.sr) : &t->err;
	int why = refused(e, n, rc);

	if (e->code != rc || e->message[0] == '\0')
		return 5;
	if (strncmp(e->message, "The store went away in the middle", 33) == 0)
		return 7;
	return rc == SR_E_GONE ? 3 : why;
}

static int
do_op(struct teller *t, int n)
{
	struct desk *k = &t->desk;
	int rc = SR_OK;

	for (int left = t->again ? 5 : 1; left > 0; left--) {
		arena_reset(k->mem);
		rc = t->s->op(k, n);
		if (rc == SR_E_GONE && sr_saved(k->sr) && !t->twice)
			rc = SR_OK;
		if (rc == SR_OK || (rc < 0 && refused_by(t, n, rc) == 7))
			break;
	}
	return rc;
}

/* Lists are read as if nothing had happened. */
static bool
reads(struct teller *t)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	arena_reset(t->desk.mem);
	sr_record_clear(&sr_rec_find, &find);
	rc = sr_staff_find(t->desk.sr, &find, &rows, t->desk.mem);
	if (rc < 0)
		refused_by(t, 0, rc);
	return rc == SR_OK;
}

static int
work(struct teller *t)
{
	int rc;

	for (int n = 1; n <= t->s->ops; n++) {
		if (t->early && !promise(n))
			return 4;
		rc = do_op(t, n);
		if (rc < 0) {
			rc = refused_by(t, n, rc);
			return t->read && rc == 3 && n > 1 && !reads(t) ? 6
									: rc;
		}
		if (!t->early && !promise(n))
			return 4;
	}
	return 0;
}

static int
start(struct teller *t)
{
	bool create = t->s->creates;
	int rc = SR_OK;

	for (int left = t->again ? 5 : 1; left > 0; left--) {
		arena_reset(t->desk.mem);
		rc = sit_down(t, create);
		/* What an attempt that failed half-way left is gone on with. */
		if (rc == SR_E_EXISTS && left < 5)
			rc = sit_down(t, create = false);
		if (rc == SR_OK && !t->s->creates)
			rc = desk_as(&t->desk, CLERK_CODE);
		if (rc == SR_OK)
			return 0;
		rc = left > 1 ? rc : refused_by(t, 0, rc);
		sr_close(t->desk.sr);
		t->desk.sr = NULL;
	}
	return rc;
}

int
main(int argc, char **argv)
{
	static struct teller t;
	int i = 1, rc;

	for (; i < argc - 2; i++) {
		t.again |= strcmp(argv[i], "again") == 0;
		t.read |= strcmp(argv[i], "read") == 0;
		t.early |= strcmp(argv[i], "early") == 0;
		t.twice |= strcmp(argv[i], "twice") == 0;
	}
	t.s = i + 2 == argc ? scenario_of(argv[i]) : NULL;
	if (t.s == NULL) {
		fputs("usage: teller [OPTION...] SCENARIO DIRECTORY\n", stderr);
		return 2;
	}
	t.desk.dir = argv[i + 1];
	snprintf(t.path, sizeof(t.path), "%s/house.db", argv[i + 1]);
	t.desk.mem = arena_new();
	if (t.desk.mem == NULL)
		return 3;
	rc = start(&t);
	if (rc == 0)
		rc = work(&t);
	sr_close(t.desk.sr);
	arena_free(t.desk.mem);
	return rc;
}
