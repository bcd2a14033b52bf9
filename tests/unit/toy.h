/*
 * A store with a toy for a domain, in a process of its own, and both ends of
 * a line to it: frames by hand.  For tests of the wire.
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
 *	check		takes toy->work_ms on the worker
 */
enum { TOY_WHO = 7 };

struct toy {
	int saves, works, left, work_ms;
	int unsaid;        /* calls that were done and called failures */
	int before, after; /* deaths: that many */
	bool again;        /* a store that died is started anew */
	bool owes, broken; /* its disk: since staff.save; fails to sync */
	int syncs, sync_ms;
	uint64_t nonce; /* of the last grade.save */
	uint32_t serial;
	struct sr_peer peer; /* of the last that came */
};

struct toy *toy(void); /* the store's and ours */
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
/* It ended by itself within MS: true. */
bool toy_ended(int ms);

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
/* The next frame; its body in toy_body().  False: the line ended, or MS. */
bool toy_get(int fd, struct frame *f, int ms);
unsigned char *toy_body(void);

void toy_rest(int ms);
/* The line ends within MS, whatever is said before. */
bool toy_ends(int fd, int ms);
/* A call is answered on FD: the id comes back. */
void toy_works(int fd, uint32_t serial);
/* It says WHY (MESSAGE, or NULL: whatever), and hangs up. */
void toy_refused(int fd, uint32_t why, const char *message);
/* Ask for N rows of SIZE bytes and look at each; the result code. */
int toy_ask(
    int fd, uint32_t serial, int32_t n, int32_t size, size_t *rows, int *parts);

#endif
