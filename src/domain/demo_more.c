/*
 * What the boards of the example dealership show beside its guests and their
 * cards, and when it happens: targets, booked test drives, a round of calls,
 * cards that change hands, contacts merely ticked off, instructions read,
 * customers asked again.
 */
#include "base/day.h"
#include "domain/demo_own.h"
#include "base/banned.h"

/* ---- targets ---- */

static void
target_set(struct demo *x, sr_id staff, int32_t measure, int32_t value)
{
	struct sr_target in, out;

	sr_record_clear(&sr_rec_target, &in);
	in.month = day_month_start(x->day);
	in.staff = staff;
	in.measure = measure;
	in.value = value;
	demo_call(x, DEMO_HEAD, SR_OP_TARGET_SAVE, &in, &out);
}

static void
targets_set(struct demo *x, const struct demo_event *e)
{
	int32_t orders = 0, deliveries = 0;

	(void)e;
	for (int i = 0; i < DEMO_SALES; i++) {
		int32_t o = demo_between(x, 4, 6), d = o - (i % 3 == 0);
		target_set(x, x->staff[i], SR_TARGET_ORDERS, o);
		target_set(x, x->staff[i], SR_TARGET_DELIVERIES, d);
		orders += o;
		deliveries += d;
	}
	target_set(x, 0, SR_TARGET_ORDERS, orders);
	target_set(x, 0, SR_TARGET_DELIVERIES, deliveries);
}

static struct demo_client *
client_of_card(struct demo *x, sr_id card)
{
	for (size_t i = 0; i < x->nclient; i++)
		if (x->client[i].card == card)
			return &x->client[i];
	return NULL;
}

/* ---- test drives of the coming day ---- */

static void
drive_books(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = demo_client_like(x, -1, demo_is_hot);
	struct sr_drive ask, in, out;

	sr_record_clear(&sr_rec_drive, &ask);
	if (k == NULL)
		return;
	ask.card = k->card;
	if (!demo_call(x, k->owner, SR_OP_DRIVE_NEW, &ask, &in))
		return;
	in.day = x->day + 1;
	in.begins = e->which == 0 ? DEMO_BOOKED : DEMO_HM(14, 30);
	in.ends = 0;
	in.car = x->rows[DEMO_CAR].id[e->which];
	in.route = demo_choose(x, DEMO_ROUTE);
	if (demo_call(x, k->owner, SR_OP_DRIVE_SAVE, &in, &out) &&
	    e->which == 0)
		x->booked = out.id;
}

/* What was booked for today came to nothing. */
static void
drive_fails(struct demo *x, const struct demo_event *e)
{
	struct sr_key key = { x->booked };
	struct sr_drive in, out;

	if (x->booked == 0 ||
	    !demo_call(x, e->actor, SR_OP_DRIVE_GET, &key, &in))
		return;
	x->booked = 0;
	in.state =
	    sample_chance(&x->dice, 50) ? SR_DRIVE_NOSHOW : SR_DRIVE_CANCELLED;
	in.feedback = in.state == SR_DRIVE_NOSHOW ? "电话未接，改日再约。"
						  : "客户临时有事，周末再来。";
	demo_call(x, e->actor, SR_OP_DRIVE_SAVE, &in, &out);
}

/* ---- a round of calls ---- */

static void
round_begins(struct demo *x, const struct demo_event *e)
{
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_round_ask, &ask);
	ask.name = "年末置换季";
	ask.theme = demo_choose(x, DEMO_ROUND);
	ask.kind = SR_BY_PHONE;
	ask.text = "{name}{title}您好，{house}年末置换补贴已开始，{model}"
		   "有现车，{day}方便来店看看吗？{staff}";
	ask.first = x->day + 1;
	ask.last = x->today + 4;
	ask.grade = SR_GRADE_C;
	ask.age_min = 10;
	ask.model = x->rows[DEMO_MODEL].id[5];
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 500;
	if (!demo_call(x, e->actor, SR_OP_ROUND_SAVE, &ask, &sum))
		return;
	find.parent = sum.round;
	if (!demo_call(x, e->actor, SR_OP_ROUND_LINES, &find, &rows))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_round_line *line =
		    SR_ROW(const struct sr_round_line, &rows, i);
		struct demo_client *k = client_of_card(x, line->card);
		if (k != NULL)
			k->next = line->day;
	}
}

/* ---- cards change hands ---- */

static void
card_claimed(struct demo *x, int who, sr_id card)
{
	struct sr_key key = { card };
	struct demo_client *k = client_of_card(x, card);
	struct sr_card out;

	if (!demo_call(x, who, SR_OP_CARD_CLAIM, &key, &out) || k == NULL)
		return;
	k->owner = who;
	demo_client_is(k, &out);
}

static void
client_quiet(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = demo_client_like(x, -1, demo_is_cold);

	(void)e;
	if (k != NULL)
		k->quiet = true;
}

/* Nobody thinks of him any more: out of control, when the last day begins. */
static void
client_forgotten(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = demo_client_like(x, -1, demo_is_hot);

	(void)e;
	if (k != NULL)
		k->closed = true;
}

/* Out of the pool. */
static void
pool_taken(struct demo *x, const struct demo_event *e)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	if (!demo_call(x, e->actor, SR_OP_POOL_FIND, &find, &rows))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_pool_line *line =
		    SR_ROW(const struct sr_pool_line, &rows, i);
		if (demo_sales(x, line->owner) != e->actor) {
			card_claimed(x, e->actor, line->id);
			return;
		}
	}
}

/* A customer whom nobody had called comes, and another receives him. */
static void
card_taken_over(struct demo *x, const struct demo_event *e)
{
	struct sr_visit in, out;

	for (size_t i = 0; i < x->nclient; i++) {
		struct demo_client *k = &x->client[i];
		struct sr_key key = { k->card };
		struct sr_card card;
		if (!demo_is_open(k) || k->grade != SR_GRADE_C ||
		    k->owner == e->actor)
			continue;
		if (!demo_call(x, DEMO_LEAD, SR_OP_CARD_GET, &key, &card))
			return;
		if (card.last_day == 0 || card.last_day + 11 > x->day)
			continue;
		sr_record_clear(&sr_rec_visit, &in);
		in.day = x->day;
		in.kind = SR_WALKIN;
		in.minute = e->at - 35;
		in.leave = e->at - 2;
		in.people = 2;
		in.name = k->name;
		in.phone = k->phone;
		in.sex = k->sex;
		in.grade = SR_GRADE_B;
		in.model = x->rows[DEMO_MODEL].id[k->model];
		in.source = demo_choose(x, DEMO_SOURCE);
		in.how = demo_choose(x, DEMO_AGAIN_HOW);
		in.purpose = demo_choose(x, DEMO_PURPOSE);
		in.staff = x->staff[e->actor];
		x->reason = "保护期已过，客户说没有人联系过他。";
		if (demo_call(x, DEMO_AT_DESK, SR_OP_VISIT_SAVE, &in, &out))
			card_claimed(x, e->actor, k->card);
		return;
	}
}

/* ---- what the lead watches ---- */

/* Six within a minute, in the same words; the last one says nothing. */
static void
contacts_ticked(struct demo *x, const struct demo_event *e)
{
	struct sr_contact_log in;
	struct sr_card out;
	int n = 0;

	for (size_t i = 0; i < x->nclient && n < 6; i++) {
		struct demo_client *k = &x->client[i];
		if (!demo_is_open(k) || k->owner != e->actor ||
		    k->minute != 0 || k->grade == SR_GRADE_N ||
		    k->next > x->day + 3)
			continue;
		sr_record_clear(&sr_rec_contact_log, &in);
		in.card = k->card;
		in.kind = SR_BY_PHONE;
		in.reached = SR_REACHED;
		in.text = ++n == 6 ? "" : "已联系，继续跟进。";
		if (demo_call(x, e->actor, SR_OP_CONTACT_LOG, &in, &out))
			demo_client_is(k, &out);
	}
}

static void
instructions_read(struct demo *x, const struct demo_event *e)
{
	struct sr_instruction out;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = x->day;
	if (!demo_call(x, e->actor, SR_OP_INSTRUCTION_FIND, &find, &rows))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_instruction *row =
		    SR_ROW(const struct sr_instruction, &rows, i);
		struct sr_key key = { row->id };
		int who = demo_sales(x, row->staff);
		if (who >= 0 && sample_chance(&x->dice, 75))
			demo_call(x, who, SR_OP_INSTRUCTION_READ, &key, &out);
	}
}

/* ---- lost, and asked again ---- */

static void
asked_again(struct demo *x, const struct demo_event *e)
{
	static const char *const said[] = { "已买别的品牌，用车满意。",
		"还没买，年后再看，留了新款资料。", "朋友要买车，介绍过来。",
		"暂时不考虑，半年后再联系。" };
	struct sr_recontact in, out;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.state = SR_AGAIN_PLANNED;
	find.from = x->day - 7;
	find.to = x->day;
	if (!demo_call(x, e->actor, SR_OP_RECONTACT_FIND, &find, &rows))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		int who;
		in = *SR_ROW(const struct sr_recontact, &rows, i);
		who = demo_sales(x, in.staff);
		if (who < 0 || !sample_chance(&x->dice, 55))
			continue;
		in.reached = SR_REACHED;
		in.text = said[demo_between(x, 0, 3)];
		demo_call(x, who, SR_OP_RECONTACT_SAVE, &in, &out);
	}
}

/* ---- the days ---- */

enum { EVERY = -1 }; /* day */

/* How many days before the last, at what time, who, what. */
static const struct {
	int left;
	sr_time at;
	int actor;
	void (*play)(struct demo *, const struct demo_event *);
	size_t which;
} script[] = {
	{ 52, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 51, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 50, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 49, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 48, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 47, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 46, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 45, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 43, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 42, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 40, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 37, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 35, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 27, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 26, DEMO_HM(19, 0), 0, client_quiet, 0 },
	{ 24, DEMO_HM(19, 0), 0, client_forgotten, 0 },
	{ 21, DEMO_HM(19, 0), 0, client_forgotten, 0 },
	{ 30, DEMO_HM(10, 12), DEMO_LEAD, demo_link_made, 0 },
	{ 24, DEMO_HM(10, 20), DEMO_LEAD, demo_link_made, 1 },
	{ 6, DEMO_HM(15, 20), DEMO_AT_DESK, demo_twin_comes, 0 },
	{ 4, DEMO_HM(11, 10), DEMO_AT_DESK, demo_twin_comes, 1 },
	{ 0, DEMO_HM(9, 40), DEMO_AT_DESK, demo_twin_comes, 2 },
	{ 5, DEMO_HM(18, 30), DEMO_LEAD, round_begins, 0 },
	{ 3, DEMO_HM(17, 45), 0, demo_birthday_told, 0 },
	{ 3, DEMO_HM(17, 50), 0, demo_birthday_told, 1 },
	{ 2, DEMO_HM(14, 50), 4, card_taken_over, 0 },
	{ 2, DEMO_HM(16, 20), 2, pool_taken, 0 },
	{ 1, DEMO_HM(9, 20), 1, pool_taken, 0 },
	{ 3, DEMO_HM(18, 44), 5, contacts_ticked, 0 },
	{ 0, DEMO_HM(11, 32), 7, contacts_ticked, 0 },
	{ 24, DEMO_HM(11, 5), 0, demo_withdraws, 0 },
	{ 9, DEMO_HM(15, 5), 0, demo_withdraws, 0 },
	{ 0, DEMO_HM(10, 50), 0, demo_withdraws, 0 },
	{ 0, DEMO_HM(13, 25), 0, demo_orders, 0 },
	{ EVERY, DEMO_HM(10, 40), DEMO_LEAD, instructions_read, 0 },
	{ EVERY, DEMO_HM(19, 10), DEMO_LEAD, instructions_read, 0 },
	{ EVERY, DEMO_HM(16, 5), DEMO_LEAD, asked_again, 0 },
	{ EVERY, DEMO_HM(17, 20), DEMO_AT_DESK, drive_fails, 0 },
};

void
demo_more(struct demo *x)
{
	sr_day left = x->today - x->day;

	if (x->day == x->first || x->day == day_month_start(x->day))
		demo_later(x, DEMO_HM(8, 58), DEMO_HEAD, targets_set, 0);
	for (size_t i = 0; i < sizeof(script) / sizeof(script[0]); i++)
		if (script[i].left == left || script[i].left == EVERY)
			demo_later(x, script[i].at, script[i].actor,
			    script[i].play, script[i].which);
	if (left == 0 || (left < 30 && left % 4 == 1))
		demo_now(x, left == 0 ? x->now : DEMO_HM(18, 10), DEMO_AT_DESK,
		    drive_books, 0);
	if (left == 0)
		demo_now(x, x->now, DEMO_AT_DESK, drive_books, 1);
}
