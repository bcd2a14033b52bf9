/*
 * Booking a customer: a strip over the foot of whatever shows his card.  The
 * one that is booked is changed; there is one at a time.
 */
#include "tui/appointment_form.h"

#include <showroom/ops.h>

#include "tui/form.h"
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
appointment_here(struct view *v)
{
	struct sr_key key = { .id = v->screen->card(v) };
	struct sr_appointment a;

	if (ui_call(v->ui, SR_OP_APPOINTMENT_NEW, &key, &a, v->arena) == SR_OK)
		strip_open(v, a.id != 0 ? &old_form : &new_form, &a);
}
