/* The field table of a list's question. */
#include <showroom/enums.h>
#include <showroom/find.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_find, m, lab, typ, w, fl, ch)

static const struct sr_field fields[] = {
	F(sort, N_("Sort"), INT, 2, SR_HIDDEN, NULL),
	F(desc, N_("Descending"), BOOL, 3, SR_HIDDEN, NULL),
	F(back, N_("Backwards"), BOOL, 3, SR_HIDDEN, NULL),
	F(limit, N_("Rows"), INT, 4, SR_HIDDEN, NULL),
	F(search, N_("Search"), TEXT, 20, 0, NULL),
	F(key, N_("From key"), TEXT, 20, SR_HIDDEN, NULL),
	F(key_id, N_("From id"), ID, 8, SR_HIDDEN, NULL),
	F(parent, N_("Of"), ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(source, N_("Source"), REF, 10, 0, &sr_list_source),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(kind, N_("Kind"), INT, 2, SR_HIDDEN, NULL),
	F(state, N_("State"), INT, 2, SR_HIDDEN, NULL),
	F(from, N_("From"), DAY, 10, 0, NULL),
	F(to, N_("To"), DAY, 10, 0, NULL),
	F(own, N_("Mine"), BOOL, 3, 0, NULL),
};

const struct sr_record sr_rec_find =
    SR_RECORD("find", N_("Filter"), struct sr_find, fields);
