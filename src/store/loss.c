/* Losses and what follows them: statements and lists. */
#include "store/loss.h"

#include <showroom/loss.h>

#include "base/banned.h"

const struct query loss_sql[LOSS_NSQL] = {
	/* Missed on DAY or before.  A card that was put off is due later. */
	[LOSS_UNCONTROLLED] = { "loss_uncontrolled",
	    "SELECT card.id FROM card JOIN contact"
	    " ON contact.card = card.id AND contact.state = 1"
	    " WHERE card.closed IS NULL AND card.due < :day || '~'"
	    " AND card.grade = :grade"
	    " AND ifnull(contact.missed, contact.plan_day) <= :day"
	    " UNION SELECT card.id FROM contact"
	    " JOIN card ON card.id = contact.card"
	    " WHERE contact.state = 1 AND contact.missed <= :day"
	    " AND card.closed IS NULL AND card.grade = :grade"
	    " ORDER BY 1 LIMIT :limit",
	    NULL },
	[AGAIN_PLANNED] = { "again_planned",
	    "SELECT * FROM recontact WHERE card = :card AND state = 1", NULL },
};
