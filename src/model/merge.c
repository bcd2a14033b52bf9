/* Field tables of persons who look alike, and of their merges. */
#include <showroom/merge.h>

#include "base/intl.h"
#include "base/banned.h"

static const struct sr_enum alike_values[] = {
	{ SR_ALIKE_PAPER, "paper", N_("Paper number") },
	{ SR_ALIKE_WECHAT, "wechat", N_("WeChat") },
	{ SR_ALIKE_PHONE, "phone", N_("Phone") },
	{ SR_ALIKE_SECOND, "second", N_("Second phone") },
	{ SR_ALIKE_HOME, "home", N_("Name, address") },
	{ 0, NULL, NULL },
};
const struct sr_choice sr_choice_alike = { "alike", alike_values };

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_twin, m, lab, typ, w, fl, ch)
static const struct sr_field twin[] = {
	F(id, "id", ID, 4, SR_HIDDEN, NULL),
	F(why, N_("In common"), ENUM, 8, 0, &sr_choice_alike),
	F(marks, N_("Marks"), INT, 2, 0, NULL),
	F(family, N_("Family"), BOOL, 3, 0, NULL),
	F(one, N_("Person"), REF, 8, SR_HIDDEN, &sr_ref_person),
	F(name, N_("Name"), TEXT, 10, 0, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(last_day, N_("Last contact"), DAY, 5, 0, NULL),
	F(card, "card", REF, 9, SR_HIDDEN, &sr_ref_card),
	F(other, N_("Person"), REF, 8, SR_HIDDEN, &sr_ref_person),
	F(other_name, N_("Other name"), TEXT, 10, 0, NULL),
	F(other_phone, N_("Other phone"), PHONE, 13, SR_MASKED, NULL),
	F(other_code, N_("Other card"), TEXT, 9, 0, NULL),
	F(other_grade, N_("Other grade"), GRADE, 2, 0, &sr_choice_grade),
	F(other_owner, N_("Other salesperson"), REF, 8, 0, &sr_ref_staff),
	F(other_last, N_("Other last contact"), DAY, 5, 0, NULL),
	F(other_card, "other_card", REF, 9, SR_HIDDEN, &sr_ref_card),
	F(differ, N_("Differs"), TEXT, 20, SR_HIDDEN, NULL),
	F(stays, N_("Stays"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(other_rev, "other_rev", INT, 3, SR_HIDDEN, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_twin =
    SR_RECORD("twin", N_("Entered twice"), struct sr_twin, twin);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_apart, m, lab, typ, w, fl, ch)
static const struct sr_field apart[] = {
	SR_HEAD_FIELDS(struct sr_apart),
	F(one, N_("Person"), REF, 8, SR_KEPT, &sr_ref_person),
	F(other, N_("Person"), REF, 8, SR_KEPT, &sr_ref_person),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
};
#undef F
const struct sr_record sr_rec_apart =
    SR_RECORD("apart", N_("Two people"), struct sr_apart, apart);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_merge_ask, m, lab, typ, w, fl, ch)
static const struct sr_field merge_ask[] = {
	F(keep, N_("Person kept"), REF, 8, SR_REQUIRED, &sr_ref_person),
	F(gone, N_("Merged"), REF, 8, SR_REQUIRED, &sr_ref_person),
	F(taken, N_("Taken over"), TEXT, 20, 0, NULL),
	F(stays, N_("Stays"), REF, 9, 0, &sr_ref_card),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(gone_rev, "gone_rev", INT, 3, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_merge_ask =
    SR_RECORD("merge_ask", N_("Merge"), struct sr_merge_ask, merge_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_merge, m, lab, typ, w, fl, ch)
static const struct sr_field merge[] = {
	SR_HEAD_FIELDS(struct sr_merge),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(keep, N_("Person kept"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_person),
	F(gone, N_("Merged"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_person),
	F(name, N_("Name"), TEXT, 10, SR_LOCAL | SR_DERIVED, NULL),
	F(other_name, N_("Merged"), TEXT, 10, SR_LOCAL | SR_DERIVED, NULL),
	F(taken, N_("Taken over"), TEXT, 20, SR_KEPT | SR_HIDDEN, NULL),
	F(card, N_("Closed card"), REF, 9, SR_KEPT | SR_HIDDEN, &sr_ref_card),
	F(stays, N_("Card that stays"), REF, 9, SR_KEPT | SR_HIDDEN,
	    &sr_ref_card),
	F(code, N_("Closed card"), TEXT, 9, SR_LOCAL | SR_DERIVED, NULL),
	F(next, N_("Next contact"), REF, 8, SR_KEPT | SR_HIDDEN,
	    &sr_ref_contact),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(undone, N_("Undone"), DAY, 10, SR_KEPT, NULL),
	F(undoer, N_("Undone by"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(keep_phones, "keep_phones", TEXT, 20, SR_KEPT | SR_HIDDEN, NULL),
	F(gone_phones, "gone_phones", TEXT, 20, SR_KEPT | SR_HIDDEN, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_merge =
    SR_RECORD("merge", N_("Merge"), struct sr_merge, merge);
