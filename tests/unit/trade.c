/* A few days of trade: see trade.h. */
#include "trade.h"

/* check has a macro of this name too. */
#undef fail
#include "domain/ctx.h"

sr_id
trade_put(struct trade *t, const struct sr_record *r, void *rec)
{
	struct domain *d = t->h.d;

	ck_assert_int_eq(store_begin(d->st), SR_OK);
	if (record_insert(d->st, r, rec, clock_now(&d->clock)) != SR_OK)
		ck_abort_msg(
		    "%s: %s [%s]", r->name, d->err.message, d->err.arg[0].text);
	ck_assert_int_eq(store_commit(d->st), SR_OK);
	return sr_get_int(&r->fields[0], rec);
}

/* What most lines of the register have. */
static struct sr_visit
line(struct trade *t, const char *day, int hour, const char *staff)
{
	struct sr_visit v;

	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day(day);
	v.kind = SR_WALKIN;
	v.minute = hour * 60 + 1;
	v.gone = true;
	v.people = 1;
	v.name = "客人";
	v.staff = staff != NULL ? house_staff(&t->h, staff) : 0;
	return v;
}

sr_id
trade_guest(struct trade *t, const char *day)
{
	struct sr_visit v = line(t, day, 16, LI);

	v.phone = "13500000077";
	return trade_put(t, &sr_rec_visit, &v);
}

static void
register_lines(struct trade *t)
{
	const char *day = "2026-11-21";
	sr_id invited = house_row(&t->h, "how", "邀约再次");
	struct sr_visit v[11] = {
		line(t, day, 9, LI),
		line(t, day, 10, LI),
		line(t, day, 10, WANG),
		line(t, day, 11, WANG),
		line(t, day, 11, WANG),
		line(t, day, 12, LI),
		line(t, day, 13, LI),
		line(t, day, 14, NULL),
		line(t, day, 15, WANG),
		line(t, day, 16, LI),
		line(t, "2026-11-05", 9, LI),
	};
	struct sr_visit october = line(t, "2026-10-31", 9, LI);

	v[0].phone = v[1].phone = "13500000001";
	v[0].name = v[1].name = "周平";
	v[0].drive = SR_YES;
	v[2].minute += 30;
	v[2].kind = SR_CALLIN;
	v[2].phone = "13500000002";
	v[3].nofile = house_row(&t->h, "nofile", "refused");
	v[4].minute += 30;
	v[4].phone = "13500000003";
	v[4].missing = "model";
	v[4].how = v[5].how = v[6].how = invited;
	v[5].phone = "13500000004";
	v[5].purpose = house_row(&t->h, "purpose", "service");
	v[6].phone = "13500000005";
	v[7].seen_typed = SR_AGAIN;
	v[7].gone = false;
	v[8].kind = SR_EVENT;
	v[8].phone = v[10].phone = "13500000006";
	v[9].phone = "13500000009";
	v[9].voided = true;
	for (int i = 0; i < 11; i++)
		t->visit[i] = trade_put(t, &sr_rec_visit, &v[i]);
	october.phone = "13500000008";
	trade_put(t, &sr_rec_visit, &october);
}

static sr_id
card(struct trade *t, const char *name, const char *owner, const char *opened,
    const char *closed)
{
	static int n;
	struct sr_person p;
	struct sr_card c;

	sr_record_clear(&sr_rec_person, &p);
	p.name = name;
	p.pinyin = "x";
	sr_record_clear(&sr_rec_card, &c);
	c.code = arena_printf(t->h.mem, "A-26-%04d", ++n);
	c.person = trade_put(t, &sr_rec_person, &p);
	c.owner = house_staff(&t->h, owner);
	c.opened = the_day(opened);
	c.closed = closed != NULL ? the_day(closed) : 0;
	c.name_key = "x";
	return trade_put(t, &sr_rec_card, &c);
}

static void
moved(struct trade *t, sr_id id, const char *day, int before, int after,
    const char *reason)
{
	struct sr_move m;

	sr_record_clear(&sr_rec_move, &m);
	m.card = id;
	m.day = the_day(day);
	m.before = before;
	m.after = after;
	m.reason = reason;
	trade_put(t, &sr_rec_move, &m);
}

void
trade_move(struct trade *t, sr_id id, const char *day, int before, int after)
{
	moved(t, id, day, before, after, "");
}

sr_id
trade_decided(struct trade *t, const char *owner, const char *opened,
    const char *day, int after)
{
	sr_id id =
	    card(t, "客户", owner, opened, SR_GRADE_OPEN(after) ? NULL : day);

	trade_move(t, id, opened, 0, SR_GRADE_A);
	trade_move(t, id, day, SR_GRADE_A, after);
	return id;
}

struct sr_find
trade_find(struct trade *t, const char *staff, const char *day)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.staff = staff != NULL ? house_staff(&t->h, staff) : 0;
	find.from = find.to = day != NULL ? the_day(day) : 0;
	return find;
}

/* Planned for PLAN by STAFF; done on DAY (NULL: still to come). */
static sr_id
contact(struct trade *t, sr_id id, const char *staff, const char *plan,
    const char *day, int reached, const char *text)
{
	struct sr_contact k;

	sr_record_clear(&sr_rec_contact, &k);
	k.card = id;
	k.staff = house_staff(&t->h, staff);
	k.kind = SR_BY_PHONE;
	k.plan_day = the_day(plan);
	k.state = day != NULL ? SR_DONE : SR_PLANNED;
	k.day = day != NULL ? the_day(day) : 0;
	k.minute = day != NULL ? 16 * 60 + 1 : 0;
	k.reached = reached;
	k.text = text;
	return trade_put(t, &sr_rec_contact, &k);
}

static void
cards(struct trade *t)
{
	struct sr_handover hand;

	t->zhang = card(t, "张红喆", LI, "2026-11-03", NULL);
	trade_move(t, t->zhang, "2026-11-03", 0, SR_GRADE_B);
	t->reached = contact(t, t->zhang, LI, "2026-11-21", "2026-11-21",
	    SR_REACHED, "约周六试驾");
	moved(t, t->zhang, "2026-11-21", SR_GRADE_B, SR_GRADE_A, "约试驾");
	contact(t, t->zhang, LI, "2026-11-23", NULL, 0, "");

	t->shan = card(t, "单雄信", LI, "2026-11-21", NULL);
	trade_move(t, t->shan, "2026-11-21", 0, SR_GRADE_H);
	contact(t, t->shan, LI, "2026-11-22", NULL, 0, "");

	t->lin = card(t, "林国丹", WANG, "2026-11-01", "2026-11-21");
	trade_move(t, t->lin, "2026-11-01", 0, SR_GRADE_A);
	moved(t, t->lin, "2026-11-21", SR_GRADE_A, SR_GRADE_F1, "买了途观L");

	t->ouyang = card(t, "欧阳海", WANG, "2026-10-10", NULL);
	trade_move(t, t->ouyang, "2026-10-10", 0, SR_GRADE_C);
	contact(t, t->ouyang, WANG, "2026-11-15", "2026-11-15", SR_REACHED,
	    "要价格单");
	trade_move(t, t->ouyang, "2026-11-15", SR_GRADE_C, SR_GRADE_H);
	contact(t, t->ouyang, WANG, "2026-11-19", NULL, 0, "");

	t->zha = card(t, "查思宇", LI, "2026-11-10", NULL);
	trade_move(t, t->zha, "2026-11-10", 0, SR_GRADE_B);
	moved(t, t->zha, "2026-11-20", SR_GRADE_B, SR_GRADE_C, "预算");
	sr_record_clear(&sr_rec_handover, &hand);
	hand.kind = SR_HANDED;
	hand.card = t->zha;
	hand.from_staff = house_staff(&t->h, WANG);
	hand.to_staff = house_staff(&t->h, LI);
	hand.reason = "换班";
	hand.staff = house_staff(&t->h, MANAGER);
	hand.day = the_day("2026-11-20");
	trade_put(t, &sr_rec_handover, &hand);
	contact(
	    t, t->zha, LI, "2026-11-21", "2026-11-21", SR_UNREACHED, "关机");
	contact(t, t->zha, LI, "2026-11-22", NULL, 0, "");
}

void
trade_open(struct trade *t)
{
	house_open(&t->h, "2026-11-21 17:42");
	register_lines(t);
	cards(t);
	house_as(&t->h, MANAGER);
}

void
trade_close(struct trade *t)
{
	house_close(&t->h);
}

/* Of the suite that runs. */
static struct trade *suite_trade;

static void
suite_setup(void)
{
	trade_open(suite_trade);
}

static void
suite_teardown(void)
{
	trade_close(suite_trade);
}

Suite *
trade_suite(const char *name, const TTest *const *tests, struct trade *t)
{
	suite_trade = t;
	return suite_with(name, tests, suite_setup, suite_teardown);
}
