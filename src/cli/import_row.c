/* The cells of one row into a record: what a form does, for what files do. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/import_own.h"
#include "render/csv_cell.h"
#include "base/banned.h"

bool
import_row_empty(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cell[i][strspn(row->cell[i], " \t\r\n")] != '\0')
			return false;
	return true;
}

bool
import_row_total(const struct csv_row *row)
{
	static const char *const words[] = { "合计", "总计", "小计", "Total",
		"合计：", "合计:", NULL };
	size_t i = 0;

	while (i < row->n && *row->cell[i] == '\0')
		i++;
	for (const char *const *w = words; i < row->n && *w != NULL; w++)
		if (strcmp(row->cell[i], *w) == 0)
			return true;
	return false;
}

/* ---- dates ---- */

static bool
says_year(const char *text)
{
	for (size_t n; *text != '\0'; text += n + (text[n] != '\0')) {
		n = strspn(text, "0123456789");
		if (n == 4 || n == 8)
			return true;
	}
	return false;
}

static int
day_year(sr_day day)
{
	int year, month, mday;

	day_split(day, &year, &month, &mday);
	return year;
}

void
import_row_year(struct import *im, size_t i, const char *text)
{
	if (im->day[i] == 0 && says_year(text))
		im->day[i] = day_parse(text, 0, 0);
}

/* A day of another year than its neighbours is next to them all the same. */
static int
read_day(struct import *im, size_t i, const char *text, void *rec)
{
	const struct sr_field *f = im->cols.col[i].field;
	sr_day near = im->day[i], best = 0;
	int year = near != 0 ? day_year(near) : 0;
	int rc = sr_parse(
	    im->dir, f, im->record->name, text, year, rec, im->mem, im->err);

	if (rc < 0 || near == 0)
		return rc;
	if (says_year(text)) {
		im->day[i] = (sr_day)sr_get_int(f, rec);
		return rc;
	}
	for (int y = year - 1; y <= year + 1; y++) {
		sr_day d = day_parse(text, sr_dir_day(im->dir), y);
		if (d != 0 && (best == 0 || abs(d - near) < abs(best - near)))
			best = d;
	}
	sr_set_int(f, rec, best);
	return rc;
}

/* ---- money ---- */

/* "20-25" in a column of budgets: from and to. */
static const char *
range_cut(struct import *im, const char *text, const char **rest)
{
	static const char *const signs[] = { "-", "~", "～", "—", "至", "到",
		NULL };

	for (const char *const *s = signs; *s != NULL; s++) {
		const char *at = strstr(text, *s);
		if (at == NULL || at == text || at[strlen(*s)] == '\0')
			continue;
		*rest = at + strlen(*s);
		return arena_ndup(im->mem, text, (size_t)(at - text));
	}
	return NULL;
}

static int
read_amount(struct import *im, const struct column *col,
    const struct sr_field *f, const char *text, void *rec)
{
	if (col->wan && text[strspn(text, "0123456789.,")] == '\0')
		text = arena_printf(im->mem, "%s万", text);
	return sr_parse(
	    im->dir, f, im->record->name, text, 0, rec, im->mem, im->err);
}

static int
read_money(struct import *im, size_t i, const char *text, void *rec)
{
	const struct column *col = &im->cols.col[i];
	const struct sr_field *from = sr_field_of(im->record, "budget_min");
	const char *rest, *head = NULL;
	int rc;

	if (from != NULL && strcmp(col->field->col, "budget_max") == 0)
		head = range_cut(im, text, &rest);
	if (head == NULL)
		return read_amount(im, col, col->field, text, rec);
	rc = read_amount(im, col, from, head, rec);
	return rc < 0 ? rc : read_amount(im, col, col->field, rest, rec);
}

/* ---- names ---- */

static bool
is_name(const struct sr_field *f)
{
	return f->type == SR_TYPE_REF &&
	       (f->choice == &sr_ref_staff || sr_choice_is_list(f->choice));
}

/* "卡罗拉 1.8": the model and, where the record has it, the trim. */
static sr_id
find_model(struct import *im, const char *text, void *rec)
{
	const struct sr_field *trim = sr_field_of(im->record, "trim");
	const char *rest;
	const struct sr_dir_entry *e =
	    sr_dir_longest(im->dir, "model", text, &rest);

	if (e == NULL || trim == NULL)
		return 0;
	if (*rest != '\0')
		sr_set_text(trim, rec, arena_dup(im->mem, rest));
	return e->id;
}

/* *ID of the name, 0: nobody knows it.  SR_E_INVALID: several are meant. */
static int
find_name(struct import *im, const struct sr_field *f, const char *text,
    void *rec, sr_id *id)
{
	const char *list = f->choice->name;
	bool several = false;
	const struct sr_dir_entry *e =
	    sr_dir_exact(im->dir, list, text, &several);

	*id = e != NULL ? e->id : 0;
	for (size_t i = 0; *id == 0 && i < im->res->nadopted; i++)
		if (strcmp(im->res->adopted[i].list, list) == 0 &&
		    strcmp(im->res->adopted[i].name, text) == 0)
			*id = im->res->adopted[i].id;
	if (*id == 0 && f->choice == &sr_list_model)
		*id = find_model(im, text, rec);
	if (*id == 0 && several)
		return sr_fail(im->err, SR_E_INVALID, im->record->name, f->col,
		    N_("{0}: there are several \"{1}\". Add # and the code."),
		    2, SR_LABEL(f->label), SR_TXT(text));
	return SR_OK;
}

static int
make_name(
    struct import *im, const struct sr_field *f, const char *text, sr_id *id)
{
	struct sr_adopt in = {
		.batch = im->batch.id, .list = f->choice->name, .name = text
	};
	struct sr_adopt out;
	int rc = sr_adopt(im->sr, &in, &out, im->mem);

	if (rc < 0) {
		*im->err = *sr_error(im->sr);
		if (rc == SR_E_NONE)
			return sr_fail(im->err, rc, im->record->name, f->col,
			    N_("{0}: \"{1}\" is not known here. Add it to the "
			       "list, or correct it."),
			    2, SR_LABEL(f->label), SR_TXT(text));
		return rc;
	}
	*id = out.id;
	im->res->adopted =
	    arena_grow(im->a, im->res->adopted, im->res->nadopted * sizeof(in),
		(im->res->nadopted + 1) * sizeof(in));
	if (im->res->adopted == NULL)
		return sr_fail(
		    im->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	in.id = out.id;
	in.name = arena_dup(im->a, text);
	im->res->adopted[im->res->nadopted++] = in;
	return SR_OK;
}

/* "塞那 2.5": what begins with a digit behind a blank is the trim. */
static const char *
model_name(struct import *im, const char *text, void *rec)
{
	const struct sr_field *trim = sr_field_of(im->record, "trim");
	const char *blank = strrchr(text, ' ');

	if (trim == NULL || blank == NULL || blank == text ||
	    !isdigit((unsigned char)blank[1]))
		return text;
	sr_set_text(trim, rec, arena_dup(im->mem, blank + 1));
	return arena_ndup(im->mem, text, (size_t)(blank - text));
}

/* TEXT cleaned as every text that comes in. */
static int
clean(struct import *im, const struct sr_field *f, const char **text)
{
	const char *out;

	if (text_clean(im->mem, *text, strlen(*text), false, &out, NULL) !=
	    TEXT_OK)
		return sr_fail(im->err, SR_E_INVALID, im->record->name, f->col,
		    N_("{0}: the cell holds a control or invisible character. "
		       "Delete it."),
		    1, SR_LABEL(f->label));
	*text = out;
	return SR_OK;
}

static int
read_name(struct import *im, size_t i, const char *text, void *rec, bool make)
{
	const struct sr_field *f = im->cols.col[i].field;
	sr_id id = 0;
	int rc = clean(im, f, &text);

	if (rc < 0 || *text == '\0')
		return rc;
	rc = find_name(im, f, text, rec, &id);
	if (rc == SR_OK && id == 0 && make) {
		if (f->choice == &sr_list_model)
			text = model_name(im, text, rec);
		rc = make_name(im, f, text, &id);
	}
	sr_set_int(f, rec, id);
	return rc;
}

/* ---- the row ---- */

static int
read_cell(struct import *im, size_t i, const char *text, void *rec, bool late)
{
	const struct sr_field *f = im->cols.col[i].field;

	if (is_name(f))
		return read_name(im, i, text, rec, late);
	if (late)
		return SR_OK;
	if (f->type == SR_TYPE_DAY)
		return read_day(im, i, text, rec);
	if (f->type == SR_TYPE_MONEY)
		return read_money(im, i, text, rec);
	return sr_parse(
	    im->dir, f, im->record->name, text, 0, rec, im->mem, im->err);
}

/* What every row has, by the map. */
static int
read_constants(struct import *im, void *rec)
{
	for (size_t i = 0; i < im->map.n; i++) {
		const struct map_line *l = &im->map.line[i];
		int rc;
		if (l->kind != '!')
			continue;
		rc = sr_parse(im->dir, sr_field_of(im->record, l->field),
		    im->record->name, l->to, 0, rec, im->mem, im->err);
		if (rc < 0)
			return rc;
	}
	return SR_OK;
}

static int
read_cells(struct import *im, const struct csv_row *row, void *rec, bool late,
    size_t *column)
{
	for (size_t i = 0; i < row->n && i < im->cols.n; i++) {
		const struct sr_field *f = im->cols.col[i].field;
		const char *text = row->cell[i];
		int rc;
		if (f == NULL || *text == '\0')
			continue;
		text = columns_value(&im->cols, f, csv_cell_bare(text));
		rc = read_cell(im, i, text, rec, late);
		if (rc < 0) {
			*column = i;
			return rc;
		}
	}
	return SR_OK;
}

/* Cells behind the heading's last: the row is shifted or cut wrongly. */
static int
row_width(struct import *im, const struct csv_row *row)
{
	for (size_t i = im->cols.n; i < row->n; i++)
		if (*row->cell[i] != '\0')
			return sr_fail(im->err, SR_E_INVALID, im->record->name,
			    "",
			    N_("Cells of the row: {0}, of the heading: {1}. A "
			       "quotation mark or separator is missing."),
			    2, SR_NUM((int64_t)row->n),
			    SR_NUM((int64_t)im->cols.n));
	return SR_OK;
}

int
import_row_read(
    struct import *im, const struct csv_row *row, void *rec, size_t *column)
{
	int rc;

	*column = NO_COLUMN;
	sr_record_clear(im->record, rec);
	rc = row_width(im, row);
	if (rc == SR_OK)
		rc = read_constants(im, rec);
	if (rc == SR_OK)
		rc = read_cells(im, row, rec, false, column);
	/* A name is made for rows alone that are right so far. */
	if (rc == SR_OK)
		rc = read_cells(im, row, rec, true, column);
	return rc;
}
