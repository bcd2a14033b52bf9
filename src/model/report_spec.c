/* The reports that there are. */
#include <string.h>

#include <showroom/ops.h>

#include "base/intl.h"
#include "model/report_spec.h"
#include "base/banned.h"

#define COUNT(n, lab, hd, w, fl) \
	{ \
		.name = (n), .label = (lab), .head = (hd), \
		.type = SR_TYPE_INT, .width = (w), .flags = (fl) \
	}
#define RATE(n, lab, nu, de) \
	{ \
		.name = (n), .label = (lab), .num = (nu), .den = (de), \
		.type = SR_TYPE_RATE, .width = 6 \
	}
#define FACT(n, lab, typ, w, ch) \
	{ \
		.name = (n), .label = (lab), .choice = (ch), \
		.type = SR_TYPE_##typ, .width = (w) \
	}
/* The first column of lists: a salesperson. */
#define WHO(n, lab, hd) \
	{ \
		.name = (n), .label = (lab), .head = (hd), \
		.choice = &sr_ref_staff, .type = SR_TYPE_REF, .width = 9 \
	}
#define MSGID(n, lab, w) \
	{ \
		.name = (n), .label = (lab), .type = SR_TYPE_TEXT, \
		.width = (w), .flags = REPORT_MSGID \
	}
#define BLOCK(n, lab, k, cols) \
	{ \
		.name = (n), .title = (lab), .col = (cols), \
		.ncol = sizeof(cols) / sizeof((cols)[0]), .kind = (k) \
	}
#define RECORDS(n, lab, cols, ...) \
	{ \
		.name = (n), .title = (lab), .col = (cols), \
		.ncol = sizeof(cols) / sizeof((cols)[0]), .kind = REPORT_LIST, \
		.measure = (const char *const[]) \
		{ \
			__VA_ARGS__, NULL \
		} \
	}

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
	FACT("digest", N_("Digest"), TEXT, 16, NULL),
};

/* ---- sales-daily ---- */

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
	COUNT("order", N_("Orders"), N_("Ord."), 5, REPORT_LATER),
	COUNT("delivery", N_("Deliveries"), N_("Del."), 5, REPORT_LATER),
	COUNT("lost", N_("Lost"), NULL, 5, 0),
};

static const struct report_col more[] = {
	COUNT("tried", N_("Attempts without an answer"), NULL, 0, 0),
	COUNT("cancel", N_("Cancellations"), NULL, 0, REPORT_LATER),
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
	FACT("text", N_("Reason"), TEXT, 0, NULL),
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

/* ---- lists ---- */

#define FIELD(n, fl) \
	{ \
		.name = (n), .flags = (fl) \
	}
#define LIST(o, cols) \
	.op = SR_OP_##o, .col = (cols), .ncol = sizeof(cols) / sizeof((cols)[0])

static const struct report_col cards[] = {
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("owner", 0),
	FIELD("model", 0),
	FIELD("source", 0),
	FIELD("opened", 0),
	FIELD("next_day", 0),
	FIELD("next_kind", 0),
	FIELD("next_theme", 0),
	FIELD("last_day", 0),
	FIELD("last_text", 0),
};

static const struct report_col twins[] = {
	FIELD("why", 13),
	FIELD("marks", 0),
	FIELD("family", 0),
	FIELD("name", 0),
	FIELD("code", 0),
	FIELD("grade", 0),
	FIELD("owner", 0),
	FIELD("other_name", 0),
	FIELD("other_code", 0),
	FIELD("other_grade", 0),
	FIELD("other_owner", 0),
};

/* Whose customer it is. */
static const struct report_col pool[] = {
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("owner", 0),
	FIELD("model", 0),
	FIELD("last_day", 0),
	FIELD("days", 0),
	FIELD("pooled", 0),
};

static const struct report_col timeline[] = {
	FIELD("day", 10),
	FIELD("minute", 0),
	FIELD("kind", 0),
	FIELD("name", 0),
	FIELD("staff", 0),
	FIELD("text", 18),
	FIELD("owner", 0),
	FIELD("verdict", 0),
	FIELD("until", 10),
	FIELD("rule_days", 0),
	FIELD("share", 0),
	FIELD("would", 0),
	FIELD("would_until", 10),
	FIELD("differs", 0),
};

static const struct report_col merges[] = {
	FIELD("day", 0),
	FIELD("name", 0),
	FIELD("other_name", 0),
	FIELD("code", 0),
	FIELD("staff", 0),
	FIELD("undone", 0),
	FIELD("undoer", 0),
};

static const struct report_col rotation[] = {
	FIELD("place", 0),
	FIELD("staff", 0),
	FIELD("state", 0),
	FIELD("came", 0),
	FIELD("held", 0),
	FIELD("turns", 0),
	FIELD("asked", 0),
	{ .name = "owned", .label = N_("Own") },
	FIELD("override", 0),
	FIELD("stand", 0),
	FIELD("passed", 0),
	{ .name = "present", .label = N_("There") },
	{ .name = "busy", .label = N_("Busy") },
};

static const struct report_col handouts[] = {
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("name", 0),
	FIELD("staff", 0),
	FIELD("kind", 0),
	FIELD("instead", 0),
	{ .name = "late", .label = N_("Overdue") },
	{ .name = "pending", .label = N_("Incomplete") },
	{ .name = "busy", .label = N_("With a guest") },
	FIELD("reason", 0),
	FIELD("author", 0),
	FIELD("back", 0),
};

/* HEAD stands on paper instead of the field's label. */
#define COL(n, hd, fl) \
	{ \
		.name = (n), .head = (hd), .flags = (fl) \
	}

static const struct report_col hot_board[] = {
	FIELD("staff", REPORT_TOTAL),
	COL("h", "H", 0),
	COL("a", "A", 0),
	COL("orders", N_("Ord."), 0),
	COL("delivered", N_("Del."), 0),
	FIELD("target", REPORT_MINUS),
	COL("num", N_("Won"), 0),
	COL("den", N_("Decided"), 0),
	FIELD("rate", REPORT_MINUS),
	COL("of_house", "", REPORT_STAR),
	FIELD("needed", REPORT_MINUS),
	FIELD("held", 0),
	FIELD("lacking", REPORT_MINUS),
	FIELD("warning", 0),
	COL("age", N_("Age"), REPORT_MINUS),
	COL("left", N_("Days left"), 0),
};

#define DAY(n) FIELD(n, 0)
static const struct report_col grade_sheet[] = {
	FIELD("name", 0),
	COL("mark", N_("Src"), 0),
	FIELD("owner", REPORT_WHOSE),
	FIELD("model", 0),
	COL("carried", "", REPORT_STAR),
	COL("first", N_("1st"), 0),
	DAY("d01"),
	DAY("d02"),
	DAY("d03"),
	DAY("d04"),
	DAY("d05"),
	DAY("d06"),
	DAY("d07"),
	DAY("d08"),
	DAY("d09"),
	DAY("d10"),
	DAY("d11"),
	DAY("d12"),
	DAY("d13"),
	DAY("d14"),
	DAY("d15"),
	DAY("d16"),
	DAY("d17"),
	DAY("d18"),
	DAY("d19"),
	DAY("d20"),
	DAY("d21"),
	DAY("d22"),
	DAY("d23"),
	DAY("d24"),
	DAY("d25"),
	DAY("d26"),
	DAY("d27"),
	DAY("d28"),
	DAY("d29"),
	DAY("d30"),
	DAY("d31"),
	COL("last", N_("End"), 0),
	FIELD("fate", REPORT_MSGID),
};

static const struct report_col rounds[] = {
	FIELD("name", 0),
	FIELD("theme", 0),
	FIELD("kind", 0),
	FIELD("first", 0),
	FIELD("last", 0),
	FIELD("staff", 0),
	FIELD("cards", 0),
	FIELD("done", 0),
	FIELD("reached", 0),
};

static const struct report_col round_cards[] = {
	FIELD("round", 0),
	FIELD("day", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("model", 0),
	FIELD("owner", 0),
	FIELD("state", 0),
	FIELD("done", 0),
	FIELD("reached", 0),
	FIELD("said", 0),
};

static const struct report_col progress[] = {
	FIELD("opened", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("model", 0),
	FIELD("owner", 0),
	FIELD("first", 0),
	FIELD("grade", 0),
	FIELD("way", 0),
	FIELD("steps", 0),
	FIELD("contacts", 0),
	FIELD("last_day", 0),
	FIELD("next_day", 0),
	FIELD("next_kind", 0),
	FIELD("next_theme", 0),
};

static const struct report_col evidence[] = {
	FIELD("staff", 0),
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("logged", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("text", 0),
	FIELD("empty", 0),
	FIELD("repeated", 0),
	FIELD("burst", 0),
	FIELD("late", 0),
};

static const struct report_col abnormal[] = {
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("owner", 0),
	FIELD("opened", 0),
	FIELD("next_day", 0),
	FIELD("overdue", 0),
	FIELD("tries", 0),
	FIELD("fall", 0),
	FIELD("age", 0),
	FIELD("instruction", 0),
	FIELD("read_at", 0),
};

static const struct report_col drives[] = {
	FIELD("code", 0),
	FIELD("day", 0),
	FIELD("begins", 0),
	FIELD("ends", 0),
	FIELD("state", 0),
	FIELD("name", 0),
	FIELD("staff", 0),
	FIELD("car", 0),
	FIELD("route", 0),
	FIELD("out_at", 0),
	FIELD("back_at", 0),
	FIELD("km_out", 0),
	FIELD("km_back", 0),
	FIELD("feedback", 0),
};

static const struct report_col drive_rate[] = {
	FIELD("staff", REPORT_TOTAL),
	FIELD("drives", 0),
	FIELD("noshow", 0),
	FIELD("guests", 0),
	FIELD("rate", REPORT_MINUS),
	FIELD("cards", 0),
	FIELD("rate_cards", REPORT_MINUS),
	FIELD("orders", 0),
	FIELD("rate_orders", REPORT_MINUS),
};

/* Losses and wins. */
static const struct report_col losses[] = {
	FIELD("closed", 0),
	FIELD("grade", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("owner", 0),
	COL("before", N_("Was"), 0),
	FIELD("since", 0),
	FIELD("reason", 0),
	FIELD("lost_type", 0),
	FIELD("rival", 0),
	FIELD("stage", 0),
	FIELD("drive", 0),
	FIELD("note", 0),
};

static const struct report_col recontacts[] = {
	FIELD("day", 0),
	FIELD("months", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("state", 0),
	FIELD("done", 0),
	FIELD("reached", 0),
	FIELD("text", 0),
};

static const struct report_col wins[] = {
	FIELD("day", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("reason", 0),
	FIELD("rival", 0),
	FIELD("text", 0),
};

/* My day. */
static const struct report_col agenda[] = {
	FIELD("kind", 0),
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("purpose", 0),
	FIELD("alert", 0),
	FIELD("text", 0),
};
static const struct report_col birthdays[] = {
	FIELD("day", 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	FIELD("born", 0),
	FIELD("lunar", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("best", 0),
};
static const struct report_col appointments[] = {
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("purpose", 0),
	FIELD("state", 0),
	FIELD("note", 0),
};
static const struct report_col shows[] = {
	FIELD("staff", REPORT_TOTAL),
	FIELD("booked", 0),
	FIELD("shown", 0),
	FIELD("noshow", 0),
	FIELD("cancelled", 0),
	FIELD("rate", REPORT_MINUS),
};
static const struct report_col tomorrow_cards[] = {
	FIELD("next_day", 0),
	FIELD("next_minute", 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	FIELD("grade", 0),
	FIELD("owner", 0),
	FIELD("model", 0),
	FIELD("next_kind", 0),
	FIELD("best", 0),
	FIELD("last_text", 0),
};

/* A list is a row here; `showroom report NAME` and `p` of a screen print it. */
const struct report_spec report_specs[] = {
	{ .name = "sales-daily",
	    .title = N_("Sales daily report"),
	    .may = SR_MAY_READ,
	    .by_staff = true,
	    .month = true,
	    .block = sales_daily,
	    .nblock = sizeof(sales_daily) / sizeof(sales_daily[0]) },
	{ .name = "cards",
	    .title = N_("Prospect cards"),
	    LIST(CARD_FIND, cards),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	/* Losses and wins. */
	{ .name = "lost",
	    .title = N_("Lost, frozen, out of control"),
	    LIST(LOSS_FIND, losses),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A3 },
	{ .name = "recontacts",
	    .title = N_("Contacts after a loss"),
	    LIST(RECONTACT_FIND, recontacts),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	{ .name = "wins",
	    .title = N_("Win reports"),
	    LIST(WIN_FIND, wins),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	{ .name = "twins",
	    .title = N_("Persons entered twice"),
	    LIST(TWIN_FIND, twins),
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "merges",
	    .title = N_("Merges"),
	    LIST(MERGE_FIND, merges),
	    .span = REPORT_ANY },
	/* Whose customer it is. */
	{ .name = "pool",
	    .title = N_("Pool"),
	    LIST(POOL_FIND, pool),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L,
	    .note = N_("Without an effective contact for longer than the "
		       "rule allows; the owner was warned before.") },
	{ .name = "timeline",
	    .title = N_("Timeline of a number"),
	    LIST(TIMELINE, timeline),
	    .span = REPORT_ANY,
	    .paper = REPORT_A3,
	    .note = N_("--search takes the whole number, and after it other "
		       "days to try: 13717716163 7.") },
	/* Rotation and test drives. */
	{ .name = "rotation",
	    .title = N_("Rotation"),
	    LIST(TURN_FIND, rotation),
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L,
	    .note = N_("In turn and override cost a turn; asked for, own "
		       "customer and stand-in do not.") },
	{ .name = "handouts",
	    .title = N_("Guests handed out"),
	    LIST(HANDOUT_FIND, handouts),
	    .by_staff = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L,
	    .note = N_("Overdue, incomplete, with a guest: who stood before "
		       "and was passed over for it.") },
	{ .name = "hot-board",
	    .title = N_("H/A board"),
	    LIST(BOARD_HOT, hot_board),
	    .by_staff = true,
	    .paper = REPORT_A4L,
	    .note = N_("Needed = (target - delivered - open orders) / closing "
		       "rate. * too few own cards: the house's rate.") },
	{ .name = "grade-sheet",
	    .title = N_("Month grade sheet"),
	    LIST(BOARD_SHEET, grade_sheet),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("* carried over  . planned  ! missed  x not reached  v "
		       "came  a grade: after a contact") },
	{ .name = "rounds",
	    .title = N_("Rounds"),
	    LIST(ROUND_FIND, rounds),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "round-cards",
	    .title = N_("Cards of rounds"),
	    LIST(ROUND_LINES, round_cards),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	/* Rules of grades, progress, evidence, instructions. */
	{ .name = "progress",
	    .title = N_("Progress of cards"),
	    LIST(BOARD_PROGRESS, progress),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "evidence",
	    .title = N_("Evidence of contacts"),
	    LIST(EVIDENCE_FIND, evidence),
	    .by_staff = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L },
	{ .name = "abnormal",
	    .title = N_("Customers that need help"),
	    LIST(ABNORMAL_FIND, abnormal),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "test-drives",
	    .title = N_("Test drives"),
	    LIST(DRIVE_FIND, drives),
	    .by_staff = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L },
	{ .name = "test-drive-rate",
	    .title = N_("Rate of test drives"),
	    LIST(DRIVE_SUM, drive_rate),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("Rate: drives / walk-ins that left a number or came "
		       "again. Orders: drives after which the card was "
		       "ordered.") },
	{ .name = "today",
	    .title = N_("What else waits today"),
	    LIST(AGENDA_FIND, agenda),
	    .by_staff = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L },
	{ .name = "tomorrow",
	    .title = N_("The next day's plan"),
	    LIST(PLAN_FIND, tomorrow_cards),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "birthdays",
	    .title = N_("Birthdays"),
	    LIST(BIRTHDAY_FIND, birthdays),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	{ .name = "appointments",
	    .title = N_("Appointments"),
	    LIST(APPOINTMENT_FIND, appointments),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	{ .name = "show-rate",
	    .title = N_("Show rate"),
	    LIST(SHOWS_FIND, shows),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("Rate: turned up / those who turned up and those who "
		       "did not; booked and cancelled ones are left out.") },
	{ .name = NULL },
};

/* ---- looking up ---- */

const struct report_spec *
report_spec_of(const char *name)
{
	for (const struct report_spec *s = report_specs; s->name; s++) {
		if (strcmp(s->name, name) == 0)
			return s;
	}
	return NULL;
}

const struct report_block *
report_block_of(const struct report_spec *spec, const char *name)
{
	for (size_t i = 0; i < spec->nblock; i++) {
		if (strcmp(spec->block[i].name, name) == 0)
			return &spec->block[i];
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
