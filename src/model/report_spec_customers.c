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

const struct report_spec report_specs_customers[] = {
	{ .name = "cards",
	    .title = N_("Prospect cards"),
	    LIST(CARD_FIND, cards),
	    .by_staff = true,
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
	{ .name = "twins",
	    .title = N_("Persons entered twice"),
	    LIST(TWIN_FIND, twins),
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "merges",
	    .title = N_("Merges"),
	    LIST(MERGE_FIND, merges),
	    .span = REPORT_ANY },
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
	{ .name = NULL },
};
