/*
 * What the example dealership sells: who orders after a visit, what won him,
 * when he gets his car, who withdraws.
 */
#include "domain/demo_own.h"
#include "base/banned.h"

/* A car is there after some days at the earliest, then any day. */
enum { CAR_AFTER = 4, CAR_PERCENT = 11 };

bool
demo_is_ordered(const struct demo_client *k)
{
	return demo_is_open(k) && k->grade == SR_GRADE_O;
}

/* ---- ordered ---- */

static void
client_won(struct demo *x, const struct demo_event *e)
{
	const struct demo_client *k = &x->client[e->which];
	char text[DEMO_TEXT];
	struct sr_win in, out;

	sr_record_clear(&sr_rec_win, &in);
	in.card = k->card;
	in.reason = demo_choose(x, DEMO_FOCUS);
	if (sample_chance(&x->dice, 45))
		in.rival = demo_choose(x, DEMO_RIVAL);
	in.text = demo_say(x, DEMO_WON, text);
	demo_call(x, e->actor, SR_OP_WIN_SAVE, &in, &out);
}

static void
client_orders(struct demo *x, struct demo_client *k, sr_time at)
{
	struct sr_key key = { k->card };
	struct sr_card out;

	if (!demo_call(x, k->owner, SR_OP_CARD_ORDERED, &key, &out))
		return;
	demo_client_is(k, &out);
	k->ordered = x->day;
	if (sample_chance(&x->dice, 75))
		demo_now(
		    x, at + 8, k->owner, client_won, (size_t)(k - x->client));
}

static void
guest_orders(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];

	if (demo_is_hot(k))
		client_orders(x, k, e->at);
}

static bool
is_sure(const struct demo_client *k)
{
	return demo_is_hot(k) && k->grade == SR_GRADE_H;
}

void
demo_orders(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = demo_client_like(x, -1, is_sure);

	if (k != NULL)
		client_orders(x, k, e->at);
}

void
demo_buys(struct demo *x, const struct demo_event *visit)
{
	const struct demo_client *k = &x->client[visit->which];

	demo_dice(x, true);
	if (demo_is_hot(k) &&
	    sample_chance(&x->dice, k->grade == SR_GRADE_H ? 36 : 14))
		demo_now(x, visit->at + demo_between(x, 2, 30), k->owner,
		    guest_orders, visit->which);
	demo_dice(x, false);
}

/* ---- delivered, cancelled ---- */

static void
client_gets_car(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = &x->client[e->which];
	struct sr_key key = { k->card };
	struct sr_card out;

	if (!demo_is_ordered(k) || k->owner != e->actor ||
	    !demo_call(x, e->actor, SR_OP_CARD_DELIVERED, &key, &out))
		return;
	demo_client_is(k, &out);
	k->closed = true;
	k->asked_kind = 0;
}

void
demo_cars_come(struct demo *x)
{
	for (size_t i = 0; i < x->nclient; i++) {
		const struct demo_client *k = &x->client[i];
		if (demo_is_ordered(k) && x->day >= k->ordered + CAR_AFTER &&
		    sample_chance(&x->dice, CAR_PERCENT))
			demo_later(x,
			    demo_between(x, DEMO_HM(10, 0), DEMO_HM(17, 30)),
			    k->owner, client_gets_car, i);
	}
}

void
demo_withdraws(struct demo *x, const struct demo_event *e)
{
	struct demo_client *k = demo_client_like(x, -1, demo_is_ordered);
	struct sr_request in, out;

	(void)e;
	if (k == NULL)
		return;
	sr_record_clear(&sr_rec_request, &in);
	in.card = k->card;
	in.kind = SR_REQ_CANCEL;
	in.note = "家人不同意，客户要求退定金。";
	if (!demo_call(x, k->owner, SR_OP_REQUEST_SAVE, &in, &out))
		return;
	k->request = out.id;
	k->asked = x->day;
	k->asked_kind = in.kind;
}
