/*
 * Progress of cards: each open one, the way its grade went, what is planned;
 * at the end those that were closed in this month, with what became of them.
 */
#include <string.h>

#include "base/day.h"
#include "base/intl.h"
#include "domain/bodies.h"
#include "model/rows.h"
#include "store/grade.h"
#include "base/banned.h"

/* The key of a closed card: a list of open ones has days. */
static const char closed_key[] = "closed";

/* Where a closed card belongs on paper. */
static const char *
fate_of(int32_t grade)
{
	switch (grade) {
	case SR_GRADE_D: return N_("Base");
	case SR_GRADE_F1: return N_("Lost file");
	default: return sr_enum_label(&sr_choice_grade, grade);
	}
}

static void
line_judge(struct ctx *c, struct sr_progress_line *line)
{
	int32_t from = line->first;

	line->fate = line->closed != 0 ? fate_of(line->grade) : "";
	/* From the first grade that was a judgement. */
	if (from == SR_GRADE_N && line->way[1] == '>')
		from = sr_enum_value(
		    &sr_choice_grade, arena_ndup(c->mem, line->way + 2, 1));
	if (SR_GRADE_OPEN(from) && SR_GRADE_OPEN(line->grade) &&
	    from != SR_GRADE_N)
		line->steps = from - line->grade;
}

/* A month closes some hundred cards: they come whole, in this order. */
static int
closed_read(struct ctx *c, const struct sr_find *find, struct sr_rows *rows)
{
	return sql_rows(c->st, &grade_sql[PROGRESS_CLOSED],
	    SQL_ARGS(SQL_D("month", day_month_start(c->today)),
		SQL_T("key", closed_key), SQL_R("staff", find->staff),
		SQL_R("grade", find->grade), SQL_R("model", find->model),
		SQL_D("from", find->from), SQL_D("to", find->to)),
	    &sr_rec_progress_line, rows, c->mem);
}

/* A and behind it B. */
static int
join(struct ctx *c, const struct sr_rows *a, const struct sr_rows *b, bool more,
    struct sr_rows *out)
{
	char *row = arena_alloc(c->mem, (a->n + b->n) * a->size + 1);

	if (row == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	if (a->n > 0)
		memcpy(row, a->row, a->n * a->size);
	if (b->n > 0)
		memcpy(row + a->n * a->size, b->row, b->n * b->size);
	*out = (struct sr_rows){
		.row = row, .n = a->n + b->n, .size = a->size, .more = more
	};
	return SR_OK;
}

/* ROWS are open cards, LEFT more are wanted: closed ones, from the first. */
static int
closed_after(struct ctx *c, struct sr_find find, int left, struct sr_rows *rows)
{
	struct sr_rows open = *rows, closed;
	int rc = closed_read(c, &find, &closed);

	if (rc < 0)
		return rc;
	if (left == 0) {
		rows->more = closed.n > 0;
		return SR_OK;
	}
	find.key_id = 0;
	find.limit = left;
	rows_window(&closed, &find);
	return join(c, &open, &closed, closed.more, rows);
}

/* ROWS are closed cards, LEFT more are wanted: open ones, up to the last. */
static int
open_before(struct ctx *c, struct sr_find find, int left, struct sr_rows *rows)
{
	struct sr_rows closed = *rows, open;
	int rc;

	find.key_id = 0;
	find.key = "";
	find.limit = left > 0 ? left : 1;
	rc = list_find(c->st, &progress_list, &find, &open, c->mem);
	if (rc < 0)
		return rc;
	if (left == 0) {
		rows->more = open.n > 0;
		return SR_OK;
	}
	return join(c, &open, &closed, open.more, rows);
}

int
op_board_progress(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	struct sr_rows *rows = res;
	bool closed;
	int rc;

	find.staff = own_rows(c, &find);
	if (find.limit <= 0)
		find.limit = 50;
	closed =
	    find.key_id != 0 ? strcmp(find.key, closed_key) == 0 : find.back;
	if (closed) {
		rc = closed_read(c, &find, rows);
		if (rc == SR_OK)
			rows_window(rows, &find);
	} else {
		rc = list_find(c->st, &progress_list, &find, rows, c->mem);
	}
	/* One part is at its end: the other goes on. */
	if (rc == SR_OK && !rows->more && closed == find.back)
		rc = closed
			 ? open_before(c, find, find.limit - (int)rows->n, rows)
			 : closed_after(
			       c, find, find.limit - (int)rows->n, rows);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		line_judge(c, SR_ROW(struct sr_progress_line, rows, i));
	return rc;
}
