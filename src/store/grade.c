/* Statements of grade rules and of the cards that they bind. */
#include "store/grade.h"
#include "base/banned.h"

#define FEW "a grade has few rules"

/* Where the cap of a card starts: its last contact, opening or reopening. */
#define CAP_FROM \
	"max(opened, ifnull(log_day, ''), ifnull((SELECT max(day) FROM move" \
	" WHERE move.card = card.id AND (before IS NULL OR before > 6)), ''))"

const struct query grade_sql[GRADE_NSQL] = {
	[GRADE_CHAIN] = { "grade_chain",
	    "SELECT * FROM grade_rule WHERE grade = :grade"
	    " ORDER BY valid_from",
	    FEW },
	[GRADE_PRESET] = { "grade_preset",
	    "SELECT grade, buy_days, every_days, cap_days, chosen, hot, origin"
	    " FROM preset_grade WHERE preset = :preset",
	    "the constant rows of a view" },
	/* Planned later than FIRST, and than CAP days after their contact. */
	[GRADE_BEYOND] = { "grade_beyond",
	    "SELECT id, next_day, next_minute, beyond_cap,"
	    " " CAP_FROM " AS opened"
	    " FROM card INDEXED BY card_grade"
	    " WHERE ifnull(grade, 0) = :grade AND closed IS NULL"
	    " AND next_day > :first AND next_day > date(" CAP_FROM
	    ", '+' || :cap || ' days')",
	    NULL },
	[GRADE_UNAPPLIED] = { "grade_unapplied",
	    "SELECT * FROM grade_rule WHERE applied = 0"
	    " AND ifnull(valid_from, '') <= :day",
	    FEW },
};
