/* Field tables of changes of grade rules, and of what the lead watches. */
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

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_progress_line, m, lab, typ, w, fl, ch)
static const struct sr_field progress_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(opened, N_("Opened"), DAY, 5, 0, NULL),
	F(first, N_("At first"), GRADE, 2, 0, &sr_choice_grade),
	F(grade, N_("Now"), GRADE, 2, 0, &sr_choice_grade),
	F(way, N_("Movement"), TEXT, 12, 0, NULL),
	F(steps, N_("Steps"), INT, 2, 0, NULL),
	F(contacts, N_("Contacts"), INT, 3, 0, NULL),
	F(last_day, N_("Last contact"), DAY, 5, 0, NULL),
	F(next_day, N_("Planned for"), DAY, 5, 0, NULL),
	F(next_kind, N_("Way"), ENUM, 6, 0, &sr_choice_contact_kind),
	F(next_theme, N_("Theme"), REF, 8, 0, &sr_list_theme),
	F(closed, N_("Closed"), DAY, 5, 0, NULL),
	F(fate, N_("Became"), TEXT, 14, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_progress_line = SR_RECORD("progress_line",
    N_("Progress of a card"), struct sr_progress_line, progress_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_evidence_line, m, lab, typ, w, fl, ch)
static const struct sr_field evidence_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(day, N_("Day"), DAY, 5, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(logged, N_("Logged at"), INSTANT, 16, SR_HIDDEN, NULL),
	F(log_day, N_("Logged on"), DAY, 5, 0, NULL),
	F(log_minute, N_("Logged at"), TIME, 5, 0, NULL),
	F(text, N_("What was said"), NOTE, 20, 0, NULL),
	F(empty, N_("Empty"), BOOL, 3, 0, NULL),
	F(repeated, N_("Same text"), INT, 3, 0, NULL),
	F(burst, N_("In a minute"), INT, 3, 0, NULL),
	F(late, N_("In the evening, of 100"), INT, 3, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_evidence_line = SR_RECORD("evidence_line",
    N_("Contact to look at"), struct sr_evidence_line, evidence_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_abnormal_line, m, lab, typ, w, fl, ch)
static const struct sr_field abnormal_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(opened, N_("Opened"), DAY, 5, 0, NULL),
	F(next_day, N_("Due"), DAY, 5, 0, NULL),
	F(overdue, N_("Days overdue"), INT, 3, 0, NULL),
	F(tries, N_("Not reached"), INT, 3, 0, NULL),
	F(age, N_("Days in grade"), INT, 4, 0, NULL),
	F(fall, N_("Grades lost"), INT, 2, 0, NULL),
	F(instruction, N_("Instruction"), TEXT, 20, 0, NULL),
	F(read_at, N_("Read"), INSTANT, 16, SR_HIDDEN, NULL),
	F(read_day, N_("Read on"), DAY, 5, 0, NULL),
	F(read_minute, N_("Read at"), TIME, 5, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_abnormal_line = SR_RECORD("abnormal_line",
    N_("Customer that needs help"), struct sr_abnormal_line, abnormal_line);
