/*
 * Test drives by hand: booking one for a card, a guest or neither, the car
 * that leaves and comes back.  For every list of them; knows no screen.
 */
#include "tui/drive_forms.h"

#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"

#include "base/banned.h"

static int
drive_write(struct view *v, void *rec)
{
	struct sr_drive out;
	int rc = sr_call(v->ui->sr, SR_OP_DRIVE_SAVE, rec, &out, v->arena);

	if (rc == SR_OK)
		v->saved = out.id;
	return rc;
}

static void
drive_written(struct view *v)
{
	const struct list_spec *spec = v->screen->panes[v->pane].list;

	view_reload(v);
	if (spec != NULL && spec->row == &sr_rec_drive)
		list_select(v->list[v->pane], v->saved);
}

/* Half an hour, until somebody says otherwise. */
static void
drive_change(struct view *v, struct form *f, const char *col)
{
	const struct sr_drive *d = form_record(f);

	(void)v;
	if (strcmp(col, "begins") == 0 && d->begins != 0 &&
	    !form_touched(f, "ends"))
		form_put_int(f, "ends", d->begins + 30);
}

static const struct form_row whole_rows[] = {
	{ .label = N_("Car") },
	{ .col = "car" },
	{ .col = "route" },
	{ .col = "day" },
	{ .col = "begins" },
	{ .col = "ends" },
	{ .label = N_("Customer") },
	{ .col = "name" },
	{ .col = "phone" },
	{ .col = "sex" },
	{ .col = "staff" },
	{ .col = "model" },
	{ .label = N_("Driver") },
	{ .col = "licence" },
	{ .col = "id_number" },
	{ .col = "agreed" },
	{ .col = "driver" },
	{ .col = "driver_phone" },
	{ .col = "officer" },
	{ .label = N_("Came back"), .flags = FORM_MORE },
	{ .col = "km_out", .flags = FORM_MORE },
	{ .col = "km_back", .flags = FORM_MORE },
	{ .col = "feedback", .flags = FORM_MORE, .lines = 2 },
	{ .col = NULL },
};

static const struct form_spec whole = {
	.id = "drive",
	.title = N_("Test drive"),
	.record = &sr_rec_drive,
	.rows = whole_rows,
	.get = SR_OP_DRIVE_GET,
	.op = SR_OP_DRIVE_SAVE,
	.save = drive_write,
	.done = drive_written,
	.change = drive_change,
};

static const struct form_row out_rows[] = {
	{ .col = "licence" },
	{ .col = "agreed" },
	{ .col = "km_out" },
	{ .col = "officer" },
	{ .col = NULL },
};

static const struct form_spec leaving = {
	.title = N_("The car leaves"),
	.record = &sr_rec_drive,
	.rows = out_rows,
	.get = SR_OP_DRIVE_GET,
	.op = SR_OP_DRIVE_SAVE,
	.save = drive_write,
	.done = drive_written,
	.quick = true,
};

static const struct form_row back_rows[] = {
	{ .col = "km_back" },
	{ .col = "feedback", .lines = 1 },
	{ .col = NULL },
};

static const struct form_spec returning = {
	.title = N_("The car is back"),
	.record = &sr_rec_drive,
	.rows = back_rows,
	.get = SR_OP_DRIVE_GET,
	.op = SR_OP_DRIVE_SAVE,
	.save = drive_write,
	.done = drive_written,
	.quick = true,
};

/* ---- opening them ---- */

void
drive_new(struct view *v, sr_id card, sr_id visit)
{
	struct sr_drive in, rec;

	sr_record_clear(&sr_rec_drive, &in);
	in.card = card;
	in.visit = visit;
	if (ui_call(v->ui, SR_OP_DRIVE_NEW, &in, &rec, v->arena) == SR_OK)
		form_open(v, &whole, &rec);
}

void
drive_here(struct view *v)
{
	drive_new(v, v->screen->card(v), 0);
}

/* Drive ID as it is stored, to become STATE; 0: it stays. */
static bool
drive_read(struct view *v, sr_id id, struct sr_drive *rec, int32_t state)
{
	const struct sr_key key = { .id = id };

	if (ui_call(v->ui, SR_OP_DRIVE_GET, &key, rec, v->arena) < 0)
		return false;
	if (state != 0)
		rec->state = state;
	v->saved = id;
	return true;
}

void
drive_edit(struct view *v, sr_id id)
{
	struct sr_drive rec;

	if (drive_read(v, id, &rec, 0))
		form_open(v, &whole, &rec);
}

void
drive_leaves(struct view *v, sr_id id)
{
	struct sr_drive rec;

	if (drive_read(v, id, &rec, SR_DRIVE_OUT))
		strip_open(v, &leaving, &rec);
}

void
drive_returns(struct view *v, sr_id id)
{
	struct sr_drive rec;

	if (!drive_read(v, id, &rec, SR_DRIVE_BACK))
		return;
	rec.km_back = rec.km_out;
	strip_open(v, &returning, &rec);
}

static void
drive_ends(struct view *v, struct sr_drive *rec, const char *said)
{
	struct sr_drive out;

	if (ui_call(v->ui, SR_OP_DRIVE_SAVE, rec, &out, v->arena) < 0)
		return;
	/* Its name is gone with what is read anew. */
	ui_message(v->ui, MSG_OK, said, 1, SR_TXT(out.name));
	view_reload(v);
}

void
drive_cancel(struct view *v, sr_id id)
{
	struct sr_drive rec;

	if (!drive_read(v, id, &rec, SR_DRIVE_CANCELLED))
		return;
	rec.feedback = ui_why(v->ui, _("Why is it cancelled?"), v->arena);
	if (rec.feedback != NULL)
		drive_ends(v, &rec, N_("{0}'s test drive is cancelled."));
}

void
drive_missed(struct view *v, sr_id id)
{
	struct sr_drive rec;

	if (drive_read(v, id, &rec, SR_DRIVE_NOSHOW))
		drive_ends(v, &rec, N_("{0} did not come."));
}
