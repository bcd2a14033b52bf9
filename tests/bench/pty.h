/* A program on a terminal of its own, its answers timed.  Knows no screen. */
#ifndef BENCH_PTY_H
#define BENCH_PTY_H

#include <stddef.h>
#include <sys/types.h>

struct pty {
	int fd;
	pid_t pid;
	int sched;              /* its /proc/PID/schedstat */
	double started, queued; /* ms */
};

/*
 * What came until nothing more did: ms to its last byte, without the time
 * that both ends waited for a processor.
 */
struct frame {
	double ms;
	size_t bytes;
};

double now_ms(void);
void sleep_ms(double ms);
/* How long this process stood ready and did not run, for want of a processor.
 */
double own_queued_ms(void);
/* Run ARGV at LINES x COLUMNS; -1 when the system has no terminal left. */
int pty_start(struct pty *p, const char *const argv[], int lines, int columns);
/* Until QUIET ms without a byte; from the start of the program. */
struct frame pty_first(struct pty *p, double quiet);
/* The same from typing KEYS on. */
struct frame pty_key(struct pty *p, const char *keys, double quiet);
/* The same of keys that may take seconds. */
struct frame pty_screen(struct pty *p, const char *keys, double quiet);
/* What still comes within PATIENCE ms. */
struct frame pty_more(struct pty *p, double patience);
/* Resident memory in KiB, 0 when the program is gone. */
long pty_rss(const struct pty *p);
/* Hang up and wait. */
void pty_stop(struct pty *p);

/* Sort V; its value below which SHARE (0 to 1) of the N lie. */
double quantile(double *v, size_t n, double share);

#endif
