/*
 * What is to be done in a day beside due contacts: each kind by an index of
 * its own.  Knows no right: the domain masks.
 */
#include "store/agenda.h"

#include <showroom/agenda.h>

#include "base/banned.h"

#define PHONE \
	" (SELECT number FROM phone WHERE person = person.id" \
	"  ORDER BY place, phone.id LIMIT 1) AS phone"

const struct query agenda_sql[AGENDA_NSQL] = {
	/* A person's open card, else the one that was delivered. */
	[AGENDA_BIRTHDAYS] = { "agenda_birthdays",
	    "WITH due (id) AS ("
	    " SELECT id FROM person WHERE birthday IS NOT NULL AND lunar = 0"
	    " AND substr(birthday, 6) IN (:solar, :solar2)"
	    " UNION ALL SELECT id FROM person WHERE lunar_key IS NOT NULL"
	    " AND lunar_key IN (:moon, :moon2, :moon3, :moon4))"
	    " SELECT person.id AS row, person.id AS person, person.name,"
	    " person.birthday AS born, person.lunar_key AS lunar,"
	    " person.visittime AS best, card.id AS card, card.code,"
	    " card.owner AS staff, card.grade," PHONE
	    " FROM due JOIN person ON person.id = due.id"
	    " JOIN card ON card.id = (SELECT k.id FROM card AS k"
	    "  WHERE k.person = due.id AND (k.closed IS NULL OR k.grade = 7)"
	    "  AND (:staff IS NULL OR k.owner = :staff)"
	    "  ORDER BY k.closed IS NOT NULL, k.id DESC LIMIT 1)"
	    " WHERE person.no_calls = 0 LIMIT 200",
	    "a person has a few cards and numbers" },
	[AGENDA_KEYLESS] = { "agenda_keyless",
	    "SELECT * FROM person INDEXED BY person_keyless WHERE lunar = 1"
	    " AND birthday IS NOT NULL AND lunar_key IS NULL LIMIT :most",
	    "the index holds those alone that have no key yet" },
	[AGENDA_LUNAR_KEY] = { "agenda_lunar_key",
	    "UPDATE person SET lunar_key = :key WHERE id = :id", NULL },
};
