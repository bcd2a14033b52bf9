/* My day: appointments, and what else is to be done beside due contacts. */
#ifndef SHOWROOM_AGENDA_H
#define SHOWROOM_AGENDA_H

#include <showroom/enums.h>

enum sr_holiday_kind {
	SR_DAY_OFF = 1,
	SR_DAY_WORK /* a weekend that is worked instead (调休) */
};
enum sr_appointment_for {
	SR_FOR_VISIT = 1,
	SR_FOR_DRIVE,
	SR_FOR_DEAL,
	SR_FOR_DELIVERY
};
enum sr_appointment_state { SR_BOOKED = 1, SR_SHOWN, SR_NOSHOW, SR_CANCELLED };
enum sr_agenda_kind {
	SR_AGENDA_APPOINTMENT = 1,
	SR_AGENDA_DRIVE,
	SR_AGENDA_ALERT,
	SR_AGENDA_INSTRUCTION,
	SR_AGENDA_NOSHOW,
	SR_AGENDA_FROZEN, /* frozen until today */
	SR_AGENDA_RECONTACT,
	SR_AGENDA_BIRTHDAY,
	SR_AGENDA_SLIPPING /* out of control on its day */
};

extern const struct sr_choice sr_choice_holiday_kind, sr_choice_appointment_for,
    sr_choice_appointment_state, sr_choice_agenda_kind;

/* Something to be done: read from the rows that ask for it. */
struct sr_agenda {
	sr_id id;     /* of the line: no two kinds share one */
	int32_t kind; /* enum sr_agenda_kind */
	sr_id row;    /* the appointment, drive, alert ... */
	sr_day day;
	sr_time minute;
	sr_id staff; /* whose it is */
	sr_id person, card;
	const char *code, *name, *phone;
	int32_t grade;
	int32_t purpose; /* of an appointment: enum sr_appointment_for */
	int32_t alert;   /* of an alert: enum sr_alert_kind */
	sr_id car;       /* of a test drive: list testcar */
	const char *text;
	sr_day since;      /* slipping: its contact was due */
	sr_day born;       /* of a birthday */
	const char *lunar; /* its day of the moon: see sr_person */
	sr_id best;        /* the best time to reach: list visittime */
	const char *key;
};
extern const struct sr_record sr_rec_agenda;

/*
 * A customer is expected.  It came when a line of the register of that day
 * says so, it did not when the day is over; people may say either, too.
 */
struct sr_appointment {
	SR_HEAD;
	sr_id card;
	sr_id staff; /* whose customer it is */
	sr_day day;
	sr_time minute;
	int32_t purpose; /* enum sr_appointment_for */
	int32_t state;   /* enum sr_appointment_state; 0 = booked */
	sr_id visit;     /* the line that showed it */
	const char *note;
	const char *code, *name; /* of the card; read-only */
	int32_t grade;
	const char *key;
};
extern const struct sr_record sr_rec_appointment;

/* How many of a salesperson's appointments came; staff 0: the house. */
struct sr_shows {
	sr_id id;
	sr_id staff;
	int32_t booked, shown, noshow, cancelled;
	int32_t rate; /* shown of shown and no-show; -1: neither */
	const char *key;
};
extern const struct sr_record sr_rec_shows;

#endif
