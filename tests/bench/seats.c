/*
 * Clerks at real terminals: programs with a pseudo-terminal each, keys typed
 * into them, and the frames that come back.  A write takes from Enter to the
 * frame that says so; what the processes wait for a processor is part of it.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load.h"
#include "pty.h"

#define PATIENCE 120000 /* ms: what is not there then does not come */
#define SETTLED 20      /* ms of silence after typing */
#define PGDN "\033[6~"
#define PGUP "\033[5~"

enum { HEARD = 8192, READ_EVERY = 4 };

/* What a seat waits for. */
enum wait {
	WAIT_PAINTED, /* the first frame */
	WAIT_SCREEN,  /* the screen it works on */
	WAIT_TURN,    /* the time of its next write */
	WAIT_TYPED,   /* that what was typed stands there */
	WAIT_SAVED,
	WAIT_PAGE,
	WAIT_LOOK,  /* the search line */
	WAIT_FOUND, /* what the search shows */
	WAIT_BACK
};

struct seat {
	struct pty pty;
	int number;
	enum wait wait;
	double since, last, due; /* asked, the last byte, the next write */
	char heard[HEARD];       /* since asked */
	size_t nheard;
	long rounds, writes;
	bool gone;
};

struct seats {
	double pace;
	struct ledger *ledger;
	struct seat seat[CLERKS];
	struct work work;
	double begun, painted;
	bool closing;
};

/* Some sit at the register; the others are salespeople with their cards. */
static bool
at_desk(const struct seat *s)
{
	return s->number % 16 == 0;
}

static void
seat_fails(struct seats *all, struct seat *s, const char *why)
{
	static const char *const names[] = { "first frame", "screen", "turn",
		"typed", "saved", "page", "search", "found", "back" };

	if (all->work.errors++ == 0)
		snprintf(all->work.error, sizeof(all->work.error),
		    "terminal %d: %s while waiting for: %s", s->number, why,
		    names[s->wait]);
	if (getenv("BENCH_SHOW") != NULL)
		fprintf(stderr, "%s\n%.*s\n", all->work.error, (int)s->nheard,
		    s->heard);
	s->gone = true;
}

static void
seat_type(struct seats *all, struct seat *s, const char *keys, enum wait wait)
{
	size_t n = strlen(keys);

	s->wait = wait;
	s->nheard = 0;
	s->last = 0;
	s->since = now_ms();
	if (write(s->pty.fd, keys, n) != (ssize_t)n)
		seat_fails(all, s, "cannot type");
}

/* ---- what a clerk does, one thing after the other ---- */

static void
seat_form(struct seats *all, struct seat *s)
{
	char mark[MARK_SIZE], keys[96];

	ledger_mark(all->ledger, s->number, mark);
	if (at_desk(s))
		snprintf(keys, sizeof(keys), "n2\t139%02d%06ld\t%s", s->number,
		    s->rounds % 1000000, mark);
	else
		snprintf(keys, sizeof(keys), "l%s", mark);
	s->rounds++;
	seat_type(all, s, keys, WAIT_TYPED);
}

static void
seat_next(struct seat *s, const struct seats *all)
{
	double now = now_ms();

	s->wait = WAIT_TURN;
	s->due += all->pace;
	if (s->due < now)
		s->due = now;
}

static void
seat_saved(struct seats *all, struct seat *s)
{
	times_add(&all->work.writes, s->last - s->since);
	ledger_said(all->ledger, s->number);
	s->writes++;
	/* Not all look something up in the same quarter of a second. */
	long turn = s->rounds + s->number;

	if (all->pace > 0 && turn % READ_EVERY == 0)
		seat_type(
		    all, s, turn % (2 * READ_EVERY) ? PGDN : PGUP, WAIT_PAGE);
	else
		seat_next(s, all);
}

static void
seat_read(struct seats *all, struct seat *s)
{
	times_add(&all->work.reads, s->last - s->since);
}

static bool
heard(const struct seat *s, const char *what)
{
	return memmem(s->heard, s->nheard, what, strlen(what)) != NULL;
}

/* Something came, or nothing for a while: on to what is next. */
static void
seat_step(struct seats *all, struct seat *s, bool settled)
{
	static const char *const looked[] = { "z", "w", "8", "l" };
	bool came = s->nheard > 0;

	switch (s->wait) {
	case WAIT_PAINTED:
		if (!settled)
			return;
		seat_type(
		    all, s, at_desk(s) ? "\033OR" : "\033OS", WAIT_SCREEN);
		break;
	case WAIT_SCREEN:
		if (settled)
			s->wait = WAIT_TURN;
		break;
	case WAIT_TURN: break;
	case WAIT_TYPED:
		if (settled)
			seat_type(all, s, "\r", WAIT_SAVED);
		break;
	case WAIT_SAVED:
		if (heard(s, at_desk(s) ? "Saved" : "Logged"))
			seat_saved(all, s);
		break;
	case WAIT_PAGE:
		if (!came)
			return;
		seat_read(all, s);
		seat_type(all, s, "/", WAIT_LOOK);
		break;
	case WAIT_LOOK:
		if (settled)
			seat_type(all, s, looked[s->rounds / READ_EVERY % 4],
			    WAIT_FOUND);
		break;
	case WAIT_FOUND:
		if (!came)
			return;
		seat_read(all, s);
		seat_type(all, s, "\033", WAIT_BACK);
		break;
	case WAIT_BACK:
		if (settled)
			seat_next(s, all);
		break;
	}
}

/* ---- all of them ---- */

static void
seat_hear(struct seats *all, struct seat *s)
{
	char buf[16384];
	ssize_t n = read(s->pty.fd, buf, sizeof(buf));
	size_t keep;

	if (n <= 0) {
		seat_fails(all, s, "the program ended");
		return;
	}
	/* The end of what came is what matters. */
	keep = (size_t)n < HEARD ? (size_t)n : HEARD;
	if (s->nheard + keep > HEARD) {
		size_t drop = s->nheard + keep - HEARD;

		memmove(s->heard, s->heard + drop, s->nheard - drop);
		s->nheard -= drop;
	}
	memcpy(s->heard + s->nheard, buf + n - keep, keep);
	s->nheard += keep;
	s->last = now_ms();
	if (s->wait == WAIT_PAINTED && all->painted < s->last)
		all->painted = s->last;
	seat_step(all, s, false);
}

static void
seat_look(struct seats *all, struct seat *s)
{
	double now = now_ms();

	if (s->wait == WAIT_TURN) {
		if (!all->closing && now >= s->due)
			seat_form(all, s);
	} else if (s->nheard > 0 && now - s->last >= SETTLED)
		seat_step(all, s, true);
	else if (now - s->since > PATIENCE)
		seat_fails(all, s, "nothing came");
}

/* One round of the loop; how many are not at rest. */
static int
seats_turn(struct seats *all)
{
	struct pollfd p[CLERKS];
	int busy = 0;

	for (int i = 0; i < CLERKS; i++)
		p[i] = (struct pollfd){
			.fd = all->seat[i].gone ? -1 : all->seat[i].pty.fd,
			.events = POLLIN
		};
	poll(p, CLERKS, 2);
	for (int i = 0; i < CLERKS; i++) {
		struct seat *s = &all->seat[i];

		if (s->gone)
			continue;
		if (p[i].revents != 0)
			seat_hear(all, s);
		if (!s->gone)
			seat_look(all, s);
		busy += !s->gone && s->wait != WAIT_TURN;
	}
	return busy;
}

static void
seats_rest(struct seats *all)
{
	all->closing = true;
	while (seats_turn(all) > 0)
		;
	all->closing = false;
}

struct seats *
seats_open(const char *showroom, const char *path, struct ledger *ledger)
{
	struct seats *all = calloc(1, sizeof(*all));
	char code[16];
	const char *argv[] = { showroom, "--db", path, "--as", code, NULL };
	double from = now_ms();

	if (all == NULL)
		return NULL;
	all->ledger = ledger;
	for (int i = 0; i < CLERKS; i++) {
		struct seat *s = &all->seat[i];

		s->number = i;
		snprintf(code, sizeof(code), "%02d", i + 1);
		if (pty_start(&s->pty, argv, 24, 80) < 0)
			seat_fails(all, s, "no terminal");
		s->since = now_ms();
	}
	seats_rest(all);
	all->painted -= from;
	return all;
}

double
seats_painted(const struct seats *all)
{
	return all->painted;
}

struct work
seats_run(struct seats *all, double pace, double seconds)
{
	struct work w;
	double until;

	all->pace = pace;
	all->begun = now_ms();
	until = all->begun + seconds * 1000;
	for (int i = 0; i < CLERKS; i++) {
		struct seat *s = &all->seat[i];

		s->due = all->begun + pace * i / CLERKS;
		s->writes = 0;
	}
	while (now_ms() < until || !ledger_begun(all->ledger, until))
		seats_turn(all);
	all->work.seconds = (now_ms() - all->begun) / 1000;
	seats_rest(all);
	w = all->work;
	w.least = w.most = all->seat[0].writes;
	for (int i = 0; i < CLERKS; i++) {
		long n = all->seat[i].writes;

		w.least = n < w.least ? n : w.least;
		w.most = n > w.most ? n : w.most;
	}
	all->work = (struct work){ 0 };
	return w;
}

/* Of one process, in KiB. */
static void
memory_add(struct memory *m, pid_t pid)
{
	char name[64], line[256];
	FILE *f;

	snprintf(name, sizeof(name), "/proc/%ld/smaps_rollup", (long)pid);
	f = fopen(name, "r");
	if (f == NULL)
		return;
	while (fgets(line, sizeof(line), f) != NULL) {
		if (strncmp(line, "Pss:", 4) == 0)
			m->pss += (double)strtol(line + 4, NULL, 10) / 1024;
		if (strncmp(line, "Rss:", 4) == 0)
			m->rss += (double)strtol(line + 4, NULL, 10) / 1024;
	}
	fclose(f);
}

struct memory
seats_memory(const struct seats *all, pid_t store)
{
	struct memory m = { 0 };

	memory_add(&m, store);
	m.store = m.rss;
	for (int i = 0; i < CLERKS; i++)
		if (!all->seat[i].gone)
			memory_add(&m, all->seat[i].pty.pid);
	return m;
}

void
seats_close(struct seats *all)
{
	for (int i = 0; i < CLERKS; i++)
		pty_stop(&all->seat[i].pty);
	free(all);
}
