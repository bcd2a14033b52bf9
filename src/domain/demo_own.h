/* What the files of the example dealership share (demo.h). */
#ifndef DOMAIN_DEMO_OWN_H
#define DOMAIN_DEMO_OWN_H

#include <showroom/ops.h>

#include "domain/demo.h"
#include "domain/demo_text.h"
#include "domain/sample.h"

struct arena;

/* 0 to DEMO_SALES - 1 are the salespeople. */
enum demo_actor {
	DEMO_AT_DESK = DEMO_SALES,
	DEMO_LEAD,
	DEMO_HEAD,
	DEMO_CR,
	DEMO_FINANCE,
	DEMO_GM,
	DEMO_OFFICE,
	DEMO_NACTOR
};

/* Rows of a list by how often they are chosen. */
enum demo_list {
	DEMO_MODEL,
	DEMO_COLOUR,
	DEMO_SOURCE,
	DEMO_SOURCE_CALL,
	DEMO_PURPOSE,
	DEMO_NONINTENT,
	DEMO_FIRST_HOW,
	DEMO_INVITED,
	DEMO_AGAIN_HOW,
	DEMO_NOFILE,
	DEMO_RIVAL,
	DEMO_USAGE,
	DEMO_BUYTYPE,
	DEMO_PAYMENT,
	DEMO_RESULT,
	DEMO_TRANSPORT,
	DEMO_THEME,
	DEMO_THEME_FIRST,
	DEMO_THEME_APPOINTED,
	DEMO_THEME_DESK,
	DEMO_NOTREACHED,
	DEMO_LOST_PRODUCT,
	DEMO_LOST_PROCESS,
	DEMO_STAGE,
	DEMO_WHY_FROZEN,
	DEMO_WHY_VOID,
	DEMO_WHY_BACK,
	DEMO_WEATHER,
	DEMO_JOB,
	DEMO_INCOME,
	DEMO_EDUCATION,
	DEMO_CONSENT,
	DEMO_MEDIUM,
	DEMO_CAR,
	DEMO_ROUTE,
	DEMO_ROUND,
	DEMO_FOCUS,
	DEMO_VISITTIME,
	DEMO_NLIST
};

enum { DEMO_MOST = 16 };
struct demo_rows {
	int n, sum;
	int weight[DEMO_MOST];
	sr_id id[DEMO_MOST];
};

/* One prospect, as the salesperson knows him. */
struct demo_client {
	sr_id card, person;
	int owner; /* salesperson */
	int32_t sex, grade;
	int model; /* place in the table of models */
	sr_day next;
	sr_time minute; /* an appointment */
	bool closed;
	bool quiet;   /* nobody reaches him any more */
	sr_day until; /* frozen until */
	sr_day ordered;
	sr_id request;
	sr_day asked;
	int asked_kind;
	char name[SAMPLE_NAME], phone[SAMPLE_PHONE];
};

/* One guest of the day that is being played. */
struct demo_guest {
	sr_time in, out; /* out 0: a call */
	int32_t kind;
	int sales;
	long client; /* -1: a stranger */
	bool bare;   /* his line stays incomplete */
	sr_id visit;
	sr_time drives; /* leaves for a test drive; 0: none */
	int car;        /* of the three */
	sr_id drive;
	struct sr_visit line; /* as it will be when complete */
	char name[SAMPLE_NAME], said[SAMPLE_NAME], phone[SAMPLE_PHONE];
	char plate[SAMPLE_PHONE], note[DEMO_TEXT];
	int model;
	int32_t sex;
};

struct demo;
struct demo_event {
	sr_time at;
	int order;
	void (*play)(struct demo *x, const struct demo_event *e);
	size_t which; /* guest or client */
	int actor;
	bool more; /* with the dice of what came later into the example */
};

enum { DEMO_CLIENTS = 2048, DEMO_GUESTS = 64, DEMO_EVENTS = 1024 };

struct demo {
	struct domain *d;
	struct arena *mem;
	struct sr_error *err;
	int rc; /* of the first call that failed; then no more are made */
	const char *reason; /* of the next call */
	struct conn *conn[DEMO_NACTOR];
	sr_id staff[DEMO_NACTOR];
	struct sample dice;
	struct sample other; /* the dice not in use: see demo_more */
	struct sample hours; /* when people are best reached */
	bool more;
	uint32_t number; /* of the last phone given out */
	struct demo_rows rows[DEMO_NLIST];
	sr_day first, today, day;
	sr_time now;           /* minute of the last day */
	sr_instant midnight;   /* of the first day */
	int turn;              /* whose guest is the next */
	int32_t km[DEMO_MOST]; /* of the cars for test drives */
	sr_id booked;          /* a test drive of the day, with the first car */
	size_t nclient, nguest, nevent;
	struct demo_client client[DEMO_CLIENTS];
	struct demo_guest guest[DEMO_GUESTS];
	struct demo_event event[DEMO_EVENTS];
};

#define DEMO_HM(h, m) ((sr_time)((h)*60 + (m) + 1))
#define DEMO_BOOKED DEMO_HM(10, 30)

/* ACTOR calls OP; nothing is done any more once a call has failed. */
bool demo_call(struct demo *x, int actor, int op, const void *arg, void *res);
/* S, cut to SIZE bytes; both may lie in X. */
void demo_copy(char *to, const char *s, size_t size);
sr_id demo_choose(struct demo *x, enum demo_list list);
int demo_between(struct demo *x, int low, int high); /* both inclusive */
/* Later on this day, unless it is past the last minute. */
void demo_later(struct demo *x, sr_time at, int actor,
    void (*play)(struct demo *, const struct demo_event *), size_t which);
/* The same by the clock of the last day, however early it is. */
void demo_now(struct demo *x, sr_time at, int actor,
    void (*play)(struct demo *, const struct demo_event *), size_t which);
const char *demo_say(
    struct demo *x, enum demo_text kind, char buf[static DEMO_TEXT]);

/*
 * What came later into the example has dice of its own, so that all the rest
 * stays as it was.
 */
void demo_dice(struct demo *x, bool more);
/* The salesperson whose row STAFF is, -1: none. */
int demo_sales(const struct demo *x, sr_id staff);

/* demo_guest.c: the day's guests; demo_card.c: cards and their contacts. */
void demo_guests_come(struct demo *x);
void demo_clients_due(struct demo *x);
void demo_card_open(struct demo *x, const struct demo_event *guest);
void demo_instore(struct demo *x, const struct demo_event *client);
void demo_leads_decide(struct demo *x);
/* What CARD says of K by now. */
void demo_client_is(struct demo_client *k, const struct sr_card *card);

/* demo_desk.c: the rotation of the last day, test drives. */
extern const char demo_standin[]; /* why not a guest's own salesperson */
void demo_shifts(struct demo *x);
/* Who gets G, and why, into the line that the desk types; who types it. */
int demo_handed(struct demo *x, struct demo_guest *g, struct sr_visit *line);
/* Does G drive a car while he is here?  Then that is planned. */
bool demo_drives(struct demo *x, struct demo_guest *g);
void demo_drive_at(struct demo *x, struct demo_guest *g, sr_time at);

/* demo_sale.c: orders, deliveries. */
bool demo_is_ordered(const struct demo_client *k);
/* Does the client of VISIT order, now that he was here? */
void demo_buys(struct demo *x, const struct demo_event *visit);
void demo_orders(struct demo *x, const struct demo_event *e);
void demo_cars_come(struct demo *x);
void demo_withdraws(struct demo *x, const struct demo_event *e);

/* demo_person.c: customers to choose from, and what is known of them. */
bool demo_is_open(const struct demo_client *k);
bool demo_is_hot(const struct demo_client *k);
bool demo_is_cold(const struct demo_client *k);
/* One of OWNER's (-1: anybody's) of whom IS holds; NULL: there is none. */
struct demo_client *demo_client_like(
    struct demo *x, int owner, bool (*is)(const struct demo_client *));
void demo_twin_comes(struct demo *x, const struct demo_event *e);
void demo_link_made(struct demo *x, const struct demo_event *e);
void demo_birthday_told(struct demo *x, const struct demo_event *e);

/* demo_more.c: what the other boards show. */
void demo_more(struct demo *x);

#endif
