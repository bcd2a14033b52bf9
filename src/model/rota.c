/* Field tables of the rotation. */
#include <showroom/rota.h>

#include "base/intl.h"
#include "base/banned.h"

#define CHOICE(nam, ...) \
	static const struct sr_enum nam##_values[] = { __VA_ARGS__, \
		{ 0, NULL, NULL } }; \
	const struct sr_choice sr_choice_##nam = { #nam, nam##_values }

CHOICE(shift_state, { SR_PRESENT, "present", N_("Present") },
    { SR_BREAK, "break", N_("On a break") },
    { SR_ABSENT, "absent", N_("Absent") });
CHOICE(handout_kind, { SR_IN_TURN, "turn", N_("In turn") },
    { SR_ASKED_FOR, "asked", N_("Asked for") },
    { SR_OWNER_BACK, "owner", N_("Own customer") },
    { SR_OVERRIDE, "override", N_("Override") },
    { SR_STAND_IN, "standin", N_("Stand-in") });
CHOICE(held, { SR_HELD_OVERDUE, "overdue", N_("Contacts overdue") },
    { SR_HELD_INCOMPLETE, "incomplete", N_("Lines incomplete") },
    { SR_HELD_BUSY, "busy", N_("With a guest") });

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_shift, m, lab, typ, w, fl, ch)
static const struct sr_field shift[] = {
	SR_HEAD_FIELDS(struct sr_shift),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(state, N_("State"), ENUM, 10, SR_KEPT, &sr_choice_shift_state),
	F(place, N_("Place"), INT, 3, SR_KEPT, NULL),
	F(came, N_("Checked in"), TIME, 5, SR_KEPT, NULL),
	F(since, N_("Since"), TIME, 5, SR_KEPT, NULL),
	F(away, N_("Minutes away"), INT, 4, SR_KEPT, NULL),
};
#undef F
const struct sr_record sr_rec_shift =
    SR_RECORD("shift", N_("Rotation"), struct sr_shift, shift);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_handout, m, lab, typ, w, fl, ch)
static const struct sr_field handout[] = {
	SR_HEAD_FIELDS(struct sr_handout),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(minute, N_("Time"), TIME, 5, SR_KEPT, NULL),
	F(visit, N_("Visit"), REF, 8, SR_KEPT, &sr_ref_visit),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(kind, N_("Why"), ENUM, 10, SR_KEPT, &sr_choice_handout_kind),
	F(instead, N_("Instead of"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(late, N_("Passed: overdue"), TEXT, 16, SR_KEPT, NULL),
	F(pending, N_("Passed: incomplete"), TEXT, 16, SR_KEPT, NULL),
	F(busy, N_("Passed: with a guest"), TEXT, 16, SR_KEPT, NULL),
	F(reason, N_("Reason"), TEXT, 30, SR_KEPT, NULL),
	F(author, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(back, N_("Taken back"), TIME, 5, SR_KEPT, NULL),
};
#undef F
const struct sr_record sr_rec_handout =
    SR_RECORD("handout", N_("Hand-out"), struct sr_handout, handout);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_shift_ask, m, lab, typ, w, fl, ch)
static const struct sr_field shift_ask[] = {
	F(staff, N_("Salesperson"), REF, 8, SR_REQUIRED, &sr_ref_staff),
	F(state, N_("State"), ENUM, 10, SR_REQUIRED, &sr_choice_shift_state),
};
#undef F
const struct sr_record sr_rec_shift_ask =
    SR_RECORD("shift_ask", N_("Check in"), struct sr_shift_ask, shift_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_turn_line, m, lab, typ, w, fl, ch)
static const struct sr_field turn_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(place, N_("Place"), INT, 3, 0, NULL),
	F(state, N_("State"), ENUM, 10, 0, &sr_choice_shift_state),
	F(next, N_("Next"), BOOL, 3, 0, NULL),
	F(held, N_("Passed over"), ENUM, 16, 0, &sr_choice_held),
	F(overdue, N_("Overdue"), INT, 3, 0, NULL),
	F(pending, N_("Incomplete"), INT, 3, 0, NULL),
	F(guests, N_("In house"), INT, 3, 0, NULL),
	F(turns, N_("In turn"), INT, 3, 0, NULL),
	F(asked, N_("Asked for"), INT, 3, 0, NULL),
	F(owned, N_("Own customer"), INT, 3, 0, NULL),
	F(override, N_("Override"), INT, 3, 0, NULL),
	F(stand, N_("Stand-in"), INT, 3, 0, NULL),
	F(passed, N_("Skipped"), INT, 3, 0, NULL),
	F(came, N_("Checked in"), TIME, 5, 0, NULL),
	F(since, N_("Since"), TIME, 5, 0, NULL),
	F(present, N_("Minutes there"), INT, 4, 0, NULL),
	F(busy, N_("With guests"), INT, 4, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_turn_line =
    SR_RECORD("turn_line", N_("Rotation"), struct sr_turn_line, turn_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_handout_line, m, lab, typ, w, fl, ch)
static const struct sr_field handout_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(visit, N_("Visit"), REF, 8, SR_HIDDEN, &sr_ref_visit),
	F(name, N_("Guest"), TEXT, 8, 0, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(kind, N_("Why"), ENUM, 10, 0, &sr_choice_handout_kind),
	F(instead, N_("Instead of"), REF, 8, 0, &sr_ref_staff),
	F(late, N_("Passed: overdue"), TEXT, 16, 0, NULL),
	F(pending, N_("Passed: incomplete"), TEXT, 16, 0, NULL),
	F(busy, N_("Passed: with a guest"), TEXT, 16, 0, NULL),
	F(reason, N_("Reason"), TEXT, 30, 0, NULL),
	F(author, N_("By"), REF, 8, 0, &sr_ref_staff),
	F(back, N_("Taken back"), TIME, 5, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_handout_line = SR_RECORD(
    "handout_line", N_("Hand-out"), struct sr_handout_line, handout_line);
