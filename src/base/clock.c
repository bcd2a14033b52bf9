/*
 * The clock and the zone.  The one localtime_r of the program is here, and
 * there is no way from local time to UTC but a clock's own setting.
 */
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/banned.h"

#define ZONES "/usr/share/zoneinfo"
#define DAY_SECONDS 86400
#define EPOCH_DAY 719163 /* 1970-01-01 */

sr_instant
clock_now(const struct clock *c)
{
	if (c != NULL && c->fixed != 0)
		return c->fixed;
	return (sr_instant)time(NULL) + (c != NULL ? c->ahead : 0);
}

int64_t
clock_ticks(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
clock_boot(char name[CLOCK_BOOT])
{
	FILE *f = fopen("/proc/sys/kernel/random/boot_id", "re");

	name[0] = '\0';
	if (f == NULL)
		return;
	if (fgets(name, CLOCK_BOOT, f) == NULL)
		name[0] = '\0';
	name[strcspn(name, "\n")] = '\0';
	fclose(f);
}

bool
clock_zone_known(const char *name)
{
	char path[256];
	struct stat st;
	size_t n = strlen(name);

	/* A name of the zone data base and no path out of it. */
	if (n == 0 || name[0] == '/' || name[0] == ':' || strstr(name, ".."))
		return false;
	if (n + sizeof(ZONES "/") > sizeof(path))
		return false;
	snprintf(path, sizeof(path), ZONES "/%s", name);
	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* The zone is the process's: the serving thread and the worker share it. */
static pthread_mutex_t zone_lock = PTHREAD_MUTEX_INITIALIZER;

/*
 * A zone that cannot be read (memory or files are out) would silently become
 * UTC under the first word of its name.  It is then asked for anew.
 */
static bool
zone_read(const char *name)
{
	size_t word = strcspn(name, "/");

	tzset();
	if (name[word] == '\0' || strncmp(tzname[0], name, word) != 0)
		return true;
	unsetenv("TZ");
	tzset();
	return false;
}

bool
clock_zone(const char *name)
{
	static char now[128];
	bool known = clock_zone_known(name);

	pthread_mutex_lock(&zone_lock);
	if (known && strcmp(name, now) != 0) {
		known = setenv("TZ", name, 1) == 0 && zone_read(name);
		snprintf(now, sizeof(now), "%s", known ? name : "");
	}
	pthread_mutex_unlock(&zone_lock);
	return known;
}

/* Local seconds since 0001-01-01 00:00 of the instant T. */
static int64_t
local_seconds(sr_instant t)
{
	time_t clock = (time_t)t;
	struct tm tm;
	bool known;

	pthread_mutex_lock(&zone_lock);
	known = localtime_r(&clock, &tm) != NULL;
	pthread_mutex_unlock(&zone_lock);
	if (!known)
		return 0;
	sr_day day = day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	int sec = tm.tm_sec < 60 ? tm.tm_sec : 59;
	return day ? (int64_t)(day - 1) * DAY_SECONDS +
			 tm.tm_hour * INT64_C(3600) + tm.tm_min * INT64_C(60) +
			 sec
		   : 0;
}

void
clock_local(sr_instant t, sr_day *day, sr_time *time)
{
	int64_t local = t ? local_seconds(t) : 0;

	*day = local ? (sr_day)(local / DAY_SECONDS) + 1 : 0;
	*time = local ? (sr_time)(local % DAY_SECONDS / 60) + 1 : 0;
}

/* The instant at which local clocks show LOCAL seconds; 0 if they never do. */
static sr_instant
instant_at(int64_t local)
{
	const int64_t epoch = (int64_t)(EPOCH_DAY - 1) * DAY_SECONDS;
	sr_instant t = local - epoch;

	/* The second try is for a change of offset between the two. */
	for (int i = 0; i < 3; i++) {
		int64_t off = local_seconds(t) - local;

		if (off == 0)
			return t;
		t -= off;
	}
	return 0;
}

/* Exactly N digits of *S, then END. */
static bool
take(const char **s, int n, char end, int *value)
{
	*value = 0;
	for (; n > 0; n--, (*s)++) {
		if (**s < '0' || **s > '9')
			return false;
		*value = *value * 10 + (**s - '0');
	}
	return *(*s)++ == end;
}

sr_instant
clock_parse(const char *s)
{
	int year, month, mday, hour, min, sec = 0;

	if (!take(&s, 4, '-', &year) || !take(&s, 2, '-', &month) ||
	    !take(&s, 2, ' ', &mday) || !take(&s, 2, ':', &hour))
		return 0;
	const char *at = s;
	if (!take(&s, 2, '\0', &min) &&
	    (s = at, !take(&s, 2, ':', &min) || !take(&s, 2, '\0', &sec)))
		return 0;
	sr_day day = day_make(year, month, mday);
	if (!day || hour > 23 || min > 59 || sec > 59)
		return 0;
	return instant_at((int64_t)(day - 1) * DAY_SECONDS +
			  hour * INT64_C(3600) + min * INT64_C(60) + sec);
}
