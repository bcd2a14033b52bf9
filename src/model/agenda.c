/* Field tables of what is to be done, and of appointments. */
#include <showroom/agenda.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_agenda, m, lab, typ, w, fl, ch)
static const struct sr_field agenda[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(kind, N_("What"), ENUM, 11, 0, &sr_choice_agenda_kind),
	F(row, N_("Of row"), ID, 8, SR_HIDDEN, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(person, N_("Person"), REF, 8, SR_HIDDEN, &sr_ref_person),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(code, N_("Card number"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(purpose, N_("For what"), ENUM, 10, 0, &sr_choice_appointment_for),
	F(alert, N_("Alert"), ENUM, 12, 0, &sr_choice_alert_kind),
	F(car, N_("Car"), REF, 14, 0, &sr_list_testcar),
	F(text, N_("What about it"), TEXT, 30, 0, NULL),
	F(since, N_("Missed since"), DAY, 10, 0, NULL),
	F(born, N_("Born"), DAY, 10, 0, NULL),
	F(lunar, N_("Lunar day"), TEXT, 6, 0, NULL),
	F(best, N_("Best time"), REF, 8, 0, &sr_list_visittime),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_agenda =
    SR_RECORD("agenda", N_("To do"), struct sr_agenda, agenda);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_appointment, m, lab, typ, w, fl, ch)
static const struct sr_field appointment[] = {
	SR_HEAD_FIELDS(struct sr_appointment),
	F(card, N_("Card"), REF, 9, SR_REQUIRED | SR_HIDDEN, &sr_ref_card),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(minute, N_("Time"), TIME, 5, SR_REQUIRED, NULL),
	F(purpose, N_("For what"), ENUM, 10, 0, &sr_choice_appointment_for),
	F(state, N_("State"), ENUM, 12, 0, &sr_choice_appointment_state),
	F(visit, N_("Visit"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_visit),
	F(note, N_("Note"), TEXT, 30, 0, NULL),
	F(code, N_("Card number"), TEXT, 9, SR_LOCAL | SR_DERIVED, NULL),
	F(name, N_("Customer"), TEXT, 10, SR_LOCAL | SR_DERIVED, NULL),
	F(grade, N_("Grade"), GRADE, 2, SR_LOCAL | SR_DERIVED,
	    &sr_choice_grade),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_appointment = SR_RECORD(
    "appointment", N_("Appointment"), struct sr_appointment, appointment);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_shows, m, lab, typ, w, fl, ch)
static const struct sr_field shows[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(booked, N_("Booked"), INT, 6, 0, NULL),
	F(shown, N_("Turned up"), INT, 6, 0, NULL),
	F(noshow, N_("Did not come"), INT, 6, 0, NULL),
	F(cancelled, N_("Cancelled"), INT, 6, 0, NULL),
	F(rate, N_("Show rate"), RATE, 6, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_shows =
    SR_RECORD("shows", N_("Show rate"), struct sr_shows, shows);
