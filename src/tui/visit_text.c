/* What lists of register lines say in the same words. */
#include "tui/visit_text.h"

#include <string.h>

#include <showroom/ftype.h>
#include <showroom/visit.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/ui.h"

#include "base/banned.h"

/* In a word: minutes in the house so far, or how the guest came. */
const char *
visit_how_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	int32_t stay = v->ui->session.minute - line->minute;
	struct sr_arg arg = SR_NUM(stay);

	if (line->voided)
		return _("void");
	if (line->corrected)
		return _("amended");
	if (!line->gone && line->kind == SR_WALKIN && line->minute != 0 &&
	    line->day == v->ui->session.today) {
		*style = STYLE_OK;
		return message_text(a, _("{0} min"), &arg, 1);
	}
	if (line->kind != SR_WALKIN)
		return _(sr_enum_label(&sr_choice_visit_kind, line->kind));
	return line->invited ? _("invited") : "";
}

const char *
visit_due_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	const char *s = line->missing, *out = "";

	(void)v;
	if (*s != '\0')
		*style = STYLE_OVERDUE;
	while (*s != '\0') {
		size_t n = strcspn(s, ",");
		const struct sr_field *f =
		    sr_field_of(&sr_rec_visit, arena_ndup(a, s, n));
		if (f != NULL)
			out = arena_printf(a, "%s%s%s", out,
			    *out != '\0' ? " " : "", _(f->label));
		s += n + (s[n] == ',');
	}
	return out;
}

/* What is still due stands as a red question mark where it belongs. */
static const char *
due_or(const struct view *v, const void *row, int *style, struct arena *a,
    const char *col)
{
	const struct sr_visit_line *line = row;
	const char *s = line->missing;
	size_t n = strlen(col);

	while (*s != '\0') {
		size_t len = strcspn(s, ",");
		if (len == n && memcmp(s, col, n) == 0) {
			*style = STYLE_OVERDUE;
			return "?";
		}
		s += len + (s[len] == ',');
	}
	return sr_format(
	    v->ui->dir, sr_field_of(&sr_rec_visit_line, col), row, SR_SHOW, a);
}

const char *
visit_phone_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	return due_or(v, row, style, a, "phone");
}

const char *
visit_model_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	return due_or(v, row, style, a, "model");
}

const char *
visit_grade_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	const char *text = due_or(v, row, style, a, "grade");

	if (line->grade != 0)
		*style = style_of_grade(text);
	return text;
}

void
visit_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_visit_line *line = row;
	struct grid *g = &v->ui->grid;
	int style = STYLE_NORMAL;
	const char *due = visit_due_text(v, row, &style, v->ui->frame);

	cell_fill(g, r, STYLE_NORMAL);
	if (*due != '\0') {
		int x = cell_add(g, r.y, r.x, r.w, _("Still due: "), STYLE_DIM);

		cell_add(g, r.y, r.x + x, r.w - x, due, style);
		r.y++;
		r.h--;
	}
	if (r.h > 0)
		cell_wrap(g, r, line->note, STYLE_NORMAL);
}
