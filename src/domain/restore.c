/*
 * A backup becomes the file again: offline, with what the rules say of it.
 * Or only on trial, beside a file at work.
 */
#include "domain/ctx.h"
#include "domain/keep.h"
#include "store/audit.h"
#include "store/check.h"
#include "store/restore.h"
#include "base/banned.h"

struct report {
	struct sr_rows *rows;
	struct arena *mem;
};

static int
say(struct report *r, const char *what, const char *detail, bool note)
{
	size_t size = sizeof(struct sr_finding);
	struct sr_finding *f = arena_grow(
	    r->mem, r->rows->row, r->rows->n * size, (r->rows->n + 1) * size);

	if (f == NULL)
		return SR_E_NOMEM;
	f[r->rows->n++] =
	    (struct sr_finding){ what, arena_dup(r->mem, detail), note };
	r->rows->row = f;
	return SR_OK;
}

/*
 * The copy is brought up to this program's format and held against the rules.
 * What breaks one was so when the backup was made: it is said, and no reason
 * to go without the rest.
 */
static int
examine(const struct restore *r, const struct sr_task *t,
    struct sr_rows *breaches, struct sr_error *err)
{
	const struct domain_options opt = {
		.path = r->copy, .scratch = true, .now = t->now
	};
	/* The trail must still end as the manifest says. */
	const struct sr_anchor anchor = { .seq = r->says.audit,
		.mac = r->says.mac };
	struct domain *d;
	struct ctx c;
	int rc = domain_open(&d, &opt, err);

	if (rc < 0)
		return rc;
	ctx_alone(&c, d, r->mem);
	rc = check_all(&c, &anchor, breaches);
	if (rc == SR_OK)
		rc = domain_note(d, SR_AUDIT_RESTORE,
		    arena_printf(r->mem, "%s, %s", t->from, t->by));
	if (rc < 0)
		*err = d->err;
	domain_close(d);
	return rc;
}

static int
tell(struct report *out, const struct restore *r, const struct sr_rows *found)
{
	int rc = say(out, N_("Restored"), r->ask->path, true);

	if (*r->says.house != '\0')
		rc |= say(out, N_("Dealership"), r->says.house, true);
	if (*r->says.at != '\0')
		rc |= say(out, N_("As it was"), r->says.at, true);
	if (r->kept[0] != '\0')
		rc |= say(out, N_("Kept before"), r->kept, true);
	for (size_t i = 0; i < found->n; i++) {
		const struct sr_finding *f =
		    SR_ROW(const struct sr_finding, found, i);
		rc |= say(out, f->what, f->detail, f->note);
	}
	return rc == SR_OK ? SR_OK : SR_E_NOMEM;
}

int
domain_restore(const struct sr_task *t, struct sr_rows *rows, struct arena *mem,
    struct sr_error *err)
{
	const struct restore_ask ask = { .backup = t->from,
		.key = t->key,
		.path = file_real(mem, t->path),
		.bare = t->bare };
	const struct clock clock = { .fixed = t->now };
	struct report out = { rows, mem };
	struct sr_rows found = { 0 };
	struct restore r;
	int rc;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_finding) };
	rc = restore_begin(&r, &ask, mem, err);
	if (rc == SR_OK)
		rc = examine(&r, t, &found, err);
	if (rc == SR_OK)
		rc = restore_finish(&r, clock_now(&clock));
	if (rc == SR_OK && tell(&out, &r, &found) < 0)
		rc = sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	restore_end(&r);
	return rc;
}

static int
count_fault(void *ctx, const struct sr_finding *f)
{
	int *faults = ctx;

	*faults += !f->note;
	return SR_OK;
}

/* Opened as the file would be: whole, and the trail ends as it was told. */
static int
try_copy(const struct restore *r, const atomic_bool *stop, int *faults)
{
	const struct store_options opt = {
		.path = r->copy, .flags = STORE_SCRATCH, .stop = stop
	};
	const struct sr_anchor anchor = { .seq = r->says.audit,
		.mac = r->says.mac };
	struct sr_rows rows;
	struct store *st;
	int rc = store_open(&st, &opt, r->err);

	if (rc < 0)
		return rc;
	rc = store_check(st, &rows, r->mem);
	*faults = rc == SR_OK ? (int)rows.n : 0;
	if (rc == SR_OK)
		rc = audit_verify(st, 1, &anchor, count_fault, faults);
	store_close(st);
	return rc;
}

int
restore_try(const char *backup, const char *path, const atomic_bool *stop,
    struct arena *mem, struct sr_error *err)
{
	const struct restore_ask ask = {
		.backup = backup, .key = "", .path = path, .trial = true
	};
	struct restore r;
	int faults = 0;
	int rc = restore_begin(&r, &ask, mem, err);

	if (rc == SR_OK)
		rc = try_copy(&r, stop, &faults);
	restore_end(&r);
	if (rc < 0 || faults == 0)
		return rc;
	return sr_fail(err, SR_E_FILE, "", "",
	    N_("{0} was restored on trial, and has faults: {1}. Run `showroom "
	       "check`."),
	    2, SR_TXT(backup), SR_NUM(faults));
}
