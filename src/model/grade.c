/* Field tables of what changes of grade rules do. */
#include <showroom/grade.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_grade_effect, m, lab, typ, w, fl, ch)
static const struct sr_field grade_effect[] = {
	F(valid_from, N_("Valid from"), DAY, 10, 0, NULL),
	F(rules, N_("Rules that change"), INT, 3, 0, NULL),
	F(earlier, N_("Get an earlier next date"), INT, 5, 0, NULL),
	F(first, N_("The first on"), DAY, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_grade_effect = SR_RECORD("grade_effect",
    N_("What the rule does"), struct sr_grade_effect, grade_effect);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_preset_ask, m, lab, typ, w, fl, ch)
static const struct sr_field preset_ask[] = {
	F(name, N_("Preset"), TEXT, 6, SR_REQUIRED, NULL),
	F(valid_from, N_("Valid from"), DAY, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_preset_ask = SR_RECORD(
    "preset_ask", N_("Change to a preset"), struct sr_preset_ask, preset_ask);
