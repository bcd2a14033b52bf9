/* Statements of persons and their numbers. */
#include "store/person.h"

#include "store/owner.h"
#include "base/banned.h"

/*
 * The card to show of a person: an open one first, the latest then.  Its
 * protection is counted by the domain (a rule, no column).
 */
#define HIT \
	"SELECT p.id, c.id AS card, p.name," \
	" (SELECT number FROM phone WHERE person = p.id" \
	" ORDER BY place LIMIT 1) AS phone," \
	" c.grade, c.owner, c.model, c.last_day," \
	" " HELD_SINCE("c") " AS protected_until," \
			    " c.old_plate AS plate" \
			    " FROM person p LEFT JOIN card c ON c.id =" \
			    " (SELECT id FROM card WHERE person = p.id" \
			    " ORDER BY closed IS NOT NULL, id DESC LIMIT 1)"
#define FEW "a person has few of them"

const struct query person_sql[PERSON_NSQL] = {
	[PERSON_PHONES] = { "person_phones",
	    "SELECT * FROM phone WHERE person = :person ORDER BY place, id",
	    FEW },
	/* As files have them: not who was merged with another. */
	[PERSON_PAGE] = { "person_page",
	    "SELECT * FROM person WHERE id > :after AND merged IS NULL"
	    " ORDER BY id LIMIT :limit",
	    NULL },
	[PERSON_PHONES_PAGE] = { "person_phones_page",
	    "SELECT person, number FROM phone"
	    " WHERE person BETWEEN :first AND :last"
	    " ORDER BY person, place, id",
	    FEW },
	[PERSON_BY_PHONE] = { "person_by_phone",
	    "SELECT p.* FROM phone n JOIN person p ON p.id = n.person"
	    " WHERE n.number = :number ORDER BY n.id DESC LIMIT 50",
	    NULL },
	/* Whose customer: by a card, without one by who received last. */
	[PERSON_OWNER] = { "person_owner",
	    "SELECT ifnull((SELECT owner FROM card WHERE person = :person"
	    " ORDER BY closed IS NOT NULL, id DESC LIMIT 1),"
	    " (SELECT staff FROM visit WHERE person = :person"
	    " AND staff IS NOT NULL AND voided = 0"
	    " ORDER BY at DESC, id DESC LIMIT 1))",
	    FEW },
	[PERSON_OF_STAFF] = { "person_of_staff",
	    "SELECT person AS id FROM card WHERE owner = :staff UNION"
	    " SELECT person FROM visit WHERE staff = :staff"
	    " AND person IS NOT NULL",
	    "?those of a salesperson, each once" },
	/* Somebody else's open card of a number that the person has not yet. */
	[PERSON_RIVAL_CARD] = { "person_rival_card",
	    "SELECT c.id FROM phone n JOIN card c ON c.person = n.person"
	    " WHERE n.number = :number AND n.person IS NOT :person"
	    " AND c.closed IS NULL AND c.owner <> :me AND NOT EXISTS"
	    " (SELECT 1 FROM phone WHERE person = :person"
	    " AND number = :number) LIMIT 1",
	    NULL },
	[PHONE_DROP] = { "phone_drop",
	    "DELETE FROM phone WHERE person = :person", NULL },
	[PERSON_PLATES] = { "person_plates",
	    "SELECT group_concat(plate, ' ') AS plate FROM ("
	    "SELECT plate FROM visit WHERE person = :person"
	    " AND plate IS NOT NULL UNION"
	    " SELECT old_plate FROM card WHERE person = :person"
	    " AND old_plate IS NOT NULL)",
	    FEW },
	[PERSON_ALL] = { "person_all",
	    "SELECT id, name, pinyin_fix,"
	    " (SELECT group_concat(number, ' ') FROM phone"
	    " WHERE person = p.id) AS phone FROM person p"
	    " WHERE id > :id AND merged IS NULL ORDER BY id",
	    NULL },
	[PERSON_ONE] = { "person_one",
	    "SELECT id, name, pinyin_fix,"
	    " (SELECT group_concat(number, ' ') FROM phone"
	    " WHERE person = p.id) AS phone FROM person p"
	    " WHERE id = :id AND merged IS NULL",
	    NULL },
	[PERSON_PLATED] = { "person_plated",
	    "SELECT DISTINCT person AS id FROM visit WHERE plate IS NOT NULL"
	    " AND person IS NOT NULL UNION SELECT person FROM card"
	    " WHERE old_plate IS NOT NULL",
	    NULL },
	[PERSON_HIT] = { "person_hit", HIT " WHERE p.id = :id", FEW },
	[PERSON_VISITS] = { "person_visits",
	    "SELECT count(*) FROM visit WHERE phone = :phone"
	    " AND at < :at AND voided = 0",
	    NULL },
	/* Until the search buffer is loaded: prefixes by index. */
	[PERSON_PREFIX_NAME] = { "person_prefix_name",
	    "SELECT id FROM person WHERE name >= :text AND name < :end"
	    " AND merged IS NULL LIMIT 200",
	    NULL },
	[PERSON_PREFIX_PINYIN] = { "person_prefix_pinyin",
	    "SELECT id FROM person WHERE pinyin >= :text AND pinyin < :end"
	    " AND merged IS NULL LIMIT 200",
	    NULL },
	[PERSON_PREFIX_INITIALS] = { "person_prefix_initials",
	    "SELECT id FROM person WHERE initials >= :text"
	    " AND initials < :end AND merged IS NULL LIMIT 200",
	    NULL },
	[PERSON_PREFIX_PHONE] = { "person_prefix_phone",
	    "SELECT person AS id FROM phone WHERE number >= :text"
	    " AND number < :end LIMIT 200",
	    NULL },
	[PERSON_TAIL] = { "person_tail",
	    "SELECT person AS id FROM phone WHERE substr(number, -4) = :text",
	    NULL },
	[PERSON_WHOLE] = { "person_whole",
	    "SELECT person AS id FROM phone WHERE number = :text", NULL },
	[PERSON_PREFIX_PLATE] = { "person_prefix_plate",
	    "SELECT person AS id FROM visit WHERE plate >= :text"
	    " AND plate < :end AND plate IS NOT NULL AND person IS NOT NULL"
	    " UNION SELECT person FROM card WHERE old_plate >= :text"
	    " AND old_plate < :end AND old_plate IS NOT NULL LIMIT 200",
	    NULL },
};
