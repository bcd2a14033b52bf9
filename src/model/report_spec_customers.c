/* Lists of customers: cards, what follows a loss, persons, whose they are. */
#include "model/report_spec_own.h"
#include "base/banned.h"

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

static const struct report_col applications[] = {
	FIELD("day", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("kind", 0),
	FIELD("reason", 0),
	FIELD("staff", 0),
	FIELD("note", 0),
	FIELD("state", 0),
	FIELD("decider", 0),
	FIELD("decided", 0),
	FIELD("advice", 0),
};

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
	FIELD("note", REPORT_MSGID),
};

static const struct report_col recontacts[] = {
	FIELD("day", 0),
	FIELD("months", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("reason", 0),
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

static const struct report_col loss_sums[] = {
	FIELD("part", 0),
	{ .name = "reason", .part = SR_LOSS_REASON },
	FIELD("lost_type", 0),
	{ .name = "rival", .part = SR_LOSS_RIVAL },
	{ .name = "stage", .part = SR_LOSS_STAGE },
	{ .name = "before", .head = N_("Was"), .part = SR_LOSS_GRADE },
	{ .name = "drive", .head = N_("Drive"), .part = SR_LOSS_DRIVE },
	FIELD("lost", 0),
	FIELD("share", 0),
	COL("product", N_("Product"), 0),
	COL("product_rate", "%", 0),
	COL("process", N_("Process"), 0),
	COL("process_rate", "%", 0),
};

static const struct report_col loss_rates[] = {
	FIELD("staff", REPORT_TOTAL),
	COL("applied", N_("Appl."), 0),
	FIELD("refused", 0),
	FIELD("refused_rate", REPORT_MINUS),
	COL("clear", N_("Clear"), 0),
	COL("clear_rate", "%", REPORT_MINUS),
	COL("lost", N_("Lost"), 0),
	COL("product", N_("Product"), 0),
	COL("product_rate", "%", REPORT_MINUS),
	COL("process", N_("Process"), 0),
	COL("process_rate", "%", REPORT_MINUS),
	FIELD("fresh", 0),
	FIELD("carried", 0),
	FIELD("back", 0),
	COL("loss_rate", N_("Rate"), REPORT_MINUS),
};

static const struct report_col twins[] = {
	FIELD("why", 0),
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

static const struct report_col merges[] = {
	FIELD("day", 0),
	FIELD("name", 0),
	FIELD("other_name", 0),
	FIELD("code", 0),
	FIELD("staff", 0),
	FIELD("undone", 0),
	FIELD("undoer", 0),
};

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

static const struct report_col standins[] = {
	FIELD("day", 10),
	FIELD("minute", 0),
	FIELD("name", 0),
	FIELD("code", 0),
	FIELD("owner", 0),
	FIELD("staff", 0),
	COL("share", N_("Split"), 0),
	FIELD("why", 20),
};

static const struct report_col timeline[] = {
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("kind", 0),
	FIELD("name", 0),
	FIELD("staff", 0),
	FIELD("to_staff", 0),
	FIELD("request", 0),
	FIELD("after", 0),
	FIELD("text", REPORT_MSGID),
	FIELD("owner", 0),
	FIELD("verdict", 0),
	COL("until", N_("Until"), 0),
	COL("rule_days", N_("Rule"), 0),
	COL("share", N_("Split"), 0),
	FIELD("would", 0),
	FIELD("would_until", 0),
	FIELD("differs", 0),
};

const struct report_spec report_specs_customers[] = {
	{ .name = "cards",
	    .title = N_("Prospect cards"),
	    LIST(CARD_FIND, cards),
	    .by_staff = true,
	    .searched = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
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
	{ .name = "loss-analysis",
	    .title = N_("Loss analysis"),
	    LIST(LOSS_SUM, loss_sums),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("Share: losses of the line / all losses. Product, "
		       "process: of the line's losses; the rest has another "
		       "cause. A card counts once.") },
	{ .name = "loss-rates",
	    .title = N_("Loss rates"),
	    LIST(LOSS_RATE, loss_rates),
	    .by_staff = true,
	    .span = REPORT_SHEET,
	    .paper = REPORT_A4L,
	    .note = N_("Refused: refused / applications. Clear: agreed with "
		       "product or process as the cause / applications. "
		       "Product, process: of the lost. Rate: lost / (new cards "
		       "+ carried over + reopened); reopened: closed before "
		       "the month, reopened or lost in it.") },
	{ .name = "applications",
	    .title = N_("Applications"),
	    LIST(REQUEST_FIND, applications),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "twins",
	    .title = N_("Persons entered twice"),
	    LIST(TWIN_FIND, twins),
	    .span = REPORT_NOW,
	    .paper = REPORT_A4L },
	{ .name = "merges",
	    .title = N_("Merges"),
	    LIST(MERGE_FIND, merges),
	    .span = REPORT_NOW },
	{ .name = "pool",
	    .title = N_("Pool"),
	    LIST(POOL_FIND, pool),
	    .by_staff = true,
	    .span = REPORT_NOW,
	    .paper = REPORT_A4L,
	    .note = N_("Without an effective contact for longer than the "
		       "rule allows; the owner was warned before.") },
	{ .name = "standins",
	    .title = N_("Stand-ins"),
	    LIST(STANDIN_FIND, standins),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("Guests received by a colleague within the owner's "
		       "protection; the share of who stood in, by the rule "
		       "of the day.") },
	{ .name = "timeline",
	    .title = N_("Timeline of a number"),
	    LIST(TIMELINE, timeline),
	    .searched = true,
	    .span = REPORT_NOW,
	    .paper = REPORT_A3,
	    .note = N_("--search takes the whole number, and after it other "
		       "days to try: 13717716163 7.") },
	{ .name = NULL },
};
