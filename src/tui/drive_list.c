/*
 * Test drives as lists show them: the register's columns, who drives beneath,
 * and the list of one card.  Knows no key.
 */
#include "tui/drive_list.h"

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/ui.h"

#include "base/banned.h"

static const char *
km_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_drive *d = row;

	(void)v, (void)style;
	if (d->state != SR_DRIVE_BACK)
		return "";
	return arena_printf(a, "%4d", (int)(d->km_back - d->km_out));
}

/* A car that should be back by now stands out. */
static const char *
state_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_drive *d = row;

	(void)a;
	if (d->state == SR_DRIVE_OUT)
		*style = d->day < v->ui->session.today ||
				 d->ends < v->ui->session.minute
			     ? STYLE_OVERDUE
			     : STYLE_OK;
	return _(sr_enum_label(&sr_choice_drive_state, d->state));
}

int
drive_style(const struct view *v, const void *row)
{
	int32_t state = ((const struct sr_drive *)row)->state;

	(void)v;
	return state == SR_DRIVE_CANCELLED || state == SR_DRIVE_NOSHOW
		   ? STYLE_DIM
		   : STYLE_NORMAL;
}

const struct column drive_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "begins", .min = 5, .tight = true },
	{ .field = "ends", .min = 5, .tight = true },
	{ .field = "state", .min = 11, .text = state_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "staff", .title = N_("Sales"), .min = 6, .tight = true },
	{ .field = "car", .min = 14, .weight = 1 },
	{ .field = "km_back", .title = N_("Km"), .min = 4, .text = km_text },
	{ .field = "route", .min = 14, .weight = 1, .drop = 2 },
	{ .field = "feedback", .min = 12, .weight = 2, .drop = 1 },
	{ .field = NULL },
};

void
drive_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_drive *d = row;
	const struct sr_arg arg[4] = { SR_TXT(d->code),
		SR_TXT(*d->driver != '\0' ? d->driver : d->name),
		SR_TXT(*d->licence != '\0' ? d->licence : "-"),
		SR_TXT(d->route != 0
			   ? sr_dir_name(v->ui->dir, "route", d->route)
			   : "-") };
	int n = cell_wrap(&v->ui->grid, r,
	    ui_say(v->ui, v->ui->frame,
		N_("{0}  drives: {1}, licence {2}  route: {3}"), arg, 4),
	    STYLE_NORMAL);

	r.y += n;
	r.h -= n;
	if (r.h > 0)
		cell_wrap(&v->ui->grid, r, d->feedback, STYLE_NORMAL);
}

static void
find_card(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
}

#define BY_COLUMN \
	{ N_("Customer"), SR_DRIVES_NAME, false }, \
	    { N_("Salesperson"), SR_DRIVES_STAFF, false }, \
	    { N_("Car"), SR_DRIVES_CAR, false }, \
	    { N_("State"), SR_DRIVES_STATE, false }, \
	{ \
		NULL, 0, false \
	}
const struct sort drives_soonest[] = { { N_("Day"), SR_DRIVES_TIME, false },
	BY_COLUMN };
const struct sort drives_latest[] = {
	{ N_("latest first"), SR_DRIVES_TIME, true }, BY_COLUMN
};

const struct list_spec drive_list_of_card = DRIVE_LIST(
    find_card, drives_latest, NULL, N_("No test drive yet: t books one."));
