/* Which of a house's own backups are kept. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/inside.h"
#include "base/banned.h"

enum { STAMP = BACKUP_STAMP - 1, MOST = 4096 };

struct kept {
	char name[BACKUP_NAME];
	const char *stamp;
};

static bool
digits(const char *s, size_t n)
{
	return strspn(s, "0123456789") >= n;
}

/* Where the stamp stands in NAME if it is a backup of BASE, else NULL. */
static const char *
stamp_of(const char *name, const char *base, const char *tail)
{
	size_t n = strlen(base);
	const char *s;

	if (strncmp(name, base, n) != 0 || name[n] != '-')
		return NULL;
	s = name + n + 1;
	if (!digits(s, 8) || s[8] != '-' || !digits(s + 9, 6))
		return NULL;
	if (strncmp(s + STAMP, ".db", 3) == 0)
		return strcmp(s + STAMP + 3, tail) == 0 ? s : NULL;
	if (strncmp(s + STAMP, ".sealed", 7) == 0)
		return strcmp(s + STAMP + 7, tail) == 0 ? s : NULL;
	return NULL;
}

static int
newest_first(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;

	return strcmp(y->name, x->name);
}

static sr_day
day_of(const char *stamp)
{
	char iso[11];

	snprintf(
	    iso, sizeof(iso), "%.4s-%.2s-%.2s", stamp, stamp + 4, stamp + 6);
	return day_parse(iso, 0, 0);
}

void
backup_choose(const sr_day *day, size_t n, int daily, int weekly, bool *keep)
{
	for (size_t i = 0; i < n; i++) {
		/* Day 1 was a Monday. */
		bool other_day = i == 0 || day[i] != day[i - 1];
		bool other_week =
		    i == 0 || (day[i] - 1) / 7 != (day[i - 1] - 1) / 7;

		keep[i] = i == 0 || (other_day && daily > 0) ||
			  (other_week && weekly > 0);
		daily -= other_day;
		weekly -= other_week;
	}
}

static void
discard(const char *dir, const char *name, const char *tail)
{
	char path[FILE_PATH + BACKUP_NAME + 16];

	snprintf(path, sizeof(path), "%s/%s%s", dir, name, tail);
	unlink(path);
}

static void
discard_all(const struct backup_place *p, struct kept *k, size_t n)
{
	sr_day *day = calloc(n + 1, sizeof(*day));
	bool *keep = calloc(n + 1, sizeof(*keep));

	qsort(k, n, sizeof(*k), newest_first);
	for (size_t i = 0; day != NULL && i < n; i++)
		day[i] = day_of(k[i].name + strlen(p->base) + 1);
	if (day != NULL && keep != NULL)
		backup_choose(day, n, p->daily, p->weekly, keep);
	for (size_t i = 0; day != NULL && keep != NULL && i < n; i++) {
		if (keep[i])
			continue;
		discard(p->dir, k[i].name, "");
		discard(p->dir, k[i].name, ".manifest");
	}
	free(day);
	free(keep);
}

/* A manifest whose copy never came, or is gone. */
static bool
widow(const struct backup_place *p, const char *name)
{
	char path[FILE_PATH + BACKUP_NAME];

	if (stamp_of(name, p->base, ".manifest") == NULL)
		return false;
	snprintf(path, sizeof(path), "%s/%.*s", p->dir,
	    (int)(strlen(name) - strlen(".manifest")), name);
	return !file_exists(path);
}

void
keep_last(const struct backup_place *p)
{
	struct kept *k = calloc(MOST, sizeof(*k));
	DIR *d = k != NULL ? opendir(p->dir) : NULL;
	struct dirent *e;
	size_t n = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		if (strlen(e->d_name) >= BACKUP_NAME)
			continue;
		if (stamp_of(e->d_name, p->base, ".part") != NULL ||
		    stamp_of(e->d_name, p->base, ".manifest.part") != NULL ||
		    widow(p, e->d_name))
			discard(p->dir, e->d_name, "");
		else if (n < MOST && stamp_of(e->d_name, p->base, "") != NULL)
			snprintf(k[n++].name, BACKUP_NAME, "%s", e->d_name);
	}
	if (d != NULL)
		closedir(d);
	if (n > 0)
		discard_all(p, k, n);
	free(k);
}
