/* Forms about a card: its data, opening, applications, handing over. */
#include "tui/card_forms.h"

#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/contact_strip.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/marks.h"
#include "tui/pick.h"
#include "tui/screens.h"

#include "base/banned.h"

static const struct form_row card_rows[] = {
	{ .label = N_("Wish") },
	{ .col = "model" },
	{ .col = "trim" },
	{ .col = "colour" },
	{ .col = "budget_min" },
	{ .col = "budget_max" },
	{ .col = "buytype" },
	{ .col = "payment" },
	{ .col = "usage" },
	{ .col = "buy_day" },
	{ .col = "rival" },
	{ .col = "rival_why" },
	{ .col = "focus" },
	{ .label = N_("State") },
	{ .col = "stage" },
	{ .col = "drive" },
	{ .col = "note" },
	{ .label = N_("Origin") },
	{ .col = "source" },
	{ .col = "how" },
	{ .col = "occasion" },
	{ .col = "ref_name" },
	{ .col = "ref_phone" },
	{ .col = "ref_vin" },
	{ .label = N_("Old car"), .flags = FORM_MORE },
	{ .col = "old_car" },
	{ .col = "old_plate" },
	{ .col = "old_year" },
	{ .col = "old_km" },
	{ .col = NULL },
};

static int
card_write(struct view *v, void *rec)
{
	struct sr_card out;

	return sr_call(v->ui->sr, SR_OP_CARD_SAVE, rec, &out, v->arena);
}

static const struct form_spec card_form = {
	.id = "card",
	.title = N_("Prospect card"),
	.record = &sr_rec_card,
	.rows = card_rows,
	.get = SR_OP_CARD_GET,
	.op = SR_OP_CARD_SAVE,
	.save = card_write,
	.done = view_reload,
};

void
card_data_form(struct view *v, sr_id id)
{
	struct sr_key key = { .id = id };
	struct sr_card card;

	if (ui_call(v->ui, SR_OP_CARD_GET, &key, &card, v->arena) == SR_OK)
		form_open(v, &card_form, &card);
}

/* ---- a new card ---- */

static const struct form_row new_rows[] = {
	{ .col = "name", .flags = FORM_MUST },
	{ .col = "phone", .flags = FORM_MUST },
	{ .col = "sex" },
	{ .col = "grade", .flags = FORM_MUST | FORM_FREE },
	{ .col = "model", .flags = FORM_MUST },
	{ .col = "trim" },
	{ .col = "source" },
	{ .col = "owner", .flags = FORM_FREE },
	{ .col = "buytype" },
	{ .col = "payment" },
	{ .col = "budget_min" },
	{ .col = "budget_max" },
	{ .col = "rival" },
	{ .col = "buy_day" },
	{ .label = N_("Next contact") },
	{ .col = "next_day",
	    .label = N_("Next on"),
	    .flags = FORM_FREE,
	    .width = 10 },
	{ .col = "next_minute", .label = N_("at"), .flags = FORM_FREE },
	{ .col = "next_kind", .label = N_("by"), .flags = FORM_FREE },
	{ .col = "next_theme", .label = N_("about"), .flags = FORM_FREE },
	{ .col = "note" },
	{ .col = "second_why", .flags = FORM_MORE | FORM_FREE },
	{ .col = NULL },
};

static int
new_write(struct view *v, void *rec)
{
	const struct sr_card *card = rec;
	struct sr_card out;
	int rc = sr_call(v->ui->sr, SR_OP_CARD_OPEN, rec, &out, v->arena);

	/* Negative: its grade waits. */
	if (rc == SR_OK)
		v->saved = card->grade != 0 && card->grade != out.grade
			       ? -out.id
			       : out.id;
	return rc;
}

static void
new_done(struct view *v)
{
	bool waits = v->saved < 0;

	view_reload(v);
	card_show(v->ui, waits ? -v->saved : v->saved);
	if (waits)
		ui_message(v->ui, MSG_OK,
		    N_("Opened. The grade waits until a second person "
		       "agrees."),
		    0);
}

/* The grade says how soon the next contact is due. */
static void
new_change(struct view *v, struct form *f, const char *col)
{
	const struct sr_card *card = form_record(f);
	struct sr_plan_ask ask;

	if (strcmp(col, "grade") != 0)
		return;
	sr_record_clear(&sr_rec_plan_ask, &ask);
	ask.grade = card->grade;
	ask.reached = SR_REACHED;
	contact_propose(v, f, &ask);
}

static const struct form_spec new_form = {
	.id = "card.new",
	.title = N_("New prospect card"),
	.record = &sr_rec_card,
	.rows = new_rows,
	.of = "visit",
	.op = SR_OP_CARD_OPEN,
	.save = new_write,
	.done = new_done,
	.change = new_change,
};

void
card_new(struct ui *ui, sr_id visit)
{
	struct sr_key key = { .id = visit };
	struct view *v = ui->top;
	struct sr_card card;

	if (ui_call(ui, SR_OP_CARD_NEW, &key, &card, v->arena) == SR_OK)
		form_open(v, &new_form, &card);
}

void
card_new_of(struct ui *ui, const struct sr_person *p)
{
	struct sr_key key = { 0 };
	struct view *v = ui->top;
	struct sr_card card;

	if (ui_call(ui, SR_OP_CARD_NEW, &key, &card, v->arena) < 0)
		return;
	card.person = p->id;
	card.name = p->name;
	card.phone = p->phone;
	card.sex = p->sex;
	form_open(v, &new_form, &card);
}

/* ---- applications ---- */

static const struct form_row lost_rows[] = {
	{ .col = "reason", .flags = FORM_MUST },
	{ .col = "lost_type" },
	{ .col = "stage", .flags = FORM_MUST },
	{ .col = "lost_to" },
	{ .col = "rival" },
	{ .col = "again" },
	{ .col = "note", .flags = FORM_MUST },
	{ .col = NULL },
};
static const struct form_row frozen_rows[] = {
	{ .col = "until", .flags = FORM_MUST },
	{ .col = "note", .label = N_("Why"), .flags = FORM_MUST },
	{ .col = NULL },
};
static const struct form_row void_rows[] = {
	{ .col = "note", .label = N_("Why"), .flags = FORM_MUST },
	{ .col = NULL },
};
static const struct form_row other_rows[] = {
	{ .col = "other",
	    .label = N_("Same as card"),
	    .flags = FORM_MUST,
	    .pick = card_pick },
	{ .col = "note", .label = N_("Why"), .flags = FORM_MUST },
	{ .col = NULL },
};
static const struct form_row reopen_rows[] = {
	{ .col = "grade", .flags = FORM_MUST },
	{ .col = "next_day", .width = 10 },
	{ .col = "note", .label = N_("Why"), .flags = FORM_MUST },
	{ .col = NULL },
};
static const struct form_row over_rows[] = {
	{ .col = "to_staff", .flags = FORM_MUST },
	{ .col = "note", .label = N_("Why"), .flags = FORM_MUST },
	{ .col = NULL },
};

static int
request_write(struct view *v, void *rec)
{
	struct sr_request out;

	return sr_call(v->ui->sr, SR_OP_REQUEST_SAVE, rec, &out, v->arena);
}

#define REQUEST(tit, tab) \
	{ \
		.id = "request", .title = (tit), .record = &sr_rec_request, \
		.rows = (tab), .op = SR_OP_REQUEST_SAVE, \
		.save = request_write, .done = view_reload, \
		.saved = N_("Handed in: a supervisor decides.") \
	}

static const struct form_spec request_forms[] = {
	[SR_REQ_LOST] = REQUEST(N_("Close as lost"), lost_rows),
	[SR_REQ_FROZEN] = REQUEST(N_("Freeze"), frozen_rows),
	[SR_REQ_DUPLICATE] = REQUEST(N_("Close as duplicate"), other_rows),
	[SR_REQ_VOID] = REQUEST(N_("Void the card"), void_rows),
	[SR_REQ_REOPEN] = REQUEST(N_("Reopen"), reopen_rows),
	[SR_REQ_HANDOVER] = REQUEST(N_("Hand over"), over_rows),
	[SR_REQ_CANCEL] = REQUEST(N_("Cancel the order"), void_rows),
};

static int32_t
request_kind(struct view *v, int32_t grade)
{
	static const struct answer opens[] = { { 'l', N_("lost") },
		{ 'f', N_("freeze") }, { 'd', N_("duplicate") },
		{ 'v', N_("void") }, { 'h', N_("hand over") }, { 0, NULL } };
	/* Nobody looked after it: lost, or taken up again? */
	static const struct answer slipped[] = { { 'r', N_("reopen") },
		{ 'l', N_("lost") }, { 'f', N_("freeze") }, { 0, NULL } };

	static const struct answer ordered[] = { { 'c',
						     N_("cancel the order") },
		{ 'h', N_("hand over") }, { 0, NULL } };

	if (!SR_GRADE_OPEN(grade) && grade != SR_GRADE_L)
		return SR_REQ_REOPEN;
	switch (ui_ask(v->ui, _("Apply for what?"),
	    grade == SR_GRADE_L   ? slipped
	    : grade == SR_GRADE_O ? ordered
				  : opens)) {
	case 'r': return SR_REQ_REOPEN;
	case 'l': return SR_REQ_LOST;
	case 'f': return SR_REQ_FROZEN;
	case 'd': return SR_REQ_DUPLICATE;
	case 'v': return SR_REQ_VOID;
	case 'h': return SR_REQ_HANDOVER;
	case 'c': return SR_REQ_CANCEL;
	default: return 0;
	}
}

void
card_apply(struct view *v, const struct sr_card *card)
{
	struct sr_request r;

	sr_record_clear(&sr_rec_request, &r);
	r.card = card->id;
	r.rival = card->rival;
	r.stage = card->stage;
	r.kind = request_kind(v, card->grade);
	if (r.kind != 0)
		form_open(v, &request_forms[r.kind], &r);
}

/* ---- handing over ---- */

static const struct form_row hand_rows[] = {
	{ .col = "from_staff", .flags = FORM_FIXED },
	{ .col = "to_staff" },
	{ .col = "reason" },
	{ .col = NULL },
};

/* Of marked cards each has an owner of its own. */
static const struct form_row marked_rows[] = {
	{ .col = "to_staff" },
	{ .col = "reason" },
	{ .col = NULL },
};

static int
hand_write(struct view *v, void *rec)
{
	struct sr_count count;
	int rc = sr_call(v->ui->sr, SR_OP_CARD_HANDOVER, rec, &count, v->arena);

	if (rc == SR_OK)
		v->saved = count.n;
	return rc;
}

struct handing {
	struct sr_handover h;
	int64_t n;
};

static int
hand_one(struct view *v, sr_id id, void *ctx)
{
	struct handing *to = ctx;
	struct sr_count count;
	int rc;

	to->h.card = id;
	rc = sr_call(v->ui->sr, SR_OP_CARD_HANDOVER, &to->h, &count, v->arena);
	if (rc == SR_OK)
		to->n += count.n;
	return rc;
}

static int
marked_write(struct view *v, void *rec)
{
	struct handing to = { .h = *(const struct sr_handover *)rec };
	int rc = marks_each(v, hand_one, &to);

	v->saved = to.n;
	return rc;
}

static void
hand_done(struct view *v)
{
	view_reload(v);
	ui_message(
	    v->ui, MSG_OK, N_("Cards handed over: {0}."), 1, SR_NUM(v->saved));
}

static const struct form_spec hand_form = {
	.id = "handover",
	.title = N_("Hand over to another salesperson"),
	.record = &sr_rec_handover,
	.rows = hand_rows,
	.of = "card",
	.op = SR_OP_CARD_HANDOVER,
	.save = hand_write,
	.done = hand_done,
};

static const struct form_spec marked_form = {
	.id = "handover-marked",
	.title = N_("Hand over the marked cards"),
	.record = &sr_rec_handover,
	.rows = marked_rows,
	.op = SR_OP_CARD_HANDOVER,
	.save = marked_write,
	.done = hand_done,
};

void
card_hand_over(struct view *v, sr_id card, sr_id from, int32_t kind)
{
	struct sr_handover h;
	bool marked = marks_count(v) > 0;

	sr_record_clear(&sr_rec_handover, &h);
	h.card = marked ? 0 : card;
	h.from_staff = marked ? 0 : from;
	h.kind = kind;
	form_open(v, marked ? &marked_form : &hand_form, &h);
}

void
card_instruct(struct view *v, sr_id card, sr_id owner)
{
	struct sr_instruction in, out;

	sr_record_clear(&sr_rec_instruction, &in);
	in.day = v->ui->session.today;
	in.staff = owner;
	in.card = card;
	in.text =
	    ui_prompt(v->ui, _("Instruction to the salesperson"), "", v->arena);
	if (in.text == NULL || *in.text == '\0' ||
	    ui_call(v->ui, SR_OP_INSTRUCTION_SAVE, &in, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("{0} finds it on the card."), 1,
	    SR_TXT(sr_dir_name(v->ui->dir, "staff", out.staff)));
}

void
card_take_over(struct view *v, sr_id card)
{
	struct sr_request in, out;

	sr_record_clear(&sr_rec_request, &in);
	in.card = card;
	in.kind = SR_REQ_HANDOVER;
	in.to_staff = v->ui->session.staff;
	in.note = ui_why(v->ui, _("Why do you take the card over?"), v->arena);
	if (in.note == NULL ||
	    ui_call(v->ui, SR_OP_REQUEST_SAVE, &in, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK,
	    N_("Applied for: another supervisor or the manager decides."), 0);
}
