/*
 * A small house, made through the operations: what happened stands in one
 * table, in the order of time.
 */
#include "made.h"

#include <stdio.h>
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "wire/direct.h"

#include "base/banned.h"

static const struct {
	const char *code, *name;
	int32_t role;
} people[] = {
	{ "01", "李晓梅", SR_SALES },
	{ "02", "王建国", SR_SALES },
	{ "03", "何静", SR_DESK },
	{ "04", "陈主管", SR_SUPERVISOR },
	{ "05", "王经理", SR_MANAGER },
	{ "08", "总经理", SR_GM },
};

enum what { GUEST, CARD, LOG, LOST, REFUSE };

static const struct step {
	const char *at, *who;
	enum what what;
	const char *name, *phone; /* of the customer */
	const char *model;
	int32_t grade;
	int32_t kind;     /* of contact or visit */
	const char *text; /* said; note; advice */
	const char *next, *next_at;
	int32_t next_kind;
	const char *theme;
	int32_t budget_min, budget_max; /* ten thousands */
	const char *rival;
	int32_t people;
	const char *staff; /* who receives */
} steps[] = {
	{ "11-06 10:05", "01", CARD, "查思宇", "13912344536", "corolla",
	    SR_GRADE_C, .next = "11-08" },
	{ "11-06 17:20", "01", LOG, "查思宇", .grade = SR_GRADE_C,
	    .kind = SR_BY_SMS, .text = "群发活动短信，回复有兴趣。",
	    .next = "11-21", .next_kind = SR_BY_SMS, .theme = "event" },
	{ "11-11 15:10", "01", CARD, "张红喆", "17712343808", "kluger",
	    SR_GRADE_B, .next = "11-12", .budget_min = 25, .budget_max = 28,
	    .rival = "tiguan" },
	{ "11-12 11:00", "01", CARD, "欧阳海", "18912340217", "rav4",
	    SR_GRADE_A, .next = "11-14" },
	{ "11-12 19:30", "01", LOG, "张红喆", .grade = SR_GRADE_A,
	    .kind = SR_BY_PHONE, .text = "预算提高，看七座。", .next = "11-16",
	    .next_kind = SR_BY_WECHAT },
	{ "11-13 16:00", "02", CARD, "林江河", "13812347766", "avalon",
	    SR_GRADE_A, .next = "11-15" },
	{ "11-14 10:20", "01", CARD, "单雄信", "13812348541", "avalon",
	    SR_GRADE_H, .next = "11-15", .budget_min = 20, .budget_max = 22 },
	{ "11-14 11:30", "01", CARD, "林国丹", "13312348041", "granvia",
	    SR_GRADE_B, .next = "11-15" },
	{ "11-14 17:00", "01", LOG, "林国丹", .grade = SR_GRADE_B,
	    .kind = SR_BY_PHONE, .text = "等年底政策。", .next = "11-21",
	    .next_kind = SR_BY_PHONE, .theme = "promote" },
	{ "11-15 10:00", "01", LOG, "欧阳海", .grade = SR_GRADE_A,
	    .kind = SR_BY_PHONE, .text = "太太决定，周末再联系。",
	    .next = "11-19", .next_kind = SR_BY_WECHAT, .theme = "drive" },
	{ "11-15 10:40", "01", LOG, "单雄信", .grade = SR_GRADE_H,
	    .kind = SR_BY_PHONE, .text = "要价格单。", .next = "11-18",
	    .next_kind = SR_BY_PHONE, .theme = "after" },
	{ "11-15 18:00", "02", LOG, "林江河", .grade = SR_GRADE_A,
	    .kind = SR_BY_PHONE, .text = "约周六看现车。", .next = "11-21",
	    .next_at = "15:00", .next_kind = SR_IN_STORE, .theme = "invite" },
	{ "11-16 09:30", "02", CARD, "解小云", "15012349901", "corolla",
	    SR_GRADE_B, .next = "11-18" },
	{ "11-16 14:00", "01", CARD, "朴正南", "13612340022", "cross",
	    SR_GRADE_B, .next = "11-18" },
	{ "11-16 20:00", "01", LOG, "张红喆", .grade = SR_GRADE_A,
	    .kind = SR_BY_WECHAT, .text = "发配置表。", .next = "11-20",
	    .next_kind = SR_BY_PHONE },
	{ "11-18 10:00", "02", LOG, "解小云", .grade = SR_GRADE_B,
	    .kind = SR_BY_PHONE, .text = "考虑中。", .next = "11-25",
	    .next_kind = SR_BY_PHONE },
	{ "11-18 11:00", "02", LOST, "解小云", .text = "说不买了。" },
	{ "11-18 18:00", "04", REFUSE, "解小云",
	    .text = "请先让经理回访一次。" },
	{ "11-20 15:00", "03", GUEST, "吴女士", "", NULL, 0, SR_WALKIN,
	    "只看车，没有留电话。", .people = 2, .staff = "02" },
	{ "11-20 16:30", "01", LOST, "朴正南", .text = "在他店订了哈弗。",
	    .rival = "h6" },
	{ "11-20 17:05", "01", LOG, "张红喆", .grade = SR_GRADE_A,
	    .kind = SR_BY_PHONE,
	    .text = "约周六 10:00 试驾，带太太来。要求现车墨晶黑。",
	    .next = "11-21", .next_at = "10:00", .next_kind = SR_IN_STORE,
	    .theme = "booked" },
	{ "11-21 13:40", "03", GUEST, "", "", "avalon", 0, SR_WALKIN, "",
	    .people = 3, .staff = "02" },
	{ "11-21 16:55", "03", GUEST, "欧阳海", "18912340217", "rav4",
	    SR_GRADE_A, SR_WALKIN, "来看现车。", .people = 1, .staff = "01" },
	{ "11-21 17:20", "03", GUEST, "周先生", "13712345678", NULL, 0,
	    SR_CALLIN, "问价格。", .people = 0, .staff = "01" },
};

#define MOST 32

struct made {
	struct domain *d;
	struct sr *sr;
	struct sr_dir *dir;
	struct arena *mem;
	sr_day year; /* a day of it */
	/* Cards by the name of their customer. */
	struct {
		const char *name;
		sr_id id;
	} card[MOST];
	int ncards;
	sr_id request; /* the last one */
};

static void
conn_close(void *ctx)
{
	conn_free(ctx);
}

static sr_id
row(const struct made *m, const char *list, const char *code)
{
	bool several;
	const struct sr_dir_entry *e =
	    code != NULL ? sr_dir_exact(m->dir, list, code, &several) : NULL;

	return e != NULL ? e->id : 0;
}

static int
as(struct made *m, const char *code)
{
	struct sr_login login = { "", code };
	struct sr_session s;

	return sr_session_open(m->sr, &login, &s, m->mem);
}

static sr_id
card_of(const struct made *m, const char *name)
{
	for (int i = 0; i < m->ncards; i++)
		if (strcmp(m->card[i].name, name) == 0)
			return m->card[i].id;
	return 0;
}

static sr_day
day(const struct made *m, const char *text)
{
	return text != NULL ? day_parse(text, m->year, 0) : 0;
}

static int
guest(struct made *m, const struct step *s)
{
	const struct sr_none none = { 0 };
	struct sr_visit v, out;
	int rc = sr_visit_new(m->sr, &none, &v, m->mem);

	v.kind = s->kind;
	v.people = s->people;
	v.name = s->name;
	v.phone = s->phone;
	v.model = row(m, "model", s->model);
	v.grade = s->grade;
	v.staff = row(m, "staff", s->staff);
	v.note = s->text;
	if (v.grade != 0) {
		v.source = row(m, "source", "walkin");
		v.how = row(m, "how", "invited");
	}
	return rc < 0 ? rc : sr_visit_save(m->sr, &v, &out, m->mem);
}

static int
card(struct made *m, const struct step *s)
{
	struct sr_key key = { 0 };
	struct sr_card c, out;
	int rc = sr_card_new(m->sr, &key, &c, m->mem);

	c.name = s->name;
	c.phone = s->phone;
	c.model = row(m, "model", s->model);
	c.source = row(m, "source", "walkin");
	c.grade = s->grade;
	c.next_day = day(m, s->next);
	c.budget_min = (int64_t)s->budget_min * 1000000;
	c.budget_max = (int64_t)s->budget_max * 1000000;
	c.rival = row(m, "rival", s->rival);
	if (rc == SR_OK)
		rc = sr_card_open(m->sr, &c, &out, m->mem);
	if (rc == SR_OK && m->ncards < MOST) {
		m->card[m->ncards].name = s->name;
		m->card[m->ncards++].id = out.id;
	}
	return rc;
}

static int
log_contact(struct made *m, const struct step *s)
{
	struct sr_contact_log l;
	struct sr_card out;

	sr_record_clear(&sr_rec_contact_log, &l);
	l.card = card_of(m, s->name);
	l.kind = s->kind;
	l.reached = SR_REACHED;
	l.grade = s->grade;
	l.text = s->text;
	l.next_day = day(m, s->next);
	l.next_minute = s->next_at != NULL ? time_parse(s->next_at) : 0;
	l.next_kind = s->next_kind;
	l.next_theme = row(m, "theme", s->theme);
	return sr_contact_log(m->sr, &l, &out, m->mem);
}

static int
lost(struct made *m, const struct step *s)
{
	struct sr_request r, out;
	int rc;

	sr_record_clear(&sr_rec_request, &r);
	r.card = card_of(m, s->name);
	r.kind = SR_REQ_LOST;
	r.reason = row(m, "lost", s->rival != NULL ? "price" : "gaveup");
	r.rival = row(m, "rival", s->rival);
	r.note = s->text;
	r.stage = row(m, "stage", "deal");
	rc = sr_request_save(m->sr, &r, &out, m->mem);
	m->request = out.id;
	return rc;
}

static int
refuse(struct made *m, const struct step *s)
{
	const struct sr_key key = { .id = card_of(m, s->name) };
	struct sr_decide d;
	struct sr_request out;
	struct sr_card card;
	int rc = sr_card_get(m->sr, &key, &card, m->mem);

	if (rc < 0)
		return rc;

	sr_record_clear(&sr_rec_decide, &d);
	d.id = m->request;
	d.advice = s->text;
	d.next_day = card.next_day;
	return sr_request_decide(m->sr, &d, &out, m->mem);
}

static int (*const does[])(struct made *m, const struct step *s) = {
	[GUEST] = guest,
	[CARD] = card,
	[LOG] = log_contact,
	[LOST] = lost,
	[REFUSE] = refuse,
};

static int
begin(struct made *m, struct domain *d)
{
	struct sr_init init = { "津东一汽丰田", "Asia/Shanghai", "ftms",
		"管理员", "tester" };
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = conn_close,
		.ctx = conn_new(d) };
	struct sr_session session;
	struct sr_staff s, out;
	int rc;

	*m = (struct made){ .d = d, .sr = sr_open_direct(&server) };
	m->mem = arena_new();
	m->dir = sr_dir_new();
	rc = sr_init(m->sr, &init, &session, m->mem);
	m->year = session.today;
	for (size_t i = 0;
	     rc == SR_OK && i < sizeof(people) / sizeof(people[0]); i++) {
		sr_record_clear(&sr_rec_staff, &s);
		s.code = people[i].code;
		s.name = people[i].name;
		s.role = people[i].role;
		rc = sr_staff_save(m->sr, &s, &out, m->mem);
	}
	if (rc == SR_OK)
		rc = sr_dir_load(m->dir, m->sr, false);
	return rc;
}

static int
end(struct made *m, int rc, struct sr_error *err)
{
	if (rc < 0) {
		*err = *sr_error(m->sr);
		fprintf(stderr, "%s.%s: %s\n", err->record, err->field,
		    err->message);
	}
	sr_dir_free(m->dir);
	arena_free(m->mem);
	sr_close(m->sr);
	return rc;
}

int
made_fill(struct domain *d, struct sr_error *err)
{
	struct made m;
	char at[32];
	int rc = begin(&m, d);

	sr_dir_today(m.dir, m.year);
	for (size_t i = 0; rc == SR_OK && i < sizeof(steps) / sizeof(steps[0]);
	     i++) {
		snprintf(at, sizeof(at), "2026-%s", steps[i].at);
		domain_clock(d, clock_parse(at));
		rc = as(&m, steps[i].who);
		if (rc == SR_OK)
			rc = does[steps[i].what](&m, &steps[i]);
		if (rc < 0)
			fprintf(stderr, "%s %s: ", at, steps[i].name);
	}
	domain_clock(d, clock_parse(FIXTURE_NOW));
	return end(&m, rc, err);
}
