/*
 * The customers of the example dealership: their cards, the contacts as they
 * fall due, grades that rise and sink, losses and what the leads decide.
 */
#include "base/arena.h"
#include "domain/demo_own.h"
#include "base/banned.h"

/* ---- opening ---- */

/* Who has time tells more of himself. */
/* Dice of its own: what came before it stays as it is. */
static sr_id
best_time(struct demo *x)
{
	struct sample dice = x->dice;
	sr_id best;

	x->dice = x->hours;
	best = sample_chance(&x->dice, 60) ? demo_choose(x, DEMO_VISITTIME) : 0;
	x->hours = x->dice;
	x->dice = dice;
	return best;
}

static void
client_person(struct demo *x, const struct demo_client *k, int actor)
{
	struct sr_key key = { k->person };
	struct sr_person p, out;

	if (!sample_chance(&x->dice, 40) ||
	    !demo_call(x, actor, SR_OP_PERSON_GET, &key, &p))
		return;
	p.job = demo_choose(x, DEMO_JOB);
	p.income = demo_choose(x, DEMO_INCOME);
	p.education = demo_choose(x, DEMO_EDUCATION);
	p.consent = demo_choose(x, DEMO_CONSENT);
	p.medium = demo_choose(x, DEMO_MEDIUM);
	p.consent_day = x->day;
	p.visittime = best_time(x);
	if (sample_chance(&x->dice, 60))
		p.wechat = arena_printf(x->mem, "wx_%s", k->phone + 3);
	if (sample_chance(&x->dice, 50))
		p.birthday = x->day - demo_between(x, 23 * 365, 58 * 365);
	demo_call(x, actor, SR_OP_PERSON_SAVE, &p, &out);
}

/* What the log's answer says about the card. */
void
demo_client_is(struct demo_client *k, const struct sr_card *card)
{
	k->card = card->id;
	k->person = card->person;
	k->grade = card->grade;
	k->next = card->next_day;
	k->minute = card->next_minute;
}

void
demo_card_open(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct demo_client *k = &x->client[x->nclient];
	struct sr_key key = { g->visit };
	struct sr_card card, out;

	if (x->nclient == DEMO_CLIENTS ||
	    !demo_call(x, g->sales, SR_OP_CARD_NEW, &key, &card))
		return;
	if (g->line.name[0] == '\0' || sample_chance(&x->dice, 80))
		card.name = g->name;
	card.payment = demo_choose(x, DEMO_PAYMENT);
	card.next_theme = demo_choose(x, DEMO_THEME_FIRST);
	card.next_kind =
	    sample_chance(&x->dice, 70) ? SR_BY_PHONE : SR_BY_WECHAT;
	if (card.grade <= SR_GRADE_B)
		card.buy_day = x->day + demo_between(x, 5, 80);
	if (!demo_call(x, g->sales, SR_OP_CARD_OPEN, &card, &out))
		return;
	x->nclient++;
	*k = (struct demo_client){
		.owner = g->sales, .sex = g->sex, .model = g->model
	};
	demo_copy(k->name, card.name, sizeof(k->name));
	demo_copy(k->phone, g->phone, sizeof(k->phone));
	demo_client_is(k, &out);
	client_person(x, k, g->sales);
}

/* ---- contacts ---- */

/* In hundredths, from each grade to H, A, B, C; the rest stays. */
static int32_t
next_grade(struct demo *x, int32_t grade)
{
	static const int to[][4] = {
		[SR_GRADE_H] = { 62, 24, 10, 4 },
		[SR_GRADE_A] = { 14, 54, 24, 8 },
		[SR_GRADE_B] = { 3, 13, 60, 24 },
		[SR_GRADE_C] = { 1, 3, 14, 82 },
		[SR_GRADE_N] = { 8, 22, 30, 40 },
	};
	int at = demo_between(x, 0, 99);

	for (int i = 0; i < 3; i++) {
		at -= to[grade][i];
		if (at < 0)
			return SR_GRADE_H + i;
	}
	return SR_GRADE_C;
}

/* Hot customers are asked to come: a day and an hour. */
static void
log_appointment(struct demo *x, struct sr_contact_log *in)
{
	if (in->grade > SR_GRADE_B || !sample_chance(&x->dice, 24))
		return;
	in->next_day = x->day + demo_between(x, 1, 3);
	/* Some of the last day's are still to come on it. */
	if (x->day == x->today && x->now < DEMO_HM(21, 0) &&
	    sample_chance(&x->dice, 50)) {
		in->next_day = x->day;
		in->next_minute = x->now + 30 - (x->now - 1) % 30 +
				  30 * demo_between(x, 0, 2);
		in->next_kind = SR_IN_STORE;
		in->next_theme = demo_choose(x, DEMO_THEME_APPOINTED);
		return;
	}
	in->next_minute = DEMO_HM(demo_between(x, 9, 16), 0) +
			  (sample_chance(&x->dice, 40) ? 30 : 0);
	in->next_kind = SR_IN_STORE;
	in->next_theme = demo_choose(x, DEMO_THEME_APPOINTED);
}

static void
client_log(struct demo *x, struct demo_client *k, int actor, bool instore)
{
	struct sr_contact_log in;
	struct sr_card out;
	char text[DEMO_TEXT];
	enum demo_text tone = DEMO_UNREACHED;

	sr_record_clear(&sr_rec_contact_log, &in);
	in.card = k->card;
	in.kind = instore                       ? SR_IN_STORE
		  : sample_chance(&x->dice, 72) ? SR_BY_PHONE
		  : sample_chance(&x->dice, 80) ? SR_BY_WECHAT
						: SR_BY_SMS;
	in.reached =
	    instore || sample_chance(&x->dice, 82) ? SR_REACHED : SR_UNREACHED;
	in.next_kind = SR_BY_PHONE;
	in.next_theme = demo_choose(x, DEMO_THEME);
	if (instore)
		in.theme = demo_choose(x, DEMO_THEME_DESK);
	if (k->quiet && !instore) {
		in.reached = SR_UNREACHED;
		in.next_day = x->day + 9;
	}
	if (in.reached == SR_REACHED && k->grade == SR_GRADE_O) {
		tone = DEMO_WAITS;
	} else if (in.reached == SR_REACHED) {
		in.grade = next_grade(x, k->grade);
		if (instore && in.grade > k->grade && k->grade != SR_GRADE_N)
			in.grade = k->grade;
		tone = instore               ? DEMO_INSTORE
		       : in.grade < k->grade ? DEMO_UP
		       : in.grade > k->grade ? DEMO_DOWN
					     : DEMO_SAME;
		log_appointment(x, &in);
	} else {
		in.unreached = demo_choose(x, DEMO_NOTREACHED);
	}
	in.text = demo_say(x, tone, text);
	if (in.grade > k->grade + 1 || in.grade + 1 < k->grade)
		in.grade_why = in.text;
	if (demo_call(x, actor, SR_OP_CONTACT_LOG, &in, &out))
		demo_client_is(k, &out);
}

void
demo_instore(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];

	if (k->closed)
		return;
	client_log(x, k, k->owner, true);
	demo_buys(x, e);
}

/* ---- losses and other applications ---- */

static void
client_ask(struct demo *x, struct demo_client *k, int actor, int32_t kind)
{
	struct sr_request in, out;
	char text[DEMO_TEXT];

	sr_record_clear(&sr_rec_request, &in);
	in.card = k->card;
	in.kind = kind;
	in.note =
	    demo_say(x, kind == SR_REQ_FROZEN ? DEMO_FROZEN : DEMO_LOST, text);
	if (kind == SR_REQ_LOST) {
		bool product = sample_chance(&x->dice, 55);
		in.reason = demo_choose(
		    x, product ? DEMO_LOST_PRODUCT : DEMO_LOST_PROCESS);
		if (product)
			in.rival = demo_choose(x, DEMO_RIVAL);
		in.stage = x->rows[DEMO_STAGE].id[k->model % 5];
		/* Some are asked again sooner than the house would. */
		if (k->card % 4 == 0)
			in.again = x->day + 12 + k->card % 17;
	} else if (kind == SR_REQ_FROZEN) {
		in.reason = demo_choose(x, DEMO_WHY_FROZEN);
		in.until = x->day + demo_between(x, 60, 200);
		if (k->card % 3 == 0)
			in.until = x->day + 14 + k->card % 25;
	} else if (kind == SR_REQ_VOID) {
		in.reason = demo_choose(x, DEMO_WHY_VOID);
		in.note = "核实后无购车意向。";
	} else {
		in.reason = demo_choose(x, DEMO_WHY_BACK);
		in.grade = SR_GRADE_B;
		in.note = "客户主动来电，又想看车。";
	}
	if (!demo_call(x, actor, SR_OP_REQUEST_SAVE, &in, &out))
		return;
	k->request = out.id;
	k->until = in.until;
	k->asked = x->day;
	k->asked_kind = kind;
}

/* After a talk: has he bought elsewhere, or does he wait? */
static void
client_lost(struct demo *x, struct demo_client *k, int actor)
{
	static const int percent[] = { [SR_GRADE_O] = 0,
		[SR_GRADE_H] = 3,
		[SR_GRADE_A] = 4,
		[SR_GRADE_B] = 6,
		[SR_GRADE_C] = 17,
		[SR_GRADE_N] = 3 };
	int at = demo_between(x, 0, 99);

	if (x->rc < 0 || at >= percent[k->grade])
		return;
	at = demo_between(x, 0, 99);
	client_ask(x, k, actor,
	    at < 80   ? SR_REQ_LOST
	    : at < 92 ? SR_REQ_FROZEN
		      : SR_REQ_VOID);
}

static void
client_contact(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];

	if (k->closed || k->owner != e->actor)
		return;
	client_log(x, k, e->actor, false);
	if (k->request == 0)
		client_lost(x, k, e->actor);
}

/* A card that was given up comes back. */
static void
client_back(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];

	client_ask(x, k, k->owner, SR_REQ_REOPEN);
}

/* Of a hundred who are due, how many are called; the last days slip. */
static uint32_t
called(const struct demo *x, const struct demo_client *k)
{
	sr_day left = x->today - x->day;

	if (left == 0)
		return 66;
	return k->next < x->day ? (left < 3 ? 30 : 72) : (left < 4 ? 84 : 91);
}

void
demo_clients_due(struct demo *x)
{
	for (size_t i = 0; i < x->nclient; i++) {
		struct demo_client *k = &x->client[i];
		bool due = !k->closed && k->request == 0 && k->next != 0 &&
			   k->next <= x->day;
		if (due && sample_chance(&x->dice, called(x, k)))
			demo_later(x,
			    demo_between(x, DEMO_HM(9, 10), DEMO_HM(18, 50)),
			    k->owner, client_contact, i);
		else if (k->until != 0 && k->until + 2 <= x->day)
			demo_later(
			    x, DEMO_HM(15, 40), k->owner, client_back, i);
		else if (k->closed && k->request == 0 &&
			 k->asked_kind == SR_REQ_LOST && k->asked < x->day &&
			 sample_chance(&x->dice, 1) &&
			 sample_chance(&x->dice, 12))
			demo_later(
			    x, DEMO_HM(15, 30), k->owner, client_back, i);
	}
}

/* ---- the leads ---- */

static void
lead_decides(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];
	struct sr_decide in;
	struct sr_request out;
	struct sr_key key = { k->card };
	struct sr_card card;
	char text[DEMO_TEXT];

	sr_record_clear(&sr_rec_decide, &in);
	in.id = k->request;
	in.agree = k->asked_kind != SR_REQ_LOST || sample_chance(&x->dice, 82);
	in.advice = demo_say(x, in.agree ? DEMO_AGREED : DEMO_REFUSED, text);
	in.next_day = in.agree ? 0 : (k->next < x->day ? x->day : k->next);
	if (!demo_call(x, e->actor, SR_OP_REQUEST_DECIDE, &in, &out))
		return;
	k->request = 0;
	if (in.agree)
		k->closed = k->asked_kind != SR_REQ_REOPEN;
	if (demo_call(x, e->actor, SR_OP_CARD_GET, &key, &card))
		demo_client_is(k, &card);
}

static void
lead_instructs(struct demo *x, const struct demo_event *e)
{
	const struct demo_client *k = &x->client[e->which];
	struct sr_instruction in, out;
	char text[DEMO_TEXT];

	if (k->closed)
		return;
	sr_record_clear(&sr_rec_instruction, &in);
	in.day = x->day;
	in.card = k->card;
	in.staff = x->staff[k->owner];
	in.text = demo_say(x, DEMO_INSTRUCTION, text);
	demo_call(x, e->actor, SR_OP_INSTRUCTION_SAVE, &in, &out);
}

static void
lead_hands_over(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];
	int to = (k->owner + demo_between(x, 1, DEMO_SALES - 1)) % DEMO_SALES;
	struct sr_handover in;
	struct sr_count out;

	if (k->closed || k->request != 0)
		return;
	sr_record_clear(&sr_rec_handover, &in);
	in.card = k->card;
	in.from_staff = x->staff[k->owner];
	in.to_staff = x->staff[to];
	in.reason = "客户要求换顾问。";
	if (demo_call(x, e->actor, SR_OP_CARD_HANDOVER, &in, &out))
		k->owner = to;
}

/* Any of the later clients, for whatever a lead has to say. */
static size_t
some_client(struct demo *x)
{
	size_t from = x->nclient > 120 ? x->nclient - 120 : 0;

	return (size_t)demo_between(x, (int)from, (int)x->nclient - 1);
}

void
demo_leads_decide(struct demo *x)
{
	sr_day left = x->today - x->day;

	for (size_t i = 0; i < x->nclient && left > 0; i++) {
		const struct demo_client *k = &x->client[i];
		/* What is asked for in the last days waits. */
		if (k->request != 0 &&
		    sample_chance(&x->dice, left < 3 ? 30 : 80))
			demo_later(x, DEMO_HM(18, 55),
			    sample_chance(&x->dice, 70) ? DEMO_LEAD : DEMO_HEAD,
			    lead_decides, i);
	}
	if (x->nclient == 0)
		return;
	for (int n = demo_between(x, 0, 2); n >= 0; n--)
		demo_later(x, DEMO_HM(left == 0 ? 9 : 18, 30 + n), DEMO_LEAD,
		    lead_instructs, some_client(x));
	if (x->nclient > 40 && left > 0 && sample_chance(&x->dice, 10))
		demo_later(x, DEMO_HM(18, 10), DEMO_LEAD, lead_hands_over,
		    some_client(x));
}
