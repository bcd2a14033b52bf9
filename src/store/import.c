/* Statements of imports: batches and the rows that they made. */
#include "store/import.h"
#include "base/banned.h"

const struct query batch_sql[BATCH_NSQL] = {
	[BATCH_ALL] = { "batch_all",
	    "SELECT *, id AS key FROM batch ORDER BY id DESC",
	    "a house has few imports" },
	[BATCH_UNFINISHED] = { "batch_unfinished",
	    "SELECT count(*) FROM batch WHERE state = 1",
	    "a house has few imports" },
	[BATCH_TAKES] = { "batch_takes",
	    "UPDATE batch SET taken = taken + :n, updated_at = :now"
	    " WHERE id = :id",
	    NULL },
	[BATCH_ROW] = { "batch_row",
	    "INSERT INTO batch_row (batch, noun, id, rev)"
	    " VALUES (:batch, :noun, :id, :rev)"
	    " ON CONFLICT DO UPDATE SET rev = excluded.rev",
	    NULL },
	/* A person that the batch made, in whatever revision it is now. */
	[BATCH_PERSON] = { "batch_person",
	    "INSERT INTO batch_row (batch, noun, id, rev)"
	    " SELECT batch, 6, id, rev FROM person"
	    " WHERE id = :id AND batch = :batch"
	    " ON CONFLICT DO UPDATE SET rev = excluded.rev",
	    NULL },
	[BATCH_ROWS] = { "batch_rows",
	    "SELECT id, rev FROM batch_row WHERE batch = :batch"
	    " AND noun = :noun ORDER BY id LIMIT :limit",
	    NULL },
	[BATCH_FORGET] = { "batch_forget",
	    "DELETE FROM batch_row WHERE batch = :batch AND noun = :noun"
	    " AND id = :id",
	    NULL },
	/* Worked on since: anything that the batch did not bring along. */
	[BATCH_CARD_USED] = { "batch_card_used",
	    "SELECT EXISTS (SELECT 1 FROM contact WHERE card = :id"
	    " AND (rev > 1 OR batch IS NOT :batch))"
	    " OR EXISTS (SELECT 1 FROM visit WHERE card = :id)"
	    " OR EXISTS (SELECT 1 FROM request WHERE card = :id)"
	    " OR EXISTS (SELECT 1 FROM request WHERE other = :id)"
	    " OR EXISTS (SELECT 1 FROM handover WHERE card = :id)"
	    " OR EXISTS (SELECT 1 FROM instruction WHERE card = :id)"
	    " OR EXISTS (SELECT 1 FROM appointment WHERE card = :id)",
	    NULL },
	[BATCH_VISIT_USED] = { "batch_visit_used",
	    "SELECT EXISTS (SELECT 1 FROM card WHERE visit = :id"
	    " AND batch IS NULL)",
	    NULL },
	/* A card and the line it was opened from may come in any order. */
	[BATCH_CARD_AWAITS] = { "batch_card_awaits",
	    "INSERT INTO awaited (card, visit) VALUES (:card, :visit)"
	    " ON CONFLICT DO UPDATE SET visit = excluded.visit",
	    NULL },
	[BATCH_VISIT_UNTIE] = { "batch_visit_untie",
	    "UPDATE card SET visit = NULL WHERE visit = :id", NULL },
	[BATCH_CARD_TIE] = { "batch_card_tie",
	    "UPDATE card SET visit = :visit WHERE visit IS NULL"
	    " AND id IN (SELECT card FROM awaited WHERE visit = :visit)",
	    NULL },
	[BATCH_CARD_TIED] = { "batch_card_tied",
	    "DELETE FROM awaited WHERE visit = :visit", NULL },
	[BATCH_PERSON_USED] = { "batch_person_used",
	    "SELECT EXISTS (SELECT 1 FROM visit WHERE person = :id)"
	    " OR EXISTS (SELECT 1 FROM card WHERE person = :id)",
	    NULL },
	[BATCH_CARD_CONTACTS] = { "batch_card_contacts",
	    "DELETE FROM contact WHERE card = :id", NULL },
	[BATCH_CARD_MOVES] = { "batch_card_moves",
	    "DELETE FROM move WHERE card = :id", NULL },
	[BATCH_CARD_CODE] = { "batch_card_code",
	    "SELECT id FROM card WHERE code = :code", NULL },
	[BATCH_OPEN_CARD] = { "batch_open_card",
	    "SELECT card.id FROM phone JOIN card ON card.person = phone.person"
	    " WHERE phone.number = :phone AND card.closed IS NULL LIMIT 1",
	    NULL },
	[BATCH_SAME_PERSON] = { "batch_same_person",
	    "SELECT p.id FROM phone n JOIN person p ON p.id = n.person"
	    " WHERE n.number = :phone AND p.name = :name LIMIT 1",
	    NULL },
	[BATCH_STAFF_CODE] = { "batch_staff_code",
	    "SELECT id FROM staff WHERE code = :code", NULL },
	[BATCH_LIST_CODE] = { "batch_list_code",
	    "SELECT id FROM list_row WHERE list = :list AND code = :code",
	    NULL },
};
