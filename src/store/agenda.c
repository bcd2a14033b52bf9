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

#define FEW_PHONES "a person has a few numbers"
/* Of a card and its person, as lines of the agenda show them. */
#define WHO \
	" person.id AS person, person.name, person.visittime AS best," \
	" card.id AS card, card.code, card.grade," PHONE
#define JOINED(on) \
	" JOIN card ON card.id = " on " JOIN person ON person.id = " \
	"card.person"
/* Whose: one salesperson's, or everybody's. */
#define OF(column) " AND (:staff IS NULL OR " column " = :staff)"
/* The same where the index begins with it. */
#define OF_RANGE(column) \
	" AND " column " BETWEEN ifnull(:staff, 0)" \
	" AND ifnull(:staff, 9223372036854775807)"
#define APPOINTMENT \
	"SELECT appointment.*, card.code, card.grade, person.name" \
	" FROM appointment" JOINED("appointment.card")

/* Cut where SQL has its words. */
/* clang-format off */
#define PLAN_RANK "CASE WHEN grade IN (2, 3) THEN grade ELSE 4 END"
#define PLAN_FIRST(index, of) \
	"SELECT * FROM (SELECT id, due, " PLAN_RANK " AS rank FROM card" \
	" INDEXED BY " index " WHERE closed IS NULL AND " of \
	" AND due < :day || '~' ORDER BY due, id LIMIT 200)"
#define AGAIN_FEW "those that are due; " FEW_PHONES
#define AGAIN(frozen) \
	"SELECT r.id AS row, r.day, r.staff, (SELECT note FROM request WHERE" \
	" request.card = card.id AND state = 2 AND kind IN (1, 2) ORDER BY" \
	" id DESC LIMIT 1) AS text," WHO " FROM recontact AS r INDEXED BY" \
	" recontact_due" JOINED("r.card") " WHERE r.state = 1 AND r.day <=" \
	" :day" OF_RANGE("r.staff") " AND card.grade " frozen " 9 ORDER BY" \
	" r.day, r.id LIMIT 100"

const struct query agenda_sql[AGENDA_NSQL] = {
	[AGENDA_APPOINTMENTS] = { "agenda_appointments",
	    "SELECT a.id AS row, a.day, a.minute, a.staff, a.purpose,"
	    " a.note AS text," WHO " FROM appointment AS a" JOINED("a.card")
	    " WHERE a.day = :day AND a.state = 1" OF("a.staff") " ORDER BY"
	    " a.minute, a.id LIMIT 100",
	    "one day's, in the order of time; " FEW_PHONES },
	[AGENDA_DRIVES] = { "agenda_drives",
	    "SELECT d.id AS row, d.day, d.begins AS minute, d.staff,"
	    " d.card, d.car, d.name, d.phone, card.code, card.grade FROM drive AS"
	    " d LEFT JOIN card ON card.id = d.card WHERE d.day = :day AND"
	    " d.state = 1" OF("d.staff") " ORDER BY d.begins, d.id LIMIT"
	    " 100",
	    "?the drives of one day" },
	/* A closed card is not on its way into the pool any more. */
	[AGENDA_ALERTS] = { "agenda_alerts",
	    "SELECT a.id AS row, a.day, a.minute, a.staff, a.kind AS"
	    " alert, a.text, a.card, card.code, card.grade,"
	    " ifnull(person.name, visit.name) AS name, person.id AS person"
	    " FROM alert AS a LEFT JOIN card ON card.id = a.card LEFT JOIN"
	    " visit ON visit.id = a.visit LEFT JOIN person ON person.id ="
	    " card.person WHERE a.staff = :staff AND a.seen_at IS NULL AND"
	    " a.day BETWEEN :from AND :day AND (a.kind NOT IN (3, 4) OR"
	    " card.closed IS NULL) ORDER BY a.day, a.id LIMIT 100",
	    NULL },
	[AGENDA_INSTRUCTIONS] = { "agenda_instructions",
	    "SELECT i.id AS row, i.day, i.staff, i.text," WHO " FROM"
	    " instruction AS i" JOINED("i.card") " WHERE i.day BETWEEN"
	    " :from AND :day AND i.read_at IS NULL AND i.staff = :staff"
	    " ORDER BY i.day, i.id LIMIT 100",
	    FEW_PHONES },
	/* Nobody has spoken to him since: whoever has the card now is to. */
	[AGENDA_NOSHOWS] = { "agenda_noshows",
	    "SELECT a.id AS row, a.day, a.minute, card.owner AS staff,"
	    " a.purpose, a.note AS text," WHO " FROM appointment AS"
	    " a" JOINED("a.card") " WHERE a.day BETWEEN :from AND :day AND"
	    " a.state = 3 AND card.closed IS NULL AND"
	    " ifnull(card.log_day, '') <= a.day" OF("card.owner") " ORDER"
	    " BY a.day, a.minute, a.id LIMIT 100",
	    FEW_PHONES },
	/* Frozen until their day, and after a loss: why it was closed. */
	[AGENDA_FROZEN] = { "agenda_frozen", AGAIN("="), AGAIN_FEW },
	[AGENDA_RECONTACTS] = { "agenda_recontacts", AGAIN("<>"), AGAIN_FEW },
	/* Missed on DAY or before.  A card that was put off is due later. */
	[AGENDA_SLIPPING] = { "agenda_slipping",
	    "WITH late (id) AS (SELECT id FROM card INDEXED BY card_grade_due"
	    " WHERE closed IS NULL AND grade = :grade AND due < :day || '~'"
	    " UNION SELECT card FROM contact WHERE state = 1 AND missed <="
	    " :day) SELECT k.id AS"
	    " row, ifnull(k.missed, k.plan_day) AS since,"
	    " date(ifnull(k.missed, k.plan_day), '+' || :after || ' days')"
	    " AS day, card.owner AS staff," WHO " FROM late"
	    " CROSS" JOINED("late.id") " JOIN contact AS k ON k.card = card.id AND"
	    " k.state = 1 WHERE card.closed IS NULL AND +card.grade = :grade"
	    " AND ifnull(k.missed, k.plan_day) <= :day" OF("card.owner")
	    " ORDER BY 3, 1 LIMIT 100",
	    "those that are late; " FEW_PHONES },
	/* The hot ones first, then whoever else is due by then. */
	[PLAN_OF_STAFF] = { "plan_of_staff",
	    "SELECT id FROM card INDEXED BY card_owner_due WHERE closed IS"
	    " NULL AND owner = :staff AND due < :day || '~' ORDER BY "
	    PLAN_RANK ", due, id LIMIT 200",
	    "what is due by one day" },
	/* Each rank by an index, so that few of very many are looked at. */
	[PLAN_OF_HOUSE] = { "plan_of_house",
	    "SELECT id FROM (" PLAN_FIRST("card_grade_due", "grade = 2")
	    " UNION ALL " PLAN_FIRST("card_grade_due", "grade = 3")
	    " UNION ALL " PLAN_FIRST("card_due", PLAN_RANK " = 4")
	    ") ORDER BY rank, due, id LIMIT 200",
	    "at most three times as many as are shown" },
	[PLAN_COUNT] = { "plan_count",
	    "SELECT count(*) FROM card INDEXED BY card_owner_due WHERE"
	    " closed IS NULL AND owner = :staff AND due < :day || '~'",
	    NULL },
	[APPOINTMENT_OPEN] = { "appointment_open_of",
	    "SELECT * FROM appointment WHERE card = :card AND state = 1",
	    NULL },
	[APPOINTMENT_ONE] = { "appointment_one",
	    APPOINTMENT " WHERE appointment.id = :id",
	    NULL },
	[APPOINTMENT_IN_DAYS] = { "appointment_in_days",
	    APPOINTMENT " WHERE appointment.day BETWEEN :from AND :to"
	    OF("appointment.staff") " ORDER BY appointment.day,"
	    " appointment.minute, appointment.id LIMIT 2000",
	    NULL },
	[APPOINTMENT_OF_CARD] = { "appointment_of_card",
	    APPOINTMENT " WHERE appointment.card = :card ORDER BY"
	    " appointment.day, appointment.id",
	    NULL },
	/* Whoever comes on the day comes to it, late or not. */
	[APPOINTMENT_ON_DAY] = { "appointment_on_day",
	    "SELECT * FROM appointment WHERE card = :card AND day = :day"
	    " AND state IN (1, 3) ORDER BY state, minute LIMIT 1",
	    "a card has one or two on a day" },
	[APPOINTMENT_OF_VISIT] = { "appointment_of_visit",
	    "SELECT * FROM appointment WHERE visit = :visit AND state = 2",
	    NULL },
	[APPOINTMENT_LINE] = { "appointment_line",
	    "SELECT max(id) FROM visit WHERE card = :card AND day = :day"
	    " AND kind = 1 AND voided = 0",
	    NULL },
	[APPOINTMENT_PAST] = { "appointment_past",
	    "SELECT * FROM appointment INDEXED BY appointment_booked WHERE"
	    " state = 1 AND day < :day LIMIT :most",
	    NULL },
	[APPOINTMENT_SUMS] = { "appointment_sums",
	    "SELECT staff, sum(state = 1) AS booked, sum(state = 2) AS"
	    " shown, sum(state = 3) AS noshow, sum(state = 4) AS cancelled"
	    " FROM appointment WHERE day BETWEEN :from AND :to"
	    " GROUP BY staff ORDER BY staff",
	    "appointments of some days, by salesperson" },
	/* A person's open card, else the one that was delivered. */
	[AGENDA_BIRTHDAYS] = { "agenda_birthdays",
	    "WITH due (id) AS ( SELECT id FROM person WHERE birthday IS"
	    " NOT NULL AND lunar = 0 AND substr(birthday, 6) IN (:solar,"
	    " :solar2) UNION ALL SELECT id FROM person WHERE lunar_key IS"
	    " NOT NULL AND lunar_key IN (:moon, :moon2, :moon3, :moon4))"
	    " SELECT person.id AS row, person.id AS person, person.name,"
	    " person.birthday AS born, person.lunar_key AS lunar,"
	    " person.visittime AS best, card.id AS card, card.code,"
	    " card.owner AS staff, card.grade," PHONE " FROM due JOIN"
	    " person ON person.id = due.id JOIN card ON card.id = (SELECT"
	    " k.id FROM card AS k  WHERE k.person = due.id AND (k.closed"
	    " IS NULL OR k.grade = 7)  AND (:staff IS NULL OR k.owner ="
	    " :staff)  ORDER BY k.closed IS NOT NULL, k.id DESC LIMIT 1)"
	    " WHERE person.no_calls = 0 LIMIT 200",
	    "a person has a few cards and numbers" },
	[AGENDA_KEYLESS] = { "agenda_keyless",
	    "SELECT * FROM person INDEXED BY person_keyless WHERE lunar ="
	    " 1 AND birthday IS NOT NULL AND lunar_key IS NULL LIMIT :most",
	    "the index holds those alone that have no key yet" },
	[AGENDA_LUNAR_KEY] = { "agenda_lunar_key",
	    "UPDATE person SET lunar_key = :key WHERE id = :id",
	    NULL },
};
/* clang-format on */
