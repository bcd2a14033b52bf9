/*
 * A thread beside the serving one that does one task after the other: long
 * reads, secrets.  Finished tasks are handed back through a pipe, so that the
 * serving thread alone touches terminals.
 */
#ifndef WIRE_LANE_H
#define WIRE_LANE_H

#include <stdbool.h>

struct lane;

/* Belongs to whoever asks; untouched by him until it comes back. */
struct task {
	void (*run)(struct task *t);  /* on the lane's thread */
	void (*done)(struct task *t); /* on the serving thread */
	struct task *next;
};

/* WAKE: a descriptor that gets a byte when a task is done.  NULL: no memory. */
struct lane *lane_new(int wake);
/* Have T done; false: no thread is to be had for it. */
bool lane_add(struct lane *l, struct task *t);
/* Take back T if it has not begun: it is not done then.  False: it has. */
bool lane_take(struct lane *l, struct task *t);
/* Call done() of every finished task. */
void lane_reap(struct lane *l);
/* Waits for the task that runs; those that wait are dropped. */
void lane_free(struct lane *l); /* NULL is fine */

#endif
