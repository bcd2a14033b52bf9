/*
 * The store as a process of its own: found beside this program or where it
 * was installed, started for a file or for one task (wire/task.h), and heard
 * through a socket without a name.  The only code that executes a program.
 */
#ifndef WIRE_START_H
#define WIRE_START_H

#include <showroom/open.h>

struct codec_out;

/* The descriptors a started store finds. */
enum { START_READY = 3, START_LOCK = 4 };
enum { START_MS = 60000 }; /* a large file may be brought up to date */

/*
 * Of any program of ours, first of all: descriptors 0-2 are open, so that
 * nothing printed goes to a database or a socket.
 */
void start_descriptors(void);
/*
 * Start `showroomd ARGS...` (ends with NULL, the program's name is put
 * before) in a session of its own; LOCK (-1: none) becomes START_LOCK there.
 * Waits until it says that it is ready, or why not: START_MS at most.
 */
int start_store(const char *const args[], int lock, struct sr_error *err);
/*
 * Start it and no more: the other end of its START_READY, to hear what it
 * says (and to ask), or a negative code.
 */
int start_program(const char *const args[], int lock, struct sr_error *err);
/*
 * Everything it says until it closes its end, or for so long (-1: whatever
 * it takes); the number of bytes.
 */
size_t start_hear(int fd, unsigned char *buf, size_t size, int wait_ms);
/*
 * Say OUT, all there is to say; whoever listens may be gone, and what did not
 * fit into memory is not said.
 */
void start_say(int fd, const struct codec_out *out);
/* Fill ERR: the program does not run; a store takes longer than START_MS. */
int start_failed(struct sr_error *err);
int start_late(struct sr_error *err);
/* Said by the store, once, to FD: RC and, unless SR_OK, ERR; closes FD. */
void start_tell(int fd, int rc, const struct sr_error *err);

#endif
