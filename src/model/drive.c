/* Field tables of the test drives. */
#include <showroom/drive.h>

#include "base/intl.h"
#include "base/banned.h"

static const struct sr_enum states[] = {
	{ SR_DRIVE_BOOKED, "booked", N_("Booked") },
	{ SR_DRIVE_OUT, "out", N_("On the road") },
	{ SR_DRIVE_BACK, "back", N_("Done") },
	{ SR_DRIVE_CANCELLED, "cancelled", N_("Cancelled") },
	{ SR_DRIVE_NOSHOW, "noshow", N_("Did not come") },
	{ 0, NULL, NULL },
};
const struct sr_choice sr_choice_drive_state = { "drive_state", states };

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_drive, m, lab, typ, w, fl, ch)
static const struct sr_field drive[] = {
	SR_HEAD_FIELDS(struct sr_drive),
	F(code, N_("Test drive"), TEXT, 9, SR_KEPT, NULL),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(visit, N_("Visit"), REF, 8, SR_FIXED | SR_HIDDEN, &sr_ref_visit),
	F(state, N_("State"), ENUM, 10, 0, &sr_choice_drive_state),
	F(name, N_("Customer"), TEXT, 10, SR_REQUIRED, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(sex, N_("Sex"), ENUM, 4, 0, &sr_choice_sex),
	F(staff, N_("Salesperson"), REF, 8, SR_REQUIRED, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(car, N_("Car"), REF, 14, SR_REQUIRED, &sr_list_testcar),
	F(route, N_("Route"), REF, 14, 0, &sr_list_route),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(begins, N_("From"), TIME, 5, SR_REQUIRED, NULL),
	F(ends, N_("To"), TIME, 5, 0, NULL),
	F(driver, N_("Driver"), TEXT, 10, 0, NULL),
	F(driver_phone, N_("Driver's phone"), PHONE, 13, SR_MASKED, NULL),
	F(licence, N_("Licence"), IDCARD, 18, SR_MASKED, NULL),
	F(id_number, N_("Paper number"), IDCARD, 18, SR_MASKED, NULL),
	F(agreed, N_("Agreement signed"), BOOL, 3, 0, NULL),
	F(officer, N_("Beside the driver"), REF, 8, 0, &sr_ref_staff),
	F(out_at, N_("Went out"), TIME, 5, SR_KEPT, NULL),
	F(back_at, N_("Came back"), TIME, 5, SR_KEPT, NULL),
	F(km_out, N_("Km out"), INT, 6, 0, NULL),
	F(km_back, N_("Km back"), INT, 6, 0, NULL),
	F(feedback, N_("Feedback"), NOTE, 30, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_drive =
    SR_RECORD("drive", N_("Test drive"), struct sr_drive, drive);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_drive_sum, m, lab, typ, w, fl, ch)
static const struct sr_field drive_sum[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(drives, N_("Test drives"), INT, 4, 0, NULL),
	F(noshow, N_("Did not come"), INT, 4, 0, NULL),
	F(guests, N_("Filed and again"), INT, 4, 0, NULL),
	F(rate, N_("Test-drive rate"), RATE, 7, 0, NULL),
	F(cards, N_("Cards opened"), INT, 4, 0, NULL),
	F(rate_cards, N_("Drives per card"), RATE, 7, 0, NULL),
	F(orders, N_("Ordered after it"), INT, 4, 0, NULL),
	F(rate_orders, N_("Orders per drive"), RATE, 7, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_drive_sum = SR_RECORD(
    "drive_sum", N_("Rate of test drives"), struct sr_drive_sum, drive_sum);
