/* Field tables of staff, lists, grade rules, holidays, settings, session. */
#include <showroom/staff.h>
#include <showroom/agenda.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_staff, m, lab, typ, w, fl, ch)
static const struct sr_field staff[] = {
	SR_HEAD_FIELDS(struct sr_staff),
	F(code, N_("Code"), TEXT, 6, SR_REQUIRED, NULL),
	F(name, N_("Name"), TEXT, 10, SR_REQUIRED, NULL),
	F(role, N_("Role"), ENUM, 12, SR_REQUIRED, &sr_choice_role),
	F(login, N_("Unix user"), TEXT, 12, 0, NULL),
	F(team, N_("Team"), TEXT, 10, 0, NULL),
	F(valid_from, N_("Valid from"), DAY, 10, 0, NULL),
	F(valid_to, N_("Valid to"), DAY, 10, 0, NULL),
	F(pinyin, N_("Pinyin"), TEXT, 16, SR_KEPT | SR_HIDDEN, NULL),
	F(batch, N_("Import"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
	F(no_account, "no account", BOOL, 3, SR_LOCAL | SR_DERIVED | SR_HIDDEN,
	    NULL),
	F(cards, "open cards", INT, 5, SR_LOCAL | SR_DERIVED | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_staff =
    SR_RECORD("staff", N_("Staff member"), struct sr_staff, staff);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_list_row, m, lab, typ, w, fl, ch)
static const struct sr_field list_row[] = {
	SR_HEAD_FIELDS(struct sr_list_row),
	F(list, N_("List"), TEXT, 10, SR_REQUIRED | SR_FIXED, NULL),
	F(code, N_("Code"), TEXT, 10, SR_REQUIRED, NULL),
	F(name_zh, N_("Chinese name"), TEXT, 16, SR_REQUIRED, NULL),
	F(name_en, N_("English name"), TEXT, 16, 0, NULL),
	F(extra, N_("Rule mark"), TEXT, 10, 0, NULL),
	F(sort, N_("Order"), INT, 4, 0, NULL),
	F(valid_from, N_("Valid from"), DAY, 10, 0, NULL),
	F(valid_to, N_("Valid to"), DAY, 10, 0, NULL),
	F(pinyin, N_("Pinyin"), TEXT, 16, SR_KEPT | SR_HIDDEN, NULL),
	F(batch, N_("Import"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_list_row =
    SR_RECORD("list_row", N_("List row"), struct sr_list_row, list_row);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_grade_rule, m, lab, typ, w, fl, ch)
static const struct sr_field grade_rule[] = {
	SR_HEAD_FIELDS(struct sr_grade_rule),
	F(grade, N_("Grade"), GRADE, 2, SR_REQUIRED | SR_FIXED,
	    &sr_choice_grade),
	F(buy_days, N_("Buys within days"), INT, 4, 0, NULL),
	F(every_days, N_("Contact every days"), INT, 4, 0, NULL),
	F(cap_days, N_("Hard cap days"), INT, 4, 0, NULL),
	F(chosen, N_("May be chosen"), BOOL, 3, 0, NULL),
	F(hot, N_("Counts as hot"), BOOL, 3, 0, NULL),
	F(jump, N_("Grades up without a reason"), INT, 2, 0, NULL),
	F(fall, N_("Grades down without a reason"), INT, 2, 0, NULL),
	F(approve, N_("A second person agrees"), BOOL, 3, 0, NULL),
	F(origin, N_("Where from"), TEXT, 8, 0, NULL),
	F(valid_from, N_("Valid from"), DAY, 10, 0, NULL),
	F(valid_to, N_("Valid to"), DAY, 10, SR_KEPT, NULL),
	F(applied, "applied", BOOL, 3, SR_KEPT | SR_HIDDEN, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_grade_rule =
    SR_RECORD("grade_rule", N_("Grade rule"), struct sr_grade_rule, grade_rule);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_holiday, m, lab, typ, w, fl, ch)
static const struct sr_field holiday[] = {
	SR_HEAD_FIELDS(struct sr_holiday),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(name_zh, N_("Chinese name"), TEXT, 12, SR_REQUIRED, NULL),
	F(name_en, N_("English name"), TEXT, 12, 0, NULL),
	F(kind, N_("Kind of day"), ENUM, 12, 0, &sr_choice_holiday_kind),
	F(closed, N_("House closed"), BOOL, 3, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
	F(moved, "moved", INT, 5, SR_LOCAL | SR_DERIVED | SR_HIDDEN, NULL),
	F(moved_to, "moved to", DAY, 10, SR_LOCAL | SR_DERIVED | SR_HIDDEN,
	    NULL),
	F(booked, "booked", INT, 5, SR_LOCAL | SR_DERIVED | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_holiday =
    SR_RECORD("holiday", N_("Holiday"), struct sr_holiday, holiday);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_setting, m, lab, typ, w, fl, ch)
static const struct sr_field setting[] = {
	SR_HEAD_FIELDS(struct sr_setting),
	F(name, N_("Setting"), TEXT, 20, SR_REQUIRED | SR_FIXED, NULL),
	F(value, N_("Value"), TEXT, 30, 0, NULL),
	F(origin, N_("Where from"), TEXT, 8, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_setting =
    SR_RECORD("setting", N_("Setting"), struct sr_setting, setting);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_session, m, lab, typ, w, fl, ch)
static const struct sr_field session[] = {
	F(staff, N_("Who"), REF, 8, 0, &sr_ref_staff),
	F(code, N_("Code"), TEXT, 6, 0, NULL),
	F(name, N_("Name"), TEXT, 10, 0, NULL),
	F(role, N_("Role"), ENUM, 12, 0, &sr_choice_role),
	F(house, N_("Dealership"), TEXT, 20, 0, NULL),
	F(preset, N_("Preset"), TEXT, 6, 0, NULL),
	F(today, N_("Today"), DAY, 10, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(demo, N_("Example data"), BOOL, 3, 0, NULL),
	F(advisory, N_("You own the file"), BOOL, 3, 0, NULL),
	F(day_capacity, N_("Contacts a day"), INT, 3, 0, NULL),
	F(open_batch, N_("Interrupted imports"), INT, 3, 0, NULL),
	F(backup_late, N_("Backup is late"), BOOL, 3, 0, NULL),
	F(backup_day, N_("Last backup"), DAY, 10, 0, NULL),
	F(backup_minute, N_("Last backup"), TIME, 5, 0, NULL),
	F(kiosk, N_("Shared front desk"), BOOL, 3, 0, NULL),
	F(locked, N_("Locked"), BOOL, 3, 0, NULL),
	F(lock_after, N_("Locks after seconds"), INT, 3, 0, NULL),
	F(failed, "failed", INT, 3, 0, NULL),
	F(failed_day, "failed", DAY, 10, 0, NULL),
	F(failed_minute, "failed", TIME, 5, 0, NULL),
};
#undef F
const struct sr_record sr_rec_session =
    SR_RECORD("session", N_("Session"), struct sr_session, session);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_login, m, lab, typ, w, fl, ch)
static const struct sr_field login[] = {
	F(login, N_("Unix user"), TEXT, 12, 0, NULL),
	F(code, N_("Staff code"), TEXT, 6, 0, NULL),
};
#undef F
const struct sr_record sr_rec_login =
    SR_RECORD("login", N_("Login"), struct sr_login, login);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_init, m, lab, typ, w, fl, ch)
static const struct sr_field init[] = {
	F(house, N_("Dealership"), TEXT, 24, SR_REQUIRED, NULL),
	F(zone, N_("Time zone"), TEXT, 20, SR_REQUIRED, NULL),
	F(preset, N_("Preset"), TEXT, 6, SR_REQUIRED, NULL),
	F(name, N_("Your name"), TEXT, 12, SR_REQUIRED, NULL),
	F(login, N_("Unix user"), TEXT, 12, 0, NULL),
};
#undef F
const struct sr_record sr_rec_init =
    SR_RECORD("init", N_("New house"), struct sr_init, init);
