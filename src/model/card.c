/* Field tables of prospect cards and of the lines that lists show. */
#include <showroom/card.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_card, m, lab, typ, w, fl, ch)
static const struct sr_field card[] = {
	SR_HEAD_FIELDS(struct sr_card),
	F(code, N_("Card"), TEXT, 9, SR_KEPT, NULL),
	F(person, N_("Person"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_person),
	F(name, N_("Name"), TEXT, 10, SR_LOCAL | SR_FIXED, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_LOCAL | SR_FIXED | SR_MASKED, NULL),
	F(sex, N_("Sex"), ENUM, 4, SR_LOCAL | SR_FIXED, &sr_choice_sex),
	F(grade, N_("Grade"), GRADE, 2, SR_DERIVED, &sr_choice_grade),
	F(owner, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(opened, N_("Opened"), DAY, 10, SR_KEPT, NULL),
	F(closed, N_("Closed"), DAY, 10, SR_KEPT, NULL),
	F(reopened, N_("Reopened on"), DAY, 10,
	    SR_LOCAL | SR_DERIVED | SR_HIDDEN, NULL),
	F(next_day, N_("Next contact"), DAY, 10, SR_DERIVED, NULL),
	F(next_minute, N_("Next time"), TIME, 5, SR_DERIVED, NULL),
	F(next_kind, N_("Next way"), ENUM, 8, SR_DERIVED,
	    &sr_choice_contact_kind),
	F(next_theme, N_("Next theme"), REF, 10, SR_DERIVED, &sr_list_theme),
	F(last_day, N_("Last contact"), DAY, 10, SR_DERIVED, NULL),
	F(log_day, N_("Last attempt"), DAY, 10, SR_DERIVED, NULL),
	F(stage, N_("Stage"), REF, 8, 0, &sr_list_stage),
	F(drive, N_("Test drive"), ENUM, 4, 0, &sr_choice_yesno),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(trim, N_("Trim"), TEXT, 8, 0, NULL),
	F(colour, N_("Colour"), REF, 8, 0, &sr_list_colour),
	F(budget_min, N_("Budget from"), MONEY, 9, 0, NULL),
	F(budget_max, N_("Budget to"), MONEY, 9, 0, NULL),
	F(usage, N_("Use"), REF, 8, SR_MORE, &sr_list_usage),
	F(buytype, N_("Purchase type"), REF, 8, 0, &sr_list_buytype),
	F(payment, N_("Payment"), REF, 8, 0, &sr_list_payment),
	F(focus, N_("What matters"), SET, 20, SR_MORE, &sr_list_focus),
	F(rival, N_("Rival"), REF, 8, 0, &sr_list_rival),
	F(rival_why, N_("Why the rival"), TEXT, 20, SR_MORE, NULL),
	F(buy_day, N_("Expects to buy"), DAY, 10, 0, NULL),
	F(old_car, N_("Old car"), TEXT, 12, SR_MORE, NULL),
	F(old_plate, N_("Old plate"), PLATE, 8, SR_MORE, NULL),
	F(old_year, N_("Old car's year"), INT, 4, SR_MORE, NULL),
	F(old_km, N_("Old car's km"), INT, 7, SR_MORE, NULL),
	F(source, N_("Source"), REF, 10, 0, &sr_list_source),
	F(how, N_("Came how"), REF, 10, SR_MORE, &sr_list_how),
	F(occasion, N_("Occasion"), REF, 10, SR_MORE, &sr_list_occasion),
	F(ref_name, N_("Referred by"), TEXT, 10, SR_MORE, NULL),
	F(ref_phone, N_("Referrer's phone"), PHONE, 13, SR_MORE | SR_MASKED,
	    NULL),
	F(ref_vin, N_("Referrer's VIN"), VIN, 17, SR_MORE, NULL),
	F(visit, N_("Visit"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_visit),
	F(second_why, N_("Why a second card"), TEXT, 20, SR_KEPT, NULL),
	F(note, N_("Remark"), NOTE, 30, 0, NULL),
	F(warned, N_("Owner warned"), DAY, 10, SR_KEPT | SR_HIDDEN, NULL),
	F(pooled, N_("In the pool since"), DAY, 10, SR_KEPT | SR_HIDDEN, NULL),
	F(beyond_cap, N_("Beyond the cap"), BOOL, 3, SR_KEPT | SR_HIDDEN, NULL),
	F(name_key, N_("Sort name"), TEXT, 16, SR_KEPT | SR_HIDDEN, NULL),
	F(batch, N_("Import"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_card =
    SR_RECORD("card", N_("Prospect card"), struct sr_card, card);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_card_line, m, lab, typ, w, fl, ch)
static const struct sr_field card_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(person, N_("Person"), REF, 8, SR_HIDDEN, &sr_ref_person),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(tail, N_("Tail"), TEXT, 4, 0, NULL),
	F(sex, N_("Sex"), ENUM, 4, 0, &sr_choice_sex),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(trim, N_("Trim"), TEXT, 8, 0, NULL),
	F(source, N_("Source"), REF, 10, 0, &sr_list_source),
	F(opened, N_("Opened"), DAY, 5, 0, NULL),
	F(next_day, N_("Due"), DAY, 5, 0, NULL),
	F(next_minute, N_("Time"), TIME, 5, 0, NULL),
	F(next_kind, N_("Way"), ENUM, 6, 0, &sr_choice_contact_kind),
	F(next_theme, N_("Theme"), REF, 8, 0, &sr_list_theme),
	F(last_day, N_("Last contact"), DAY, 5, 0, NULL),
	F(log_day, N_("Last attempt"), DAY, 5, 0, NULL),
	F(last_text, N_("What was said"), NOTE, 20, 0, NULL),
	F(budget_min, N_("Budget from"), MONEY, 8, 0, NULL),
	F(budget_max, N_("Budget to"), MONEY, 8, 0, NULL),
	F(rival, N_("Rival"), REF, 8, 0, &sr_list_rival),
	F(best, N_("Best time"), REF, 8, 0, &sr_list_visittime),
	F(best_now, N_("It is now"), BOOL, 3, 0, NULL),
	F(contacts, N_("Contacts"), INT, 3, 0, NULL),
	F(attempts, N_("Attempts"), INT, 3, 0, NULL),
	F(visits, N_("Number of visits"), INT, 3, 0, NULL),
	F(request, N_("Application"), ENUM, 8, 0, &sr_choice_request_kind),
	F(beyond_cap, N_("Beyond the cap"), BOOL, 3, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_card_line =
    SR_RECORD("card_line", N_("Card line"), struct sr_card_line, card_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_handover, m, lab, typ, w, fl, ch)
static const struct sr_field handover[] = {
	SR_HEAD_FIELDS(struct sr_handover),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(from_staff, N_("From"), REF, 8, SR_REQUIRED, &sr_ref_staff),
	F(to_staff, N_("To"), REF, 8, SR_REQUIRED, &sr_ref_staff),
	F(reason, N_("Reason"), TEXT, 30, SR_REQUIRED, NULL),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(kind, N_("How"), ENUM, 10, SR_KEPT, &sr_choice_handover_kind),
	F(minute, N_("Time"), TIME, 5, SR_KEPT, NULL),
};
#undef F
const struct sr_record sr_rec_handover =
    SR_RECORD("handover", N_("Handover"), struct sr_handover, handover);
