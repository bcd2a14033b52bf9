/* The fields of the one find record; which of them a list takes is its own. */
#include <showroom/find.h>

#include "base/intl.h"
#include "base/banned.h"

static const struct sr_choice staff = { .name = "staff" };
static const struct sr_choice model = { .name = "model" };
static const struct sr_choice source = { .name = "source" };

static const struct sr_field fields[] = {
	SR_FIELD(struct sr_find, sort, N_("Sort"), INT, 2, 0, NULL),
	SR_FIELD(struct sr_find, desc, N_("Descending"), BOOL, 1, 0, NULL),
	SR_FIELD(struct sr_find, back, N_("Backwards"), BOOL, 1, 0, NULL),
	SR_FIELD(struct sr_find, limit, N_("Limit"), INT, 4, 0, NULL),
	SR_FIELD(struct sr_find, search, N_("Search"), TEXT, 20, 0, NULL),
	SR_FIELD(struct sr_find, key, N_("Key"), TEXT, 20, SR_HIDDEN, NULL),
	SR_FIELD(struct sr_find, key_id, N_("Key id"), ID, 8, SR_HIDDEN,
	    NULL),
	SR_FIELD(struct sr_find, parent, N_("Belongs to"), ID, 8, SR_HIDDEN,
	    NULL),
	SR_FIELD(struct sr_find, staff, N_("Staff"), REF, 8, 0, &staff),
	SR_FIELD(struct sr_find, model, N_("Model"), REF, 8, 0, &model),
	SR_FIELD(struct sr_find, source, N_("Source"), REF, 8, 0, &source),
	SR_FIELD(struct sr_find, grade, N_("Grade"), INT, 2, 0, NULL),
	SR_FIELD(struct sr_find, kind, N_("Kind"), INT, 2, 0, NULL),
	SR_FIELD(struct sr_find, state, N_("State"), INT, 2, 0, NULL),
	SR_FIELD(struct sr_find, from, N_("From"), DAY, 10, 0, NULL),
	SR_FIELD(struct sr_find, to, N_("To"), DAY, 10, 0, NULL),
	SR_FIELD(struct sr_find, own, N_("Mine"), BOOL, 1, 0, NULL),
};

const struct sr_record sr_rec_find =
    SR_RECORD("find", N_("Filter"), struct sr_find, fields);
