/* Statements of persons who look alike, and of their merges. */
#include "store/merge.h"

#include <showroom/card.h>

#include "base/banned.h"

/*
 * Pairs with one value of persons, the older one first: from those that the
 * table alike knows to have, or to have had, the value of another one.
 * Values are those of enum sr_alike.
 */
#define SAME(why, same) \
	"SELECT a.id AS one, b.id AS other, " why " AS why" \
	" FROM alike AS l CROSS JOIN person AS d ON d.id = l.id" \
	" JOIN person AS a ON " same("a") " JOIN person AS b ON " same( \
	    "b") " AND b.id > a.id WHERE l.why = " why \
		 " AND a.merged IS NULL AND b.merged IS NULL"
#define ON_PAPER(t) t ".id_number = d.id_number"
#define ON_WECHAT(t) t ".wechat = d.wechat"
#define ON_HOME(t) t ".name = d.name AND " t ".address = d.address"
/* The same of one person as typed, who may not be stored yet. */
#define LIKE(alike, cond) \
	" UNION ALL SELECT id AS other, " alike " AS why FROM person" \
	" WHERE " cond " AND id IS NOT :id AND merged IS NULL"

/* The card :parent and those that merges closed for it. */
#define WHOLE \
	"WITH RECURSIVE whole (id) AS (SELECT :parent UNION" \
	" SELECT merge.card FROM whole JOIN merge" \
	" ON merge.stays = whole.id AND merge.undone IS NULL) "

const struct query merge_sql[MERGE_NSQL] = {
	[TWIN_PAIRS] = { "twin_pairs",
	    "SELECT one, other, min(why) AS why, count(DISTINCT why) AS marks"
	    " FROM ("
	    "SELECT a.person AS one, b.person AS other,"
	    " CASE WHEN a.place = 1 AND b.place = 1 THEN 3 ELSE 4 END AS why"
	    " FROM alike AS l CROSS JOIN phone AS d ON d.id = l.id"
	    " JOIN phone AS a ON a.number = d.number"
	    " JOIN phone AS b ON b.number = d.number AND b.person > a.person"
	    " WHERE l.why = 3"
	    " UNION ALL " SAME("1", ON_PAPER) " UNION ALL " SAME(
		"2", ON_WECHAT) " UNION ALL " SAME("5",
		ON_HOME) ") AS pair WHERE NOT EXISTS (SELECT 1 FROM apart"
			 " WHERE apart.one = pair.one AND apart.other = "
			 "pair.other)"
			 " GROUP BY one, other ORDER BY 3, 4 DESC, 2 DESC "
			 "LIMIT 1000",
	    "the few persons who look alike" },
	[TWIN_OF_PERSON] = { "twin_of_person",
	    "SELECT other, min(why) AS why, count(DISTINCT why) AS marks FROM"
	    " (SELECT person AS other, 3 AS why FROM phone"
	    " WHERE number IN (:phone, :phone2, :phone3)"
	    " AND person IS NOT :id" LIKE("1", "id_number = :id_number") LIKE(
		"2", "wechat = :wechat") LIKE("5",
		"name = :name AND address = :address") ")"
						       " GROUP BY other ORDER "
						       "BY 2, 1 LIMIT 20",
	    "the few who look like one person" },
	/* A person with the card to show: an open one, the latest. */
	[TWIN_SIDE] = { "twin_side",
	    "SELECT p.id AS one, p.rev, p.name,"
	    " (SELECT number FROM phone WHERE person = p.id"
	    " ORDER BY place, id LIMIT 1) AS phone,"
	    " c.id AS card, c.code, c.grade, c.owner,"
	    " ifnull(c.last_day, c.opened) AS last_day"
	    " FROM person p LEFT JOIN card c ON c.id ="
	    " (SELECT id FROM card WHERE person = p.id"
	    " ORDER BY closed IS NOT NULL, second_why IS NOT NULL, id DESC"
	    " LIMIT 1) WHERE p.id = :id",
	    "a person has few of them" },
	[TWIN_APART] = { "twin_apart",
	    "SELECT id FROM apart WHERE one = :one AND other = :other", NULL },
	[MERGE_LINES] = { "merge_lines",
	    "SELECT m.*, k.name, g.name AS other_name, c.code FROM merge m"
	    " JOIN person k ON k.id = m.keep JOIN person g ON g.id = m.gone"
	    " LEFT JOIN card c ON c.id = m.card"
	    " WHERE :parent IS NULL OR m.keep = :parent OR m.gone = :parent"
	    " ORDER BY m.id DESC",
	    "every merge there was" },
	/* The last one that either of them was in, and that still holds. */
	[MERGE_LAST] = { "merge_last",
	    "SELECT max(id) FROM merge WHERE undone IS NULL"
	    " AND (keep IN (:keep, :gone) OR gone IN (:keep, :gone))",
	    NULL },
	[MERGE_ROW_ADD] = { "merge_row_add",
	    "INSERT INTO merge_row (merge, noun, id)"
	    " VALUES (:merge, :noun, :id)",
	    NULL },
	[MERGE_ROWS] = { "merge_rows",
	    "SELECT id FROM merge_row WHERE merge = :merge AND noun = :noun"
	    " ORDER BY id",
	    NULL },
	/* The link with THIRD that MERGE began was ended. */
	[MERGE_PARTED] = { "merge_parted",
	    "SELECT 1 FROM merge_row AS m JOIN link ON link.id = m.id"
	    " WHERE m.merge = :merge AND m.noun = :noun"
	    " AND link.ended IS NOT NULL AND :third IN (one, other)"
	    " AND :gone NOT IN (one, other) LIMIT 1",
	    NULL },
	/* In the order of their days: each is corrected once. */
	[MERGE_ROWS_VISITS] = { "merge_rows_visits",
	    "SELECT v.id FROM merge_row AS m JOIN visit AS v ON v.id = m.id"
	    " WHERE m.merge = :merge AND m.noun = :noun ORDER BY v.day, v.id",
	    "the visits of one person" },
	[MERGE_VISITS] = { "merge_visits",
	    "SELECT id FROM visit WHERE person = :person ORDER BY day, id",
	    "the visits of one person" },
	[MERGE_CARDS] = { "merge_cards",
	    "SELECT id FROM card WHERE person = :person", NULL },
	/* Booked, and on the road. */
	[MERGE_DRIVES] = { "merge_drives",
	    "SELECT id FROM drive WHERE card = :card AND state <= 2", NULL },
	[MERGE_LINKS] = { "merge_links",
	    "SELECT id FROM link WHERE one = :person AND ended IS NULL"
	    " UNION ALL SELECT id FROM link WHERE other = :person"
	    " AND ended IS NULL",
	    NULL },
	/* Those of which a number has one; another has its reason. */
	[MERGE_OPEN_CARDS] = { "merge_open_cards",
	    "SELECT id FROM card WHERE person IN (:keep, :gone)"
	    " AND closed IS NULL AND second_why IS NULL"
	    " ORDER BY ifnull(last_day, opened) DESC, id",
	    "two persons have few of them" },
	[MERGE_LAST_MOVE] = { "merge_last_move",
	    "SELECT before FROM move WHERE card = :card"
	    " ORDER BY day DESC, id DESC LIMIT 1",
	    NULL },
	[MERGE_STAYED] = { "merge_stayed",
	    "SELECT 1 FROM merge WHERE stays = :parent AND undone IS NULL"
	    " LIMIT 1",
	    NULL },
	[MERGE_CONTACTS] = { "merge_contacts",
	    WHOLE "SELECT contact.*, person.name FROM whole JOIN contact"
		  " ON contact.card = whole.id JOIN card"
		  " ON card.id = contact.card JOIN person"
		  " ON person.id = card.person WHERE contact.state <> 3"
		  " ORDER BY ifnull(contact.day, '9999'), contact.minute,"
		  " contact.id",
	    "the contacts of a few cards" },
	[MERGE_MOVES] = { "merge_moves",
	    WHOLE "SELECT move.* FROM whole JOIN move"
		  " ON move.card = whole.id ORDER BY move.day, move.id",
	    "the moves of a few cards" },
};
