/*
 * The reports that there are, in the order in which they are listed, and how
 * they, their blocks and their columns are found.  What a report says stands
 * in the file of its subject.
 */
#include "model/report_spec.h"

#include <string.h>

#include "model/report_spec_own.h"
#include "base/banned.h"

static const struct report_spec *const subjects[] = {
	report_specs_daily,
	report_specs_customers,
	report_specs_boards,
	report_specs_days,
};

const struct report_spec *
report_spec_at(size_t i)
{
	for (size_t n = 0; n < sizeof(subjects) / sizeof(subjects[0]); n++) {
		for (const struct report_spec *s = subjects[n]; s->name; s++) {
			if (i-- == 0)
				return s;
		}
	}
	return NULL;
}

const struct report_spec *
report_spec_of(const char *name)
{
	const struct report_spec *s;

	for (size_t i = 0; (s = report_spec_at(i)) != NULL; i++) {
		if (strcmp(s->name, name) == 0)
			return s;
	}
	return NULL;
}

const struct report_col *
report_col_of(const struct report_block *block, const char *name)
{
	for (size_t i = 0; i < block->ncol; i++) {
		if (strcmp(block->col[i].name, name) == 0)
			return &block->col[i];
	}
	return NULL;
}

bool
report_is_figure(const struct report_block *block, const struct report_col *col)
{
	return (block->kind == REPORT_LINE || block->kind == REPORT_TABLE) &&
	       col->num == NULL && (col->flags & REPORT_LATER) == 0;
}

const struct report_col *
report_figure_of(const struct report_spec *spec, const char *measure)
{
	for (size_t i = 0; i < spec->nblock; i++) {
		const struct report_block *b = &spec->block[i];
		if (b->kind != REPORT_LINE && b->kind != REPORT_TABLE)
			continue;
		const struct report_col *col = report_col_of(b, measure);
		if (col != NULL)
			return col;
	}
	return NULL;
}
