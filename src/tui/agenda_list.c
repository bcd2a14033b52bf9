/*
 * What is to be done beside due contacts, as a list of My day: who is
 * expected, what the house tells, birthdays, customers to be asked for again.
 */
#include "tui/agenda_list.h"

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/drive_forms.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

/* The time of what is today's, the day of everything else. */
static const char *
when_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_agenda *line = row;
	sr_day today = v->ui->session.today;
	char hm[6];

	if ((line->day < today && line->kind == SR_AGENDA_NOSHOW) ||
	    line->kind == SR_AGENDA_SLIPPING)
		*style = STYLE_OVERDUE;
	if (line->day != today)
		return ui_text(v->ui, &sr_rec_agenda, "day", row);
	return line->minute != 0 ? arena_dup(a, time_hm(hm, line->minute))
				 : _("today");
}

/* "1990-06-23, by the moon 05-01 in a leap month"; the day may be unknown. */
static const char *
birthday_text(
    const struct view *v, const struct sr_agenda *line, struct arena *a)
{
	bool leap = line->lunar[0] == 'L', known = line->born != 0;
	const char *born = ui_text(v->ui, &sr_rec_agenda, "born", line);
	const struct sr_arg arg[2] = { SR_TXT(born),
		SR_TXT(line->lunar + leap) };

	if (line->lunar[0] == '\0')
		return born;
	return message_text(a,
	    known && leap ? _("{0}, by the moon {1} in a leap month")
	    : known       ? _("{0}, by the moon {1}")
	    : leap        ? _("by the moon {1} in a leap month")
			  : _("by the moon {1}"),
	    arg, 2);
}

/* On its day it is out of control: "due since 11-04". */
static const char *
slipping_text(
    const struct view *v, const struct sr_agenda *line, struct arena *a)
{
	const struct sr_arg since =
	    SR_TXT(ui_text(v->ui, &sr_rec_agenda, "since", line));

	return message_text(a, _("due since {0}"), &since, 1);
}

static const char *
about_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_agenda *line = row;

	(void)style;
	switch (line->kind) {
	case SR_AGENDA_APPOINTMENT:
	case SR_AGENDA_NOSHOW:
		return arena_printf(a, "%s  %s",
		    _(sr_enum_label(&sr_choice_appointment_for, line->purpose)),
		    line->text);
	case SR_AGENDA_ALERT:
		return arena_printf(a, "%s  %s",
		    _(sr_enum_label(&sr_choice_alert_kind, line->alert)),
		    line->text);
	case SR_AGENDA_DRIVE:
		return sr_dir_name(v->ui->dir, "testcar", line->car);
	case SR_AGENDA_BIRTHDAY: return birthday_text(v, line, a);
	case SR_AGENDA_SLIPPING: return slipping_text(v, line, a);
	default: return line->text;
	}
}

static bool
of_all(const struct view *v)
{
	return !v->own;
}

static void
find_agenda(const struct view *v, struct sr_find *find)
{
	find->own = v->own;
}

static const struct column columns[] = {
	{ .field = "kind", .min = 12 },
	{ .field = "day", .title = N_("When"), .min = 5, .text = when_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "phone", .min = 13, .drop = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "staff", .title = N_("Sales"), .min = 8, .when = of_all },
	{ .field = "text",
	    .title = N_("What about it"),
	    .min = 16,
	    .weight = 3,
	    .text = about_text },
	{ .field = NULL },
};

const struct list_spec agenda_list = {
	.row = &sr_rec_agenda,
	.op = SR_OP_AGENDA_FIND,
	.columns = columns,
	.find = find_agenda,
	.empty = N_("Nobody is expected, and nothing else waits today."),
};

void
agenda_open(struct view *v)
{
	const struct sr_agenda *line = view_row(v);
	struct sr_key key = { .id = line->row };
	struct sr_count n;
	sr_id card = line->card;

	if (line->kind == SR_AGENDA_ALERT &&
	    ui_call(v->ui, SR_OP_ALERT_SEEN, &key, &n, v->arena) == SR_OK)
		view_reload(v);
	if (line->kind == SR_AGENDA_DRIVE)
		drive_edit(v, line->row);
	else if (card != 0 && ui_may(v->ui, SR_OP_CARD_GET))
		card_show(v->ui, card);
}
