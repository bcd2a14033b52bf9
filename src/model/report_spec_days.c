/*
 * Lists of days: the register, the calendar, test drives, what waits,
 * birthdays, appointments.
 */
#include "model/report_spec_own.h"
#include "base/banned.h"

static const struct report_col visits[] = {
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("leave", 0),
	FIELD("kind", 0),
	COL("people", N_("Nr"), 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	COL("seen", N_("Seen"), 0),
	FIELD("model", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("how", 0),
	FIELD("source", 0),
	FIELD("note", 0),
};

static const struct report_col days[] = {
	FIELD("day", 0),
	FIELD("grade", 0),
	FIELD("planned", 0),
	FIELD("done", 0),
	FIELD("overdue", 0),
};

static const struct report_col drives[] = {
	COL("code", N_("Drive no."), 0),
	FIELD("day", 0),
	FIELD("begins", 0),
	FIELD("ends", 0),
	FIELD("state", 0),
	FIELD("name", 0),
	COL("staff", N_("Sales"), 0),
	FIELD("car", 0),
	FIELD("route", 0),
	FIELD("out_at", 0),
	COL("back_at", N_("Back"), 0),
	FIELD("km_out", 0),
	FIELD("km_back", 0),
	FIELD("feedback", 0),
};

static const struct report_col drive_rate[] = {
	FIELD("staff", REPORT_TOTAL),
	FIELD("drives", 0),
	FIELD("noshow", 0),
	FIELD("guests", 0),
	FIELD("rate", REPORT_MINUS),
	FIELD("cards", 0),
	FIELD("rate_cards", REPORT_MINUS),
	FIELD("orders", 0),
	FIELD("rate_orders", REPORT_MINUS),
};

static const struct report_col agenda[] = {
	FIELD("kind", 0),
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("purpose", 0),
	FIELD("alert", 0),
	FIELD("since", 0),
	FIELD("car", 0),
	FIELD("text", 0),
};

static const struct report_col tomorrow_cards[] = {
	FIELD("next_day", 0),
	FIELD("next_minute", 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	FIELD("grade", 0),
	FIELD("owner", 0),
	FIELD("model", 0),
	FIELD("next_kind", 0),
	FIELD("best", 0),
	FIELD("last_text", 0),
};

static const struct report_col birthdays[] = {
	FIELD("day", 0),
	FIELD("name", 0),
	FIELD("phone", 0),
	FIELD("born", 0),
	FIELD("lunar", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("best", 0),
};

static const struct report_col appointments[] = {
	FIELD("day", 0),
	FIELD("minute", 0),
	FIELD("code", 0),
	FIELD("name", 0),
	FIELD("grade", 0),
	FIELD("staff", 0),
	FIELD("purpose", 0),
	FIELD("state", 0),
	FIELD("note", 0),
};

static const struct report_col shows[] = {
	FIELD("staff", REPORT_TOTAL),
	FIELD("booked", 0),
	FIELD("shown", 0),
	FIELD("noshow", 0),
	FIELD("cancelled", 0),
	FIELD("rate", REPORT_MINUS),
};

const struct report_spec report_specs_days[] = {
	{ .name = "register",
	    .title = N_("Register"),
	    LIST(VISIT_FIND, visits),
	    .by_staff = true,
	    .searched = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L },
	{ .name = "calendar",
	    .title = N_("Follow-up calendar"),
	    LIST(CALENDAR_FIND, days),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .note = N_("Contacts by day and grade; overdue ones stand on the "
		       "day on which they were due.") },
	{ .name = "test-drives",
	    .title = N_("Test drives"),
	    LIST(DRIVE_FIND, drives),
	    .by_staff = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L },
	{ .name = "test-drive-rate",
	    .title = N_("Rate of test drives"),
	    LIST(DRIVE_SUM, drive_rate),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("Rate: drives / walk-ins that left a number or came "
		       "again. Orders: drives after which the card was "
		       "ordered.") },
	{ .name = "today",
	    .title = N_("What else waits today"),
	    LIST(AGENDA_FIND, agenda),
	    .by_staff = true,
	    .span = REPORT_TODAY,
	    .paper = REPORT_A4L },
	{ .name = "tomorrow",
	    .title = N_("The next day's plan"),
	    LIST(PLAN_FIND, tomorrow_cards),
	    .by_staff = true,
	    .span = REPORT_ANY,
	    .paper = REPORT_A4L },
	{ .name = "birthdays",
	    .title = N_("Birthdays"),
	    LIST(BIRTHDAY_FIND, birthdays),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	{ .name = "appointments",
	    .title = N_("Appointments"),
	    LIST(APPOINTMENT_FIND, appointments),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L },
	{ .name = "show-rate",
	    .title = N_("Show rate"),
	    LIST(SHOWS_FIND, shows),
	    .by_staff = true,
	    .span = REPORT_MONTH,
	    .paper = REPORT_A4L,
	    .note = N_("Rate: turned up / those who turned up and those who "
		       "did not; booked and cancelled ones are left out.") },
	{ .name = NULL },
};
