/*
 * Clerks at the socket: connections of this one process, a thread each, that
 * register guests, log contacts, look customers up and page lists.  Times
 * are those of the call, what the thread waited for a processor included.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <showroom.h>
#include <showroom/open.h>

#include "base/arena.h"
#include "load.h"
#include "pty.h"

enum { PAGE = 40 };

struct clerk {
	struct clerks *all;
	int number;
	pthread_t thread;
	struct sr *sr;
	struct arena *mem;
	sr_id card, source, staff;
	sr_day today;
	unsigned dice;
	long writes;
	struct work work;
};

struct clerks {
	struct clerks_plan plan;
	struct ledger *ledger;
	struct clerk clerk[CLERKS];
	double begun;
	atomic_bool stop, go;
};

static unsigned
below(struct clerk *c, unsigned n)
{
	c->dice = c->dice * 1103515245u + 12345u;
	return (c->dice >> 16) % n;
}

static void
sleep_until(double ms)
{
	sleep_ms(ms - now_ms());
}

static bool
told(struct clerk *c, int rc, const char *what)
{
	const struct sr_error *err = sr_error(c->sr);

	if (rc == SR_OK)
		return true;
	if (c->work.errors++ == 0)
		snprintf(c->work.error, sizeof(c->work.error),
		    "%s: %d %s.%s: %s [%s]", what, rc, err->record, err->field,
		    err->message, err->arg[0].text);
	return false;
}

/* ---- acts ---- */

static int
guest_save(struct clerk *c, const char *mark)
{
	struct sr_none none = { 0 };
	struct sr_visit v, out;
	char phone[16];
	int rc = sr_visit_new(c->sr, &none, &v, c->mem);

	if (rc != SR_OK)
		return rc;
	v.name = mark;
	v.people = 1 + (int)below(c, 3);
	v.grade = SR_GRADE_A;
	if (below(c, 2)) {
		snprintf(phone, sizeof(phone), "139%08u",
		    (unsigned)c->number * 1000000 + below(c, 1000000));
		v.phone = phone;
	}
	double from = now_ms();
	rc = sr_visit_save(c->sr, &v, &out, c->mem);
	times_add(&c->work.writes, now_ms() - from);
	return rc;
}

static int
contact_log(struct clerk *c, const char *mark)
{
	struct sr_contact_log log;
	struct sr_card out;

	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = c->card;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = mark;
	log.next_kind = SR_BY_PHONE;
	double from = now_ms();
	int rc = sr_contact_log(c->sr, &log, &out, c->mem);
	times_add(&c->work.writes, now_ms() - from);
	return rc;
}

static void
clerk_write(struct clerk *c)
{
	char mark[MARK_SIZE];
	bool guest = c->writes % 2 == 0;

	ledger_mark(c->all->ledger, c->number, mark);
	if (told(c, guest ? guest_save(c, mark) : contact_log(c, mark),
		guest ? "visit.save" : "contact.log"))
		ledger_said(c->all->ledger, c->number);
	c->writes++;
	arena_reset(c->mem);
}

static void
clerk_read(struct clerk *c, int turn)
{
	static const char *const texts[] = { "zh", "wei", "李", "1381", "lxm",
		"4567" };
	struct sr_ask ask = { .text = texts[below(c, 6)], .limit = PAGE };
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.limit = PAGE;
	find.desc = below(c, 2);
	find.from = find.to = c->today;
	double from = now_ms();
	if (turn % 2 == 0)
		rc = sr_search(c->sr, &ask, &rows, c->mem);
	else if (below(c, 2))
		rc = sr_visit_find(c->sr, &find, &rows, c->mem);
	else {
		find.from = find.to = 0;
		rc = sr_card_find(c->sr, &find, &rows, c->mem);
	}
	times_add(&c->work.reads, now_ms() - from);
	told(c, rc, "read");
	arena_reset(c->mem);
}

static void *
clerk_run(void *arg)
{
	struct clerk *c = arg;
	struct clerks *all = c->all;
	double pace = all->plan.pace;

	while (!atomic_load(&all->go))
		sleep_ms(1);
	/* They do not all press Enter at once. */
	double next = all->begun + pace * c->number / CLERKS;
	while (!atomic_load(&all->stop)) {
		sleep_until(next);
		clerk_write(c);
		for (int i = 1; i <= all->plan.reads; i++) {
			sleep_until(next + pace * i / (all->plan.reads + 1));
			clerk_read(c, i);
		}
		next += pace;
		if (next < now_ms())
			next = now_ms();
	}
	return NULL;
}

/* ---- coming and going ---- */

/* A card of the clerk's own; the MATE-th of those who share the name. */
static bool
clerk_card(struct clerk *c, int mate)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.own = true;
	find.limit = 1 + mate;
	if (!told(c, sr_card_find(c->sr, &find, &rows, c->mem), "card.find"))
		return false;
	if (rows.n > (size_t)mate)
		c->card = SR_ROW(struct sr_card_line, &rows, (size_t)mate)->id;
	return c->card != 0;
}

static bool
clerk_open(struct clerk *c, const struct clerks_plan *plan)
{
	const struct sr_place place = {
		.path = plan->path, .socket = "", .now = ""
	};
	struct sr_session session;
	struct sr_error err;
	char code[16];
	struct sr_login login = { .login = "", .code = code };

	c->dice = (unsigned)c->number + 1;
	c->mem = arena_new();
	snprintf(code, sizeof(code), "%02d", c->number % plan->people + 1);
	sr_error_clear(&err);
	if (c->mem == NULL || sr_open(&place, &c->sr, &err) != SR_OK) {
		fprintf(stderr, "bench: %s: %s [%s]\n", plan->path, err.message,
		    err.arg[0].text);
		return false;
	}
	if (!told(c, sr_session_open(c->sr, &login, &session, c->mem),
		"session.open"))
		return false;
	c->today = session.today;
	c->staff = session.staff;
	return clerk_card(c, c->number / plan->people);
}

static void
clerk_close(struct clerk *c)
{
	if (c->sr != NULL)
		sr_close(c->sr);
	arena_free(c->mem);
}

struct clerks *
clerks_start(const struct clerks_plan *plan, struct ledger *ledger)
{
	struct clerks *all = calloc(1, sizeof(*all));
	int here = 0;

	if (all == NULL)
		return NULL;
	all->plan = *plan;
	all->ledger = ledger;
	for (; here < CLERKS; here++) {
		struct clerk *c = &all->clerk[here];

		c->all = all;
		c->number = here;
		if (!clerk_open(c, plan) ||
		    pthread_create(&c->thread, NULL, clerk_run, c) != 0)
			break;
	}
	all->begun = now_ms();
	if (here < CLERKS) {
		fprintf(stderr, "bench: clerk %d: %s\n", here,
		    all->clerk[here].work.error);
		atomic_store(&all->stop, true);
	}
	atomic_store(&all->go, true);
	if (here == CLERKS)
		return all;
	while (here-- > 0)
		pthread_join(all->clerk[here].thread, NULL);
	for (int i = 0; i < CLERKS; i++)
		clerk_close(&all->clerk[i]);
	free(all);
	return NULL;
}

pid_t
store_of(const char *path)
{
	const struct sr_place place = { .path = path, .socket = "", .now = "" };
	struct ucred cred = { .pid = -1 };
	socklen_t size = sizeof(cred);
	struct sr_error err;
	struct sr *sr;

	if (sr_open(&place, &sr, &err) != SR_OK)
		return -1;
	getsockopt(sr_fd(sr), SOL_SOCKET, SO_PEERCRED, &cred, &size);
	sr_close(sr);
	return cred.pid;
}

struct work
clerks_stop(struct clerks *all)
{
	struct work sum = { .least = -1 };

	atomic_store(&all->stop, true);
	for (int i = 0; i < CLERKS; i++)
		pthread_join(all->clerk[i].thread, NULL);
	sum.seconds = (now_ms() - all->begun) / 1000;
	for (int i = 0; i < CLERKS; i++) {
		struct clerk *c = &all->clerk[i];

		times_join(&sum.writes, &c->work.writes);
		times_join(&sum.reads, &c->work.reads);
		if (sum.errors == 0)
			memcpy(sum.error, c->work.error, sizeof(sum.error));
		sum.errors += c->work.errors;
		if (sum.least < 0 || c->writes < sum.least)
			sum.least = c->writes;
		if (c->writes > sum.most)
			sum.most = c->writes;
		clerk_close(c);
	}
	free(all);
	return sum;
}

/* ---- one guest, many hands ---- */

struct taker {
	pthread_t thread;
	struct clerk clerk;
	pthread_barrier_t *line;
	sr_id visit;
	int rc;
};

static void *
taker_run(void *arg)
{
	struct taker *t = arg;
	struct sr_key key = { .id = t->visit };
	struct sr_visit v, out;
	int rc = sr_visit_get(t->clerk.sr, &key, &v, t->clerk.mem);

	pthread_barrier_wait(t->line);
	if (rc == SR_OK) {
		v.staff = t->clerk.staff;
		v.note = "mine";
		rc = sr_visit_save(t->clerk.sr, &v, &out, t->clerk.mem);
	}
	/* Somebody was faster: a newer line, or another one's guest. */
	if (rc != SR_E_STALE && rc != SR_E_DENIED)
		told(&t->clerk, rc, "visit.save");
	t->rc = rc;
	return NULL;
}

/* A guest whom nobody receives. */
static sr_id
guest_make(struct clerk *c)
{
	struct sr_none none = { 0 };
	struct sr_visit v, out = { 0 };

	if (told(c, sr_visit_new(c->sr, &none, &v, c->mem), "visit.new")) {
		v.staff = 0;
		told(c, sr_visit_save(c->sr, &v, &out, c->mem), "visit.save");
	}
	return out.id;
}

int
clerks_race(const struct clerks_plan *plan, struct work *w)
{
	struct taker *t = calloc(CLERKS, sizeof(*t));
	pthread_barrier_t line;
	int won = 0, here = 0;

	if (t == NULL)
		return -1;
	pthread_barrier_init(&line, NULL, CLERKS);
	while (here < CLERKS && w->errors == 0) {
		t[here].clerk.number = here;
		t[here].line = &line;
		if (!clerk_open(&t[here++].clerk, plan))
			w->errors++;
	}
	sr_id guest = w->errors == 0 ? guest_make(&t[0].clerk) : 0;
	for (int i = 0; guest != 0 && i < CLERKS; i++) {
		t[i].visit = guest;
		pthread_create(&t[i].thread, NULL, taker_run, &t[i]);
	}
	for (int i = 0; i < CLERKS; i++) {
		if (guest != 0)
			pthread_join(t[i].thread, NULL);
		won += guest != 0 && t[i].rc == SR_OK;
		if (w->errors == 0)
			memcpy(
			    w->error, t[i].clerk.work.error, sizeof(w->error));
		w->errors += t[i].clerk.work.errors;
		clerk_close(&t[i].clerk);
	}
	pthread_barrier_destroy(&line);
	free(t);
	return won;
}
