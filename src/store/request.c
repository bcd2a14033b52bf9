/* Applications that a second person decides: statements and their list. */
#include "store/request.h"

#include <showroom/card.h>

#include "base/banned.h"

const struct query request_sql[REQUEST_NSQL] = {
	[REQUEST_PENDING] = { "request_pending",
	    "SELECT id FROM request WHERE card = :card AND state = 1", NULL },
	[REQUEST_LEADS] = { "request_leads",
	    "SELECT id FROM staff WHERE role IN (3, 4)"
	    " AND (valid_from IS NULL OR valid_from <= :day)"
	    " AND (valid_to IS NULL OR valid_to >= :day)",
	    "all of the staff" },
	[REQUEST_LINE] = { "request_line",
	    "SELECT request.id, request.rev, request.card, card.code,"
	    " person.name, card.grade, request.kind, request.state,"
	    " request.reason, request.rival, request.to_staff, request.note,"
	    " request.staff, request.day, request.decider, request.decided,"
	    " request.advice, request.stage, request.lost_type,"
	    " request.until, request.again, request.grade AS wanted,"
	    " request.next_day, (SELECT code FROM card AS o"
	    "  WHERE o.id = request.other) AS other FROM request"
	    " JOIN card ON card.id = request.card"
	    " JOIN person ON person.id = card.person WHERE request.id = :id",
	    NULL },
	[REQUEST_OF_STAFF] = { "request_of_staff",
	    "SELECT id FROM request WHERE staff = :staff", NULL },
	[REQUEST_OF_CARD] = { "request_of_card",
	    "SELECT id FROM request WHERE card = :parent", NULL },
	[REQUEST_IN_STATE] = { "request_in_state",
	    "SELECT id FROM request WHERE state = :state", NULL },
	[REQUEST_IN_DAYS] = { "request_in_days",
	    "SELECT id FROM request WHERE day BETWEEN ifnull(:from, '')"
	    " AND ifnull(:to, '9999')",
	    NULL },
};

static const struct list_order orders[] = {
	[SR_REQUESTS_DAY] = { "day", "day", LIST_TEXT,
	    { "request_day", "request_card", "request_staff",
		"request_open_day" },
	    true },
	[SR_REQUESTS_NAME] = LIST_BY("name",
	    "(SELECT name_key FROM card WHERE card.id = request.card)", "day"),
	[SR_REQUESTS_KIND] = LIST_BY("kind", "kind", "day"),
	[SR_REQUESTS_GRADE] = LIST_BY("grade",
	    "(SELECT substr('0' || card.grade, -2) FROM card"
	    " WHERE card.id = request.card)",
	    "day"),
	[SR_REQUESTS_REASON] = LIST_BY("reason",
	    "(SELECT name_zh FROM list_row AS l "
	    "WHERE l.id = request.reason)",
	    "day"),
	[SR_REQUESTS_STAFF] = LIST_BY("staff",
	    "(SELECT code FROM staff AS s WHERE s.id = request.staff)", "day"),
	[SR_REQUESTS_STATE] = LIST_BY("state", "state", "day"),
};

static const struct list_filter filters[] = {
	{ "parent", NULL, &request_sql[REQUEST_OF_CARD] },
	{ "staff", NULL, &request_sql[REQUEST_OF_STAFF] },
	{ "state", NULL, &request_sql[REQUEST_IN_STATE] },
	{ "from", "to", &request_sql[REQUEST_IN_DAYS] },
};

const struct list_spec request_list = {
	.name = "request",
	.record = &sr_rec_request_line,
	.row = &request_sql[REQUEST_LINE],
	.table = "request",
	.order = orders,
	.norder = sizeof(orders) / sizeof(orders[0]),
	.scope = { { "parent", "card" }, { "staff", "staff" },
	    { "state", "state" } },
	.filter = filters,
	.nfilter = sizeof(filters) / sizeof(filters[0]),
};
