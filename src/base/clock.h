/*
 * The one place that asks for the time and the one that converts it: only
 * the store uses it.  A fixed clock serves tests and the demo.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <showroom/types.h>

struct clock {
	sr_instant fixed; /* != 0: this instead of the real time */
	sr_instant ahead; /* else added to the real time (the demo) */
};

sr_instant clock_now(const struct clock *c);
/* Milliseconds that never step back, for intervals only. */
int64_t clock_ticks(void);
/*
 * Which boot of the machine clock_ticks counts in, a name; "" if unknown.
 */
enum { CLOCK_BOOT = 40 };
void clock_boot(char name[CLOCK_BOOT]);
/*
 * Use the zone NAME ("Asia/Shanghai") for clock_local from now on; the TZ of
 * the environment is ignored.  False when the system has no such zone.
 */
bool clock_zone(const char *name);
/* Is there such a zone?  Nothing changes. */
bool clock_zone_known(const char *name);
void clock_local(sr_instant t, sr_day *day, sr_time *time);
/*
 * "2026-11-21 17:42[:05]" in the zone, for --now: its instant, 0 if it is
 * none.  (The only way from local to UTC, for a clock's setting alone.)
 */
sr_instant clock_parse(const char *s);

#endif
