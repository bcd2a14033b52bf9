/*
 * What triggers and operations keep, counted once more from the rows that it
 * follows from.
 */
#include "store/breach.h"
#include "base/banned.h"

static const char whole[] = "a check reads everything";

#define UNKNOWN(why) \
	" HAVING count(*) > 1 + sum(id IN" \
	" (SELECT id FROM alike WHERE why = " why "))"

const struct query breach_sql[BREACH_NSQL] = {
	[BREACH_OPEN_NEXT] = { "breach_open_next",
	    "SELECT code AS detail FROM card WHERE closed IS NULL AND"
	    " NOT EXISTS (SELECT 1 FROM contact INDEXED BY contact_next"
	    " WHERE contact.card = card.id AND state = 1)",
	    "?a check reads everything" },
	[BREACH_CLOSED_NEXT] = { "breach_closed_next",
	    "SELECT code AS detail FROM card WHERE closed IS NOT NULL AND"
	    " EXISTS (SELECT 1 FROM contact INDEXED BY contact_next"
	    " WHERE contact.card = card.id AND state = 1)",
	    "?a check reads everything" },
	[BREACH_GRADE] = { "breach_grade",
	    "SELECT code AS detail FROM card WHERE grade IS NOT"
	    " (SELECT after FROM move WHERE move.card = card.id"
	    " ORDER BY id DESC LIMIT 1)",
	    whole },
	[BREACH_STATE] = { "breach_state",
	    "SELECT code AS detail FROM card"
	    " WHERE (closed IS NULL) <> (ifnull(grade, 0) BETWEEN 1 AND 6)",
	    whole },
	[BREACH_PLAN] = { "breach_plan",
	    "SELECT code AS detail FROM card LEFT JOIN contact"
	    " INDEXED BY contact_next"
	    " ON contact.card = card.id AND state = 1"
	    " WHERE next_day IS NOT plan_day"
	    " OR next_minute IS NOT plan_minute"
	    " OR next_kind IS NOT kind OR next_theme IS NOT theme"
	    " OR due <> ifnull(plan_day || ' ' ||"
	    " substr('000' || ifnull(plan_minute, 9999), -4), '9999')",
	    whole },
	[BREACH_LOGGED] = { "breach_logged",
	    "SELECT code AS detail FROM card WHERE"
	    " log_day IS NOT (SELECT max(day) FROM contact"
	    " WHERE contact.card = card.id AND state = 2)"
	    " OR last_day IS NOT (SELECT max(day) FROM contact"
	    " WHERE contact.card = card.id AND state = 2 AND reached = 1)",
	    whole },
	[BREACH_NAME] = { "breach_name",
	    "SELECT code AS detail FROM card JOIN person"
	    " ON person.id = card.person WHERE name_key <> person.pinyin",
	    whole },
	[BREACH_SECOND] = { "breach_second",
	    "SELECT code AS detail FROM card WHERE closed IS NULL"
	    " AND second_why IS NULL AND EXISTS (SELECT 1 FROM phone AS mine"
	    " JOIN phone AS same ON same.number = mine.number"
	    " JOIN card AS other ON other.person = same.person"
	    " WHERE mine.person = card.person AND other.closed IS NULL"
	    " AND other.id < card.id)",
	    "?a check reads everything" },
	[BREACH_PERSON] = { "breach_person",
	    "SELECT at || ' ' || ifnull(name, '') AS detail FROM visit"
	    " WHERE phone IS NOT NULL AND person IS NULL AND voided = 0",
	    NULL },
	[BREACH_MERGED] = { "breach_merged",
	    "SELECT name AS detail FROM person WHERE merged IS NOT NULL"
	    " AND (EXISTS (SELECT 1 FROM phone AS n WHERE n.person = person.id)"
	    " OR EXISTS (SELECT 1 FROM card AS c WHERE c.person = person.id)"
	    " OR EXISTS (SELECT 1 FROM visit AS v WHERE v.person = person.id))",
	    NULL },
	[BREACH_REQUEST] = { "breach_request",
	    "SELECT card.code AS detail FROM request JOIN card"
	    " ON card.id = request.card WHERE state IN (2, 3)"
	    " AND (decider IS NULL OR decider = request.staff)",
	    NULL },
	[BREACH_APPOINTMENT] = { "breach_appointment",
	    "SELECT card.code AS detail FROM appointment JOIN card"
	    " ON card.id = appointment.card WHERE appointment.state = 1"
	    " AND card.closed IS NOT NULL",
	    whole },
	[BREACH_POOL] = { "breach_pool",
	    "SELECT code AS detail FROM card WHERE pooled IS NOT NULL"
	    " AND warned IS NULL",
	    whole },
	/* Of several that have a value all but one are in the table. */
	[BREACH_ALIKE] = { "breach_alike",
	    "SELECT number AS detail FROM phone GROUP BY number" UNKNOWN(
		"3") " UNION ALL SELECT id_number FROM person"
		     " WHERE id_number IS NOT NULL GROUP BY id_number" UNKNOWN(
			 "1") " UNION ALL SELECT wechat FROM person"
			      " WHERE wechat IS NOT NULL GROUP BY "
			      "wechat" UNKNOWN(
				  "2") " UNION ALL SELECT name FROM person"
				       " WHERE address IS NOT NULL GROUP BY "
				       "name, address" UNKNOWN("5"),
	    whole },
	/* Booked or on the road, both at a time. */
	[BREACH_CAR] = { "breach_car",
	    "SELECT one.code || ' ' || other.code AS detail"
	    " FROM drive AS one JOIN drive AS other ON other.car = one.car"
	    " AND other.id > one.id WHERE one.state <= 2 AND other.state <= 2"
	    " AND (one.state + other.state = 4 OR (other.day = one.day"
	    " AND other.begins < one.ends AND one.begins < other.ends))",
	    whole },
	[BREACH_AGAIN] = { "breach_again",
	    "SELECT card.code AS detail FROM recontact JOIN card"
	    " ON card.id = recontact.card WHERE recontact.state = 1"
	    " AND card.closed IS NULL",
	    NULL },
	[BREACH_ROUND] = { "breach_round",
	    "SELECT round.name AS detail FROM round_card AS r"
	    " JOIN round ON round.id = r.round"
	    " JOIN contact ON contact.id = r.contact"
	    " WHERE contact.card <> r.card OR r.state IS NOT contact.state"
	    " OR r.reached IS NOT contact.reached",
	    whole },
	/* How many cards it had was written down as it froze. */
	[BREACH_CARRY] = { "breach_carry",
	    "SELECT month AS detail FROM carried WHERE n <> (SELECT count(*)"
	    " FROM carry WHERE carry.month = carried.month)",
	    whole },
	[BREACH_SIGNED] = { "breach_signed",
	    "SELECT * FROM day WHERE signer IS NOT NULL", whole },
};
