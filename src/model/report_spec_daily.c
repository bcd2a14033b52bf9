/*
 * The sales daily report, the one sheet of blocks: every figure is counted
 * from the records behind it.
 */
#include "model/report_spec_own.h"
#include "base/banned.h"

/* Every report begins with these. */
static const struct report_col head[] = {
	FACT("house", N_("Dealership"), TEXT, 0, NULL),
	FACT("from", N_("From"), DAY, 10, NULL),
	FACT("to", N_("To"), DAY, 10, NULL),
	FACT("weather", N_("Weather"), REF, 6, &sr_list_weather),
	FACT("staff", N_("Salesperson"), REF, 8, &sr_ref_staff),
	FACT("printed", N_("Printed"), DAY, 10, NULL),
	FACT("printed_at", N_("Printed at"), TIME, 5, NULL),
	FACT("signer", N_("Signed by"), REF, 8, &sr_ref_staff),
	FACT("signed_day", N_("Signed on"), DAY, 10, NULL),
	FACT("signed_at", N_("Signed at"), TIME, 5, NULL),
	FACT("second", N_("Countersigned by"), REF, 8, &sr_ref_staff),
	FACT("second_day", N_("Countersigned on"), DAY, 10, NULL),
	FACT("second_at", N_("Countersigned at"), TIME, 5, NULL),
	FACT(
	    "open_reason", N_("Signed with open lines because"), TEXT, 0, NULL),
	FACT("loss_reason", N_("Month closed without analysing losses because"),
	    TEXT, 0, NULL),
	FACT("digest", N_("Digest"), TEXT, 16, NULL),
};

static const struct report_col traffic[] = {
	COUNT("visit", N_("Register lines"), NULL, 0, 0),
	COUNT("walkin", N_("Walk-in"), N_("Came"), 0, 0),
	COUNT("callin", N_("Phone-in"), NULL, 0, 0),
	COUNT("otherway", N_("Other way"), NULL, 0, 0),
	RATE("filed_rate", N_("Filed"), "filed", "first"),
	COUNT("inhouse", N_("In house"), NULL, 0, 0),
};

/* Each line is in one of them, and they sum to `visit`. */
static const struct report_col class[] = {
	COUNT("first", N_("First"), NULL, 0, 0),
	COUNT("repeat", N_("Again"), NULL, 0, 0),
	COUNT("invited", N_("Invited"), NULL, 0, 0),
	COUNT("phone", N_("By phone"), NULL, 0, 0),
	COUNT("nonintent", N_("Not to buy"), NULL, 0, 0),
	COUNT("incomplete", N_("Incomplete"), NULL, 0, 0),
};

static const struct report_col people[] = {
	COUNT("walkin", N_("Walk-in"), N_("Came"), 5, 0),
	COUNT("filed", N_("Filed first visits"), N_("Kept"), 5, 0),
	COUNT("opened", N_("Cards opened"), N_("Crd."), 5, 0),
	COUNT("drive", N_("Test drives"), N_("Test"), 5, 0),
	COUNT("planned", N_("Contacts planned"), N_("Plan"), 5, 0),
	COUNT("done", N_("Contacts done"), N_("Made"), 5, 0),
	COUNT("overdue", N_("Contacts overdue"), N_("Late"), 5, REPORT_STOCK),
	COUNT("hold_o", N_("Held O"), "O", 3, REPORT_STOCK),
	COUNT("hold_h", N_("Held H"), "H", 4, REPORT_STOCK),
	COUNT("hold_a", N_("Held A"), "A", 4, REPORT_STOCK),
	COUNT("hold_b", N_("Held B"), "B", 4, REPORT_STOCK),
	COUNT("hold_c", N_("Held C"), "C", 4, REPORT_STOCK),
	COUNT("hold_n", N_("Held N"), "N", 3, REPORT_STOCK),
	COUNT("order", N_("Orders"), N_("Ord."), 5, 0),
	COUNT("delivery", N_("Deliveries"), N_("Del."), 5, 0),
	COUNT("lost", N_("Lost"), NULL, 5, 0),
};

static const struct report_col more[] = {
	COUNT("tried", N_("Attempts without an answer"), NULL, 0, 0),
	COUNT("cancel", N_("Cancellations"), NULL, 0, 0),
	COUNT("receipt", N_("Receipts"), NULL, 0, REPORT_LATER),
};

static const struct report_col tomorrow[] = {
	COUNT("plan_h", "H", NULL, 0, REPORT_STOCK),
	COUNT("plan_a", "A", NULL, 0, REPORT_STOCK),
	COUNT("plan_rest", N_("Other grades"), NULL, 0, REPORT_STOCK),
};

static const struct report_col move[] = {
	WHO("staff", N_("Salesperson"), NC_("paper", "Sales")),
	FACT("name", N_("Customer"), TEXT, 13, NULL),
	FACT("before", N_("Before"), GRADE, 7, &sr_choice_grade),
	FACT("grade", N_("After"), GRADE, 7, &sr_choice_grade),
	MSGID("text", N_("Reason"), 0),
};

static const struct report_col plan[] = {
	WHO("staff", N_("Salesperson"), NC_("paper", "Sales")),
	FACT("name", N_("Customer"), TEXT, 13, NULL),
	FACT("grade", N_("Grade"), GRADE, 7, &sr_choice_grade),
	FACT("day", N_("Due"), DAY, 11, NULL),
	FACT("minute", N_("Time"), TIME, 6, NULL),
};

static const struct report_col open[] = {
	WHO("staff", N_("Salesperson"), NC_("paper", "Sales")),
	FACT("name", N_("Guest"), TEXT, 13, NULL),
	FACT("day", N_("Day"), DAY, 11, NULL),
	FACT("minute", N_("In"), TIME, 6, NULL),
	MSGID("measure", N_("Still due"), 0),
};

static const struct report_col instruction[] = {
	FACT("staff", N_("For"), REF, 9, &sr_ref_staff),
	FACT("name", N_("Customer"), TEXT, 13, NULL),
	FACT("author", N_("From"), REF, 9, &sr_ref_staff),
	FACT("read_day", N_("Read on"), DAY, 11, NULL),
	{ .name = "read_at",
	    .label = N_("Read at"),
	    .head = N_("Time"),
	    .type = SR_TYPE_TIME,
	    .width = 6 },
	FACT("text", N_("Instruction"), TEXT, 0, NULL),
};

static const struct report_col correction[] = {
	FACT("noun", N_("What"), ENUM, 9, &sr_choice_noun),
	FACT("staff", N_("By"), REF, 9, &sr_ref_staff),
	FACT("reason", N_("Reason"), TEXT, 24, NULL),
	MSGID("text", N_("Changed"), 0),
};

static const struct report_col remark[] = {
	FACT("remark", N_("Remark"), NOTE, 0, NULL),
};

static const struct report_col sign[] = {
	FACT("signer", N_("Signed by"), REF, 8, &sr_ref_staff),
	FACT("second", N_("Countersigned by"), REF, 8, &sr_ref_staff),
};

static const struct report_block sales_daily[] = {
	BLOCK("head", N_("Report"), REPORT_HEAD, head),
	BLOCK("traffic", N_("Traffic"), REPORT_LINE, traffic),
	BLOCK("class", N_("Of these"), REPORT_LINE, class),
	BLOCK("staff", NC_("paper", "Sales"), REPORT_TABLE, people),
	BLOCK("more", N_("Further"), REPORT_LINE, more),
	BLOCK("tomorrow", N_("Tomorrow"), REPORT_LINE, tomorrow),
	RECORDS("move", N_("Grade moves"), move, "moved"),
	RECORDS("plan", N_("Tomorrow's plan"), plan, "plan_h", "plan_a"),
	RECORDS("open", N_("Open lines"), open, "inhouse", "incomplete"),
	BLOCK("instruction", N_("Instructions"), REPORT_LIST, instruction),
	BLOCK("remark", N_("Remark"), REPORT_NOTE, remark),
	BLOCK("correction", N_("Corrections after signing"), REPORT_LIST,
	    correction),
	BLOCK("sign", N_("Signatures"), REPORT_SIGN, sign),
};

const struct report_spec report_specs_daily[] = {
	{ .name = "sales-daily",
	    .title = N_("Sales daily report"),
	    .may = SR_MAY_READ,
	    .by_staff = true,
	    .month = true,
	    .block = sales_daily,
	    .nblock = sizeof(sales_daily) / sizeof(sales_daily[0]) },
	{ .name = NULL },
};
