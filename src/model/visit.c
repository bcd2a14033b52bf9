/* Field tables of the visitor register. */
#include <showroom/rota.h>
#include <showroom/visit.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_visit, m, lab, typ, w, fl, ch)
static const struct sr_field visit[] = {
	SR_HEAD_FIELDS(struct sr_visit),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(kind, N_("Way"), ENUM, 8, SR_REQUIRED, &sr_choice_visit_kind),
	F(minute, N_("In"), TIME, 5, 0, NULL),
	F(leave, N_("Out"), TIME, 5, 0, NULL),
	F(gone, N_("Has left"), BOOL, 3, SR_MORE, NULL),
	F(people, N_("People"), INT, 2, 0, NULL),
	F(name, N_("Guest"), TEXT, 10, 0, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(sex, N_("Sex"), ENUM, 4, 0, &sr_choice_sex),
	F(nofile, N_("Why no number"), REF, 10, 0, &sr_list_nofile),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(standin, N_("Stands in for"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(share, N_("Share of the stand-in"), RATE, 6, SR_KEPT, NULL),
	F(other_why, N_("Why not the owner"), TEXT, 20, SR_KEPT, NULL),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(trim, N_("Trim"), TEXT, 8, 0, NULL),
	F(colour, N_("Colour"), REF, 8, SR_MORE, &sr_list_colour),
	F(rival, N_("Rival"), REF, 8, 0, &sr_list_rival),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(source, N_("Source"), REF, 10, 0, &sr_list_source),
	F(purpose, N_("Purpose"), REF, 10, 0, &sr_list_purpose),
	F(how, N_("Came how"), REF, 10, 0, &sr_list_how),
	F(seen_typed, N_("First or again"), ENUM, 5, 0, &sr_choice_seen),
	F(drive, N_("Test drive"), ENUM, 4, 0, &sr_choice_yesno),
	F(quote, N_("Quoted"), ENUM, 4, 0, &sr_choice_yesno),
	F(survey, N_("Questionnaire"), ENUM, 4, SR_MORE, &sr_choice_yesno),
	F(usage, N_("Use"), REF, 8, SR_MORE, &sr_list_usage),
	F(buytype, N_("Purchase type"), REF, 8, 0, &sr_list_buytype),
	F(budget_min, N_("Budget from"), MONEY, 9, SR_MORE, NULL),
	F(budget_max, N_("Budget to"), MONEY, 9, SR_MORE, NULL),
	F(trade_in, N_("Trade-in"), BOOL, 3, SR_MORE, NULL),
	F(transport, N_("Came by"), REF, 8, SR_MORE, &sr_list_transport),
	F(own_car, N_("Guest's car"), TEXT, 12, SR_MORE, NULL),
	F(plate, N_("Plate"), PLATE, 8, SR_MORE, NULL),
	F(greeted, N_("Greeted outside"), BOOL, 3, SR_MORE, NULL),
	F(manager_in, N_("Manager took part"), BOOL, 3, SR_MORE, NULL),
	F(presented, N_("Car presented"), BOOL, 3, SR_MORE, NULL),
	F(wechat, N_("WeChat"), TEXT, 14, SR_MORE, NULL),
	F(ref_name, N_("Referred by"), TEXT, 10, SR_MORE, NULL),
	F(ref_phone, N_("Referrer's phone"), PHONE, 13, SR_MORE | SR_MASKED,
	    NULL),
	F(ref_vin, N_("Referrer's VIN"), VIN, 17, SR_MORE, NULL),
	F(result, N_("Result"), REF, 8, 0, &sr_list_result),
	F(note, N_("What happened"), NOTE, 30, 0, NULL),
	F(person, N_("Person"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_person),
	F(card, N_("Card"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_card),
	F(missing, N_("Still due"), TEXT, 20, SR_KEPT | SR_HIDDEN, NULL),
	F(voided, N_("Void"), BOOL, 3, SR_KEPT, NULL),
	F(void_reason, N_("Reason"), TEXT, 20, SR_KEPT, NULL),
	F(batch, N_("Import"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
	F(given, N_("Why"), ENUM, 10, SR_LOCAL | SR_HIDDEN,
	    &sr_choice_handout_kind),
};
#undef F
const struct sr_record sr_rec_visit =
    SR_RECORD("visit", N_("Visit"), struct sr_visit, visit);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_visit_line, m, lab, typ, w, fl, ch)
static const struct sr_field visit_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(day, N_("Day"), DAY, 5, 0, NULL),
	F(kind, N_("Way"), ENUM, 8, 0, &sr_choice_visit_kind),
	F(minute, N_("In"), TIME, 5, 0, NULL),
	F(leave, N_("Out"), TIME, 5, 0, NULL),
	F(gone, N_("Has left"), BOOL, 3, 0, NULL),
	F(people, N_("People"), INT, 2, 0, NULL),
	F(name, N_("Guest"), TEXT, 10, 0, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(seen, N_("First or again"), ENUM, 5, 0, &sr_choice_seen),
	F(seen_typed, N_("As typed"), ENUM, 5, 0, &sr_choice_seen),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(trim, N_("Trim"), TEXT, 8, 0, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(how, N_("Came how"), REF, 10, 0, &sr_list_how),
	F(source, N_("Source"), REF, 10, 0, &sr_list_source),
	F(person, N_("Person"), REF, 8, SR_HIDDEN, &sr_ref_person),
	F(card, N_("Card"), REF, 8, SR_HIDDEN, &sr_ref_card),
	F(missing, N_("Still due"), TEXT, 20, 0, NULL),
	F(invited, N_("Invited"), BOOL, 3, 0, NULL),
	F(voided, N_("Void"), BOOL, 3, 0, NULL),
	F(corrected, N_("Corrected"), BOOL, 3, 0, NULL),
	F(note, N_("What happened"), NOTE, 30, 0, NULL),
	F(key, "key", TEXT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_visit_line = SR_RECORD(
    "visit_line", N_("Register line"), struct sr_visit_line, visit_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_known_ask, m, lab, typ, w, fl, ch)
static const struct sr_field known_ask[] = {
	F(phone, N_("Phone"), PHONE, 13, SR_REQUIRED, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_known_ask =
    SR_RECORD("known_ask", N_("Whose number"), struct sr_known_ask, known_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_mark, m, lab, typ, w, fl, ch)
static const struct sr_field mark[] = {
	F(id, "id", ID, 8, SR_REQUIRED | SR_HIDDEN, NULL),
	F(rev, "rev", INT, 3, SR_HIDDEN, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(reason, N_("Reason"), TEXT, 30, 0, NULL),
};
#undef F
const struct sr_record sr_rec_mark =
    SR_RECORD("mark", N_("Change"), struct sr_mark, mark);
