/*
 * The rotation in the file: the queue with what its people have to do and
 * what they got, a day's hand-outs.  Knows no rule of who is next.
 */
#include "store/rota.h"

#include <showroom/rota.h>

#include "base/banned.h"

/* The macros read better as one line each. */
/* clang-format off */
/* Hand-outs of the day to S that stand. */
#define GIVEN(kind) \
	"(SELECT count(*) FROM handout o WHERE o.day = :day" \
	" AND o.staff = s.id AND o.kind = " kind " AND o.back IS NULL)"
#define SHARES \
	GIVEN("1") " AS turns, " GIVEN("2") " AS asked, " \
	GIVEN("3") " AS owned, " GIVEN("4") " AS override, " \
	GIVEN("5") " AS stand"
#define WAS_IN(list) "instr(ifnull(o." list ", ''), ',' || s.id || ',')"
#define PASSED \
	"(SELECT count(*) FROM handout o WHERE o.day = :day" \
	" AND o.back IS NULL AND (" WAS_IN("late") " OR " WAS_IN("pending") \
	" OR " WAS_IN("busy") "))"
/* Minutes up to now, or to the end of DAY. */
#define UNTIL \
	"ifnull(:now, (SELECT max(max(minute, ifnull(leave, 0))) FROM visit" \
	" WHERE day = :day AND voided = 0))"
#define PRESENT \
	"CASE WHEN h.came IS NULL THEN 0 ELSE max(0, CASE h.state WHEN 1" \
	" THEN ifnull(" UNTIL ", h.since) ELSE h.since END" \
	" - h.came - h.away) END"
/* The lists of ids in a hand-out become names. */
#define NAMES(list) \
	"(SELECT group_concat(p.name, ', ') FROM staff p" \
	" WHERE instr(o." list ", ',' || p.id || ',')) AS " list
#define PASSED_NAMES NAMES("late") ", " NAMES("pending") ", " NAMES("busy")
/* clang-format on */
#define STAFF "the staff of the house"

const struct query rota_sql[ROTA_NSQL] = {
	[ROTA_USED] = { "rota_used",
	    "SELECT 1 FROM shift WHERE day = :day LIMIT 1", NULL },
	/* :today is NULL for a day that is over: nothing is due then. */
	[ROTA_LINES] = { "rota_lines",
	    "SELECT s.id, s.id AS staff, h.state, h.came, h.since,"
	    " ifnull(h.place, 0) AS place,"
	    " (SELECT count(*) FROM card c WHERE c.owner = s.id"
	    "  AND c.closed IS NULL AND c.due < :today) AS overdue,"
	    " (SELECT count(*) FROM visit v WHERE v.staff = s.id"
	    "  AND v.day BETWEEN :week AND :today AND v.missing IS NOT NULL"
	    "  AND v.gone AND v.voided = 0 AND v.id IS NOT :visit) AS pending,"
	    " (SELECT count(*) FROM visit v WHERE v.staff = s.id"
	    "  AND v.day = :today AND v.gone = 0 AND v.kind = 1"
	    "  AND v.voided = 0 AND v.id IS NOT :visit) AS guests,"
	    " (SELECT ifnull(sum(max(0, ifnull(v.leave, CASE WHEN v.gone"
	    "  THEN v.minute ELSE ifnull(:now, v.minute) END) - v.minute)), 0)"
	    "  FROM visit v WHERE v.staff = s.id AND v.day = :day"
	    "  AND v.kind = 1 AND v.voided = 0) AS busy, " SHARES ", " PASSED
	    " AS passed, " PRESENT " AS present"
	    " FROM staff s LEFT JOIN shift h ON h.day = :day"
	    "  AND h.staff = s.id"
	    " WHERE h.id IS NOT NULL OR (s.role = 2"
	    "  AND ifnull(s.valid_from, '') <= :day"
	    "  AND ifnull(s.valid_to, '9999') >= :day)"
	    " ORDER BY ifnull(h.state, 4), h.place, s.code",
	    STAFF },
	[ROTA_SHIFT] = { "rota_shift",
	    "SELECT * FROM shift WHERE day = :day AND staff = :staff", NULL },
	[ROTA_FIRST] = { "rota_first",
	    "SELECT min(place) FROM shift WHERE day = :day", NULL },
	[ROTA_LAST] = { "rota_last",
	    "SELECT max(place) FROM shift WHERE day = :day", NULL },
	[ROTA_GIVEN] = { "rota_given",
	    "SELECT * FROM handout WHERE visit = :visit AND back IS NULL",
	    NULL },
	[ROTA_HANDOUTS] = { "rota_handouts",
	    "SELECT o.id, o.day, o.minute, o.visit, v.name, o.staff, o.kind,"
	    " o.instead, " PASSED_NAMES ", o.reason, o.author, o.back"
	    " FROM handout o JOIN visit v ON v.id = o.visit"
	    " WHERE o.day BETWEEN :from AND :to"
	    " AND (:staff IS NULL OR o.staff = :staff)"
	    " ORDER BY o.day DESC, o.minute DESC, o.id DESC",
	    STAFF },
};
