/* Field tables of applications that a second person decides. */
#include <showroom/card.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_request, m, lab, typ, w, fl, ch)
static const struct sr_field request[] = {
	SR_HEAD_FIELDS(struct sr_request),
	F(card, N_("Card"), REF, 9, SR_REQUIRED | SR_HIDDEN, &sr_ref_card),
	F(kind, N_("Application"), ENUM, 10, SR_REQUIRED,
	    &sr_choice_request_kind),
	F(state, N_("State"), ENUM, 8, SR_KEPT, &sr_choice_request_state),
	F(reason, N_("Reason"), REF, 10, 0, &sr_list_lost),
	F(rival, N_("Rival"), REF, 8, 0, &sr_list_rival),
	F(note, N_("Explanation"), NOTE, 40, SR_REQUIRED, NULL),
	F(until, N_("Frozen until"), DAY, 10, 0, NULL),
	F(other, N_("Duplicate of"), REF, 9, 0, &sr_ref_card),
	F(to_staff, N_("Hand over to"), REF, 8, 0, &sr_ref_staff),
	F(grade, N_("Reopen as"), GRADE, 2, 0, &sr_choice_grade),
	F(staff, N_("Applicant"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(decider, N_("Decided by"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(decided, N_("Decided on"), DAY, 10, SR_KEPT, NULL),
	F(advice, N_("Advice"), NOTE, 40, SR_KEPT, NULL),
	F(next_day, N_("Next contact"), DAY, 10, 0, NULL),
	F(stage, N_("Stage"), REF, 10, 0, &sr_list_stage),
	F(lost_type, N_("Lost by"), ENUM, 10, 0, &sr_choice_lost_type),
	F(lost_to, N_("Lost to"), ENUM, 10, 0, &sr_choice_lost_to),
	F(again, N_("Ask again on"), DAY, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_request =
    SR_RECORD("request", N_("Application"), struct sr_request, request);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_request_line, m, lab, typ, w, fl, ch)
static const struct sr_field request_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(kind, N_("Application"), ENUM, 10, 0, &sr_choice_request_kind),
	F(state, N_("State"), ENUM, 8, 0, &sr_choice_request_state),
	F(reason, N_("Reason"), REF, 10, 0, &sr_list_lost),
	F(rival, N_("Rival"), REF, 8, 0, &sr_list_rival),
	F(to_staff, N_("Hand over to"), REF, 8, 0, &sr_ref_staff),
	F(note, N_("Explanation"), NOTE, 30, 0, NULL),
	F(staff, N_("Applicant"), REF, 8, 0, &sr_ref_staff),
	F(day, N_("Day"), DAY, 5, 0, NULL),
	F(decider, N_("Decided by"), REF, 8, 0, &sr_ref_staff),
	F(decided, N_("Decided on"), DAY, 5, 0, NULL),
	F(advice, N_("Advice"), NOTE, 20, 0, NULL),
	F(stage, N_("Stage"), REF, 10, 0, &sr_list_stage),
	F(lost_type, N_("Lost by"), ENUM, 10, 0, &sr_choice_lost_type),
	F(until, N_("Frozen until"), DAY, 10, 0, NULL),
	F(again, N_("Ask again on"), DAY, 10, 0, NULL),
	F(wanted, N_("Wanted grade"), GRADE, 2, 0, &sr_choice_grade),
	F(next_day, N_("Next contact"), DAY, 10, 0, NULL),
	F(other, N_("Duplicate of"), TEXT, 9, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_request_line = SR_RECORD(
    "request_line", N_("Application"), struct sr_request_line, request_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_decide, m, lab, typ, w, fl, ch)
static const struct sr_field decide[] = {
	F(id, "id", ID, 8, SR_REQUIRED | SR_HIDDEN, NULL),
	F(agree, N_("Agree"), BOOL, 3, 0, NULL),
	F(advice, N_("Advice"), NOTE, 40, 0, NULL),
	F(next_day, N_("Next contact"), DAY, 10, 0, NULL),
	F(to_staff, N_("Goes on with"), REF, 8, 0, &sr_ref_staff),
};
#undef F
const struct sr_record sr_rec_decide =
    SR_RECORD("decide", N_("Decision"), struct sr_decide, decide);
