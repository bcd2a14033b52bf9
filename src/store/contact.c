/*
 * The log of contacts and grade moves, the calendar and the numbers of a
 * day that are counted from them.
 */
#include "store/contact.h"
#include "base/banned.h"

#define CALENDAR(index, who) \
	"SELECT plan_day AS day, ifnull(before, card.grade) AS grade," \
	" count(*) AS planned, sum(state = 2) AS done," \
	" sum(state = 1 AND plan_day < :today) AS overdue" \
	" FROM contact INDEXED BY " index " JOIN card" \
	" ON card.id = contact.card" \
	" WHERE " who "plan_day BETWEEN :from AND :to AND state <> 3" \
	" GROUP BY 1, 2"

/* Cards by `due`: it begins with the day, a time or 9999 comes after. */
#define DUE_TODAY "due >= :day AND due < :day || '~'"

/*
 * The sums of one day.  CARDS: index and condition of open cards; GRADES:
 * the same by grade; WHO: of other rows.
 */
#define SUM(cards, grades, mine, asks) \
	"SELECT v.*," \
	" (SELECT count(*) FROM card INDEXED BY " cards \
	"  AND due < :day) AS overdue," \
	" (SELECT count(*) FROM card INDEXED BY " cards \
	"  AND " DUE_TODAY ") AS due," \
	" (SELECT count(*) FROM card INDEXED BY " cards \
	"  AND " DUE_TODAY " AND next_minute IS NOT NULL) AS appointments," \
	" (SELECT count(*) FROM contact WHERE state = 2 AND day = :day" \
	mine ") AS done," \
	" (SELECT count(*) FROM visit WHERE day = :day AND gone = 0" \
	"  AND kind = 1 AND voided = 0" mine ") AS inhouse," \
	" (SELECT count(*) FROM visit WHERE day = :day" \
	"  AND missing IS NOT NULL AND voided = 0" mine ") AS incomplete," \
	" (SELECT count(*) FROM request WHERE state = 1" asks \
	") AS requests," \
	SUM_GRADE(grades, "1") " AS o," SUM_GRADE(grades, "2") " AS h," \
	SUM_GRADE(grades, "3") " AS a," SUM_GRADE(grades, "4") " AS b," \
	SUM_GRADE(grades, "5") " AS c," SUM_GRADE(grades, "6") " AS n" \
	" FROM (SELECT ifnull(sum(kind = 1), 0) AS walkin," \
	"  ifnull(sum(kind = 2), 0) AS callin," \
	"  ifnull(sum(kind > 2), 0) AS other," \
	"  ifnull(sum(kind = 1 AND seen IS 1), 0) AS first," \
	"  ifnull(sum(kind = 1 AND seen IS 2), 0) AS again" \
	"  FROM (SELECT kind, " SEEN " AS seen FROM visit" \
	"   WHERE day = :day AND voided = 0" mine ")) AS v"
#define SUM_GRADE(grades, g) \
	"(SELECT count(*) FROM card INDEXED BY " grades \
	" AND ifnull(grade, 0) = " g ")"

/* First or again: by the number if there is one, else as typed. */
#define SEEN \
	"CASE WHEN phone IS NULL THEN seen_typed" \
	" WHEN EXISTS (SELECT 1 FROM visit AS e WHERE e.phone = visit.phone" \
	"  AND e.voided = 0 AND (e.at < visit.at" \
	"  OR e.at = visit.at AND e.id < visit.id)) THEN 2 ELSE 1 END"

const struct query contact_sql[CONTACT_NSQL] = {
	[CONTACT_PLANNED] = { "contact_planned",
	    "SELECT * FROM contact WHERE card = :card AND state = 1", NULL },
	[CONTACT_HAND_OVER] = { "contact_hand_over",
	    "UPDATE contact SET staff = :staff, rev = rev + 1,"
	    " updated_at = :now WHERE card = :card AND state = 1", NULL },
	[CONTACT_OF_CARD] = { "contact_of_card",
	    "SELECT * FROM contact WHERE card = :card AND state <> 3"
	    " ORDER BY state, day DESC, minute DESC, id DESC",
	    "a card has some tens of contacts" },
	[CONTACT_DONE_ON] = { "contact_done_on",
	    "SELECT contact.*, person.name FROM contact"
	    " JOIN card ON card.id = contact.card"
	    " JOIN person ON person.id = card.person"
	    " WHERE state = 2 AND day BETWEEN :from AND :to"
	    " AND (:staff IS NULL OR staff = :staff)"
	    " ORDER BY day, contact.minute, contact.id LIMIT :limit",
	    "the contacts of a few days by their time" },
	/* When the card was opened, or reopened last. */
	[CONTACT_STARTED] = { "contact_started",
	    "SELECT * FROM move WHERE card = :card"
	    " AND (before IS NULL OR before > 6) ORDER BY id DESC LIMIT 1",
	    NULL },
	[MOVE_OF_CARD] = { "move_of_card",
	    "SELECT * FROM move WHERE card = :card ORDER BY id DESC", NULL },
	[MOVE_ON] = { "move_on",
	    "SELECT * FROM move WHERE day BETWEEN :from AND :to"
	    " ORDER BY day, id LIMIT :limit", NULL },
	[CALENDAR_HOUSE] = { "calendar_house", CALENDAR("contact_plan", ""),
	    "a month's contacts by day and grade" },
	[CALENDAR_STAFF] = { "calendar_staff",
	    CALENDAR("contact_staff_plan", "staff = :staff AND "),
	    "a month's contacts by day and grade" },
	[SUM_HOUSE] = { "sum_house",
	    SUM("card_due WHERE closed IS NULL",
		"card_grade WHERE closed IS NULL", "", ""), NULL },
	[SUM_STAFF] = { "sum_staff",
	    SUM("card_owner_due WHERE owner = :staff AND closed IS NULL",
		"card_owner_grade WHERE owner = :staff AND closed IS NULL",
		" AND staff = :staff", " AND staff = :staff"), NULL },
};
