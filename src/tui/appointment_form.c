/*
 * Booking a customer: a strip over the foot of whatever shows his card.  The
 * one that is booked is changed; there is one at a time.  How appointments
 * stand in a list.
 */
#include "tui/appointment_form.h"

#include <showroom/ops.h>

#include "tui/form.h"
#include "tui/list.h"
#include "tui/ui.h"

#include "base/banned.h"

static int
appointment_write(struct view *v, void *rec)
{
	struct sr_appointment out;

	return sr_call(v->ui->sr, SR_OP_APPOINTMENT_SAVE, rec, &out, v->arena);
}

static const struct form_row new_rows[] = {
	{ .col = "day", .width = 10 },
	{ .col = "minute" },
	{ .col = "purpose", .width = 12 },
	{ .col = "note", .lines = 1 },
	{ .col = NULL },
};

static const struct form_row old_rows[] = {
	{ .col = "day", .width = 10 },
	{ .col = "minute" },
	{ .col = "purpose", .width = 12 },
	{ .col = "state", .width = 14 },
	{ .col = "note", .lines = 1 },
	{ .col = NULL },
};

#define APPOINTMENT(tit, tab) \
	{ \
		.id = "appointment", .title = (tit), \
		.record = &sr_rec_appointment, .rows = (tab), .of = "card", \
		.op = SR_OP_APPOINTMENT_SAVE, .get = SR_OP_APPOINTMENT_GET, \
		.save = appointment_write, .done = view_reload, .quick = true \
	}

static const struct form_spec new_form =
    APPOINTMENT(N_("Book an appointment"), new_rows);
static const struct form_spec old_form =
    APPOINTMENT(N_("Appointment"), old_rows);

void
appointment_edit(struct view *v, sr_id id)
{
	const struct sr_key key = { .id = id };
	struct sr_appointment a;

	if (ui_call(v->ui, SR_OP_APPOINTMENT_GET, &key, &a, v->arena) == SR_OK)
		strip_open(v, &old_form, &a);
}

void
appointment_here(struct view *v)
{
	struct sr_key key = { .id = v->screen->card(v) };
	struct sr_appointment a;

	if (ui_call(v->ui, SR_OP_APPOINTMENT_NEW, &key, &a, v->arena) == SR_OK)
		strip_open(v, a.id != 0 ? &old_form : &new_form, &a);
}

/* ---- lists ---- */

/* On a card they are all the same customer's. */
static bool
of_many(const struct view *v)
{
	return v->about.id == 0;
}

static const char *
state_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_appointment *p = row;

	(void)a;
	switch (p->state) {
	case SR_BOOKED:
		if (p->day != v->ui->session.today ||
		    p->minute >= v->ui->session.minute)
			break;
		*style = STYLE_OVERDUE;
		return _("Not here yet");
	case SR_SHOWN: *style = STYLE_OK; break;
	case SR_NOSHOW: *style = STYLE_OVERDUE; break;
	case SR_CANCELLED: *style = STYLE_DIM; break;
	default: break;
	}
	return _(sr_enum_label(&sr_choice_appointment_state, p->state));
}

const struct column appointment_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5, .tight = true },
	{ .field = "name", .min = 8, .weight = 1, .when = of_many },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .when = of_many },
	{ .field = "purpose", .min = 11 },
	{ .field = "state", .min = 12, .text = state_text },
	{ .field = "staff", .title = N_("Sales"), .min = 6 },
	{ .field = "note", .min = 12, .weight = 2 },
	{ .field = NULL },
};

static void
find_card(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
}

const struct list_spec appointments_of_card = {
	.row = &sr_rec_appointment,
	.op = SR_OP_APPOINTMENT_FIND,
	.columns = appointment_columns,
	.find = find_card,
	.empty = N_("No appointment yet: b books one."),
	.empty_op = SR_OP_APPOINTMENT_SAVE,
};
