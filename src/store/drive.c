/*
 * The register of test drives in the file: its list, whether a car is free,
 * and how many there were.
 */
#include "store/drive.h"

#include <showroom/drive.h>

#include "base/banned.h"

#define AT "day || substr('000' || begins, -4)"
#define BETWEEN " BETWEEN :from AND :to"

const struct query drive_sql[DRIVE_NSQL] = {
	[DRIVE_LINE] = { "drive_line", "SELECT * FROM drive WHERE id = :id",
	    NULL },
	/* And those that are out since before: SR_DRIVES_AND_OUT. */
	[DRIVE_IN_DAYS] = { "drive_in_days",
	    "SELECT id FROM drive WHERE day BETWEEN ifnull(:from, '')"
	    " AND ifnull(:to, '9999') UNION ALL SELECT id FROM drive"
	    " INDEXED BY drive_out WHERE :kind = 1 AND state = 2"
	    " AND day < :from",
	    NULL },
	[DRIVE_OF_CARD] = { "drive_of_card",
	    "SELECT id FROM drive WHERE card = :parent", NULL },
	[DRIVE_OF_STAFF] = { "drive_of_staff",
	    "SELECT id FROM drive WHERE staff = :staff", NULL },
	[DRIVE_IN_STATE] = { "drive_in_state",
	    "SELECT id FROM drive WHERE state = :state",
	    "a filter of a list that is read by days" },
	/* Another drive that has the car at that time. */
	[DRIVE_CLASH] = { "drive_clash",
	    "SELECT * FROM drive WHERE car = :car AND day = :day"
	    " AND state IN (1, 2) AND id IS NOT :id"
	    " AND begins < :ends AND ends > :begins ORDER BY begins LIMIT 1",
	    "?a car's drives of one day" },
	/* Since today, or since a day on which it did not come back. */
	[DRIVE_OUTSIDE] = { "drive_outside",
	    "SELECT * FROM drive WHERE car = :car AND day <= :day"
	    " AND state = 2 AND id IS NOT :id ORDER BY day DESC LIMIT 1",
	    NULL },
	[DRIVE_KM] = { "drive_km",
	    "SELECT max(max(km_out, km_back)) FROM drive WHERE car = :car"
	    " AND state IN (2, 3) AND id IS NOT :id",
	    NULL },
	[DRIVE_VISIT] = { "drive_visit",
	    "SELECT max(id) FROM visit WHERE card = :card AND day = :day"
	    " AND voided = 0",
	    NULL },
	/* The car that is called after a model; the plainest name. */
	[DRIVE_CAR_OF] = { "drive_car_of",
	    "SELECT r.id FROM list_row m JOIN list_row r"
	    " ON r.list = 'testcar'"
	    " AND substr(r.name_zh, 1, length(m.name_zh)) = m.name_zh"
	    " WHERE m.id = :model AND ifnull(r.valid_from, '') <= :day"
	    " AND ifnull(r.valid_to, '9999') >= :day"
	    " ORDER BY length(r.name_zh), r.id LIMIT 1",
	    "a house has a few test cars" },
	/* The last one that the customer of a card drove himself. */
	[DRIVE_LAST] = { "drive_last",
	    "SELECT * FROM drive WHERE card = :card AND licence IS NOT NULL"
	    " AND driver IS NULL ORDER BY " AT " DESC LIMIT 1",
	    NULL },
	/* For a card; for none, those of STAFF. */
	[DRIVE_BOOKED_FOR] = { "drive_booked_for",
	    "SELECT * FROM drive WHERE card = :card AND state = 1 UNION ALL"
	    " SELECT * FROM drive WHERE :card IS NULL AND staff = :staff"
	    " AND card IS NULL AND state = 1",
	    NULL },
	[DRIVE_SUMS] = { "drive_sums",
	    "SELECT staff AS id, staff, sum(drives) AS drives,"
	    " sum(noshow) AS noshow, sum(guests) AS guests,"
	    " sum(cards) AS cards, sum(orders) AS orders FROM ("
	    "SELECT staff, state = 3 AS drives, state = 5 AS noshow,"
	    " 0 AS guests, 0 AS cards, state = 3 AND EXISTS (SELECT 1"
	    " FROM move m WHERE m.card = drive.card AND +m.after = 1"
	    " AND m.day >= drive.day) AS orders FROM drive"
	    " WHERE day" BETWEEN " UNION ALL SELECT staff, 0, 0, 1, 0, 0"
	    " FROM visit_seen WHERE day" BETWEEN " AND kind = 1"
	    " AND voided = 0 AND (seen = 2 OR phone IS NOT NULL)"
	    " UNION ALL SELECT owner, 0, 0, 0, 1, 0 FROM card"
	    " WHERE opened" BETWEEN ") GROUP BY staff"
	    " ORDER BY (SELECT code FROM staff s WHERE s.id = staff)",
	    "some days' rows by salesperson" },
};

static const struct list_order orders[] = {
	[SR_DRIVES_TIME] = { "time", AT, LIST_TEXT,
	    { "drive_at", "drive_card_at", "drive_staff_at" }, true },
	[SR_DRIVES_NAME] = LIST_BY("name",
	    "coalesce((SELECT name_key FROM card WHERE card.id = drive.card),"
	    " name)",
	    AT),
	[SR_DRIVES_STAFF] = LIST_BY("staff",
	    "(SELECT code FROM staff AS s WHERE s.id = drive.staff)", AT),
	[SR_DRIVES_CAR] = LIST_BY("car",
	    "(SELECT name_zh FROM list_row AS l "
	    "WHERE l.id = drive.car)",
	    AT),
	[SR_DRIVES_STATE] = LIST_BY("state", "drive.state", AT),
};

static const struct list_filter filters[] = {
	{ "from", "to", &drive_sql[DRIVE_IN_DAYS] },
	{ "kind", NULL, &drive_sql[DRIVE_IN_DAYS] },
	{ "parent", NULL, &drive_sql[DRIVE_OF_CARD] },
	{ "staff", NULL, &drive_sql[DRIVE_OF_STAFF] },
	{ "state", NULL, &drive_sql[DRIVE_IN_STATE] },
};

const struct list_spec drive_list = {
	.name = "drive",
	.record = &sr_rec_drive,
	.row = &drive_sql[DRIVE_LINE],
	.table = "drive",
	.order = orders,
	.norder = sizeof(orders) / sizeof(orders[0]),
	.scope = { { "parent", "card" }, { "staff", "staff" } },
	.filter = filters,
	.nfilter = sizeof(filters) / sizeof(filters[0]),
};
