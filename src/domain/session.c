/* Making a house, and who is at the terminal. */
#include <string.h>

#include "base/pinyin.h"
#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/keep.h"
#include "domain/rules.h"
#include "domain/seat.h"
#include "store/house.h"
#include "store/import.h"
#include "base/banned.h"

/* Imports that never ended, but for the one that is under way here. */
static int
session_batches(struct ctx *c, struct sr_session *s)
{
	const struct importing *im = c->conn->import;
	int64_t n = 0;
	int rc = sql_integer(c->st, &batch_sql[BATCH_UNFINISHED], SQL_NONE, &n);

	if (im != NULL && !im->batch.dry)
		n--;
	s->open_batch = (int32_t)n;
	return rc;
}

/* Said to those who can see to it. */
static int
session_backup(struct ctx *c, struct sr_session *s)
{
	sr_instant last = 0;
	int rc = SR_OK;

	if (is_lead(c) || c->role == SR_ADMIN)
		rc = backup_is_late(c, &s->backup_late, &last);
	if (s->backup_late && last != 0)
		clock_local(last, &s->backup_day, &s->backup_minute);
	return rc;
}

int
session_fill(struct ctx *c, struct sr_session *s)
{
	const struct sr_staff *me = &c->conn->me;

	s->staff = me->id;
	s->code = arena_dup(c->mem, me->code);
	s->name = arena_dup(c->mem, me->name);
	s->role = me->role;
	s->house = arena_dup(c->mem, rule_text(c, "house"));
	s->preset = arena_dup(c->mem, rule_text(c, "preset"));
	s->today = c->today;
	s->minute = c->minute;
	s->demo = c->d->demo;
	s->advisory = c->d->advisory;
	s->day_capacity = rule_int(c, "day_capacity", 12);
	seat_fill(c, s);
	if (session_backup(c, s) < 0)
		return c->err->code;
	return c->conn->seat.locked ? SR_OK : session_batches(c, s);
}

int
op_session_get(struct ctx *c, const void *arg, void *res)
{
	(void)arg;
	return session_fill(c, res);
}

static int
login_find(struct ctx *c, const struct sr_login *in, struct sr_staff *who)
{
	bool by_code = in->code[0] != '\0';
	int rc = by_code ? sql_one(c->st, &house_sql[HOUSE_STAFF_CODE],
			       SQL_ARGS(SQL_T("code", in->code)), &sr_rec_staff,
			       who, c->mem)
			 : sql_one(c->st, &house_sql[HOUSE_STAFF_LOGIN],
			       SQL_ARGS(SQL_T("login", in->login)),
			       &sr_rec_staff, who, c->mem);

	if (rc == SR_E_NONE && by_code)
		return fail(c, SR_E_DENIED, "staff", "code",
		    N_("Nobody has the staff code \"{0}\". See: showroom "
		       "staff"),
		    1, SR_TXT(in->code));
	if (rc == SR_E_NONE)
		return fail(c, SR_E_DENIED, "staff", "login",
		    N_("The Unix user \"{0}\" is no member of staff. Ask the "
		       "administrator to enter it, or use --as CODE."),
		    1, SR_TXT(in->login));
	return rc;
}

/*
 * Over a socket the system says who calls, and nothing that the client says
 * counts; the owner of the file may be anybody.
 */
static int
account_find(struct ctx *c, struct sr_staff *who)
{
	const struct sr_peer *peer = &c->conn->peer;
	int rc = peer->login[0] == '\0'
		     ? SR_E_NONE
		     : sql_one(c->st, &house_sql[HOUSE_STAFF_LOGIN],
			   SQL_ARGS(SQL_T("login", peer->login)), &sr_rec_staff,
			   who, c->mem);

	if (rc != SR_E_NONE)
		return rc;
	return fail(c, SR_E_DENIED, "staff", "login",
	    N_("Your Unix account \"{0}\" (number {1}) is no member of staff "
	       "here. The administrator enters it: showroom staff set CODE "
	       "--login {0}"),
	    2, SR_TXT(peer->login), SR_NUM(peer->uid));
}

int
op_session_open(struct ctx *c, const void *arg, void *res)
{
	const struct sr_login *in = arg;
	bool account = c->conn->peer.uid >= 0 && !c->d->advisory;
	struct sr_staff who;
	int rc;

	if (in->code[0] != '\0' && !c->d->advisory)
		return fail(c, SR_E_DENIED, "staff", "code",
		    N_("Here everybody logs in as himself."), 0);
	if (account && seat_shared(c, c->conn->peer.login)) {
		seat_open(c);
		return session_fill(c, res);
	}
	rc = account ? account_find(c, &who) : login_find(c, in, &who);
	if (rc < 0)
		return rc;
	if (!staff_here(c, &who))
		return fail(c, SR_E_DENIED, "staff", "code",
		    N_("{0} is not a member of staff today."), 1,
		    SR_TXT(who.name));
	conn_is(c->conn, &who);
	c->me = who.id;
	c->role = who.role;
	return session_fill(c, res);
}

static int
setting_set(struct ctx *c, const char *name, const char *value)
{
	struct sr_setting s;

	sr_record_clear(&sr_rec_setting, &s);
	s.name = name;
	s.value = value;
	s.origin = "house";
	return record_insert(c->st, &sr_rec_setting, &s, c->now);
}

/* Preset rows come without pinyin: it is derived here, in one place. */
static int
list_pinyin(struct ctx *c)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &house_sql[HOUSE_LIST_UNREAD], SQL_NONE,
	    &sr_rec_list_row, &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_list_row *row = SR_ROW(struct sr_list_row, &rows, i);
		row->pinyin = pinyin_key(c->mem, row->name_zh, "");
		rc = record_update(c->st, &sr_rec_list_row, row, c->now);
	}
	return rc;
}

static int
init_rows(struct ctx *c, const struct sr_init *in, struct sr_staff *me)
{
	const char *preset = arena_printf(c->mem, "preset/%s.sql", in->preset);
	int rc = store_script(c->st, "preset/lists.sql");

	if (rc == SR_OK)
		rc = store_script(c->st, preset);
	if (rc == SR_OK)
		rc = setting_set(c, "house", in->house);
	if (rc == SR_OK)
		rc = setting_set(c, "zone", in->zone);
	if (rc == SR_OK)
		rc = list_pinyin(c);
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_staff, me);
	me->code = "00";
	me->name = in->name;
	me->login = in->login;
	me->role = SR_ADMIN;
	me->pinyin = pinyin_key(c->mem, in->name, "");
	return record_insert(c->st, &sr_rec_staff, me, c->now);
}

int
op_init(struct ctx *c, const void *arg, void *res)
{
	const struct sr_init *in = arg;
	struct sr_staff me;
	int64_t staff = 0;
	int rc;

	/* Else whoever comes first would be the administrator. */
	if (c->conn->peer.uid >= 0 && !c->d->advisory)
		return fail(c, SR_E_DENIED, "init", "",
		    N_("A house's file is made where it lies: showroomd(8), "
		       "SETTING UP."),
		    0);
	rc = record_count(c->st, &sr_rec_staff, &staff);
	if (rc < 0)
		return rc;
	if (staff != 0)
		return fail(c, SR_E_EXISTS, "init", "",
		    N_("This file holds a dealership already."), 0);
	if (strcmp(in->preset, "ftms") != 0 && strcmp(in->preset, "habc") != 0)
		return fail(c, SR_E_INVALID, "init", "preset",
		    N_("There is no preset \"{0}\": choose ftms or habc."), 1,
		    SR_TXT(in->preset));
	if (!clock_zone_known(in->zone))
		return fail(c, SR_E_INVALID, "init", "zone",
		    N_("There is no time zone \"{0}\". Type it as "
		       "Asia/Shanghai."),
		    1, SR_TXT(in->zone));
	rc = init_rows(c, in, &me);
	if (rc < 0)
		return rc;
	rules_stale(c->d);
	conn_is(c->conn, &me);
	c->changed |= UINT64_C(1) << SR_NOUN_STAFF | UINT64_C(1)
							 << SR_NOUN_SETTING;
	return session_fill(c, res);
}
