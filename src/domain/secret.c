/*
 * Secrets of people: who takes the keyboard of a shared front desk, and
 * setting them.  A call about one goes in steps: what can be refused at once,
 * the vault's answer, what it means.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/attempt.h"
#include "domain/bodies.h"
#include "domain/seat.h"
#include "domain/weak.h"
#include "store/file.h"
#include "store/house.h"
#include "store/keyfile.h"
#include "store/secret.h"
#include "base/banned.h"

/* The key that is in no backup: without it a stolen file is worth nothing. */
struct pepper {
	unsigned char key[CRYPT_KEY];
	char id[17]; /* tells it from another one */
};

static int
pepper_get(struct ctx *c, bool make, const struct pepper **out)
{
	static const char digits[] = "0123456789abcdef";
	struct pepper *p = c->d->pepper;
	unsigned char mac[CRYPT_MAC];
	struct crypt_hash h;
	int rc;

	*out = p;
	if (p != NULL)
		return SR_OK;
	p = crypt_ready() ? calloc(1, sizeof(*p)) : NULL;
	if (p == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = keyfile_load(store_path(c->st), FILE_PEPPER, make, p->key, c->err);
	if (rc < 0) {
		free(p);
		return rc;
	}
	crypt_hash_begin(&h, p->key);
	crypt_hash_piece(&h, "pepper", 6);
	crypt_hash_end(&h, mac);
	for (int i = 0; i < 8; i++) {
		p->id[2 * i] = digits[mac[i] >> 4];
		p->id[2 * i + 1] = digits[mac[i] & 15];
	}
	*out = c->d->pepper = p;
	return SR_OK;
}

void
secret_close(struct domain *d)
{
	if (d->pepper != NULL)
		crypt_wipe(d->pepper, sizeof(*d->pepper));
	free(d->pepper);
	d->pepper = NULL;
}

/* As it is compared: NFC, and of a PIN the digits of any keyboard. */
static const char *
secret_text(struct ctx *c, const struct sr_bytes *typed, int32_t kind)
{
	const char *text = "";

	if (typed->len > SR_SECRET_MOST ||
	    text_clean(c->mem, typed->data, typed->len, false, &text, NULL) !=
		TEXT_OK)
		return "";
	return kind == SR_PIN ? text_narrow(c->mem, text) : text;
}

/* libsodium's figures, measured: 0.1 s for a PIN, 0.5 s for a passphrase. */
static struct crypt_cost
cost_of(const struct ctx *c, int32_t kind)
{
	const size_t mib = (size_t)1 << 20;

	if (c->d->cheap)
		return (struct crypt_cost){ 1, 8192 };
	return (struct crypt_cost){ 3,
		kind == SR_PASSPHRASE ? 256 * mib : 64 * mib };
}

/* What the vault gets instead of TEXT: useless without the pepper. */
static void
secret_hide(const struct pepper *p, sr_id staff, const char *text,
    unsigned char out[CRYPT_MAC])
{
	struct crypt_hash h;

	crypt_hash_begin(&h, p->key);
	crypt_hash_number(&h, staff);
	crypt_hash_piece(&h, text, strlen(text));
	crypt_hash_end(&h, out);
	crypt_wipe(&h, sizeof(h));
}

static int
vault_make(struct ctx *c, const struct pepper *p, sr_id staff, int32_t kind,
    const char *text)
{
	struct vault_ask *ask = &c->conn->asking.ask;

	memset(ask, 0, sizeof(*ask));
	ask->make = true;
	ask->cost = cost_of(c, kind);
	secret_hide(p, staff, text, ask->secret);
	return SR_DO_LATER;
}

static int
vault_compare(struct ctx *c, const struct pepper *p, const struct sr_secret *s,
    const char *text)
{
	struct vault_ask *ask = &c->conn->asking.ask;

	vault_make(c, p, s->staff, s->kind, text);
	ask->make = false;
	memcpy(ask->hash, s->hash, strnlen(s->hash, CRYPT_SECRET - 1));
	return SR_DO_LATER;
}

/* Somebody whose secret is asked for. */
struct suspect {
	struct sr_staff staff;   /* id 0: the code is nobody's */
	struct sr_secret secret; /* id 0: he has none that counts */
	const char *who;         /* for what was tried */
	const struct pepper *pepper;
};

static int
secret_get(struct ctx *c, sr_id staff, struct sr_secret *s)
{
	int rc = sql_one(c->st, &secret_sql[SECRET_OF],
	    SQL_ARGS(SQL_R("staff", staff)), &sr_rec_secret, s, c->mem);

	if (rc != SR_E_NONE)
		return rc;
	sr_error_clear(c->err);
	sr_record_clear(&sr_rec_secret, s);
	return SR_OK;
}

static int
suspect_of(struct ctx *c, struct suspect *s)
{
	int rc = pepper_get(c, true, &s->pepper);

	if (rc == SR_OK)
		rc = secret_get(c, s->staff.id, &s->secret);
	/* Made with a key that is lost: as if there were none. */
	if (rc == SR_OK && strcmp(s->secret.pepper, s->pepper->id) != 0)
		sr_record_clear(&sr_rec_secret, &s->secret);
	s->who = s->staff.id != 0
		     ? arena_printf(c->mem, "#%lld", (long long)s->staff.id)
		     : s->staff.code;
	return rc;
}

static int
suspect_named(struct ctx *c, const char *code, struct suspect *s)
{
	int rc = sql_one(c->st, &house_sql[HOUSE_STAFF_CODE],
	    SQL_ARGS(SQL_T("code", code)), &sr_rec_staff, &s->staff, c->mem);

	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		sr_record_clear(&sr_rec_staff, &s->staff);
		s->staff.code = arena_ndup(c->mem, code, text_whole(code, 32));
		rc = SR_OK;
	}
	return rc < 0 ? rc : suspect_of(c, s);
}

/*
 * Ask the vault whether TYPED is S's secret.  Where there is none it works
 * as long for nothing, so that its time tells nobody who has one.
 */
static int
suspect_ask(
    struct ctx *c, const struct suspect *s, const struct sr_bytes *typed)
{
	int rc = attempt_check(c, s->who);

	if (rc < 0)
		return rc;
	if (s->secret.id == 0)
		return vault_make(c, s->pepper, s->staff.id, SR_PIN,
		    secret_text(c, typed, SR_PIN));
	return vault_compare(
	    c, s->pepper, &s->secret, secret_text(c, typed, s->secret.kind));
}

static int
vault_lost(struct ctx *c)
{
	return fail(c, SR_E_IO, "unlock", "secret",
	    N_("Secrets cannot be checked now: the machine is short of memory. "
	       "Try again."),
	    0);
}

/* What the vault said about S: SR_OK, or counted and refused. */
static int
suspect_judge(struct ctx *c, const struct suspect *s)
{
	const struct asking *a = &c->conn->asking;
	int rc;

	if (!a->answer.done)
		return vault_lost(c);
	/* Of many asked at once no more are judged than one after another. */
	rc = attempt_check(c, s->who);
	if (rc < 0)
		return rc;
	/* Whoever set it anew meanwhile did not mean this one. */
	if (s->secret.id != 0 && !a->ask.make && a->answer.same &&
	    strcmp(a->ask.hash, s->secret.hash) == 0 &&
	    staff_here(c, &s->staff))
		return SR_OK;
	rc = attempt_failed(c, s->who);
	if (rc < 0)
		return rc;
	return fail(c, SR_E_DENIED, "unlock", "secret",
	    N_("The PIN or passphrase is wrong."), 0);
}

/* It was right: seat him, and say what was tried since the last time. */
static int
unlock_done(struct ctx *c, const struct suspect *s, const char *hash,
    struct sr_session *out)
{
	struct sr_secret row = s->secret;
	sr_instant before = row.used_at != 0 ? row.used_at : row.updated_at;
	int rc;

	row.used_at = c->now;
	row.hash = hash;
	rc = record_update(c->st, &sr_rec_secret, &row, c->now);
	if (rc == SR_OK)
		rc = attempt_right(c, s->who, &out->failed);
	if (rc < 0)
		return rc;
	clock_local(before, &out->failed_day, &out->failed_minute);
	seat_take(c, &s->staff, row.kind);
	return session_fill(c, out);
}

/* The vault said that it is right: may he, and at today's cost? */
static int
unlock_right(struct ctx *c, const struct suspect *s,
    const struct sr_bytes *typed, struct sr_session *out)
{
	struct asking *a = &c->conn->asking;

	if (s->secret.kind == SR_PIN && !sr_role_pin(s->staff.role))
		return fail(c, SR_E_DENIED, "unlock", "secret",
		    N_("{0}: at a shared front desk this role needs a "
		       "passphrase. The administrator sets one."),
		    1, SR_LABEL(sr_enum_label(&sr_choice_role, s->staff.role)));
	a->rev = s->secret.rev;
	if (a->answer.stale)
		return vault_make(c, s->pepper, s->staff.id, s->secret.kind,
		    secret_text(c, typed, s->secret.kind));
	return unlock_done(c, s, s->secret.hash, out);
}

int
op_session_unlock(struct ctx *c, const void *arg, void *res)
{
	const struct sr_unlock *in = arg;
	struct asking *a = &c->conn->asking;
	struct suspect s;
	int rc = seat_here(c);

	if (rc == SR_OK)
		rc = suspect_named(c, in->code, &s);
	if (rc < 0)
		return rc;
	if (a->step == 0)
		return suspect_ask(c, &s, &in->secret);
	if (a->step == 1) {
		rc = suspect_judge(c, &s);
		return rc < 0 ? rc : unlock_right(c, &s, &in->secret, res);
	}
	if (s.secret.rev != a->rev || !a->answer.done)
		return vault_lost(c);
	return unlock_done(c, &s, a->answer.hash, res);
}

int
op_kiosk_find(struct ctx *c, const void *arg, void *res)
{
	const struct pepper *p = NULL;
	int rc = seat_here(c);

	(void)arg;
	if (rc == SR_OK)
		rc = pepper_get(c, false, &p);
	if (rc == SR_E_NONE) { /* nobody has set one yet */
		sr_error_clear(c->err);
		((struct sr_rows *)res)->size = sizeof(struct sr_staff);
		return SR_OK;
	}
	if (rc < 0)
		return rc;
	return sql_rows(c->st, &secret_sql[SECRET_NAMES],
	    SQL_ARGS(SQL_D("day", c->today), SQL_T("pepper", p->id)),
	    &sr_rec_staff, res, c->mem);
}

/* ---- setting one ---- */

static int
characters(const char *s)
{
	int n = 0;

	while (text_next(&s) != 0)
		n++;
	return n;
}

static bool
is_pin(const char *s)
{
	return strlen(s) == SR_PIN_DIGITS &&
	       strspn(s, "0123456789") == SR_PIN_DIGITS;
}

static int
pin_check(struct ctx *c, const struct sr_staff *who, const char *pin)
{
	struct weak_about about = { .code = who->code, .login = who->login };
	const struct sql_arg *named = SQL_ARGS(SQL_T("name", who->name));
	const char *weak;
	int rc;

	if (!sr_role_pin(who->role))
		return fail(c, SR_E_INVALID, "secret_new", "secret",
		    N_("A PIN is for the front desk and salespersons. {0}: "
		       "choose a passphrase of {1} characters or more."),
		    2, SR_LABEL(sr_enum_label(&sr_choice_role, who->role)),
		    SR_NUM(SR_PASSPHRASE_LEAST));
	rc = sql_text(
	    c->st, &secret_sql[SECRET_PHONES], named, &about.phones, c->mem);
	if (rc == SR_OK)
		rc = sql_text(c->st, &secret_sql[SECRET_PLATES], named,
		    &about.plates, c->mem);
	weak = rc == SR_OK ? weak_pin(pin, &about) : NULL;
	if (weak != NULL)
		rc = fail(c, SR_E_INVALID, "secret_new", "secret", weak, 0);
	return rc;
}

/* Which kind TYPED is, and whether it will do for WHO. */
static int
secret_judge(struct ctx *c, const struct sr_staff *who,
    const struct sr_bytes *typed, int32_t *kind, const char **text)
{
	*text = secret_text(c, typed, SR_PIN);
	*kind = is_pin(*text) ? SR_PIN : SR_PASSPHRASE;
	if (*kind == SR_PIN)
		return pin_check(c, who, *text);
	*text = secret_text(c, typed, SR_PASSPHRASE);
	if (**text == '\0' && typed->len > 0)
		return fail(c, SR_E_INVALID, "secret_new", "secret",
		    N_("This is longer than {0} bytes, or holds characters "
		       "that nobody can type."),
		    1, SR_NUM(SR_SECRET_MOST));
	if (characters(*text) < SR_PASSPHRASE_LEAST)
		return fail(c, SR_E_INVALID, "secret_new", "secret",
		    N_("A PIN has {0} digits, a passphrase {1} characters or "
		       "more: a sentence will do."),
		    2, SR_NUM(SR_PIN_DIGITS), SR_NUM(SR_PASSPHRASE_LEAST));
	return SR_OK;
}

/*
 * One's own; the administrator everybody's; leads those of people who have
 * no powers, else they could take powers that are not theirs.
 */
static int
secret_may(struct ctx *c, const struct sr_staff *who)
{
	if (who->id == c->me || c->role == SR_ADMIN ||
	    (is_lead(c) && sr_role_pin(who->role)))
		return SR_OK;
	return fail(c, SR_E_DENIED, "secret_new", "staff",
	    N_("The secret of {0} is set by {0}, by the administrator, and "
	       "for desk and salespersons by a supervisor or manager."),
	    1, SR_TXT(who->name));
}

static int
secret_write(struct ctx *c, struct suspect *s, int32_t kind, const char *hash)
{
	struct sr_secret *row = &s->secret;
	int rc = secret_get(c, s->staff.id, row);

	if (rc == SR_OK)
		rc = attempt_forget(c, s->who);
	if (rc < 0)
		return rc;
	row->staff = s->staff.id;
	row->kind = kind;
	row->hash = hash;
	row->pepper = s->pepper->id;
	row->used_at = 0;
	return row->id == 0 ? record_insert(c->st, &sr_rec_secret, row, c->now)
			    : record_update(c->st, &sr_rec_secret, row, c->now);
}

static int
secret_clear(struct ctx *c, struct suspect *s)
{
	int rc = secret_get(c, s->staff.id, &s->secret);

	if (rc == SR_OK)
		rc = attempt_forget(c, s->who);
	return rc < 0 || s->secret.id == 0
		   ? rc
		   : record_remove(c->st, &sr_rec_secret, s->secret.id);
}

int
op_secret_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_secret_new *in = arg;
	const struct asking *a = &c->conn->asking;
	struct suspect s;
	struct sr_count *count = res;
	const char *text = "";
	int32_t kind = 0;
	int rc = row_get(
	    c, &sr_rec_staff, in->staff != 0 ? in->staff : c->me, &s.staff);
	/* At a shared desk anybody may sit down where somebody left. */
	bool proof = c->conn->seat.kiosk && s.staff.id == c->me;

	if (rc == SR_OK)
		rc = secret_may(c, &s.staff);
	if (rc == SR_OK && !in->clear)
		rc = secret_judge(c, &s.staff, &in->secret, &kind, &text);
	if (rc == SR_OK)
		rc = suspect_of(c, &s);
	if (rc == SR_OK && proof && a->step == 0)
		return suspect_ask(c, &s, &in->old);
	if (rc == SR_OK && proof && a->step == 1)
		rc = suspect_judge(c, &s);
	if (rc < 0)
		return rc;
	count->n = 1;
	if (in->clear)
		return secret_clear(c, &s);
	if (a->step == (proof ? 1 : 0)) {
		rc = attempt_set(c, s.who);
		return rc < 0 ? rc
			      : vault_make(c, s.pepper, s.staff.id, kind, text);
	}
	if (!a->answer.done)
		return vault_lost(c);
	return secret_write(c, &s, kind, a->answer.hash);
}
