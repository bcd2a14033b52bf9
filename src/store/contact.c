/*
 * The log of contacts and grade moves, the calendar and the numbers of a
 * day that are counted from them.
 */
#include "store/contact.h"

#include <showroom/card.h>
#include <showroom/day.h>

#include "base/banned.h"

#define CALENDAR(index, who) \
	"SELECT plan_day AS day, ifnull(before, card.grade) AS grade," \
	" count(*) AS planned, sum(state = 2) AS done," \
	" sum(state = 1 AND plan_day < :today) AS overdue" \
	" FROM contact INDEXED BY " index " JOIN card" \
	" ON card.id = contact.card" \
	" WHERE " who "plan_day BETWEEN :from AND :to AND state <> 3" \
	" GROUP BY 1, 2"

/* Open cards by `due`: the day begins it, a time or 9999 comes after. */
#define OPEN "(SELECT count(*) FROM card WHERE closed IS NULL"
#define DUE_TODAY " AND due >= :day AND due < :day || '~'"
#define GRADE " AND ifnull(grade, 0) = "
#define LINES "(SELECT count(*) FROM visit WHERE day = :day AND voided = 0"

/* OWN and MINE: nothing, or whose cards and whose other rows. */
#define SUM_OF_CARDS(own) \
	" " OPEN own " AND due < :day) AS overdue," \
	" " OPEN own DUE_TODAY ") AS due," \
	" " OPEN own GRADE "1) AS o," \
	" " OPEN own GRADE "2) AS h," \
	" " OPEN own GRADE "3) AS a," \
	" " OPEN own GRADE "4) AS b," \
	" " OPEN own GRADE "5) AS c," \
	" " OPEN own GRADE "6) AS n"
#define SUM_OF_GUESTS(mine) \
	" v.*," \
	" " LINES mine " AND gone = 0 AND kind = 1) AS inhouse," \
	" " LINES mine " AND missing IS NOT NULL) AS incomplete"
#define GUESTS(mine) \
	" FROM (SELECT ifnull(sum(kind = 1), 0) AS walkin," \
	"  ifnull(sum(kind = 2), 0) AS callin," \
	"  ifnull(sum(kind > 2), 0) AS other," \
	"  ifnull(sum(kind = 1 AND seen IS 1), 0) AS first," \
	"  ifnull(sum(kind = 1 AND seen IS 2), 0) AS again" \
	"  FROM visit_seen WHERE day = :day AND voided = 0" mine ") AS v"
#define SUM(own, mine) \
	"SELECT" SUM_OF_CARDS(own) "," SUM_OF_GUESTS( \
	    mine) "," \
		  " " OPEN own DUE_TODAY " AND next_minute IS NOT NULL)" \
		  " AS appointments," \
		  " (SELECT count(*) FROM contact WHERE state = 2 AND day = " \
		  ":day" mine ") AS done," \
		  " (SELECT count(*) FROM request WHERE state = 1" mine \
		  ") AS requests" GUESTS(mine)
#define OWN " AND owner = :staff"
#define MINE " AND staff = :staff"
#define ONE_ROW "the one row of the visits' sums"
#define SOME_DAYS "contacts of some days, by day and grade"

const struct query contact_sql[CONTACT_NSQL] = {
	[CONTACT_PLANNED] = { "contact_planned",
	    "SELECT * FROM contact WHERE card = :card AND state = 1", NULL },
	[CONTACT_PLANNED_ON] = { "contact_planned_on",
	    "SELECT * FROM contact WHERE plan_day = :day AND state = 1"
	    " ORDER BY plan_day, staff",
	    NULL },
	[CONTACT_LOGGER] = { "contact_logger",
	    "SELECT staff FROM contact WHERE card = :card AND state = 2"
	    " ORDER BY updated_at DESC, id DESC LIMIT 1",
	    "the contacts of one card" },
	/* Who gets it late is not late himself: that counts from today. */
	[CONTACT_HAND_OVER] = { "contact_hand_over",
	    "UPDATE contact SET staff = :staff, missed = CASE"
	    " WHEN ifnull(missed, plan_day) < :today THEN :today"
	    " ELSE missed END, rev = rev + 1,"
	    " updated_at = :now WHERE card = :card AND state = 1",
	    NULL },
	[CONTACT_ROW] = { "contact_row",
	    "SELECT contact.*, person.name FROM contact"
	    " JOIN card ON card.id = contact.card"
	    " JOIN person ON person.id = card.person WHERE contact.id = :id",
	    NULL },
	[CONTACT_IN_DAYS] = { "contact_in_days",
	    "SELECT id FROM contact WHERE state = 2"
	    " AND day BETWEEN :from AND :to",
	    NULL },
	[CONTACT_STAFF_DAYS] = { "contact_staff_days",
	    "SELECT id FROM contact WHERE state = 2"
	    " AND day BETWEEN :from AND :to AND staff = :staff",
	    NULL },
	/* When the card was opened, or reopened last. */
	[MOVE_STARTED] = { "move_started",
	    "SELECT * FROM move WHERE card = :card"
	    " AND (before IS NULL OR before > 6)"
	    " ORDER BY day DESC, id DESC LIMIT 1",
	    NULL },
	[MOVE_ROW] = { "move_row", "SELECT * FROM move WHERE id = :id", NULL },
	[MOVE_IN_DAYS] = { "move_in_days",
	    "SELECT id FROM move WHERE day BETWEEN :from AND :to", NULL },
	[CALENDAR_HOUSE] = { "calendar_house", CALENDAR("contact_plan", ""),
	    SOME_DAYS },
	[CALENDAR_STAFF] = { "calendar_staff",
	    CALENDAR("contact_staff_plan", "staff = :staff AND "), SOME_DAYS },
	[SUM_HOUSE + SR_SUM_ALL] = { "sum_house", SUM("", ""), ONE_ROW },
	[SUM_HOUSE + SR_SUM_GUESTS] = { "sum_house_guests",
	    "SELECT" SUM_OF_GUESTS("") GUESTS(""), ONE_ROW },
	[SUM_HOUSE + SR_SUM_CARDS] = { "sum_house_cards",
	    "SELECT" SUM_OF_CARDS(""), NULL },
	[SUM_STAFF + SR_SUM_ALL] = { "sum_staff", SUM(OWN, MINE), ONE_ROW },
	[SUM_STAFF + SR_SUM_GUESTS] = { "sum_staff_guests",
	    "SELECT" SUM_OF_GUESTS(MINE) GUESTS(MINE), ONE_ROW },
	[SUM_STAFF + SR_SUM_CARDS] = { "sum_staff_cards",
	    "SELECT" SUM_OF_CARDS(OWN), NULL },
};

static const struct list_order card_orders[] = {
	{ "day", "ifnull(day, '9999')", LIST_TEXT, { NULL, "contact_card" },
	    false },
};

const struct list_spec contact_card_list = {
	.name = "contact_card",
	.record = &sr_rec_contact,
	.row = &contact_sql[CONTACT_ROW],
	.table = "contact",
	.where = "state <> 3",
	.order = card_orders,
	.norder = 1,
	.scope = { { "parent", "card" } },
};

static const struct list_order done_orders[] = {
	{ "day", "day", LIST_TEXT, { "contact_day" }, true },
};

static const struct list_filter done_filters[] = {
	{ "from", "to", &contact_sql[CONTACT_IN_DAYS] },
	{ "staff", NULL, &contact_sql[CONTACT_STAFF_DAYS] },
};

const struct list_spec contact_done_list = {
	.name = "contact_done",
	.record = &sr_rec_contact,
	.row = &contact_sql[CONTACT_ROW],
	.table = "contact",
	.where = "state = 2",
	.order = done_orders,
	.norder = 1,
	.filter = done_filters,
	.nfilter = 2,
};

static const struct list_order move_orders[] = {
	{ "day", "day", LIST_TEXT, { "move_day", "move_card" }, true },
};

static const struct list_filter move_filters[] = {
	{ "from", "to", &contact_sql[MOVE_IN_DAYS] },
};

const struct list_spec move_list = {
	.name = "move",
	.record = &sr_rec_move,
	.row = &contact_sql[MOVE_ROW],
	.table = "move",
	.order = move_orders,
	.norder = 1,
	.scope = { { "parent", "card" } },
	.filter = move_filters,
	.nfilter = 1,
};
