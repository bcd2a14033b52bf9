/* Statements of grade rules and of the cards that they bind. */
#include "store/grade.h"

#include <showroom/grade.h>

#include "base/banned.h"

#define FEW "a grade has few rules"

/* Where the cap of a card starts: its last contact, opening or reopening. */
#define CAP_FROM \
	"max(opened, ifnull(log_day, ''), ifnull((SELECT max(day) FROM move" \
	" WHERE move.card = card.id AND (before IS NULL OR before > 6)), ''))"

/* How a card went, and what is planned. */
#define PROGRESS \
	"card.id, card.code, person.name, card.owner, card.model," \
	" card.opened, card.grade," \
	" (SELECT after FROM move AS m WHERE m.card = card.id" \
	"  ORDER BY m.day, m.id LIMIT 1) AS first," \
	" (SELECT group_concat(code, '>') FROM (SELECT CASE" \
	"  WHEN m.after <= 6 THEN substr('OHABCN', m.after, 1)" \
	"  WHEN m.after = 7 THEN 'D' WHEN m.after = 8 THEN 'F1'" \
	"  WHEN m.after = 9 THEN 'F2'" \
	"  ELSE substr('LTXU', m.after - 9, 1) END AS code" \
	"  FROM move AS m WHERE m.card = card.id" \
	"  ORDER BY m.day, m.id)) AS way," \
	" (SELECT count(*) FROM contact AS k WHERE k.card = card.id" \
	"  AND k.state = 2 AND k.reached = 1) AS contacts," \
	" card.last_day, card.next_day, card.next_kind, card.next_theme" \
	" FROM card JOIN person ON person.id = card.person"
/*
 * A try in a row: after the last contact that reached the customer.  Few
 * cards fall in some days: they are counted once, not card by card.
 */
#define ABNORMAL(index) \
	"WITH f AS MATERIALIZED (SELECT card, sum(after - before) AS fall" \
	" FROM move INDEXED BY move_day WHERE day >= :since" \
	" AND after BETWEEN 2 AND 5 AND before BETWEEN 2 AND 5 GROUP BY card)" \
	" SELECT card.id, card.owner, card.grade, card.opened, card.next_day," \
	" iif(card.log_day > ifnull(card.last_day, '')," \
	"  (SELECT count(*) FROM contact AS k WHERE k.card = card.id" \
	"   AND ifnull(k.day, '9999') > ifnull(card.last_day, '')" \
	"   AND k.state = 2 AND k.reached = 2), 0) AS tries," \
	" ifnull(f.fall, 0) AS fall FROM card INDEXED BY " index \
	" LEFT JOIN f ON f.card = card.id WHERE card.closed IS NULL"

const struct query grade_sql[GRADE_NSQL] = {
	[GRADE_CHAIN] = { "grade_chain",
	    "SELECT * FROM grade_rule WHERE grade = :grade"
	    " ORDER BY valid_from",
	    FEW },
	[GRADE_PRESET] = { "grade_preset",
	    "SELECT grade, buy_days, every_days, cap_days, chosen, hot, origin"
	    " FROM preset_grade WHERE preset = :preset",
	    "the constant rows of a view" },
	/*
	 * Planned later than FIRST, and than CAP days after their contact:
	 * MOST of them behind AFTER.
	 */
	[GRADE_BEYOND] = { "grade_beyond",
	    "SELECT id, next_day, next_minute, beyond_cap,"
	    " " CAP_FROM " AS opened"
	    " FROM card INDEXED BY card_grade"
	    " WHERE ifnull(grade, 0) = :grade AND closed IS NULL"
	    " AND next_day > :first AND next_day > date(" CAP_FROM
	    ", '+' || :cap || ' days') AND id > :after ORDER BY id"
	    " LIMIT :most",
	    NULL },
	[GRADE_UNAPPLIED] = { "grade_unapplied",
	    "SELECT * FROM grade_rule WHERE applied = 0"
	    " AND ifnull(valid_from, '') <= :day",
	    FEW },
	[PROGRESS_LINE] = { "progress_line",
	    "SELECT " PROGRESS " WHERE card.id = :id",
	    "the moves of one card" },
	[PROGRESS_CLOSED] = { "progress_closed",
	    "SELECT card.closed, :key AS key, " PROGRESS
	    " WHERE card.closed >= :month"
	    " AND (:staff IS NULL OR card.owner = :staff)"
	    " AND (:grade IS NULL OR card.grade = :grade)"
	    " AND (:model IS NULL OR card.model = :model)"
	    " AND card.opened BETWEEN ifnull(:from, '')"
	    " AND ifnull(:to, '9999')"
	    " ORDER BY card.closed, card.id",
	    "the moves of a card" },
	[PROGRESS_OPENED] = { "progress_opened",
	    "SELECT id FROM card INDEXED BY card_opened"
	    " WHERE closed IS NULL AND opened >= ifnull(:from, '')"
	    " AND opened <= ifnull(:to, '9999')",
	    NULL },
	[PROGRESS_MODEL] = { "progress_model",
	    "SELECT id FROM card WHERE model = :model AND closed IS NULL",
	    NULL },
	[PROGRESS_GRADE] = { "progress_grade",
	    "SELECT id FROM card WHERE ifnull(grade, 0) = :grade"
	    " AND closed IS NULL",
	    NULL },
	/*
	 * Contacts done from SINCE to TO that catch the eye from FROM on.  A
	 * window of a minute holds those that were logged in it: how many
	 * begin with each, and the most of the windows that each lies in.
	 */
	/* As they were logged; what they look like together is counted. */
	[EVIDENCE_LINES] = { "evidence_lines",
	    "SELECT id, staff, card, day, minute, updated_at AS logged, text,"
	    " reached = 1 AND length(ifnull(text, '')) < :least AS empty"
	    " FROM contact WHERE state = 2 AND batch IS NULL"
	    " AND day BETWEEN :since AND :to"
	    " AND (:staff IS NULL OR staff = :staff)"
	    " ORDER BY staff, updated_at",
	    "contacts of some weeks" },
	/* What is shown of one that was found. */
	[EVIDENCE_LINE] = { "evidence_line",
	    "SELECT card.code, person.name, k.day || ' '"
	    " || substr('000' || ifnull(k.minute, 0), -4) AS key"
	    " FROM contact AS k JOIN card ON card.id = k.card"
	    " JOIN person ON person.id = card.person WHERE k.id = :id",
	    NULL },
	/* Open cards as they are due, to be judged one by one. */
	[ABNORMAL_CARDS] = { "abnormal_cards",
	    ABNORMAL("card_due") " ORDER BY card.due, card.id",
	    "every open card is judged; the falls of some days" },
	[ABNORMAL_OF_STAFF] = { "abnormal_of_staff",
	    ABNORMAL("card_owner_due") " AND card.owner = :staff"
				       " ORDER BY card.due, card.id",
	    "the falls of some days" },
	/* Since its last move, or its opening, a card has its grade. */
	[ABNORMAL_AGE] = { "abnormal_age",
	    "SELECT CAST(julianday(:today)"
	    " - julianday(ifnull(max(day), :opened)) AS INTEGER)"
	    " FROM move WHERE card = :card",
	    NULL },
	/* What is shown of one that was found. */
	[ABNORMAL_LINE] = { "abnormal_line",
	    "SELECT card.id, card.code, person.name, i.text AS instruction,"
	    " i.read_at, card.due AS key FROM card"
	    " JOIN person ON person.id = card.person"
	    " LEFT JOIN instruction AS i ON i.id = (SELECT id"
	    "  FROM instruction WHERE instruction.card = card.id"
	    "  ORDER BY day DESC, id DESC LIMIT 1) WHERE card.id = :id",
	    "the instructions of one card" },
};

static const struct list_order progress_orders[] = {
	{ "opened", "opened", LIST_TEXT, { "card_opened", "card_owner_opened" },
	    true },
};

static const struct list_filter progress_filters[] = {
	{ "from", "to", &grade_sql[PROGRESS_OPENED] },
	{ "model", NULL, &grade_sql[PROGRESS_MODEL] },
	{ "grade", NULL, &grade_sql[PROGRESS_GRADE] },
};

const struct list_spec progress_list = {
	.name = "progress",
	.record = &sr_rec_progress_line,
	.row = &grade_sql[PROGRESS_LINE],
	.table = "card",
	.where = "closed IS NULL",
	.order = progress_orders,
	.norder = 1,
	.scope = { { "staff", "owner" } },
	.filter = progress_filters,
	.nfilter = 3,
};
