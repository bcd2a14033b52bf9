/*
 * The people of the example dealership: who of its customers shall do a thing,
 * who was entered twice, who belongs together, birthdays.
 */
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "domain/demo_own.h"
#include "store/lunar.h"
#include "base/banned.h"

/* ---- customers to choose from ---- */

bool
demo_is_open(const struct demo_client *k)
{
	return !k->closed && k->request == 0;
}

bool
demo_is_cold(const struct demo_client *k)
{
	return demo_is_open(k) && k->grade == SR_GRADE_C && k->minute == 0 &&
	       !k->quiet;
}

bool
demo_is_hot(const struct demo_client *k)
{
	return demo_is_open(k) && k->grade <= SR_GRADE_A && k->next != 0 &&
	       k->grade != SR_GRADE_O;
}

static bool
is_man(const struct demo_client *k)
{
	return demo_is_open(k) && k->sex == SR_MALE && strlen(k->name) <= 9 &&
	       strstr(k->name, "先生") == NULL;
}

static bool
is_woman(const struct demo_client *k)
{
	return demo_is_open(k) && k->sex == SR_FEMALE &&
	       strstr(k->name, "女士") == NULL;
}

/* One of OWNER's (-1: anybody's) of whom IS holds; NULL: there is none. */
struct demo_client *
demo_client_like(
    struct demo *x, int owner, bool (*is)(const struct demo_client *))
{
	int n = (int)x->nclient;

	for (int i = 0, at = n > 0 ? demo_between(x, 0, n - 1) : 0; i < n;
	     i++) {
		struct demo_client *k = &x->client[(at + i) % n];
		if ((owner < 0 || k->owner == owner) && is(k))
			return k;
	}
	return NULL;
}

/* ---- entered twice, linked ---- */

/* The same man calls with another number; who takes it knows him not. */
static const struct {
	bool card, merged;
} twins[] = { { true, false }, { false, false }, { false, true } };

static struct demo_guest *
twin_calls(struct demo *x, const struct demo_client *k, sr_time at)
{
	struct demo_guest *g = &x->guest[x->nguest];
	struct sr_visit out;

	if (x->nguest == DEMO_GUESTS)
		return NULL;
	x->nguest++;
	memset(g, 0, sizeof(*g));
	g->client = -1;
	g->kind = SR_CALLIN;
	g->model = k->model;
	g->sex = k->sex;
	g->sales = (k->owner + 1) % DEMO_SALES;
	demo_copy(g->name, k->name, sizeof(g->name));
	sample_phone(50000000 + (uint32_t)x->nclient, g->phone);
	sr_record_clear(&sr_rec_visit, &g->line);
	g->line.day = x->day;
	g->line.kind = g->kind;
	g->line.minute = at;
	g->line.people = 1;
	g->line.name = g->name;
	g->line.phone = g->phone;
	g->line.sex = g->sex;
	g->line.staff = x->staff[g->sales];
	g->line.grade = SR_GRADE_B;
	g->line.model = x->rows[DEMO_MODEL].id[k->model];
	g->line.source = demo_choose(x, DEMO_SOURCE_CALL);
	g->line.purpose = demo_choose(x, DEMO_PURPOSE);
	g->line.note = "来电问价格和现车。";
	if (!demo_call(x, DEMO_AT_DESK, SR_OP_VISIT_SAVE, &g->line, &out))
		return NULL;
	g->visit = out.id;
	return g;
}

/* Both tell the same of themselves. */
static void
twin_says(struct demo *x, sr_id person, const struct demo_client *k, bool home)
{
	struct sr_key key = { person };
	struct sr_person in, out;

	if (!demo_call(x, DEMO_LEAD, SR_OP_PERSON_GET, &key, &in))
		return;
	in.name = k->name;
	if (home)
		in.address = "和平区南京路 128 号";
	else
		in.wechat = arena_printf(x->mem, "wx_%s", k->phone + 3);
	demo_call(x, DEMO_LEAD, SR_OP_PERSON_SAVE, &in, &out);
}

void
demo_twin_comes(struct demo *x, const struct demo_event *e)
{
	const struct demo_client *k = demo_client_like(x, -1, is_man);
	struct demo_guest *g = k != NULL ? twin_calls(x, k, e->at) : NULL;
	struct sr_merge_ask ask;
	struct sr_merge merge;
	struct sr_visit v;
	struct sr_key key;

	if (g == NULL)
		return;
	key.id = g->visit;
	if (!demo_call(x, g->sales, SR_OP_VISIT_GET, &key, &v))
		return;
	twin_says(x, k->person, k, e->which != 0);
	twin_says(x, v.person, k, e->which != 0);
	if (twins[e->which].card)
		demo_later(x, e->at + 20, g->sales, demo_card_open,
		    (size_t)(g - x->guest));
	if (!twins[e->which].merged)
		return;
	sr_record_clear(&sr_rec_merge_ask, &ask);
	ask.keep = k->person;
	ask.gone = v.person;
	demo_call(x, DEMO_LEAD, SR_OP_MERGE_SAVE, &ask, &merge);
}

static const struct {
	int32_t kind;
	const char *note;
} links[] = { { SR_LINK_COUPLE, "夫妻，一起看车。" },
	{ SR_LINK_COMPANY, "同一公司采购。" } };

void
demo_link_made(struct demo *x, const struct demo_event *e)
{
	const struct demo_client *one =
	    demo_client_like(x, (int)e->which, is_man);
	const struct demo_client *other =
	    demo_client_like(x, (int)e->which, is_woman);
	struct sr_link in, out;

	if (one == NULL || other == NULL)
		return;
	sr_record_clear(&sr_rec_link, &in);
	in.one = one->person;
	in.other = other->person;
	in.kind = links[e->which].kind;
	in.note = links[e->which].note;
	demo_call(x, e->actor, SR_OP_LINK_SAVE, &in, &out);
}

/* ---- birthdays ---- */

/* A day of birth some YEARS ago that the moon keeps on DAY. */
static sr_day
lunar_birth(sr_day day, int years)
{
	struct lunar *moon = lunar_open();
	sr_day born = day_add_months(day, -12 * years) - 30;
	struct lunar_day is, was = { .day = 0 };
	int tries = 0;

	if (moon == NULL || !lunar_of(moon, day, &is))
		is = (struct lunar_day){ .day = 0 };
	while (is.day != 0 && tries++ < 60 && lunar_of(moon, born, &was) &&
	       (was.leap || was.month != is.month || was.day != is.day))
		born++;
	lunar_close(moon);
	return born;
}

void
demo_birthday_told(struct demo *x, const struct demo_event *e)
{
	bool lunar = e->which == 1;
	const struct demo_client *k =
	    demo_client_like(x, 0, lunar ? demo_is_cold : demo_is_hot);
	struct sr_key key = { k != NULL ? k->person : 0 };
	struct sr_person in, out;

	if (k == NULL || !demo_call(x, 0, SR_OP_PERSON_GET, &key, &in))
		return;
	in.lunar = lunar;
	in.birthday = lunar ? lunar_birth(x->today + 1, 41)
			    : day_add_months(x->today, -12 * 34);
	demo_call(x, 0, SR_OP_PERSON_SAVE, &in, &out);
}
