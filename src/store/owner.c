/* Statements about whose customer it is.  Knows no right and no rule. */
#include "store/owner.h"

#include "base/banned.h"

const struct query owner_sql[OWNER_NSQL] = {
	[OWNER_RULES] = { "owner_rules",
	    "SELECT *, ifnull(valid_from, '') AS key FROM owner_rule"
	    " ORDER BY ifnull(valid_from, '')",
	    "a rule changes a few times in years" },
	[OWNER_STANDINS] = { "owner_standins",
	    "SELECT v.id, v.day, v.minute, v.name, v.card, card.code,"
	    " v.standin AS owner, v.staff, v.share, v.other_why AS why"
	    " FROM visit AS v LEFT JOIN card ON card.id = v.card"
	    " WHERE v.day BETWEEN :from AND :to AND v.standin IS NOT NULL"
	    " AND v.voided = 0 AND (:staff IS NULL OR v.staff = :staff"
	    " OR v.standin = :staff) ORDER BY v.day, v.minute, v.id",
	    "the visits of some days" },
};

#define OTHER_OF \
	"SELECT other AS id FROM link WHERE one = :person AND ended IS NULL" \
	" UNION ALL SELECT one FROM link WHERE other = :person" \
	" AND ended IS NULL"

#define SIDE_OF \
	"l.id, l.rev, l.created_at, l.updated_at, :person AS one," \
	" p.id AS other, l.kind, l.note, l.day, l.staff, l.ended, l.ender," \
	" p.name"

const struct query link_sql[LINK_NSQL] = {
	/* Persons that are linked with one and have an open card. */
	[LINK_HOLDERS] = { "link_holders",
	    "SELECT person AS id FROM card WHERE closed IS NULL"
	    " AND person IN (" OTHER_OF ")",
	    NULL },
	/* From PERSON's side: `other` is always the other one. */
	[LINK_OF] = { "link_of",
	    "SELECT " SIDE_OF ", c.code, c.grade, c.owner FROM ("
	    "SELECT id FROM link WHERE one = :person AND ended IS NULL"
	    " UNION ALL SELECT id FROM link WHERE other = :person"
	    " AND ended IS NULL) AS mine JOIN link AS l ON l.id = mine.id"
	    " JOIN person AS p ON p.id = l.one + l.other - :person"
	    " LEFT JOIN card AS c ON c.id = (SELECT max(id) FROM card"
	    "  WHERE person = p.id AND closed IS NULL)",
	    NULL },
	[LINK_EVER] = { "link_ever",
	    "SELECT " SIDE_OF " FROM (SELECT id FROM link WHERE one = :person"
	    " UNION ALL SELECT id FROM link WHERE other = :person) AS mine"
	    " JOIN link AS l ON l.id = mine.id"
	    " JOIN person AS p ON p.id = l.one + l.other - :person",
	    NULL },
	[LINK_BETWEEN] = { "link_between",
	    "SELECT id FROM link WHERE one = :one AND other = :other"
	    " AND ended IS NULL",
	    NULL },
};

#define IN_POOL \
	"closed IS NULL AND pooled IS NOT NULL" \
	" AND pooled > ifnull(last_day, '')"
/* In the words of card_unwarned and card_warned: schema/0008. */
#define IDLE \
	"closed IS NULL AND max(opened, ifnull(last_day, '')) < :idle" \
	" AND grade <> 1"

const struct query pool_sql[POOL_NSQL] = {
	[POOL_LINES] = { "pool_lines",
	    "SELECT card.id, card.code, person.name, card.grade, card.owner,"
	    " card.model, card.last_day, card.pooled,"
	    " julianday(:today) - julianday(ifnull(card.last_day,"
	    "  card.opened)) AS days"
	    " FROM card INDEXED BY card_pool"
	    " JOIN person ON person.id = card.person"
	    " WHERE " IN_POOL " AND (:staff IS NULL OR card.owner = :staff)"
	    " ORDER BY card.pooled, card.id LIMIT :limit",
	    NULL },
	/*
	 * Idle for long and not warned since; nor new here, nor its owner's
	 * for so short: while it was closed nobody could reach anybody.
	 */
	[POOL_WARN] = { "pool_warn",
	    "SELECT id FROM card INDEXED BY card_unwarned WHERE " IDLE
	    " AND ifnull(last_day, '') >= ifnull(warned, '')"
	    " AND created_at < :made AND " HELD_SINCE(
		"card") " < :idle LIMIT :limit",
	    NULL },
	/* Nobody's card goes without a warning so many days before. */
	[POOL_DUE] = { "pool_due",
	    "SELECT id FROM card INDEXED BY card_warned WHERE " IDLE
	    " AND ifnull(last_day, '') < warned AND warned <= :warned"
	    " AND ifnull(last_day, '') >= ifnull(pooled, '') LIMIT :limit",
	    NULL },
	[POOL_CLAIMS] = { "pool_claims",
	    "SELECT count(*) FROM handover WHERE to_staff = :staff"
	    " AND day = :day AND kind = 3",
	    NULL },
	[POOL_SINCE] = { "pool_since",
	    "SELECT " HELD_SINCE("card") " FROM card WHERE id = :card", NULL },
	/* Did STAFF receive the card's PERSON, or who is linked with him, after
	 * DAY, and say why? */
	[POOL_RECEIVED] = { "pool_received",
	    "SELECT 1 FROM visit WHERE staff = :staff AND day > :day"
	    " AND voided = 0 AND other_why IS NOT NULL"
	    " AND (card = :card OR person IN (" OTHER_OF ")) LIMIT 1",
	    NULL },
	/* Who of those that got all cards of another today gave to TO? */
	[POOL_CIRCLE] = { "pool_circle",
	    "WITH RECURSIVE came (staff) AS (SELECT :from UNION"
	    " SELECT handover.from_staff FROM came JOIN handover"
	    "  ON handover.to_staff = came.staff AND handover.day = :day"
	    "  AND handover.kind = 2)"
	    " SELECT 1 FROM came WHERE staff = :to LIMIT 1",
	    "?a handful of people" },
};

/* Merges in which PERSON is one of the two, or one that was joined before. */
#define MERGES_OF \
	"WITH RECURSIVE who (id) AS (SELECT :person UNION" \
	" SELECT person.id FROM who JOIN person ON person.merged = who.id)," \
	" mine (id, other) AS (SELECT merge.id, gone FROM who JOIN merge" \
	"  ON merge.keep = who.id UNION ALL SELECT id, keep FROM merge" \
	"  WHERE gone = :person)"

/*
 * Steps of a PERSON; id is of the step's row.  Kinds are those of enum
 * sr_step_kind, handovers' of enum sr_handover_kind.
 */
const struct query step_sql[STEP_NSQL] = {
	/* A card begins with a move out of nothing. */
	[STEP_OPENED] = { "step_opened",
	    "SELECT card.id, card.opened AS day, m.minute, 1 AS kind,"
	    " card.id AS card, card.code AS text, coalesce(m.staff, "
	    "h.from_staff,"
	    " card.owner) AS staff, ifnull(h.from_staff, card.owner)"
	    " AS to_staff FROM card LEFT JOIN move AS m ON m.id ="
	    " (SELECT min(id) FROM move WHERE card = card.id"
	    "  AND before IS NULL) LEFT JOIN handover AS h ON h.id ="
	    " (SELECT min(id) FROM handover WHERE card = card.id)"
	    " WHERE card.person = :person",
	    NULL },
	[STEP_VISITS] = { "step_visits",
	    "SELECT id, day, minute, 2 AS kind, card, staff, share,"
	    " ifnull(other_why, note) AS text FROM visit"
	    " WHERE person = :person AND voided = 0",
	    NULL },
	[STEP_CONTACTS] = { "step_contacts",
	    "SELECT k.id, k.day, k.minute, 2 + k.reached AS kind, k.card,"
	    " k.staff, k.text FROM card JOIN contact AS k ON k.card = card.id"
	    " WHERE card.person = :person AND k.state = 2",
	    NULL },
	[STEP_HANDED] = { "step_handed",
	    "SELECT h.id, h.day, h.minute, CASE h.kind WHEN 3 THEN 13"
	    " WHEN 4 THEN 13 WHEN 5 THEN 14 ELSE 12 END AS kind, h.card,"
	    " h.staff, h.to_staff, nullif(h.reason, '-') AS text FROM card"
	    " JOIN handover AS h ON h.card = card.id"
	    " WHERE card.person = :person",
	    NULL },
	/* Into a closed state, or out of one; it may have come closed. */
	[STEP_MOVES] = { "step_moves",
	    "SELECT m.id, m.day, m.minute,"
	    " CASE WHEN m.after > 6 THEN 15 ELSE 16 END AS kind, m.card,"
	    " m.after, m.staff, m.reason AS text FROM card"
	    " JOIN move AS m ON m.card = card.id WHERE card.person = :person"
	    " AND (m.after > 6) <> (ifnull(m.before, 0) > 6)",
	    NULL },
	[STEP_APPLIED] = { "step_applied",
	    "SELECT r.id, r.day, 9 AS kind, r.card, r.kind AS request,"
	    " r.staff, r.to_staff, r.note AS text, r.created_at AS at"
	    " FROM card JOIN request AS r ON r.card = card.id"
	    " WHERE card.person = :person",
	    NULL },
	/* One that an order overtook nobody decided. */
	[STEP_DECIDED] = { "step_decided",
	    "SELECT r.id, r.decided AS day, 8 + r.state AS kind, r.card,"
	    " r.kind AS request, r.decider AS staff, r.advice AS text,"
	    " r.updated_at AS at FROM card JOIN request AS r"
	    " ON r.card = card.id WHERE card.person = :person"
	    " AND r.state IN (2, 3)",
	    NULL },
	/* Its owner was told: a card itself knows the last time alone. */
	[STEP_POOL] = { "step_pool",
	    "SELECT a.id, a.day, a.minute, CASE a.kind WHEN 4 THEN 17"
	    " ELSE 18 END AS kind, a.card FROM card"
	    " JOIN alert AS a ON a.card = card.id"
	    " WHERE card.person = :person AND a.kind IN (3, 4)",
	    NULL },
	[STEP_MERGED] = { "step_merged",
	    MERGES_OF " SELECT m.id, m.day, 7 AS kind, m.card, m.staff,"
		      " p.name AS text, m.created_at AS at FROM mine"
		      " JOIN merge AS m ON m.id = mine.id"
		      " JOIN person AS p ON p.id = mine.other",
	    "?the few merges of a person" },
	[STEP_UNMERGED] = { "step_unmerged",
	    MERGES_OF " SELECT m.id, m.undone AS day, 8 AS kind, m.card,"
		      " m.undoer AS staff, p.name AS text,"
		      " m.updated_at AS at FROM mine"
		      " JOIN merge AS m ON m.id = mine.id"
		      " AND m.undone IS NOT NULL"
		      " JOIN person AS p ON p.id = mine.other",
	    "?the few merges of a person" },
	/* Has STAFF a card of the person's? */
	[STEP_SEEN] = { "step_seen",
	    "SELECT 1 FROM card WHERE person = :person AND owner = :staff"
	    " LIMIT 1",
	    NULL },
};

const struct query alert_sql[ALERT_NSQL] = {
	/* What STAFF has not seen, or the one of it that is ID. */
	[ALERT_NEW] = { "alert_new",
	    "SELECT alert.*, card.code,"
	    " ifnull(person.name, visit.name) AS name FROM alert"
	    " LEFT JOIN card ON card.id = alert.card"
	    " LEFT JOIN visit ON visit.id = alert.visit"
	    " LEFT JOIN person ON person.id = card.person"
	    " WHERE alert.staff = :staff AND alert.seen_at IS NULL"
	    " AND (:id IS NULL OR alert.id = :id)"
	    " ORDER BY alert.day, alert.id LIMIT 200",
	    NULL },
	[ALERT_SAID] = { "alert_said",
	    "SELECT 1 FROM alert WHERE staff = :staff AND seen_at IS NULL"
	    " AND day = :day AND kind = :kind AND card IS :card"
	    " AND visit IS :visit AND text IS :text LIMIT 1",
	    NULL },
};
