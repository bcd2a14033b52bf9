/*
 * A store with a toy for a domain, in a process of its own, and both ends of
 * a line to it: frames by hand.  For tests of the wire, that hang on no time:
 * what lasts does so until the test ends it, what is waited for is counted,
 * and a limit is changed while the store runs, from TOY_NEVER to next to
 * nothing.
 */
#ifndef TESTS_TOY_H
#define TESTS_TOY_H

#include <sys/types.h>

#include "wire/frame.h"
#include "wire/server.h"

/*
 * What it does:
 *	staff.get N	the row of id N
 *	list.find LIMIT KIND	LIMIT rows, each with KIND bytes of text
 *	staff.save	counts, and changes staff, of the row's id alone if it
 *			has one; TOY_WHO is at all terminals; list.save: lists
 *	grade.save	counts; the store dies before or after that, if told
 *	session.did	whether that was this call
 *	check		asks; the worker works as long as toy->works_on
 */
enum {
	TOY_WHO = 7,
	TOY_NEVER = 3600000, /* ms: a limit that no test reaches */
	TOY_PATIENCE = 60000 /* ms: it hangs */
};

struct toy {
	struct server_options options;
	volatile int saves, left, turns; /* turns of the loop */
	volatile int asked, works;       /* long work: asked for, begun */
	volatile bool works_on;          /* until then it lasts, or the end */
	volatile int unsaid; /* calls that were done and called failures */
	int before, after;   /* deaths: that many */
	bool again;          /* a store that died is started anew */
	volatile bool slow;  /* a staff.save takes 2 ms and more */
	/* Its disk: since staff.save; fails; does not come back from it. */
	volatile bool owes, broken, stuck;
	volatile int syncing, syncs; /* begun, done */
	uint64_t nonce;              /* of the last grade.save */
	uint32_t serial;
	struct sr_peer peer; /* of the last that came */
};

struct toy *toy(void); /* the store's and ours */
/* The store's too, also while it runs. */
struct server_options *toy_options(void);
pid_t *toy_pid(void);
const char *toy_socket(void);

/* A fresh directory and the usual options; and all of it gone. */
void toy_setup(void);
void toy_teardown(void);
/* With toy_options() as they are. */
void toy_start(void);
/* Asked to end: the status of waitpid(). */
int toy_stop(void);
/* It ends by itself. */
void toy_ended(void);
/* It has not, and will not before something happens. */
void toy_stays(void);
/* Until one of its counters is N at least. */
void toy_until(const volatile int *counter, int n);

/* A line on which nothing is said. */
int toy_knock(void);
/* Hello of a build whose hash differs by OFF. */
void toy_hello(int fd, int64_t off);
/* The same of a client that was there before. */
void toy_hello_as(int fd, int64_t off, int64_t nonce);
/* Hello and welcome. */
int toy_enter(void);
/* Bytes as they are. */
void toy_send(int fd, const void *data, size_t n);
void toy_frame(int fd, const struct frame *f, const void *body, size_t n);
/* A call of OP with ARG. */
void toy_call(int fd, uint32_t serial, int op, const void *arg);
/* The call that takes long. */
void toy_long(int fd, uint32_t serial);
/* The next frame; its body in toy_body().  False: the line ended. */
bool toy_get(int fd, struct frame *f);
unsigned char *toy_body(void);
/* The store has read all that was said. */
void toy_taken(int fd);
/* Nothing has been said to us that was not taken, and the line has not ended.
 */
bool toy_silent(int fd);
/* The line ends, whatever is said before. */
void toy_ends(int fd);

/* At least that long: never for something that it lets happen. */
void toy_rest(int ms);
/* A call is answered on FD: the id comes back. */
void toy_works(int fd, uint32_t serial);
/* It says WHY (MESSAGE, or NULL: whatever), and hangs up. */
void toy_refused(int fd, uint32_t why, const char *message);
/* Ask for N rows of SIZE bytes and look at each; the result code. */
int toy_ask(
    int fd, uint32_t serial, int32_t n, int32_t size, size_t *rows, int *parts);

#endif
