/* Field tables of what follows a loss, and of wins. */
#include <showroom/loss.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_recontact, m, lab, typ, w, fl, ch)
static const struct sr_field recontact[] = {
	SR_HEAD_FIELDS(struct sr_recontact),
	F(card, N_("Card"), REF, 9, SR_KEPT | SR_HIDDEN, &sr_ref_card),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Ask again on"), DAY, 10, SR_REQUIRED, NULL),
	F(months, N_("Months after"), INT, 3, SR_KEPT, NULL),
	F(state, N_("State"), ENUM, 8, SR_KEPT, &sr_choice_recontact_state),
	F(done, N_("Done on"), DAY, 10, SR_KEPT, NULL),
	F(reached, N_("Outcome"), ENUM, 6, 0, &sr_choice_reached),
	F(text, N_("What was said"), NOTE, 40, 0, NULL),
	F(code, N_("Card"), TEXT, 9, SR_LOCAL | SR_DERIVED, NULL),
	F(name, N_("Customer"), TEXT, 10, SR_LOCAL | SR_DERIVED, NULL),
	F(grade, N_("Grade"), GRADE, 2, SR_LOCAL | SR_DERIVED,
	    &sr_choice_grade),
	F(model, N_("Model"), REF, 10, SR_LOCAL | SR_DERIVED, &sr_list_model),
	F(reason, N_("Reason"), REF, 10, SR_LOCAL | SR_DERIVED, &sr_list_lost),
	F(why, N_("Explanation"), NOTE, 30, SR_LOCAL | SR_DERIVED, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_recontact = SR_RECORD(
    "recontact", N_("Contact after a loss"), struct sr_recontact, recontact);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_win, m, lab, typ, w, fl, ch)
static const struct sr_field win[] = {
	SR_HEAD_FIELDS(struct sr_win),
	F(card, N_("Card"), REF, 9, SR_REQUIRED, &sr_ref_card),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(reason, N_("What decided it"), REF, 10, 0, &sr_list_focus),
	F(rival, N_("Rival beaten"), REF, 8, 0, &sr_list_rival),
	F(text, N_("How it was won"), NOTE, 40, SR_REQUIRED, NULL),
	F(code, N_("Card"), TEXT, 9, SR_LOCAL | SR_DERIVED, NULL),
	F(name, N_("Customer"), TEXT, 10, SR_LOCAL | SR_DERIVED, NULL),
	F(grade, N_("Grade"), GRADE, 2, SR_LOCAL | SR_DERIVED,
	    &sr_choice_grade),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_win =
    SR_RECORD("win", N_("Win report"), struct sr_win, win);

/* What a loss is told apart by. */
#define CAUSE_FIELDS \
	F(reason, N_("Reason"), REF, 10, 0, &sr_list_lost), \
	    F(lost_type, N_("Lost by"), ENUM, 10, 0, &sr_choice_lost_type), \
	    F(rival, N_("Rival"), REF, 8, 0, &sr_list_rival), \
	    F(stage, N_("Stage"), REF, 10, 0, &sr_list_stage), \
	    F(before, N_("Grade before"), GRADE, 2, 0, &sr_choice_grade), \
	    F(drive, N_("Test drive"), ENUM, 4, 0, &sr_choice_yesno)

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_loss_line, m, lab, typ, w, fl, ch)
static const struct sr_field loss_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(grade, N_("State"), GRADE, 2, 0, &sr_choice_grade),
	F(closed, N_("Closed on"), DAY, 10, 0, NULL),
	CAUSE_FIELDS,
	F(lost_to, N_("Lost to"), ENUM, 10, 0, &sr_choice_lost_to),
	F(reopened, N_("Reopened"), INT, 4, 0, NULL),
	F(until, N_("Frozen until"), DAY, 10, 0, NULL),
	F(since, N_("Missed since"), DAY, 10, 0, NULL),
	F(again, N_("Ask again on"), DAY, 10, 0, NULL),
	F(staff, N_("Applicant"), REF, 8, 0, &sr_ref_staff),
	F(decider, N_("Decided by"), REF, 8, 0, &sr_ref_staff),
	F(note, N_("Explanation"), NOTE, 30, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_loss_line =
    SR_RECORD("loss_line", N_("Loss"), struct sr_loss_line, loss_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_loss_sum, m, lab, typ, w, fl, ch)
static const struct sr_field loss_sum[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(part, N_("Told apart"), ENUM, 10, 0, &sr_choice_loss_part),
	CAUSE_FIELDS,
	F(lost, N_("Losses"), INT, 4, 0, NULL),
	F(share, N_("Share"), RATE, 7, 0, NULL),
	F(product, N_("By the product"), INT, 4, 0, NULL),
	F(product_rate, N_("Product share"), RATE, 7, 0, NULL),
	F(process, N_("By our process"), INT, 4, 0, NULL),
	F(process_rate, N_("Process share"), RATE, 7, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_loss_sum =
    SR_RECORD("loss_sum", N_("Loss analysis"), struct sr_loss_sum, loss_sum);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_loss_ask, m, lab, typ, w, fl, ch)
static const struct sr_field loss_ask[] = {
	F(from, N_("From"), DAY, 10, SR_REQUIRED, NULL),
	F(to, N_("To"), DAY, 10, SR_REQUIRED, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(figure, N_("Figure"), INT, 2, 0, NULL),
	F(part, N_("Told apart"), ENUM, 10, 0, &sr_choice_loss_part),
	CAUSE_FIELDS,
	F(back, N_("Backwards"), BOOL, 3, SR_HIDDEN, NULL),
	F(limit, N_("Rows"), INT, 4, SR_HIDDEN, NULL),
	F(key_id, N_("From id"), ID, 8, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_loss_ask =
    SR_RECORD("loss_ask", N_("Loss analysis"), struct sr_loss_ask, loss_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_loss_rate, m, lab, typ, w, fl, ch)
static const struct sr_field loss_rate[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(applied, N_("Applications"), INT, 4, 0, NULL),
	F(refused, N_("Refused"), INT, 4, 0, NULL),
	F(refused_rate, N_("Refusal rate"), RATE, 7, 0, NULL),
	F(clear, N_("Clear cause"), INT, 4, 0, NULL),
	F(clear_rate, N_("Clear-cause rate"), RATE, 7, 0, NULL),
	F(lost, N_("Losses"), INT, 4, 0, NULL),
	F(product, N_("By the product"), INT, 4, 0, NULL),
	F(product_rate, N_("Product share"), RATE, 7, 0, NULL),
	F(process, N_("By our process"), INT, 4, 0, NULL),
	F(process_rate, N_("Process share"), RATE, 7, 0, NULL),
	F(fresh, N_("New cards"), INT, 4, 0, NULL),
	F(carried, N_("Carried over"), INT, 4, 0, NULL),
	F(back, N_("Cards reopened"), INT, 4, 0, NULL),
	F(loss_rate, N_("Loss rate"), RATE, 7, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_loss_rate =
    SR_RECORD("loss_rate", N_("Loss rates"), struct sr_loss_rate, loss_rate);

const char *const sr_loss_figures[SR_LOSS_BACK + 1] = {
	[SR_LOSS_APPLIED] = "applied",
	[SR_LOSS_REFUSED] = "refused",
	[SR_LOSS_CLEAR] = "clear",
	[SR_LOSS_LOST] = "lost",
	[SR_LOSS_BY_PRODUCT] = "product",
	[SR_LOSS_BY_PROCESS] = "process",
	[SR_LOSS_FRESH] = "fresh",
	[SR_LOSS_CARRIED] = "carried",
	[SR_LOSS_BACK] = "back",
};
