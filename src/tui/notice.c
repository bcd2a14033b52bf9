/*
 * Alerts on the message line.  Knows which ones this terminal has said; what
 * was seen, and what follows from it, are the store's and My day's.
 */
#include "tui/notice.h"

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"

#include "base/banned.h"

/* What he has not seen, in A; none when it cannot be asked for. */
static struct sr_rows
alerts(struct ui *ui, struct arena *a)
{
	struct sr_rows rows = { .n = 0 };
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	if (a == NULL || ui->sr == NULL || ui->session.locked ||
	    !ui_may(ui, SR_OP_ALERT_FIND) ||
	    sr_alert_find(ui->sr, &find, &rows, a) < 0)
		rows.n = 0;
	return rows;
}

/* How many of ROWS are new here, and the newest of them. */
static int64_t
newest(struct ui *ui, const struct sr_rows *rows, const struct sr_alert **last)
{
	sr_id told = ui->told;
	int64_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_alert *alert =
		    SR_ROW(const struct sr_alert, rows, i);
		if (alert->id <= told)
			continue;
		n++;
		if (alert->id > ui->told) {
			ui->told = alert->id;
			*last = alert;
		}
	}
	return n;
}

void
notice_begin(struct ui *ui)
{
	const struct sr_alert *last = NULL;
	struct sr_rows rows;
	struct arena *a;

	if (ui->told_whom == ui->session.staff)
		return;
	ui->told_whom = ui->session.staff;
	ui->told = 0;
	ui->notice = false;
	a = arena_new();
	rows = alerts(ui, a);
	newest(ui, &rows, &last);
	arena_free(a);
}

void
notice_changed(struct ui *ui)
{
	ui->notice = true;
}

void
notice_say(struct ui *ui)
{
	const struct sr_alert *last = NULL;
	struct sr_rows rows;
	struct arena *a;
	int64_t n;

	if (!ui->notice ||
	    (ui->message[0] != '\0' && ui->message_kind == MSG_ERROR))
		return;
	ui->notice = false;
	a = arena_new();
	rows = alerts(ui, a);
	n = newest(ui, &rows, &last);
	if (last != NULL)
		ui_message(ui, MSG_INFO,
		    n > 1 ? N_("{0}: {1}. {2} new alerts in My day (F2).")
			  : N_("{0}: {1} (F2 My day)"),
		    3,
		    SR_TXT(_(sr_enum_label(&sr_choice_alert_kind, last->kind))),
		    SR_TXT(last->name), SR_NUM(n));
	arena_free(a);
}
