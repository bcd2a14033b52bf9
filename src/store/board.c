/* Statements of the boards.  Grades: see enum sr_grade. */
#include "store/board.h"

#include "store/owner.h"

#include "base/banned.h"

/* Grades are bits of :hot. */
#define HOT(grade) "((:hot >> ifnull(" grade ", 0)) & 1)"
/* From a key on, in the order of names. */
#define BY_NAME " AND name_key >= ifnull(:key, '')"
#define IN_ORDER " ORDER BY 2, 1"

/* Cut where SQL has its words. */
/* clang-format off */
const struct query board_sql[BOARD_NSQL] = {
	/* Owner, grade and day stand in the index: no card is read. */
	[BOARD_HELD] = { "board_held",
	    "SELECT staff, n * (g = 2) AS h, n * (g = 3) AS a,"
	    " n * " HOT("g") " AS held, n * (g = 1) AS orders,"
	    " CAST(" HOT("g") " * days AS INTEGER) AS age"
	    " FROM (SELECT owner AS staff, ifnull(grade, 0) AS g,"
	    "  count(*) AS n, count(*) * julianday(:today)"
	    "  - sum(julianday(opened)) AS days"
	    "  FROM card INDEXED BY card_owner_grade WHERE closed IS NULL"
	    "  GROUP BY owner, ifnull(grade, 0))",
	    "all open cards, by owner and grade" },
	[BOARD_DELIVERED] = { "board_delivered",
	    "SELECT " OWNER_ON("m.day") " AS staff,"
	    " count(DISTINCT m.card) AS delivered"
	    " FROM move AS m JOIN card AS c ON c.id = m.card"
	    " WHERE m.after = 7 AND m.day BETWEEN :from AND :to GROUP BY 1",
	    "the deliveries of a month" },
	/* The last way out of the hot grades; void and duplicate are none. */
	[BOARD_DECIDED] = { "board_decided",
	    "SELECT " OWNER_ON("o.day") " AS staff, count(*) AS den,"
	    " sum(o.after IN (1, 7)) AS num"
	    " FROM (SELECT card, day, after, max(id) FROM move"
	    "  WHERE day BETWEEN :from AND :to AND " HOT("before")
	    "  AND NOT " HOT("after") " AND after NOT IN (12, 13)"
	    "  GROUP BY card) AS o JOIN card AS c ON c.id = o.card"
	    " WHERE NOT " HOT("c.grade") " GROUP BY 1",
	    "the moves of some weeks" },
	[TARGET_OF_MONTH] = { "target_of_month",
	    "SELECT * FROM target WHERE month = :month"
	    " ORDER BY ifnull(staff, 0), measure",
	    NULL },
	[TARGET_OF] = { "target_of",
	    "SELECT id FROM target WHERE month = :month"
	    " AND ifnull(staff, 0) = ifnull(:staff, 0)"
	    " AND measure = :measure",
	    NULL },
	[CARRY_LAST] = { "carry_last",
	    "SELECT max(month) AS month FROM carried", NULL },
	/* Cards behind the last one that is in, as they were that evening. */
	[CARRY_FREEZE] = { "carry_freeze",
	    "INSERT INTO carry (month, card, staff, grade)"
	    " SELECT :month, card, staff, grade FROM (SELECT c.id AS card,"
	    "  " OWNER_ON(":eve") " AS staff,"
	    "  (SELECT after FROM move WHERE card = c.id AND day <= :eve"
	    "   ORDER BY day DESC, id DESC LIMIT 1) AS grade"
	    "  FROM card AS c WHERE c.id > ifnull((SELECT max(card) FROM carry"
	    "   WHERE month = :month), 0) AND c.opened <= :eve"
	    "  AND (c.closed IS NULL OR c.closed > :eve) ORDER BY c.id)"
	    " WHERE grade BETWEEN 1 AND 6 LIMIT :most",
	    NULL },
	[CARRY_DONE] = { "carry_done",
	    "INSERT INTO carried (month, at, n) SELECT :month, :now, count(*)"
	    " FROM carry WHERE month = :month",
	    NULL },
	[SHEET_FROZEN] = { "sheet_frozen",
	    "SELECT 1 FROM carried WHERE month = :month", NULL },
	/* His now out of the index alone; the few others are looked up. */
	[SHEET_STAFF] = { "sheet_staff",
	    "SELECT id, name_key AS key FROM card INDEXED BY card_owner_name"
	    "  WHERE closed IS NULL AND owner = :staff" BY_NAME
	    " UNION SELECT id, name_key FROM card INDEXED BY card_closed"
	    "  WHERE closed >= :from AND owner = :staff"
	    "  AND opened <= :to" BY_NAME
	    " UNION SELECT card.id, name_key FROM (SELECT card AS id"
	    "  FROM carry WHERE month = :from AND staff = :staff"
	    "  EXCEPT SELECT id FROM card INDEXED BY card_owner_name"
	    "  WHERE closed IS NULL AND owner = :staff) AS k"
	    "  JOIN card ON card.id = k.id WHERE opened <= :to" BY_NAME
	    " UNION SELECT card.id, name_key FROM handover"
	    "  JOIN card ON card.id = handover.card"
	    "  WHERE from_staff = :staff AND day >= :from"
	    "  AND opened <= :to" BY_NAME IN_ORDER,
	    "the cards of one salesperson's month" },
	[SHEET_HOUSE] = { "sheet_house",
	    "SELECT id, name_key AS key FROM card INDEXED BY card_name"
	    "  WHERE closed IS NULL" BY_NAME
	    " UNION SELECT id, name_key FROM card INDEXED BY card_closed"
	    "  WHERE closed >= :from AND opened <= :to" BY_NAME IN_ORDER,
	    "the cards of the house's month" },
	[SHEET_LINE] = { "sheet_line",
	    "SELECT c.id, c.code, p.name, c.owner, c.model, l.extra AS mark,"
	    " k.card IS NOT NULL AS carried, k.grade AS first,"
	    " c.name_key AS key FROM card AS c"
	    " JOIN person AS p ON p.id = c.person"
	    " LEFT JOIN list_row AS l ON l.id = c.source"
	    " LEFT JOIN carry AS k ON k.month = :from AND k.card = c.id"
	    " WHERE c.id = :card AND c.opened <= :to",
	    NULL },
	[SHEET_CONTACTS] = { "sheet_contacts",
	    "SELECT state, plan_day, day, reached, after, missed FROM contact"
	    " WHERE card = :card AND ifnull(day, '9999') >= :from"
	    " ORDER BY ifnull(day, '9999'), id",
	    NULL },
	[SHEET_MOVES] = { "sheet_moves",
	    "SELECT day, before, after FROM move WHERE card = :card"
	    " ORDER BY day, id",
	    NULL },
	[SHEET_HANDED] = { "sheet_handed",
	    "SELECT from_staff, to_staff, day FROM handover"
	    " WHERE card = :card AND day >= :from ORDER BY id",
	    NULL },
	[SHEET_VISITS] = { "sheet_visits",
	    "SELECT day FROM visit WHERE card = :card AND voided = 0"
	    " AND day BETWEEN :from AND :to",
	    NULL },
};
/* clang-format on */
