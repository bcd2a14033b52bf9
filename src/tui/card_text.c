/* What lists of cards say in the same words: due, age, last contact. */
#include "tui/card_text.h"

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/money.h"
#include "render/message.h"
#include "tui/ui.h"

#include "base/banned.h"

const struct sort card_sorts[] = {
	{ N_("next contact"), SR_CARDS_DUE, false },
	{ N_("name"), SR_CARDS_NAME, false },
	{ N_("grade"), SR_CARDS_GRADE, false },
	{ N_("newest first"), SR_CARDS_OPENED, true },
	{ N_("longest not spoken to"), SR_CARDS_LAST, false },
	{ NULL, 0, false },
};

const char *
card_due_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_card_line *line = row;
	sr_day today = v->ui->session.today;
	const char *text = ui_text(v->ui, &sr_rec_card_line, "next_day", row);
	char hm[6];

	if (line->next_day == 0)
		return "";
	if (line->next_day < today) {
		*style = STYLE_OVERDUE;
		return arena_printf(a, "! %s", text);
	}
	if (line->next_day > today)
		return arena_printf(a, "  %s", text);
	return line->next_minute != 0
		   ? arena_printf(a, "  %s", time_hm(hm, line->next_minute))
		   : arena_printf(a, "  %s", _("today"));
}

const char *
card_age_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_card_line *line = row;
	struct sr_arg days = SR_NUM(v->ui->session.today - line->opened);

	(void)style;
	return line->opened != 0 ? message_text(a, _("{0} d"), &days, 1) : "";
}

const char *
card_last_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_card_line *line = row;
	struct sr_arg days = SR_NUM(v->ui->session.today - line->last_day);

	(void)style;
	if (line->last_day == 0)
		return "-";
	return arena_printf(a, "%s %s",
	    days.num == 0   ? _("today")
	    : days.num == 1 ? _("yesterday")
			    : message_text(a, _("{0} d ago"), &days, 1),
	    line->last_text);
}

const char *
card_preview_title(struct view *v, const void *row, struct arena *a)
{
	const struct sr_card_line *line = row;
	int style = 0;

	return arena_printf(a, "%s  %s  %s %s", line->name,
	    ui_text(v->ui, &sr_rec_card_line, "phone", line),
	    sr_enum_code(&sr_choice_grade, line->grade),
	    card_age_text(v, row, &style, a));
}

const char *
budget_text(struct arena *a, int64_t low, int64_t high)
{
	char from[32], to[32];

	if (low == 0 && high == 0)
		return "";
	if (high == 0 || high == low)
		return arena_dup(a, money_short(from, low));
	if (low == 0)
		return arena_printf(a, "to %s", money_short(to, high));
	return arena_printf(
	    a, "%s-%s", money_short(from, low), money_short(to, high));
}

/* "11-20 17:05 phone reached A→A  said". */
static const char *
contact_line_text(
    const struct view *v, const struct sr_contact *c, struct arena *a)
{
	bool done = c->state == SR_DONE;
	const char *day =
	    ui_text(v->ui, &sr_rec_contact, done ? "day" : "plan_day", c);
	const char *how =
	    done ? arena_printf(a, "%s %s>%s",
		       _(sr_enum_label(&sr_choice_reached, c->reached)),
		       sr_enum_code(&sr_choice_grade, c->before),
		       sr_enum_code(&sr_choice_grade, c->after))
		 : _(sr_enum_label(&sr_choice_contact_state, c->state));

	return arena_printf(a, "%s %s %s  %s", day,
	    _(sr_enum_label(&sr_choice_contact_kind, c->kind)), how, c->text);
}

/* "best Evening: now" */
static const char *
best_text(const struct view *v, const struct sr_card_line *line)
{
	const struct sr_arg arg =
	    SR_TXT(sr_dir_name(v->ui->dir, "visittime", line->best));

	if (line->best == 0)
		return "";
	return message_text(v->ui->frame,
	    line->best_now ? _("best time {0}: now") : _("best time {0}"), &arg,
	    1);
}

void
card_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_card_line *line = row;
	struct arena *a = v->ui->frame;
	struct grid *g = &v->ui->grid;
	const struct sr_rows *log;
	struct sr_find find;
	int y;
	const char *rival = sr_dir_name(v->ui->dir, "rival", line->rival);
	const char *facts = arena_printf(a, "%s %s  %s  %s%s  %s",
	    sr_dir_name(v->ui->dir, "model", line->model), line->trim,
	    budget_text(a, line->budget_min, line->budget_max),
	    *rival != '\0' ? _("rival ") : "", rival, best_text(v, line));

	cell_fill(g, r, STYLE_NORMAL);
	y = cell_wrap(g, r, facts, STYLE_NORMAL);
	if (line->log_day == 0)
		return;
	sr_record_clear(&sr_rec_find, &find);
	find.parent = line->id;
	find.limit = r.h + 1;
	find.desc = true;
	log = view_recall(v, SR_OP_CONTACT_FIND, &find);
	for (size_t i = 0; log != NULL && i < log->n && y < r.h; i++) {
		const struct sr_contact *c =
		    SR_ROW(const struct sr_contact, log, i);
		if (c->state == SR_DONE)
			y += cell_wrap(g,
			    (struct rect){ r.y + y, r.x, r.h - y, r.w },
			    contact_line_text(v, c, a), STYLE_NORMAL);
	}
}

const char *
contact_grades_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_contact *c = row;

	(void)v;
	(void)style;
	if (c->after == 0)
		return "";
	return arena_printf(a, "%s>%s",
	    sr_enum_code(&sr_choice_grade, c->before),
	    sr_enum_code(&sr_choice_grade, c->after));
}
