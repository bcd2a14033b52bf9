/*
 * What is to be done in a day beside due contacts, as one list.  Its lines
 * are read from the rows that ask for them; none is stored.
 */
#include "domain/agenda.h"

#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "base/banned.h"

bool
agenda_past(const struct sr_find *find, struct sr_rows *rows)
{
	*rows = (struct sr_rows){ .size = sizeof(struct sr_agenda) };
	return find->key_id != 0;
}

void
agenda_finish(struct ctx *c, struct sr_rows *rows)
{
	static const int kinds = 16;
	const struct sr_field *phone = sr_field_of(&sr_rec_agenda, "phone");

	for (size_t i = 0; i < rows->n; i++) {
		struct sr_agenda *t = SR_ROW(struct sr_agenda, rows, i);

		t->id = (sr_id)(i + 1) * kinds + t->kind;
		if (!may_see_phone(c, t->staff))
			sr_mask_field(phone, t, c->mem);
	}
}
