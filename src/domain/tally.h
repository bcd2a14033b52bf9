/*
 * The figures of a report: how many records count for each measure and
 * salesperson, in the days asked for and in the month to date.  They come
 * from the records or, for a signed day, from what was signed.
 */
#ifndef DOMAIN_TALLY_H
#define DOMAIN_TALLY_H

#include <showroom/board.h>

#include "domain/ctx.h"
#include "model/report_spec.h"
#include "store/report.h"

enum { TALLY_MEASURES = 48 };

/* The month of a struct sr_figure. */
enum { TALLY_DAY, TALLY_MONTH, TALLY_TARGET };

struct tally_row {
	sr_id staff; /* 0: nobody's */
	bool shown;
	int64_t v[TALLY_MEASURES][2]; /* [0] the days, [1] the month */
	/* Of the month, by enum sr_target_measure; -1: none.  Nobody's are
	 * those of the house itself. */
	int32_t target[SR_TARGET_END];
};

struct tally {
	const struct report_spec *spec;
	const struct report_col *measure[TALLY_MEASURES];
	int nmeasure;
	struct tally_row *row; /* of everybody; the last is nobody's */
	size_t nrow;
	struct sr_rows kept; /* report_record: the rows of lists */
};

/*
 * Count the records that ASK means; those of the spec's lists are kept.  With
 * FIGURES the tally takes the signed figures of day ask->to instead and
 * counts nothing.
 */
int tally_make(struct ctx *c, const struct report_spec *spec,
    const struct sr_report_ask *ask, bool figures, struct tally *t);
/* The place of MEASURE, -1 when the report has none of that name. */
int tally_measure(const struct tally *t, const char *measure);
/* The sum of measure I over all rows; MONTH: 0 the days, 1 the month. */
int64_t tally_total(const struct tally *t, int i, int month);
/* Which measure of reports an enum sr_target_measure is the target of. */
extern const char *const tally_targeted[SR_TARGET_END];
/*
 * The target of STAFF for the month; of the house (0) its own, else the sum of
 * its salespeople's.  -1: none.
 */
int32_t tally_target(const struct tally *t, int measure, sr_id staff);

#endif
