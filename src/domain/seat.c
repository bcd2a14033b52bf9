/* A shared front desk: whose turn it is, and for how long. */
#include <string.h>

#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/rules.h"
#include "domain/seat.h"
#include "store/backup.h"
#include "base/banned.h"

enum {
	LOCK_AFTER = 120, /* seconds, where the house says nothing */
	LOCK_LEAST = 30,
	LOCK_MOST = 900,
	PROOF_LASTS = 300 /* seconds, for what needs power */
};

int64_t
ticks_of(struct domain *d)
{
	if (d->ticks < 0)
		return clock_ticks();
	d->ticks += d->tick;
	return d->ticks - d->tick;
}

int64_t
ticks_now(const struct ctx *c)
{
	return ticks_of(c->d);
}

static struct moment
moment_now(const struct ctx *c)
{
	return (struct moment){ .ms = ticks_now(c), .at = c->now };
}

/* Milliseconds since M, by the clock that says more. */
static int64_t
moment_since(const struct ctx *c, const struct moment *m)
{
	int64_t ms = ticks_now(c) - m->ms, wall = (c->now - m->at) * 1000;

	return ms > wall ? ms : wall;
}

static int
lock_after(struct ctx *c)
{
	int s = rule_int(c, "lock_after", LOCK_AFTER);

	return s < LOCK_LEAST ? LOCK_LEAST : s > LOCK_MOST ? LOCK_MOST : s;
}

bool
seat_shared(struct ctx *c, const char *login)
{
	const char *all = rule_text(c, "kiosk");
	size_t n = strlen(login);

	while (n > 0 && *all != '\0') {
		size_t len = strcspn(all, " ");
		if (len == n && memcmp(all, login, n) == 0)
			return true;
		all += len + (all[len] == ' ');
	}
	return false;
}

/* WHY it is locked, for the trail. */
static void
seat_lock(struct ctx *c, const char *why)
{
	struct sr_staff nobody;

	if (!c->conn->seat.locked) {
		c->left = c->conn->me.id;
		c->why = why;
	}
	sr_record_clear(&sr_rec_staff, &nobody);
	conn_is(c->conn, &nobody);
	c->conn->seat.locked = true;
	c->conn->seat.by = 0;
	c->me = 0;
	c->role = 0;
}

void
seat_open(struct ctx *c)
{
	c->conn->seat.kiosk = true;
	seat_lock(c, "");
}

void
seat_untake(struct ctx *c)
{
	if (!c->seated)
		return;
	seat_lock(c, "");
	c->left = 0;
}

void
seat_unsaid(struct ctx *c)
{
	seat_lock(c, "unsaid");
}

void
seat_take(struct ctx *c, const struct sr_staff *who, int32_t kind)
{
	struct conn *conn = c->conn;

	/* What somebody else had under way here is his, not the next one's. */
	backup_close(conn->backup);
	import_free(conn->import);
	conn->backup = NULL;
	conn->import = NULL;
	conn_is(conn, who);
	conn->seat.locked = false;
	conn->seat.by = kind;
	conn->seat.active = conn->seat.proved = moment_now(c);
	c->me = who->id;
	c->role = who->role;
	c->seated = true;
}

/* Does OP take more than the desk and a salesperson have? */
static bool
is_power(const struct ctx *c, const struct sr_opdef *op)
{
	if (op == &sr_ops[SR_OP_PERSON_REVEAL])
		return !sr_role_pin(c->role);
	return (op->may & (SR_MAY(SR_DESK) | SR_MAY(SR_SALES))) == 0 &&
	       (op->write || op->lengthy);
}

/* Lock it if it is time to, or if who sits there may not any more. */
static void
seat_watch(struct ctx *c)
{
	const struct seat *s = &c->conn->seat;

	if (s->locked)
		return;
	if (c->me == 0 || (s->by == SR_PIN && !sr_role_pin(c->role)))
		seat_lock(c, "rights");
	else if (moment_since(c, &s->active) > (int64_t)lock_after(c) * 1000)
		seat_lock(c, "idle");
}

int
seat_allowed(struct ctx *c, const struct sr_opdef *op)
{
	struct seat *s = &c->conn->seat;

	if (!s->kiosk)
		return SR_OK;
	seat_watch(c);
	if (s->locked && (op->may & SR_MAY_LOCKED) == 0)
		return fail(c, SR_E_LOCKED, "", "",
		    N_("This is a shared front desk and it is locked."), 0);
	if (s->locked)
		return SR_OK;
	if (is_power(c, op) &&
	    moment_since(c, &s->proved) > (int64_t)PROOF_LASTS * 1000) {
		seat_lock(c, "proof");
		return fail(c, SR_E_LOCKED, "", "",
		    N_("For this the passphrase must not be older than 5 "
		       "minutes here. Type it again."),
		    0);
	}
	if (op->write)
		s->active = moment_now(c);
	return SR_OK;
}

void
seat_fill(struct ctx *c, struct sr_session *s)
{
	s->kiosk = c->conn->seat.kiosk;
	s->locked = c->conn->seat.locked;
	s->lock_after = s->kiosk ? lock_after(c) : 0;
}

int
seat_here(struct ctx *c)
{
	if (c->conn->seat.kiosk)
		return SR_OK;
	return fail(c, SR_E_INVALID, "", "",
	    N_("This is no shared front desk: the Unix login says who works "
	       "here."),
	    0);
}

int
op_session_touch(struct ctx *c, const void *arg, void *res)
{
	const struct sr_pulse *pulse = arg;
	struct moment *active = &c->conn->seat.active;
	int64_t idle = pulse->idle < 0 ? 0 : pulse->idle;

	if (moment_since(c, active) > idle)
		*active = (struct moment){ .ms = ticks_now(c) - idle,
			.at = c->now - idle / 1000 };
	return session_fill(c, res);
}

int
op_session_lock(struct ctx *c, const void *arg, void *res)
{
	int rc = seat_here(c);

	(void)arg;
	if (rc < 0)
		return rc;
	seat_lock(c, "");
	return session_fill(c, res);
}
