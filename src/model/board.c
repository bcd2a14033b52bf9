/* Field tables of boards, the month's grade sheet, targets. */
#include <showroom/board.h>

#include "base/intl.h"
#include "base/banned.h"

static const struct sr_enum target_values[] = {
	{ SR_TARGET_ORDERS, "orders", N_("Orders") },
	{ SR_TARGET_DELIVERIES, "deliveries", N_("Deliveries") },
	{ SR_TARGET_WALKINS, "walkins", N_("Walk-in") },
	{ SR_TARGET_OPENED, "opened", N_("Cards opened") },
	{ SR_TARGET_DRIVES, "drives", N_("Test drives") },
	{ 0, NULL, NULL },
};
const struct sr_choice sr_choice_target = { "measure", target_values };

static const struct sr_enum warning_values[] = {
	{ SR_ENOUGH, "enough", N_("enough") },
	{ SR_TIGHT, "tight", N_("tight") },
	{ SR_SHORT, "short", N_("short") },
	{ 0, NULL, NULL },
};
const struct sr_choice sr_choice_warning = { "warning", warning_values };

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_target, m, lab, typ, w, fl, ch)
static const struct sr_field target[] = {
	SR_HEAD_FIELDS(struct sr_target),
	F(month, N_("Month"), DAY, 10, SR_REQUIRED | SR_FIXED, NULL),
	F(staff, N_("Salesperson"), REF, 8, SR_FIXED, &sr_ref_staff),
	F(measure, N_("Measure"), ENUM, 10, SR_REQUIRED | SR_FIXED,
	    &sr_choice_target),
	F(value, N_("Target"), INT, 5, 0, NULL),
};
#undef F
const struct sr_record sr_rec_target =
    SR_RECORD("target", N_("Target"), struct sr_target, target);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_hot_line, m, lab, typ, w, fl, ch)
static const struct sr_field hot_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(h, N_("Held H"), INT, 3, 0, NULL),
	F(a, N_("Held A"), INT, 3, 0, NULL),
	F(held, N_("Held hot"), INT, 3, 0, NULL),
	F(orders, N_("Open orders"), INT, 3, 0, NULL),
	F(delivered, N_("Delivered"), INT, 3, 0, NULL),
	F(target, N_("Target"), INT, 3, 0, NULL),
	F(num, N_("Hot cards ordered"), INT, 3, 0, NULL),
	F(den, N_("Hot cards decided"), INT, 3, 0, NULL),
	F(rate, N_("Closing rate"), RATE, 6, 0, NULL),
	F(of_house, N_("The house's rate"), BOOL, 1, 0, NULL),
	F(needed, N_("Needed"), INT, 3, 0, NULL),
	F(lacking, N_("Short"), INT, 3, 0, NULL),
	F(age, N_("Average card age"), INT, 3, 0, NULL),
	F(left, N_("Days to month end"), INT, 2, 0, NULL),
	F(warning, N_("Warning"), ENUM, 6, 0, &sr_choice_warning),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_hot_line =
    SR_RECORD("hot_line", N_("H/A board"), struct sr_hot_line, hot_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_sheet_line, m, lab, typ, w, fl, ch)
#define DAY(i, c, lab) \
	{ \
		.col = (c), .label = (lab), \
		.offset = offsetof(struct sr_sheet_line, d[(i)-1]), \
		.type = SR_TYPE_TEXT, .storage = SR_ST_TEXT, .width = 2 \
	}
static const struct sr_field sheet_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 8, 0, NULL),
	F(mark, N_("Source code"), TEXT, 1, 0, NULL),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(carried, N_("Carried over"), BOOL, 1, 0, NULL),
	F(first, N_("Grade at first"), GRADE, 2, 0, &sr_choice_grade),
	DAY(1, "d01", "1"),
	DAY(2, "d02", "2"),
	DAY(3, "d03", "3"),
	DAY(4, "d04", "4"),
	DAY(5, "d05", "5"),
	DAY(6, "d06", "6"),
	DAY(7, "d07", "7"),
	DAY(8, "d08", "8"),
	DAY(9, "d09", "9"),
	DAY(10, "d10", "10"),
	DAY(11, "d11", "11"),
	DAY(12, "d12", "12"),
	DAY(13, "d13", "13"),
	DAY(14, "d14", "14"),
	DAY(15, "d15", "15"),
	DAY(16, "d16", "16"),
	DAY(17, "d17", "17"),
	DAY(18, "d18", "18"),
	DAY(19, "d19", "19"),
	DAY(20, "d20", "20"),
	DAY(21, "d21", "21"),
	DAY(22, "d22", "22"),
	DAY(23, "d23", "23"),
	DAY(24, "d24", "24"),
	DAY(25, "d25", "25"),
	DAY(26, "d26", "26"),
	DAY(27, "d27", "27"),
	DAY(28, "d28", "28"),
	DAY(29, "d29", "29"),
	DAY(30, "d30", "30"),
	DAY(31, "d31", "31"),
	F(last, N_("Grade at the end"), GRADE, 2, 0, &sr_choice_grade),
	F(fate, N_("Became"), TEXT, 12, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_sheet_line = SR_RECORD(
    "sheet_line", N_("Month grade sheet"), struct sr_sheet_line, sheet_line);
