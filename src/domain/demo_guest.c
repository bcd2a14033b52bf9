/*
 * The guests of the example dealership's days: who comes when, what he wants,
 * what stands in the register, who is still in the house.
 */
#include <string.h>

#include "base/day.h"
#include "domain/demo_own.h"
#include "base/banned.h"

/* In the order of the models chosen by demo.c; prices in 10,000 yuan. */
static const struct {
	const char *trim[3];
	int low, high;
} models[] = {
	{ { "1.2T 精英", "1.8 双擎豪华", "1.5 先锋" }, 11, 15 },
	{ { "2.0 豪华", "2.0 双擎", "2.0 精英" }, 13, 17 },
	{ { "2.0 豪华", "2.0 科技", "2.0 领先" }, 14, 17 },
	{ { "2.0 进取", "2.5 双擎豪华", "2.5 尊贵" }, 19, 27 },
	{ { "2.0 悦享", "2.0 双擎", "2.0 领先" }, 15, 18 },
	{ { "2.0 都市", "2.5 双擎精英", "2.0 四驱尊贵" }, 18, 25 },
	{ { "2.5 双擎精英", "2.5 双擎豪华", "2.5 至尊" }, 27, 35 },
	{ { "2.4T 双擎", "2.4T", "2.4T BX" }, 45, 55 },
	{ { "2.5 双擎", "2.5 双擎豪华", "2.5 尊享" }, 38, 48 },
	{ { "长续航", "精英", "尊贵" }, 16, 20 },
	{ { "两驱", "四驱", "长续航" }, 18, 25 },
};

static int
model_number(const struct demo *x, sr_id id)
{
	const struct demo_rows *r = &x->rows[DEMO_MODEL];

	for (int i = 0; i < r->n; i++) {
		if (r->id[i] == id)
			return i;
	}
	return 0;
}

static int32_t
first_grade(struct demo *x)
{
	int at = demo_between(x, 0, 99);

	return at < 9    ? SR_GRADE_H
	       : at < 30 ? SR_GRADE_A
	       : at < 58 ? SR_GRADE_B
	       : at < 88 ? SR_GRADE_C
			 : SR_GRADE_N;
}

/* What a stranger tells: no number, his surname, or all of it. */
static void
guest_stranger(struct demo *x, struct demo_guest *g)
{
	struct sr_visit *v = &g->line;

	v->grade = first_grade(x);
	v->model = demo_choose(x, DEMO_MODEL);
	v->how = demo_choose(x, DEMO_FIRST_HOW);
	v->seen_typed = SR_FIRST;
	g->sex = sample_chance(&x->dice, 62) ? SR_MALE : SR_FEMALE;
	sample_name(&x->dice, g->sex, g->name);
	sample_address(g->name, g->sex, g->said);
	if (sample_chance(&x->dice, g->kind == SR_CALLIN ? 80 : 70)) {
		sample_phone(++x->number * 7919, g->phone);
		v->phone = g->phone;
		v->name = sample_chance(&x->dice, 55) ? g->name : g->said;
	} else {
		v->nofile = demo_choose(x, DEMO_NOFILE);
		v->grade = SR_GRADE_C;
		if (sample_chance(&x->dice, 50))
			v->name = g->said;
	}
}

/* A customer comes again, as agreed or by himself. */
static void
guest_known(struct demo *x, struct demo_guest *g)
{
	const struct demo_client *k = &x->client[g->client];
	struct sr_visit *v = &g->line;

	demo_copy(g->name, k->name, sizeof(g->name));
	demo_copy(g->phone, k->phone, sizeof(g->phone));
	g->sex = k->sex;
	v->name = g->name;
	v->phone = g->phone;
	v->model = x->rows[DEMO_MODEL].id[k->model];
	v->grade = k->grade;
	v->seen_typed = SR_AGAIN;
	v->how = demo_choose(x, k->minute != 0 ? DEMO_INVITED : DEMO_AGAIN_HOW);
}

static void
guest_wish(struct demo *x, struct demo_guest *g)
{
	struct sr_visit *v = &g->line;
	int low;

	g->model = model_number(x, v->model);
	low = demo_between(x, models[g->model].low, models[g->model].high - 2);
	v->trim = models[g->model].trim[demo_between(x, 0, 2)];
	v->budget_min = (int64_t)low * 1000000;
	v->budget_max = (int64_t)(low + demo_between(x, 1, 3)) * 1000000;
	v->purpose = demo_choose(x, DEMO_PURPOSE);
	v->result = demo_choose(x, DEMO_RESULT);
	v->usage = demo_choose(x, DEMO_USAGE);
	v->buytype = demo_choose(x, DEMO_BUYTYPE);
	v->trade_in = sample_chance(&x->dice, 18);
	if (sample_chance(&x->dice, 60))
		v->colour = demo_choose(x, DEMO_COLOUR);
	if (sample_chance(&x->dice, 45))
		v->rival = demo_choose(x, DEMO_RIVAL);
	if (sample_chance(&x->dice, 70))
		v->note = demo_say(x, DEMO_VISIT, g->note);
	if (g->kind != SR_WALKIN)
		return;
	v->drive = sample_chance(&x->dice, 28) ? SR_YES : SR_NO;
	v->quote = sample_chance(&x->dice, 55) ? SR_YES : SR_NO;
	v->transport = demo_choose(x, DEMO_TRANSPORT);
	v->presented = sample_chance(&x->dice, 85);
	v->greeted = sample_chance(&x->dice, 70);
	if (sample_chance(&x->dice, 30)) {
		sample_plate(&x->dice, g->plate);
		v->plate = g->plate;
		v->own_car = "自有";
	}
}

/* A line as it will be; nothing of it is in the register yet. */
static struct demo_guest *
guest_make(struct demo *x, int32_t kind, long client)
{
	struct demo_guest *g = &x->guest[x->nguest];
	struct sr_visit *v = &g->line;

	if (x->nguest == DEMO_GUESTS)
		return NULL;
	x->nguest++;
	memset(g, 0, sizeof(*g));
	sr_record_clear(&sr_rec_visit, v);
	g->kind = kind;
	g->client = client;
	g->sales =
	    client >= 0 ? x->client[client].owner : x->turn++ % DEMO_SALES;
	v->day = x->day;
	v->kind = kind;
	v->people = kind == SR_WALKIN ? demo_between(x, 1, 4) : 1;
	v->staff = x->staff[g->sales];
	v->source =
	    demo_choose(x, kind == SR_CALLIN ? DEMO_SOURCE_CALL : DEMO_SOURCE);
	if (client < 0 && kind == SR_WALKIN && sample_chance(&x->dice, 9)) {
		v->purpose = demo_choose(x, DEMO_NONINTENT);
		v->nofile = demo_choose(x, DEMO_NOFILE);
		return g;
	}
	if (client >= 0)
		guest_known(x, g);
	else
		guest_stranger(x, g);
	guest_wish(x, g);
	v->sex = g->sex;
	return g;
}

/* ---- the register ---- */

/* What the desk types at the door. */
static void
guest_enters(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct sr_visit in, out;
	int actor = e->actor;

	sr_record_clear(&sr_rec_visit, &in);
	in.day = x->day;
	in.kind = g->kind;
	in.minute = e->at;
	in.people = g->line.people;
	in.staff = g->line.staff;
	if (!g->bare)
		in.model = g->line.model;
	if (x->day == x->today)
		actor = demo_handed(x, g, &in);
	if (demo_call(x, actor, SR_OP_VISIT_SAVE, &in, &out))
		g->visit = out.id;
}

/* The salesperson fills in the rest. */
static void
guest_filed(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct sr_key key = { g->visit };
	struct sr_visit in = g->line, out;

	if (!demo_call(x, g->sales, SR_OP_VISIT_GET, &key, &out))
		return;
	in.id = out.id;
	in.rev = out.rev;
	in.minute = out.minute;
	x->reason = demo_standin;
	demo_call(x, g->sales, SR_OP_VISIT_SAVE, &in, &out);
}

static void
guest_leaves(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct sr_mark mark = { .id = g->visit, .minute = e->at, .reason = "" };
	struct sr_visit out;

	demo_call(x, e->actor, SR_OP_VISIT_LEAVE, &mark, &out);
}

/* A call, or a line of a day long past: written once, complete. */
static void
guest_whole(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct sr_visit out;

	g->line.minute = g->out == 0 ? e->at : g->in;
	g->line.leave = g->out;
	x->reason = demo_standin;
	if (demo_call(x, e->actor, SR_OP_VISIT_SAVE, &g->line, &out))
		g->visit = out.id;
}

static bool
guest_wants_card(struct demo *x, const struct demo_guest *g)
{
	static const uint32_t percent[] = { [SR_GRADE_H] = 100,
		[SR_GRADE_A] = 97,
		[SR_GRADE_B] = 88,
		[SR_GRADE_C] = 45,
		[SR_GRADE_N] = 60 };
	int32_t grade = g->line.grade;

	return g->client < 0 && g->line.phone[0] != '\0' &&
	       sample_chance(&x->dice, percent[grade]);
}

/* Enters at IN and stays STAY minutes (0: calls). */
static void
guest_at(struct demo *x, struct demo_guest *g, sr_time in, int stay)
{
	size_t which = (size_t)(g - x->guest);
	bool today = x->day == x->today;

	g->in = in;
	g->out = stay > 0 ? in + stay : 0;
	if (stay == 0 || (!demo_drives(x, g) && !today)) {
		demo_later(x, in + stay, DEMO_AT_DESK, guest_whole, which);
	} else {
		demo_later(x, in, DEMO_AT_DESK, guest_enters, which);
		if (!g->bare)
			demo_later(
			    x, in + stay * 2 / 3, g->sales, guest_filed, which);
		demo_later(x, in + stay, DEMO_AT_DESK, guest_leaves, which);
	}
	if (g->client >= 0)
		demo_later(x, in + stay + 6, g->sales, demo_instore,
		    (size_t)g->client);
	else if (guest_wants_card(x, g))
		demo_later(x, in + stay + demo_between(x, 5, 40), g->sales,
		    demo_card_open, which);
}

static void
strangers(struct demo *x, int n)
{
	for (int i = 0; i < n; i++) {
		bool call = sample_chance(&x->dice, 20);
		struct demo_guest *g =
		    guest_make(x, call ? SR_CALLIN : SR_WALKIN, -1);
		sr_time in = demo_between(x, DEMO_HM(9, 0), DEMO_HM(17, 20));
		if (g == NULL)
			return;
		guest_at(x, g, in, call ? 0 : demo_between(x, 12, 95));
	}
}

/* Who came for his papers came for a car after all. */
static void
guest_buys(struct demo *x, struct demo_guest *g)
{
	if (g->line.model != 0)
		return;
	demo_dice(x, true);
	g->line.purpose = g->line.nofile = 0;
	guest_stranger(x, g);
	guest_wish(x, g);
	demo_dice(x, false);
}

/* Three are in the house at the end, two left without a word. */
static void
guests_of_now(struct demo *x)
{
	static const struct {
		int before, stay;
		bool bare;
	} last[] = { { 48, 90, false }, { 26, 60, true }, { 4, 60, true },
		{ 140, 35, true }, { 95, 20, true } };

	for (size_t i = 0; i < sizeof(last) / sizeof(last[0]); i++) {
		struct demo_guest *g = guest_make(x, SR_WALKIN, -1);
		sr_time in =
		    x->now > last[i].before ? x->now - last[i].before : 1;
		size_t which;
		if (g == NULL)
			return;
		which = (size_t)(g - x->guest);
		g->bare = last[i].bare;
		if (i == 0) {
			guest_buys(x, g);
			demo_drive_at(x, g, x->now > 12 ? x->now - 12 : in);
		}
		/* Past day_pressed: these are counted back from the end. */
		demo_now(x, in, DEMO_AT_DESK, guest_enters, which);
		if (!g->bare)
			demo_now(x, in + 40, g->sales, guest_filed, which);
		demo_now(
		    x, in + last[i].stay, DEMO_AT_DESK, guest_leaves, which);
	}
}

/* Who has an appointment comes, mostly; a few come by themselves. */
static void
clients_come(struct demo *x)
{
	for (size_t i = 0; i < x->nclient; i++) {
		struct demo_client *k = &x->client[i];
		bool appointed = k->minute != 0 && k->next == x->day;
		bool comes = appointed ? sample_chance(&x->dice, 74)
				       : k->grade <= SR_GRADE_A &&
					     k->grade != SR_GRADE_O &&
					     sample_chance(&x->dice, 2);
		struct demo_guest *g;
		if (k->closed || k->request != 0 || !comes ||
		    (x->day == x->today && !appointed))
			continue;
		g = guest_make(x, SR_WALKIN, (long)i);
		if (g == NULL)
			return;
		k->next = 0; /* seen to: no call on this day */
		guest_at(x, g,
		    appointed ? k->minute + demo_between(x, -8, 12)
			      : demo_between(x, DEMO_HM(9, 30), DEMO_HM(17, 0)),
		    demo_between(x, 25, 100));
	}
}

void
demo_guests_come(struct demo *x)
{
	bool weekend = day_weekday(x->day) >= 6;

	clients_come(x);
	strangers(x, demo_between(x, weekend ? 16 : 8, weekend ? 24 : 14));
	if (x->day == x->today)
		guests_of_now(x);
}
