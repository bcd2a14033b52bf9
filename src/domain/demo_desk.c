/*
 * The front desk of the example dealership: the rotation of its last day and
 * who gets a guest by it, the register of test drives.
 */
#include <string.h>

#include "base/arena.h"
#include "domain/demo_own.h"
#include "base/banned.h"

/* ---- the rotation ---- */

/* Five wait for guests, one has a break; two are at an outdoor show. */
static const struct {
	sr_time at; /* he comes */
	int32_t state;
} shifts[DEMO_SALES] = {
	{ DEMO_HM(8, 32), SR_PRESENT },
	{ DEMO_HM(8, 30), SR_PRESENT },
	{ DEMO_HM(8, 41), SR_PRESENT },
	{ DEMO_HM(8, 36), SR_PRESENT },
	{ DEMO_HM(8, 50), SR_PRESENT },
	{ DEMO_HM(8, 45), SR_PRESENT },
	{ DEMO_HM(8, 51), SR_ABSENT },
	{ DEMO_HM(8, 52), SR_ABSENT },
};
enum { LUNCH = 3 }; /* who had his break at noon */

const char demo_standin[] = "其顾问正在接待其他客户，代为接待。";
static const char decided[] = "客户问混动四驱，由熟悉的顾问接待。";

static bool
here(int sales)
{
	return shifts[sales].state == SR_PRESENT;
}

static void
shift_is(struct demo *x, int sales, int32_t state)
{
	struct sr_shift_ask ask = { x->staff[sales], state };
	struct sr_shift out;

	demo_call(x, sales, SR_OP_SHIFT_SAVE, &ask, &out);
}

static void
shift_begins(struct demo *x, const struct demo_event *e)
{
	shift_is(x, e->actor, shifts[e->actor].state);
}

static void
shift_pauses(struct demo *x, const struct demo_event *e)
{
	shift_is(x, e->actor, SR_BREAK);
}

static void
shift_goes_on(struct demo *x, const struct demo_event *e)
{
	shift_is(x, e->actor, SR_PRESENT);
}

/*
 * Here nobody waits longer because his calls are late; and a salesperson's
 * closing rate is his own from thirty decided cards on.
 */
static const struct {
	const char *name, *value;
} settings[] = { { "rotation_skip", "incomplete" },
	{ "hot_rate_least", "30" } };

static void
house_decides(struct demo *x, const struct demo_event *e)
{
	struct sr_setting in, out;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	if (!demo_call(x, e->actor, SR_OP_SETTING_FIND, &find, &rows))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		in = *SR_ROW(const struct sr_setting, &rows, i);
		if (strcmp(in.name, settings[e->which].name) != 0)
			continue;
		in.value = settings[e->which].value;
		demo_call(x, e->actor, SR_OP_SETTING_SAVE, &in, &out);
	}
}

/* Of those who have no guest the last in the queue. */
static void
someone_pauses(struct demo *x, const struct demo_event *e)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	if (!demo_call(x, e->actor, SR_OP_TURN_FIND, &find, &rows))
		return;
	for (size_t i = rows.n; i > 0; i--) {
		const struct sr_turn_line *t =
		    SR_ROW(const struct sr_turn_line, &rows, i - 1);
		if (t->state == SR_PRESENT && t->guests == 0) {
			shift_is(x, demo_sales(x, t->staff), SR_BREAK);
			return;
		}
	}
}

void
demo_shifts(struct demo *x)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		demo_later(x, DEMO_HM(8, 30), DEMO_OFFICE, house_decides, i);
	for (int i = 0; i < DEMO_SALES; i++)
		demo_later(x, shifts[i].at, i, shift_begins, 0);
	if (x->now > DEMO_HM(13, 0)) {
		demo_now(x, DEMO_HM(12, 5), LUNCH, shift_pauses, 0);
		demo_now(x, DEMO_HM(12, 43), LUNCH, shift_goes_on, 0);
	}
	demo_now(
	    x, x->now > 14 ? x->now - 14 : 1, DEMO_AT_DESK, someone_pauses, 0);
}

/* The salesperson whose turn it is, -1: nobody's. */
static int
whose_turn(struct demo *x)
{
	const struct sr_none none = { 0 };
	struct sr_visit next;

	return demo_call(x, DEMO_AT_DESK, SR_OP_VISIT_NEW, &none, &next)
		   ? demo_sales(x, next.staff)
		   : -1;
}

int
demo_handed(struct demo *x, struct demo_guest *g, struct sr_visit *line)
{
	int next = whose_turn(x), actor = DEMO_AT_DESK;
	bool known = g->client >= 0;

	if (next < 0)
		return actor;
	demo_dice(x, true);
	if (known && (!here(g->sales) || sample_chance(&x->dice, 60))) {
		/* The desk asks for the number, and sees whose he is. */
		line->name = g->line.name;
		line->phone = g->line.phone;
		if (!here(g->sales)) {
			g->sales = next;
			x->reason = "其顾问今日外展，代为接待。";
		}
	} else if (known || (here(g->sales) && sample_chance(&x->dice, 9))) {
		line->given = SR_ASKED_FOR;
	} else if (here(g->sales) && g->sales != next &&
		   sample_chance(&x->dice, 22)) {
		line->given = SR_OVERRIDE;
		x->reason = decided;
		actor = DEMO_LEAD;
	} else {
		g->sales = next;
	}
	demo_dice(x, false);
	line->staff = g->line.staff = x->staff[g->sales];
	return actor;
}

/* ---- test drives ---- */

/* The register of them begins so long ago; how long a drive has the car. */
enum { DRIVE_DAYS = 35, DRIVE_MINUTES = 30, DRIVE_CARS = 3 };

static const char *const feedback[] = {
	"隔音好，后排舒服，油门偏软。",
	"加速满意，觉得方向盘轻。",
	"太太试驾，说视野好、好停车。",
	"对比过竞品，底盘更稳。",
	"混动起步安静，问电池质保。",
	"座椅偏硬，其余满意。",
	"全家试乘，孩子说后排大。",
	"想再试一次高速。",
};

static bool
at_once(sr_time at, sr_time other)
{
	return at < other + DRIVE_MINUTES && other < at + DRIVE_MINUTES;
}

static bool
car_is_free(const struct demo *x, int car, sr_time at)
{
	if (x->booked != 0 && car == 0 && at_once(at, DEMO_BOOKED))
		return false;
	for (size_t i = 0; i < x->nguest; i++) {
		const struct demo_guest *g = &x->guest[i];
		if (g->drives != 0 && g->car == car && at_once(at, g->drives))
			return false;
	}
	return true;
}

/* The register line is there, the licence was seen, the paper is signed. */
static void
drive_goes(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct sr_drive in, out;

	sr_record_clear(&sr_rec_drive, &in);
	in.state = SR_DRIVE_OUT;
	in.visit = g->visit;
	if (g->client >= 0 && x->client[g->client].owner == g->sales)
		in.card = x->client[g->client].card;
	in.name = g->name;
	in.phone = g->phone;
	in.staff = in.officer = x->staff[g->sales];
	in.model = g->line.model;
	in.car = x->rows[DEMO_CAR].id[g->car];
	in.route = demo_choose(x, DEMO_ROUTE);
	in.day = x->day;
	in.begins = e->at;
	in.ends = e->at + DRIVE_MINUTES;
	in.licence = arena_printf(
	    x->mem, "1200%08d", demo_between(x, 10000000, 99999999));
	in.agreed = true;
	if (x->km[g->car] == 0)
		x->km[g->car] = 1850 + 2140 * g->car;
	in.km_out = x->km[g->car];
	if (demo_call(x, g->sales, SR_OP_DRIVE_SAVE, &in, &out))
		g->drive = out.id;
}

static void
drive_comes(struct demo *x, const struct demo_event *e)
{
	struct demo_guest *g = &x->guest[e->which];
	struct sr_key key = { g->drive };
	struct sr_drive in, out;

	if (!demo_call(x, g->sales, SR_OP_DRIVE_GET, &key, &in))
		return;
	in.state = SR_DRIVE_BACK;
	x->km[g->car] += demo_between(x, 8, 16);
	in.km_back = x->km[g->car];
	in.feedback = feedback[demo_between(
	    x, 0, (int)(sizeof(feedback) / sizeof(feedback[0])) - 1)];
	demo_call(x, g->sales, SR_OP_DRIVE_SAVE, &in, &out);
}

void
demo_drive_at(struct demo *x, struct demo_guest *g, sr_time at)
{
	size_t which = (size_t)(g - x->guest);

	int tries = 0;

	if (at + DRIVE_MINUTES > DEMO_HM(23, 58))
		return;
	/* The car that is most like the one he asks for. */
	g->car = g->model == 5 ? 1 : g->model == 3 ? 2 : g->model % DRIVE_CARS;
	while (!car_is_free(x, g->car, at)) {
		if (++tries == DRIVE_CARS)
			return;
		g->car = (g->car + 1) % DRIVE_CARS;
	}
	g->drives = at;
	demo_dice(x, true);
	demo_now(x, at, g->sales, drive_goes, which);
	demo_now(x, at + demo_between(x, 17, DRIVE_MINUTES - 2), g->sales,
	    drive_comes, which);
	demo_dice(x, false);
}

bool
demo_drives(struct demo *x, struct demo_guest *g)
{
	/* A day that has hardly begun has no time for it. */
	bool pressed = x->day == x->today && x->now < DEMO_HM(11, 0);

	if (g->line.drive == SR_YES && !pressed &&
	    x->today - x->day < DRIVE_DAYS && g->out >= g->in + 45)
		demo_drive_at(x, g, g->in + 9);
	return g->drives != 0;
}
