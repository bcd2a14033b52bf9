/* What reports read: the files of schema/report as statements. */
#include <string.h>

#include <showroom/enums.h>

#include "store/embed.h"
#include "store/report.h"
#include "base/banned.h"

const struct query report_sql[REPORT_NSQL] = {
	[REPORT_SALES_DAILY] = { "sales-daily",
	    (const char *)embedded_report_sales_daily,
	    "the records of the days asked for and the cards then open" },
	[REPORT_STAFF] = { "report_staff",
	    "SELECT id, role = 2 AND ifnull(valid_from, '') <= :day"
	    " AND ifnull(valid_to, '9999') >= :day AS sells"
	    " FROM staff ORDER BY code",
	    "all of the staff" },
	[REPORT_CARD_NAME] = { "report_card_name",
	    "SELECT p.name FROM card c JOIN person p ON p.id = c.person"
	    " WHERE c.id = :card",
	    NULL },
};

#define F(m, typ, ch) SR_FIELD(struct report_record, m, #m, typ, 8, 0, ch)
static const struct sr_field record[] = {
	F(measure, TEXT, NULL),
	F(staff, REF, &sr_ref_staff),
	F(noun, ENUM, &sr_choice_noun),
	F(id, ID, NULL),
	F(card, REF, &sr_ref_card),
	F(day, DAY, NULL),
	F(minute, TIME, NULL),
	F(name, TEXT, NULL),
	F(text, NOTE, NULL),
	F(grade, GRADE, &sr_choice_grade),
	F(before, GRADE, &sr_choice_grade),
	F(corrected, BOOL, NULL),
};
#undef F
const struct sr_record report_record = SR_RECORD(
    "report_record", "Record behind a figure", struct report_record, record);

#define F(m, typ) SR_FIELD(struct report_staff, m, #m, typ, 8, 0, NULL)
static const struct sr_field staff[] = {
	F(id, ID),
	F(sells, BOOL),
};
#undef F
const struct sr_record report_staff =
    SR_RECORD("report_staff", "Salesperson", struct report_staff, staff);

const struct query *
report_query(const char *name)
{
	for (int i = 0; i < REPORT_NSQL; i++) {
		if (strcmp(report_sql[i].name, name) == 0)
			return &report_sql[i];
	}
	return NULL;
}
