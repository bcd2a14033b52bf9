/* Statements of rounds of mail, calls and visits. */
#include "store/round.h"

#include "base/banned.h"

/*
 * Why person P is not written to or called by a way (enum sr_contact_kind):
 * who wants no calls gets mail alone; messages and mail need consent; consent
 * may be for some ways, and may be refused.
 */
#define REFUSES(kind) \
	"CASE WHEN p.no_calls AND " kind " <> 4 THEN 4" \
	" WHEN (SELECT extra FROM list_row WHERE id = p.consent) = 'none'" \
	" THEN 5 WHEN p.consent IS NULL AND " kind " BETWEEN 2 AND 4 THEN 5" \
	" WHEN p.channels IS NOT NULL AND " kind " <= 4" \
	" AND instr(',' || p.channels || ',', CASE " kind \
	" WHEN 1 THEN ',phone,' WHEN 2 THEN ',sms,' WHEN 3 THEN ',wechat,'" \
	" ELSE ',mail,' END) = 0 THEN 6 END"

/* Where the cards of :round stand: they were planned at once. */
#define ROUND_ENDS \
	" ifnull((SELECT min(id) FROM round_card WHERE round = :round), 0)" \
	" AND ifnull((SELECT max(id) FROM round_card WHERE round = :round)," \
	" 9223372036854775807)"

#define COUNTED \
	"SELECT r.*, count(l.state) AS cards," \
	" count(CASE WHEN l.state = 2 THEN 1 END) AS done," \
	" count(CASE WHEN l.state = 2 AND l.reached = 1 THEN 1 END)" \
	" AS reached, count(l.dropped) AS dropped"
#define LATEST " GROUP BY r.id ORDER BY r.id DESC LIMIT 200"

const struct query round_sql[ROUND_NSQL] = {
	/*
	 * Open cards of a grade that the rule means, why one is left out, and
	 * where its cap starts (plan_start).
	 */
	[ROUND_PICK] = { "round_pick",
	    "SELECT c.id, c.id AS card, c.owner, c.grade,"
	    " c.next_day AS day,"
	    " max(c.opened, ifnull(c.log_day, ''), ifnull((SELECT max(day)"
	    " FROM move WHERE card = c.id AND (before IS NULL OR before > 6)),"
	    " '')) AS start,"
	    " CASE WHEN EXISTS (SELECT 1 FROM request WHERE card = c.id"
	    " AND state = 1) THEN 1"
	    " WHEN EXISTS (SELECT 1 FROM round_card r JOIN contact k"
	    " ON k.id = r.contact WHERE r.card = c.id AND k.state = 1) THEN 2"
	    " WHEN c.next_minute IS NOT NULL THEN 3"
	    " ELSE " REFUSES(
		":kind") " END AS left"
			 " FROM card c JOIN person p ON p.id = c.person"
			 " WHERE c.closed IS NULL AND ifnull(c.grade, 0) = "
			 ":grade"
			 " AND (:model IS NULL OR c.model = :model)"
			 " AND (:staff IS NULL OR c.owner = :staff)"
			 " AND c.opened BETWEEN ifnull(:from, '') AND :to"
			 " AND (:theme IS NULL OR :theme = (SELECT theme FROM "
			 "contact"
			 " WHERE card = c.id AND state = 2 ORDER BY "
			 "ifnull(day, '9999') "
			 "DESC,"
			 " id DESC LIMIT 1))"
			 " LIMIT 20000",
	    NULL },
	/* What somebody has to do on a day, beside the cards of a round. */
	[ROUND_LOAD] = { "round_load",
	    "SELECT count(*) FROM contact WHERE plan_day = :day"
	    " AND staff = :staff AND state = 1",
	    NULL },
	[ROUND_ALL] = { "round_all",
	    COUNTED " FROM round r JOIN round_card l INDEXED BY"
		    " round_card_sums ON l.round = r.id" LATEST,
	    "rounds are few" },
	/* Of STAFF: with cards that are his now, whoever had them then. */
	[ROUND_OF_STAFF] = { "round_of_staff",
	    COUNTED " FROM card c INDEXED BY card_all_owner_opened"
		    " JOIN round_card l ON l.card = c.id"
		    " JOIN round r ON r.id = l.round"
		    " WHERE c.owner = :staff" LATEST,
	    "rounds are few" },
	[ROUND_LINE_PAGE] = { "round_line_page",
	    "SELECT l.id, r.name AS round, c.id AS card, c.code, p.name, p.sex,"
	    " (SELECT number FROM phone WHERE person = p.id"
	    " ORDER BY place, id LIMIT 1) AS phone, p.address, c.model,"
	    " c.grade, c.owner, ifnull(k.plan_day, l.day) AS day,"
	    " k.state, k.day AS done, k.reached, k.text AS said, l.dropped,"
	    " r.text"
	    " FROM round_card l JOIN round r ON r.id = l.round"
	    " JOIN card c ON c.id = l.card JOIN person p ON p.id = c.person"
	    " LEFT JOIN contact k ON k.id = l.contact"
	    " WHERE l.id > :after AND (:round IS NULL OR l.round = :round)"
	    " AND l.id BETWEEN" ROUND_ENDS
	    " AND (:staff IS NULL OR c.owner = :staff)"
	    " AND l.day BETWEEN ifnull(:from, '') AND ifnull(:to, '9999')"
	    " AND (:search IS NULL OR instr(r.name, :search) > 0"
	    " OR instr(p.name, :search) > 0)"
	    " AND (NOT :send OR (k.state <> 3 AND " REFUSES(
		"r.kind") " IS NULL))"
			  " ORDER BY l.id LIMIT :limit",
	    "a person has few numbers" },
	/* What the words of a text are of. */
	[ROUND_SAMPLE] = { "round_sample",
	    "SELECT c.id, c.id AS card, c.owner, c.model, p.name, p.sex"
	    " FROM card c JOIN person p ON p.id = c.person WHERE c.id = :card",
	    NULL },
	/* Not done yet. */
	[ROUND_OPEN] = { "round_open",
	    "SELECT id, rev, created_at, updated_at, round, card, staff, day,"
	    " contact, dropped FROM round_card WHERE round = :round"
	    " AND state = 1 AND (:line IS NULL OR id = :line)",
	    NULL },
};
