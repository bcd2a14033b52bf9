/* Field tables of rounds of mail, calls and visits. */
#include <showroom/round.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_round_ask, m, lab, typ, w, fl, ch)
static const struct sr_field round_ask[] = {
	F(name, N_("Round"), TEXT, 20, SR_REQUIRED, NULL),
	F(theme, N_("Theme"), REF, 10, SR_REQUIRED, &sr_list_theme),
	F(kind, N_("Way"), ENUM, 8, SR_REQUIRED, &sr_choice_contact_kind),
	F(text, N_("Text"), NOTE, 40, 0, NULL),
	F(first, N_("From"), DAY, 10, SR_REQUIRED, NULL),
	F(last, N_("To"), DAY, 10, SR_REQUIRED, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(age_min, N_("Age from days"), INT, 4, 0, NULL),
	F(age_max, N_("Age to days"), INT, 4, 0, NULL),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(last_theme, N_("Last theme"), REF, 10, 0, &sr_list_theme),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
};
#undef F
const struct sr_record sr_rec_round_ask =
    SR_RECORD("round_ask", N_("Plan a round"), struct sr_round_ask, round_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_round, m, lab, typ, w, fl, ch)
static const struct sr_field round_fields[] = {
	SR_HEAD_FIELDS(struct sr_round),
	F(name, N_("Round"), TEXT, 20, SR_REQUIRED, NULL),
	F(theme, N_("Theme"), REF, 10, SR_REQUIRED, &sr_list_theme),
	F(kind, N_("Way"), ENUM, 8, SR_REQUIRED, &sr_choice_contact_kind),
	F(text, N_("Text"), NOTE, 40, 0, NULL),
	F(first, N_("From"), DAY, 10, SR_REQUIRED, NULL),
	F(last, N_("To"), DAY, 10, SR_REQUIRED, NULL),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(cards, N_("Cards"), INT, 5, SR_LOCAL | SR_DERIVED, NULL),
	F(done, N_("Done"), INT, 5, SR_LOCAL | SR_DERIVED, NULL),
	F(reached, N_("Reached"), INT, 7, SR_LOCAL | SR_DERIVED, NULL),
	F(dropped, N_("Cancelled"), INT, 7, SR_LOCAL | SR_DERIVED, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_round =
    SR_RECORD("round", N_("Round"), struct sr_round, round_fields);

#define F(m, lab) SR_FIELD(struct sr_round_sum, m, lab, INT, 5, 0, NULL)
static const struct sr_field round_sum[] = {
	SR_FIELD(
	    struct sr_round_sum, round, N_("Round"), ID, 8, SR_HIDDEN, NULL),
	F(cards, N_("Cards")),
	F(owners, N_("Salespeople")),
	F(days, N_("Days")),
	F(most, N_("At most a day")),
	F(no_calls, N_("Do not call")),
	F(no_consent, N_("No consent")),
	F(no_way, N_("Not by this way")),
	F(pending, N_("Application waits")),
	F(booked, N_("Appointment")),
	F(running, N_("In another round")),
	F(earlier, N_("Due before")),
	F(no_room, N_("No room")),
	SR_FIELD(struct sr_round_sum, text, N_("Text"), NOTE, 40, 0, NULL),
};
#undef F
const struct sr_record sr_rec_round_sum =
    SR_RECORD("round_sum", N_("Round"), struct sr_round_sum, round_sum);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_round_card, m, lab, typ, w, fl, ch)
static const struct sr_field round_card[] = {
	SR_HEAD_FIELDS(struct sr_round_card),
	F(round, N_("Round"), ID, 8, SR_KEPT, NULL),
	F(card, N_("Card"), REF, 9, SR_KEPT, &sr_ref_card),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(contact, N_("Contact"), REF, 8, SR_KEPT, &sr_ref_contact),
	F(dropped, N_("Cancelled on"), DAY, 10, SR_KEPT, NULL),
};
#undef F
const struct sr_record sr_rec_round_card = SR_RECORD(
    "round_card", N_("Card of a round"), struct sr_round_card, round_card);

#define F(m, lab) \
	SR_FIELD(struct sr_round_drop, m, lab, ID, 8, SR_REQUIRED, NULL)
static const struct sr_field round_drop[] = {
	F(round, N_("Round")),
	SR_FIELD(struct sr_round_drop, line, N_("Card"), ID, 8, 0, NULL),
};
#undef F
const struct sr_record sr_rec_round_drop = SR_RECORD(
    "round_drop", N_("Cancel a round"), struct sr_round_drop, round_drop);

static const struct sr_enum left_values[] = {
	{ SR_LEFT_PENDING, "pending", N_("Application waits") },
	{ SR_LEFT_RUNNING, "running", N_("In another round") },
	{ SR_LEFT_BOOKED, "booked", N_("Appointment") },
	{ SR_LEFT_NO_CALLS, "no_calls", N_("Do not call") },
	{ SR_LEFT_NO_CONSENT, "no_consent", N_("No consent") },
	{ SR_LEFT_NO_WAY, "no_way", N_("Not by this way") },
	{ 0, NULL, NULL },
};
static const struct sr_choice choice_left = { "left", left_values };

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_round_line, m, lab, typ, w, fl, ch)
static const struct sr_field round_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(round, N_("Round"), TEXT, 12, 0, NULL),
	F(card, "card", ID, 8, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(sex, N_("Sex"), ENUM, 4, 0, &sr_choice_sex),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(address, N_("Address"), TEXT, 20, 0, NULL),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(day, N_("Due"), DAY, 5, 0, NULL),
	F(state, N_("State"), ENUM, 6, 0, &sr_choice_contact_state),
	F(done, N_("Done"), DAY, 5, 0, NULL),
	F(reached, N_("Outcome"), ENUM, 6, 0, &sr_choice_reached),
	F(said, N_("What was said"), NOTE, 20, 0, NULL),
	F(dropped, N_("Cancelled on"), DAY, 5, SR_HIDDEN, NULL),
	F(text, N_("Text"), NOTE, 40, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
	F(left, "left", ENUM, 8, SR_HIDDEN, &choice_left),
	F(start, "start", DAY, 5, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_round_line = SR_RECORD(
    "round_line", N_("Card of a round"), struct sr_round_line, round_line);
