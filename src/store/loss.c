/* Losses and what follows them: statements and lists. */
#include "store/loss.h"

#include <showroom/loss.h>

#include "store/owner.h"
#include "base/banned.h"

#define CLOSED "card.grade IN (8, 9, 10)"
#define IN_DAYS " BETWEEN :from AND :to"
/* The last agreed loss of R's card in these days: a card is lost once. */
#define LAST_LOSS \
	" AND NOT EXISTS (SELECT 1 FROM request AS l WHERE l.card = r.card" \
	" AND l.state = 2 AND l.kind IN (1, 2) AND l.kind = 1" \
	" AND l.decided" IN_DAYS " AND l.id > r.id)"
/* The application that closed a card last, as lost or frozen. */
#define LAST_CLOSE \
	"(SELECT id FROM request WHERE request.card = card.id" \
	" AND state = 2 AND kind IN (1, 2) ORDER BY decided DESC, id DESC" \
	" LIMIT 1)"
/* What card C was when the days began. */
#define GRADE_THEN \
	"(SELECT after FROM move WHERE card = c.id AND day < :from" \
	" ORDER BY day DESC, id DESC LIMIT 1)"
/*
 * A + before a column says that no index is to be chosen for it: most rows of
 * ten years have that value, few have the card or the days.
 */
/* Cut where SQL has its words. */
/* clang-format off */
/*
 * Cards that were open before FROM: as the month's carry-over has them.  In
 * a house's first month, whose cards were imported, and for other days they
 * are looked for; behind CARRIED, how it went on.
 */
#define FROZEN "EXISTS (SELECT 1 FROM carried WHERE month = :from AND n > 0)"
#define OF_CARRY " FROM carry WHERE month = :from AND " FROZEN
#define CARRIED \
	" UNION ALL SELECT " OWNER_ON("date(:from, '-1 day')") \
	", 4, 0, 0, c.id, 1 FROM card AS c WHERE NOT " FROZEN \
	" AND c.opened < :from" \
	" AND " GRADE_THEN " BETWEEN 1 AND 6 AND c.closed"
/*
 * What loss rates are made of, each with its card: applications (1), by
 * whoever applied, unless an order overtook it; losses (2); of those who could be lost each once: new
 * cards (3), carried over (4), back among them (5).  Void and duplicate
 * cards are no customers.  CARRY: the month's carry-over, cards or counts.
 */
#define COUNTED(carry) \
	"SELECT staff, 1 AS what, +state AS state," \
	" ifnull(lost_type, 0) AS cause, card, 1 AS n" \
	" FROM request WHERE day" IN_DAYS " AND kind = 1 AND +state <> 4" \
	" UNION ALL SELECT " OWNER_ON("r.decided") \
	", 2, 0, ifnull(r.lost_type, 0), c.id, 1" \
	" FROM request AS r JOIN card AS c ON c.id = r.card" \
	" WHERE r.decided" IN_DAYS " AND r.kind = 1 AND +r.state = 2" LAST_LOSS \
	" UNION ALL SELECT " OWNER_ON("c.opened") \
	", 3, 0, 0, c.id, 1 FROM card AS c WHERE c.opened" IN_DAYS \
	" AND ifnull(c.grade, 0) NOT IN (12, 13)" \
	" UNION ALL SELECT staff, 4, 0, 0, " carry CARRIED " IS NULL" \
	CARRIED " >= :from" \
	" UNION ALL SELECT " OWNER_ON("m.day") \
	", 5, 0, 0, c.id, 1 FROM move AS m JOIN card AS c ON c.id = m.card" \
	" WHERE m.before IN (8, 9, 10)" \
	" AND m.id = (SELECT id FROM move WHERE card = c.id AND day" \
	IN_DAYS " AND before IN (8, 9, 10) ORDER BY day, id LIMIT 1)" \
	" AND m.day" IN_DAYS " AND " GRADE_THEN " IN (8, 9, 10)"

const struct query loss_sql[LOSS_NSQL] = {
	/*
	 * Missed on DAY or before: due then, or put off since.  Found as they
	 * come, so that a piece of the turn begins at once.
	 */
	[LOSS_UNCONTROLLED] = { "loss_uncontrolled",
	    "SELECT card.id FROM card INDEXED BY card_grade_due"
	    " CROSS JOIN contact"
	    " ON contact.card = card.id AND contact.state = 1"
	    " WHERE card.closed IS NULL AND card.due < :day || '~'"
	    " AND card.grade = :grade"
	    " AND ifnull(contact.missed, contact.plan_day) <= :day"
	    " UNION ALL SELECT card.id FROM contact INDEXED BY contact_missed"
	    " CROSS JOIN card ON card.id = contact.card"
	    " WHERE contact.state = 1 AND contact.missed <= :day"
	    " AND card.closed IS NULL AND card.grade = :grade"
	    " AND card.due >= :day || '~' LIMIT :limit",
	    NULL },
	/* What the month that ends on TO still has to look into. */
	[LOSS_UNANALYSED] = { "loss_unanalysed",
	    "SELECT (SELECT count(*) FROM card WHERE " CLOSED
	    " AND grade = 10 AND closed BETWEEN :from AND :to)"
	    " + (SELECT count(*) FROM request WHERE state = 1"
	    " AND day <= :to AND kind = 1)",
	    NULL },
	[LOSS_LINE] = { "loss_line",
	    "SELECT card.id, card.rev, card.code, person.name, card.owner,"
	    " card.model, card.grade,"
	    " (SELECT before FROM move WHERE move.card = card.id"
	    "  AND before <= 6 ORDER BY day DESC, id DESC LIMIT 1) AS before,"
	    " card.closed, CASE r.kind WHEN 1 THEN r.reason END AS reason,"
	    " r.lost_type, r.lost_to, r.rival, r.stage, card.drive,"
	    " (SELECT count(*) FROM move WHERE move.card = card.id"
	    "  AND before > 6 AND after <= 6) AS reopened,"
	    " r.until, date(substr(m.reason, instr(m.reason, char(31)) + 1,"
	    "  10)) AS since,"
	    " (SELECT min(day) FROM recontact WHERE recontact.card = card.id"
	    "  AND +state = 1) AS again,"
	    " r.staff, r.decider, ifnull(m.reason, r.note) AS note"
	    " FROM card JOIN person ON person.id = card.person"
	    " LEFT JOIN move AS m ON card.grade = 10 AND m.id ="
	    " (SELECT id FROM move WHERE move.card = card.id AND +after = 10"
	    "  ORDER BY day DESC, id DESC LIMIT 1)"
	    " LEFT JOIN request AS r ON card.grade <> 10 AND r.id = "
	    LAST_CLOSE
	    " WHERE card.id = :id",
	    NULL },
	[LOSS_OF_STAFF] = { "loss_of_staff",
	    "SELECT id FROM card WHERE owner = :staff AND " CLOSED, NULL },
	[LOSS_OF_GRADE] = { "loss_of_grade",
	    "SELECT id FROM card INDEXED BY card_loss_grade"
	    " WHERE grade = :grade AND " CLOSED, NULL },
	[LOSS_IN_DAYS] = { "loss_in_days",
	    "SELECT id FROM card WHERE " CLOSED
	    " AND closed BETWEEN ifnull(:from, '') AND ifnull(:to, '9999')",
	    NULL },
	/* A card a row: it is summed by each cause. */
	[LOSS_AGREED] = { "loss_agreed",
	    "SELECT c.id, r.reason, r.lost_type, r.rival, r.stage,"
	    " (SELECT before FROM move WHERE move.card = c.id"
	    "  AND before <= 6 AND day <= r.decided"
	    "  ORDER BY day DESC, id DESC LIMIT 1) AS before, c.drive"
	    " FROM request AS r JOIN card AS c ON c.id = r.card"
	    " WHERE r.decided" IN_DAYS " AND r.kind = 1 AND +r.state = 2"
	    " AND (:staff IS NULL OR " OWNER_ON("r.decided") " = :staff)"
	    LAST_LOSS,
	    NULL },
	[LOSS_RATES] = { "loss_rates",
	    "SELECT staff AS id, staff, sum(what = 1) AS applied,"
	    " sum(what = 1 AND state = 3) AS refused,"
	    " sum(what = 1 AND state = 2 AND cause > 0) AS clear,"
	    " sum(what = 2) AS lost, sum(what = 2 AND cause = 1) AS product,"
	    " sum(what = 2 AND cause = 2) AS process, sum(what = 3) AS fresh,"
	    " sum(n * (what = 4)) AS carried, sum(what = 5) AS back"
	    " FROM (" COUNTED("NULL, count(*)" OF_CARRY " GROUP BY staff") ") WHERE :staff IS NULL OR staff = :staff"
	    " GROUP BY staff"
	    " ORDER BY (SELECT code FROM staff s WHERE s.id = staff)",
	    "the cards and applications of some days by salesperson" },
	[LOSS_BEHIND] = { "loss_behind",
	    "SELECT card AS id FROM (" COUNTED("card, 1" OF_CARRY) ") WHERE what = :what"
	    " AND state BETWEEN :state AND :state_to"
	    " AND cause BETWEEN :cause AND :cause_to"
	    " AND (:staff IS NULL OR staff = :staff) ORDER BY card",
	    "those of one figure" },
	[AGAIN_PLANNED] = { "again_planned",
	    "SELECT * FROM recontact WHERE card = :card AND state = 1", NULL },
	[AGAIN_ROW] = { "again_row",
	    "SELECT recontact.*, card.code, person.name, card.grade,"
	    " card.model, CASE r.kind WHEN 1 THEN r.reason END AS reason,"
	    " r.note AS why FROM recontact"
	    " JOIN card ON card.id = recontact.card"
	    " JOIN person ON person.id = card.person"
	    " LEFT JOIN request AS r ON r.id = " LAST_CLOSE
	    " WHERE recontact.id = :id",
	    NULL },
	[AGAIN_OF_CARD] = { "again_of_card",
	    "SELECT id FROM recontact WHERE card = :parent", NULL },
	[AGAIN_OF_STAFF] = { "again_of_staff",
	    "SELECT id FROM recontact WHERE staff = :staff", NULL },
	[AGAIN_IN_STATE] = { "again_in_state",
	    "SELECT id FROM recontact WHERE state = :state", NULL },
	[AGAIN_IN_DAYS] = { "again_in_days",
	    "SELECT id FROM recontact WHERE day BETWEEN ifnull(:from, '')"
	    " AND ifnull(:to, '9999')",
	    NULL },
	[WIN_OF_CARD] = { "win_of_card",
	    "SELECT id FROM win WHERE card = :card", NULL },
	[WIN_ROW] = { "win_row",
	    "SELECT win.*, card.code, person.name, card.grade FROM win"
	    " JOIN card ON card.id = win.card"
	    " JOIN person ON person.id = card.person WHERE win.id = :id",
	    NULL },
	[WIN_OF_STAFF] = { "win_of_staff",
	    "SELECT id FROM win WHERE staff = :staff", NULL },
	[WIN_IN_DAYS] = { "win_in_days",
	    "SELECT id FROM win WHERE day BETWEEN ifnull(:from, '')"
	    " AND ifnull(:to, '9999')",
	    NULL },
};
/* clang-format on */

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define CODE_OF(staff) "(SELECT code FROM staff AS s WHERE s.id = " staff ")"
#define MODEL_OF(model) \
	"(SELECT name_zh FROM list_row AS l WHERE l.id = " model ")"
#define OF_CARD(col, row) \
	"(SELECT " col " FROM card AS c WHERE c.id = " row ".card)"
#define BY_CARD(row) \
	[SR_LOSSES_NAME] = LIST_BY("name", OF_CARD("name_key", row), "day"), \
	[SR_LOSSES_STAFF] = LIST_BY("staff", CODE_OF(row ".staff"), "day"), \
	[SR_LOSSES_MODEL] = \
	    LIST_BY("model", MODEL_OF(OF_CARD("c.model", row)), "day")

static const struct list_order loss_orders[] = {
	[SR_LOSSES_DAY] = { "day", "closed", LIST_TEXT,
	    { "card_loss", "card_loss_grade" }, true },
	[SR_LOSSES_NAME] = LIST_BY("name", "name_key", "closed"),
	[SR_LOSSES_STAFF] = LIST_BY("staff", CODE_OF("card.owner"), "closed"),
	[SR_LOSSES_MODEL] = LIST_BY("model", MODEL_OF("card.model"), "closed"),
};

static const struct list_filter loss_filters[] = {
	{ "grade", NULL, &loss_sql[LOSS_OF_GRADE] },
	{ "staff", NULL, &loss_sql[LOSS_OF_STAFF] },
	{ "from", "to", &loss_sql[LOSS_IN_DAYS] },
};

const struct list_spec loss_list = {
	.name = "loss",
	.record = &sr_rec_loss_line,
	.row = &loss_sql[LOSS_LINE],
	.table = "card",
	.where = CLOSED,
	.order = loss_orders,
	.norder = COUNT(loss_orders),
	.scope = { { "grade", "grade" } },
	.filter = loss_filters,
	.nfilter = COUNT(loss_filters),
};

static const struct list_order again_orders[] = {
	[SR_LOSSES_DAY] = { "day", "day", LIST_TEXT,
	    { "recontact_day", "recontact_staff", "recontact_state" }, true },
	BY_CARD("recontact"),
};

static const struct list_filter again_filters[] = {
	{ "parent", NULL, &loss_sql[AGAIN_OF_CARD] },
	{ "staff", NULL, &loss_sql[AGAIN_OF_STAFF] },
	{ "state", NULL, &loss_sql[AGAIN_IN_STATE] },
	{ "from", "to", &loss_sql[AGAIN_IN_DAYS] },
};

const struct list_spec recontact_list = {
	.name = "recontact",
	.record = &sr_rec_recontact,
	.row = &loss_sql[AGAIN_ROW],
	.table = "recontact",
	.order = again_orders,
	.norder = COUNT(again_orders),
	.scope = { { "staff", "staff" }, { "state", "state" } },
	.filter = again_filters,
	.nfilter = COUNT(again_filters),
};

static const struct list_order win_orders[] = {
	[SR_LOSSES_DAY] = { "day", "day", LIST_TEXT, { "win_day", "win_staff" },
	    true },
	BY_CARD("win"),
};

static const struct list_filter win_filters[] = {
	{ "staff", NULL, &loss_sql[WIN_OF_STAFF] },
	{ "from", "to", &loss_sql[WIN_IN_DAYS] },
};

const struct list_spec win_list = {
	.name = "win",
	.record = &sr_rec_win,
	.row = &loss_sql[WIN_ROW],
	.table = "win",
	.order = win_orders,
	.norder = COUNT(win_orders),
	.scope = { { "staff", "staff" } },
	.filter = win_filters,
	.nfilter = COUNT(win_filters),
};
