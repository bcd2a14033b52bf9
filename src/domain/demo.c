/*
 * The example house and its ninety days: who works there, what a day brings,
 * in the order of its minutes.  What guests and customers do is in
 * demo_guest.c, demo_card.c and demo_sale.c, what the boards have of it in
 * demo_desk.c and demo_more.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "domain/ctx.h"
#include "domain/demo_own.h"
#include "base/banned.h"

bool
demo_call(struct demo *x, int actor, int op, const void *arg, void *res)
{
	struct sr_job job = { .op = op,
		.arg = arg,
		.reason = x->reason,
		.res = res,
		.mem = x->mem };

	x->reason = "";
	if (x->rc < 0)
		return false;
	x->rc = domain_dispatch(x->conn[actor], &job);
	if (x->rc < 0)
		*x->err = job.err;
	return x->rc == SR_OK;
}

int
demo_between(struct demo *x, int low, int high)
{
	return low + (int)sample_below(&x->dice, (uint32_t)(high - low + 1));
}

void
demo_dice(struct demo *x, bool more)
{
	struct sample dice = x->dice;

	if (x->more == more)
		return;
	x->dice = x->other;
	x->other = dice;
	x->more = more;
}

int
demo_sales(const struct demo *x, sr_id staff)
{
	for (int i = 0; i < DEMO_SALES; i++)
		if (x->staff[i] == staff)
			return i;
	return -1;
}

void
demo_copy(char *to, const char *s, size_t size)
{
	size_t n = strlen(s);

	if (n >= size)
		n = size - 1;
	memmove(to, s, n);
	to[n] = '\0';
}

const char *
demo_say(struct demo *x, enum demo_text kind, char buf[static DEMO_TEXT])
{
	return demo_text(&x->dice, kind, buf);
}

sr_id
demo_choose(struct demo *x, enum demo_list list)
{
	const struct demo_rows *r = &x->rows[list];
	int at = r->sum > 0 ? demo_between(x, 0, r->sum - 1) : 0;

	for (int i = 0; i < r->n; i++) {
		at -= r->weight[i];
		if (at < 0)
			return r->id[i];
	}
	return 0;
}

/* ---- the house ---- */

static const struct {
	const char *code, *name, *team;
	int32_t role;
} people[DEMO_NACTOR] = {
	{ "01", "李晓梅", "一组", SR_SALES },
	{ "02", "王建国", "一组", SR_SALES },
	{ "03", "赵敏", "一组", SR_SALES },
	{ "04", "周洋", "一组", SR_SALES },
	{ "05", "冯雪", "二组", SR_SALES },
	{ "06", "吴倩", "二组", SR_SALES },
	{ "07", "孙立新", "二组", SR_SALES },
	{ "08", "郑凯", "二组", SR_SALES },
	[DEMO_AT_DESK] = { DEMO_DESK, "何静", "", SR_DESK },
	[DEMO_LEAD] = { DEMO_SUPERVISOR, "陈主管", "", SR_SUPERVISOR },
	[DEMO_HEAD] = { DEMO_MANAGER, "王经理", "", SR_MANAGER },
	[DEMO_CR] = { "12", "林芳", "", SR_CR },
	[DEMO_FINANCE] = { "13", "许会计", "", SR_FINANCE },
	[DEMO_GM] = { "14", "总经理", "", SR_GM },
	[DEMO_OFFICE] = { DEMO_ADMIN, "管理员", "", SR_ADMIN },
};

/* Rows of the preset by weight: "list", then codes and how often. */
static const struct {
	const char *list;
	struct {
		const char *code;
		int weight;
	} row[DEMO_MOST];
} choices[DEMO_NLIST] = {
	/* In the order of the models that demo_guest.c knows. */
	[DEMO_MODEL] = { "model",
	    { { "corolla", 20 }, { "cross", 12 }, { "allion", 7 },
		{ "avalon", 14 }, { "izoa", 4 }, { "rav4", 24 },
		{ "kluger", 9 }, { "prado", 3 }, { "granvia", 3 }, { "bz3", 4 },
		{ "bz4x", 2 } } },
	[DEMO_COLOUR] = { "colour",
	    { { "pearl", 30 }, { "black", 22 }, { "grey", 10 }, { "silver", 6 },
		{ "red", 6 }, { "bronze", 4 }, { "blue", 6 }, { "any", 16 } } },
	[DEMO_SOURCE] = { "source",
	    { { "walkin", 34 }, { "passing", 14 }, { "autohome", 10 },
		{ "dcd", 9 }, { "yiche", 5 }, { "site", 3 }, { "social", 6 },
		{ "outdoor", 2 }, { "show", 4 }, { "owner", 8 },
		{ "friend", 5 } } },
	[DEMO_SOURCE_CALL] = { "source",
	    { { "phone", 60 }, { "autohome", 16 }, { "dcd", 12 },
		{ "callcentre", 8 }, { "owner", 4 } } },
	[DEMO_PURPOSE] = { "purpose", { { "newcar", 62 }, { "drive", 20 },
					  { "deal", 10 }, { "swap", 8 } } },
	[DEMO_NONINTENT] = { "purpose",
	    { { "papers", 30 }, { "pay", 20 }, { "collect", 20 },
		{ "service", 22 }, { "none", 8 } } },
	[DEMO_FIRST_HOW] = { "how", { { "first", 76 }, { "lead", 10 },
					{ "friend", 7 }, { "owner", 7 } } },
	[DEMO_INVITED] = { "how", { { "invited", 1 } } },
	[DEMO_AGAIN_HOW] = { "how", { { "again", 1 } } },
	[DEMO_NOFILE] = { "nofile",
	    { { "refused", 30 }, { "looking", 40 }, { "hurry", 15 },
		{ "companion", 10 }, { "notasked", 5 } } },
	[DEMO_RIVAL] = { "rival",
	    { { "sylphy", 8 }, { "lavida", 7 }, { "camry", 10 },
		{ "accord", 10 }, { "passat", 8 }, { "crv", 14 },
		{ "tiguan", 12 }, { "h6", 8 }, { "model3", 7 }, { "han", 8 },
		{ "qin", 8 } } },
	[DEMO_USAGE] = { "usage", { { "family", 46 }, { "commute", 38 },
				      { "business", 14 }, { "rental", 2 } } },
	[DEMO_BUYTYPE] = { "buytype",
	    { { "new", 48 }, { "swap", 18 }, { "extra", 12 }, { "own", 8 },
		{ "foreign", 8 }, { "lottery", 4 }, { "plate", 2 } } },
	[DEMO_PAYMENT] = { "payment", { { "cash", 44 }, { "loan", 36 },
					  { "swap", 12 }, { "swaploan", 8 } } },
	[DEMO_RESULT] = { "result", { { "filed", 40 }, { "again", 20 },
					{ "drive", 20 }, { "left", 20 } } },
	[DEMO_TRANSPORT] = { "transport",
	    { { "car", 60 }, { "taxi", 14 }, { "public", 14 },
		{ "foot", 12 } } },
	[DEMO_THEME] = { "theme",
	    { { "promote", 44 }, { "invite", 20 }, { "drive", 14 },
		{ "event", 10 }, { "routine", 12 } } },
	[DEMO_THEME_FIRST] = { "theme", { { "after", 1 } } },
	[DEMO_THEME_APPOINTED] = { "theme", { { "booked", 1 } } },
	[DEMO_THEME_DESK] = { "theme", { { "desk", 1 } } },
	[DEMO_NOTREACHED] = { "unreached",
	    { { "noanswer", 62 }, { "refused", 18 }, { "off", 16 },
		{ "suspended", 4 } } },
	[DEMO_LOST_PRODUCT] = { "lost",
	    { { "price", 34 }, { "equip", 16 }, { "looks", 14 },
		{ "comfort", 10 }, { "inside", 10 }, { "power", 8 },
		{ "fuel", 8 } } },
	[DEMO_LOST_PROCESS] = { "lost",
	    { { "gaveup", 40 }, { "elsewhere", 30 }, { "talks", 12 },
		{ "invite", 10 }, { "drive", 8 } } },
	[DEMO_STAGE] = { "stage",
	    { { "deal", 1 }, { "drive", 1 }, { "present", 1 }, { "call", 1 },
		{ "needs", 1 } } },
	[DEMO_WHY_FROZEN] = { "reason",
	    { { "plate", 40 }, { "money", 30 }, { "away", 15 },
		{ "newmodel", 15 } } },
	[DEMO_WHY_VOID] = { "reason",
	    { { "nointent", 60 }, { "region", 25 }, { "wrongphone", 15 } } },
	[DEMO_WHY_BACK] = { "reason", { { "back", 3 }, { "tooearly", 1 } } },
	[DEMO_WEATHER] = { "weather",
	    { { "sun", 50 }, { "cloud", 24 }, { "grey", 10 }, { "shower", 6 },
		{ "rain", 6 }, { "haze", 2 }, { "wind", 2 } } },
	[DEMO_JOB] = { "job",
	    { { "employee", 34 }, { "manager", 12 }, { "trader", 14 },
		{ "official", 10 }, { "teacher", 9 }, { "doctor", 8 },
		{ "engineer", 9 }, { "retired", 4 } } },
	[DEMO_INCOME] = { "income",
	    { { "10k", 40 }, { "20k", 38 }, { "30k", 15 }, { "50k", 7 } } },
	[DEMO_EDUCATION] = { "education",
	    { { "high", 14 }, { "college", 34 }, { "bachelor", 44 },
		{ "master", 8 } } },
	[DEMO_CONSENT] = { "consent", { { "purchase", 70 }, { "all", 30 } } },
	[DEMO_MEDIUM] = { "medium",
	    { { "paper", 40 }, { "spoken", 40 }, { "wechat", 20 } } },
	[DEMO_CAR] = { "testcar",
	    { { "corolla", 1 }, { "rav4", 1 }, { "avalon", 1 } } },
	[DEMO_ROUTE] = { "route", { { "city", 70 }, { "fast", 30 } } },
	[DEMO_ROUND] = { "theme", { { "event", 1 } } },
	[DEMO_FOCUS] = { "focus",
	    { { "price", 30 }, { "comfort", 18 }, { "quality", 16 },
		{ "fuel", 12 }, { "equip", 10 }, { "looks", 8 },
		{ "care", 6 } } },
	[DEMO_VISITTIME] = { "visittime",
	    { { "evening", 40 }, { "weekend", 30 }, { "day", 20 },
		{ "work", 10 } } },
};

/* The preset has every code named above; a row less is a row less chosen. */
static void
house_rows(struct demo *x)
{
	struct sr_find find;
	struct sr_rows all;

	sr_record_clear(&sr_rec_find, &find);
	if (!demo_call(x, DEMO_OFFICE, SR_OP_LIST_FIND, &find, &all))
		return;
	for (int l = 0; l < DEMO_NLIST; l++) {
		struct demo_rows *to = &x->rows[l];
		for (int k = 0; k < DEMO_MOST; k++) {
			const char *code = choices[l].row[k].code;
			for (size_t i = 0; code != NULL && i < all.n; i++) {
				const struct sr_list_row *row =
				    SR_ROW(struct sr_list_row, &all, i);
				if (strcmp(row->list, choices[l].list) != 0 ||
				    strcmp(row->code, code) != 0)
					continue;
				to->id[to->n] = row->id;
				to->weight[to->n] = choices[l].row[k].weight;
				to->sum += to->weight[to->n++];
			}
		}
	}
}

static void
house_people(struct demo *x)
{
	struct sr_login login = { .login = "", .code = "" };
	struct sr_session session;
	struct sr_staff in, out;

	for (int i = 0; i < DEMO_NACTOR; i++) {
		if (i != DEMO_OFFICE) {
			sr_record_clear(&sr_rec_staff, &in);
			in.code = people[i].code;
			in.name = people[i].name;
			in.team = people[i].team;
			in.role = people[i].role;
			demo_call(x, DEMO_OFFICE, SR_OP_STAFF_SAVE, &in, &out);
		}
		login.code = people[i].code;
		if (demo_call(x, i, SR_OP_SESSION_OPEN, &login, &session))
			x->staff[i] = session.staff;
	}
}

static void
house_make(struct demo *x)
{
	struct sr_init init = { .house = "津东一汽丰田",
		.zone = "Asia/Shanghai",
		.preset = "ftms",
		.name = "管理员",
		.login = "" };
	struct sr_session session;

	demo_call(x, DEMO_OFFICE, SR_OP_INIT, &init, &session);
	house_people(x);
	house_rows(x);
	arena_reset(x->mem);
}

/* ---- a day ---- */

static void
clock_at(struct demo *x, sr_time minute, int second)
{
	domain_clock(x->d, x->midnight +
			       (sr_instant)(x->day - x->first) * 86400 +
			       (sr_instant)(minute - 1) * 60 + second);
}

/* A last day that has hardly begun has had its morning all the same. */
static sr_time
day_pressed(const struct demo *x, sr_time at)
{
	sr_time from = x->now > 110 ? x->now - 110 : 1;

	if (x->day != x->today || x->now >= DEMO_HM(11, 0))
		return at;
	return from + (at - DEMO_HM(8, 30)) * (x->now - from) / (9 * 60);
}

void
demo_now(struct demo *x, sr_time at, int actor,
    void (*play)(struct demo *, const struct demo_event *), size_t which)
{
	struct demo_event *e = &x->event[x->nevent];

	if (x->nevent == DEMO_EVENTS || (x->day == x->today && at > x->now))
		return;
	*e = (struct demo_event){ at, (int)x->nevent, play, which, actor,
		x->more };
	x->nevent++;
}

void
demo_later(struct demo *x, sr_time at, int actor,
    void (*play)(struct demo *, const struct demo_event *), size_t which)
{
	demo_now(x, day_pressed(x, at), actor, play, which);
}

static int
event_order(const void *a, const void *b)
{
	const struct demo_event *e = a, *f = b;

	return e->at != f->at ? e->at - f->at : e->order - f->order;
}

/* The earliest event not played; new ones may come while playing. */
static void
day_play(struct demo *x)
{
	for (size_t i = 0; i < x->nevent && x->rc == SR_OK; i++) {
		struct demo_event e;
		qsort(x->event + i, x->nevent - i, sizeof(x->event[0]),
		    event_order);
		e = x->event[i];
		clock_at(x, e.at, (int)(i % 60));
		demo_dice(x, e.more);
		e.play(x, &e);
		demo_dice(x, false);
		arena_reset(x->mem);
	}
}

static void
day_opens(struct demo *x, const struct demo_event *e)
{
	struct sr_dayrec in, out;
	char text[DEMO_TEXT];

	sr_record_clear(&sr_rec_dayrec, &in);
	in.day = x->day;
	in.weather = demo_choose(x, DEMO_WEATHER);
	if (sample_chance(&x->dice, 20))
		in.remark = demo_say(x, DEMO_REMARK, text);
	demo_call(x, e->actor, SR_OP_DAY_SAVE, &in, &out);
}

/* Two days are left as a manager finds them: not signed yet. */
static void
day_signed(struct demo *x, const struct demo_event *e)
{
	bool closes = x->day == day_month_end(x->day);
	struct sr_sign in;
	struct sr_dayrec out;

	sr_record_clear(&sr_rec_sign, &in);
	in.day = x->day;
	/* Applications of the last evening wait: the manager goes on. */
	if (closes)
		in.loss_reason = "当晚提交的战败申请次日审批。";
	demo_call(x, closes ? DEMO_HEAD : e->actor, SR_OP_DAY_SIGN, &in, &out);
	in.second = true;
	if (sample_chance(&x->dice, 60))
		demo_call(x, closes ? e->actor : DEMO_HEAD, SR_OP_DAY_SIGN, &in,
		    &out);
}

/* A guest of last week whom the desk forgot: a correction. */
static void
day_corrected(struct demo *x, const struct demo_event *e)
{
	struct sr_visit in, out;

	sr_record_clear(&sr_rec_visit, &in);
	in.day = x->day - 2;
	in.kind = SR_WALKIN;
	in.minute = DEMO_HM(15, 20);
	in.leave = DEMO_HM(15, 45);
	in.people = 2;
	in.staff = x->staff[3];
	in.grade = SR_GRADE_C;
	in.model = demo_choose(x, DEMO_MODEL);
	in.source = demo_choose(x, DEMO_SOURCE);
	in.nofile = demo_choose(x, DEMO_NOFILE);
	x->reason = "补登：前台漏记一批来店。";
	demo_call(x, e->actor, SR_OP_VISIT_SAVE, &in, &out);
}

/* Before they go home, all have read what the house told them. */
static void
day_read(struct demo *x, const struct demo_event *e)
{
	const struct sr_key all = { 0 };
	struct sr_count count = { 0 };

	(void)e;
	for (int i = 0; i < DEMO_NACTOR; i++)
		demo_call(x, i, SR_OP_ALERT_SEEN, &all, &count);
}

static void
day_plan(struct demo *x)
{
	sr_day left = x->today - x->day;

	x->nevent = x->nguest = 0;
	demo_later(x, DEMO_HM(8, 40), DEMO_AT_DESK, day_opens, 0);
	if (left == 0)
		demo_shifts(x);
	demo_guests_come(x);
	demo_clients_due(x);
	demo_leads_decide(x);
	if (left == 6)
		demo_later(x, DEMO_HM(9, 5), DEMO_AT_DESK, day_corrected, 0);
	if (left > 0)
		demo_later(x, DEMO_HM(19, 50), DEMO_LEAD, day_read, 0);
	if (left != 0 && left != 1 && left != 9)
		demo_later(x, DEMO_HM(19, 40), DEMO_LEAD, day_signed, 0);
	demo_dice(x, true);
	demo_cars_come(x);
	demo_more(x);
	demo_dice(x, false);
}

/* ---- all of it ---- */

static int
demo_begin(struct demo *x, sr_instant until)
{
	x->mem = arena_new();
	if (x->mem == NULL)
		return SR_E_NOMEM;
	for (int i = 0; i < DEMO_NACTOR; i++) {
		x->conn[i] = conn_new(x->d);
		if (x->conn[i] == NULL)
			return SR_E_NOMEM;
	}
	clock_local(until, &x->today, &x->now);
	x->first = x->today - DEMO_DAYS + 1;
	x->day = x->first;
	x->midnight = until - until % 60 - (sr_instant)(x->now - 1) * 60 -
		      (sr_instant)(DEMO_DAYS - 1) * 86400;
	x->reason = "";
	x->dice.state = 20261121;
	x->other.state = 20261126;
	x->hours.state = 20261122;
	clock_at(x, DEMO_HM(8, 0), 0);
	return SR_OK;
}

int
demo_fill(struct domain *d, struct sr_error *err)
{
	struct demo *x = calloc(1, sizeof(*x));
	sr_instant fixed = d->clock.fixed;
	int rc;

	if (x == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	x->d = d;
	d->playing = true;
	x->err = err;
	rc = clock_zone("Asia/Shanghai")
		 ? demo_begin(x, clock_now(&d->clock))
		 : sr_fail(err, SR_E_FILE, "setting", "value",
		       N_("The file's time zone \"{0}\" is unknown here: "
			  "install the package tzdata."),
		       1, SR_TXT("Asia/Shanghai"));
	if (rc == SR_E_NOMEM)
		sr_fail(err, rc, "", "", N_("Out of memory."), 0);
	if (rc == SR_OK)
		house_make(x);
	for (; rc == SR_OK && x->rc == SR_OK && x->day <= x->today; x->day++) {
		day_plan(x);
		day_play(x);
	}
	if (rc == SR_OK)
		rc = x->rc;
	for (int i = 0; i < DEMO_NACTOR; i++)
		conn_free(x->conn[i]);
	arena_free(x->mem);
	free(x);
	d->clock.fixed = fixed;
	d->playing = false;
	d->turned = 0;
	return rc;
}
