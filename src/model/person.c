/* Field tables of persons, their numbers, search hits. */
#include <showroom/person.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_person, m, lab, typ, w, fl, ch)
static const struct sr_field person[] = {
	SR_HEAD_FIELDS(struct sr_person),
	F(name, N_("Name"), TEXT, 10, SR_REQUIRED, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED | SR_LOCAL, NULL),
	F(phone2, N_("Second phone"), PHONE, 13, SR_MASKED | SR_LOCAL, NULL),
	F(phone3, N_("Third phone"), PHONE, 13, SR_MASKED | SR_LOCAL | SR_MORE,
	    NULL),
	F(sex, N_("Sex"), ENUM, 4, 0, &sr_choice_sex),
	F(kind, N_("Kind of customer"), ENUM, 8, 0, &sr_choice_person_kind),
	F(wechat, N_("WeChat"), TEXT, 14, 0, NULL),
	F(qq, N_("QQ"), TEXT, 12, SR_MORE, NULL),
	F(email, N_("E-mail"), TEXT, 20, SR_MORE, NULL),
	F(pinyin_fix, N_("Pinyin correction"), TEXT, 20, SR_MORE, NULL),
	F(birthday, N_("Birthday"), DAY, 10, 0, NULL),
	F(lunar, N_("Lunar birthday"), BOOL, 3, SR_MORE, NULL),
	F(moon, N_("Lunar date"), TEXT, 16, SR_MORE, NULL),
	F(idkind, N_("Kind of paper"), REF, 8, SR_MORE, &sr_list_idkind),
	F(id_number, N_("Paper number"), IDCARD, 18, SR_MASKED | SR_MORE, NULL),
	F(marital, N_("Marital state"), REF, 6, SR_MORE, &sr_list_marital),
	F(education, N_("Education"), REF, 8, SR_MORE, &sr_list_education),
	F(job, N_("Occupation"), REF, 8, SR_MORE, &sr_list_job),
	F(company, N_("Company"), TEXT, 20, SR_MORE, NULL),
	F(industry, N_("Industry"), REF, 8, SR_MORE, &sr_list_industry),
	F(income, N_("Household income"), REF, 8, SR_MORE, &sr_list_income),
	F(hobby, N_("Hobbies"), SET, 16, SR_MORE, &sr_list_hobby),
	F(area, N_("Area"), TEXT, 16, 0, NULL),
	F(address, N_("Address"), TEXT, 30, SR_MORE, NULL),
	F(visittime, N_("Best time"), REF, 8, 0, &sr_list_visittime),
	F(visitplace, N_("Best place"), REF, 8, SR_MORE, &sr_list_visitplace),
	F(consent, N_("Consent to"), REF, 10, 0, &sr_list_consent),
	F(consent_day, N_("Consent on"), DAY, 10, 0, NULL),
	F(medium, N_("Consent by"), REF, 8, 0, &sr_list_medium),
	F(channels, N_("Ways agreed to"), SET, 16, 0, &sr_list_channel),
	F(no_calls, N_("Do not call"), BOOL, 3, 0, NULL),
	F(note, N_("About the person"), NOTE, 30, SR_MORE, NULL),
	F(pinyin, N_("Pinyin"), TEXT, 16, SR_KEPT | SR_HIDDEN, NULL),
	F(initials, N_("Initials"), TEXT, 6, SR_KEPT | SR_HIDDEN, NULL),
	F(lunar_key, N_("Lunar day"), TEXT, 6, SR_KEPT | SR_HIDDEN, NULL),
	F(batch, N_("Import"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
	F(merged, N_("Merged"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_person =
    SR_RECORD("person", N_("Person"), struct sr_person, person);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_phone, m, lab, typ, w, fl, ch)
static const struct sr_field phone[] = {
	SR_HEAD_FIELDS(struct sr_phone),
	F(person, N_("Person"), REF, 8, SR_REQUIRED, &sr_ref_person),
	F(number, N_("Number"), PHONE, 13, SR_REQUIRED | SR_MASKED, NULL),
	F(place, N_("Place"), INT, 1, 0, NULL),
};
#undef F
const struct sr_record sr_rec_phone =
    SR_RECORD("phone", N_("Phone"), struct sr_phone, phone);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_hit, m, lab, typ, w, fl, ch)
static const struct sr_field hit[] = {
	F(id, N_("Person"), ID, 8, SR_HIDDEN, NULL),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(name, N_("Name"), TEXT, 10, 0, NULL),
	F(phone, N_("Phone"), PHONE, 13, SR_MASKED, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(owner, N_("Owner"), REF, 8, 0, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(last_day, N_("Last contact"), DAY, 5, 0, NULL),
	F(protected_until, N_("Protected until"), DAY, 5, 0, NULL),
	F(protects, N_("Protected"), BOOL, 3, 0, NULL),
	F(visits, N_("Earlier visits"), INT, 2, 0, NULL),
	F(plate, N_("Plate"), PLATE, 8, 0, NULL),
	F(via, N_("Linked with"), TEXT, 8, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_hit =
    SR_RECORD("hit", N_("Found"), struct sr_hit, hit);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_ask, m, lab, typ, w, fl, ch)
static const struct sr_field ask[] = {
	F(text, N_("Search"), TEXT, 20, 0, NULL),
	F(limit, N_("Rows"), INT, 4, 0, NULL),
	F(whole, N_("Complete"), BOOL, 3, 0, NULL),
};
#undef F
const struct sr_record sr_rec_ask =
    SR_RECORD("ask", N_("Search"), struct sr_ask, ask);
