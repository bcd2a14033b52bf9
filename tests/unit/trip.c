/* A house goes through files into a fresh one: see trip.h. */
#include "trip.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/export.h"
#include "cli/import.h"

static const char *const kinds[] = { "lists", "persons", "prospects",
	"visits" };
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

const char *
trip_exported(struct house *h, const char *kind, struct arena *keep)
{
	struct sink_buffer b = { .mem = keep };
	struct sink s = sink_memory(&b);
	struct sr_error err = { .message = "" };
	long rows;

	if (export_run(h->sr, h->dir, kind, 0, &s, &rows, &err) != SR_OK)
		ck_abort_msg("%s: %s", kind, err.message);
	return b.text;
}

/* No row is refused. */
static void
imported(struct house *h, const char *kind, const char *text)
{
	char path[] = "/tmp/showroom-trip-XXXXXX", refused[64];
	struct import_options opt = { .kind = kind,
		.path = path,
		.map = "",
		.refused = refused,
		.reason = "" };
	struct import_result res;
	struct sr_error err = { .message = "" };
	int fd = mkstemp(path), rc;
	FILE *f = fdopen(fd, "wb");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	snprintf(refused, sizeof(refused), "%s.refused", path);
	rc = import_run(h->sr, h->dir, &opt, &res, h->mem, &err);
	unlink(path);
	unlink(refused);
	if (rc < 0 || res.refused > 0)
		ck_abort_msg("%s: %s [%s]", kind,
		    rc < 0 ? err.message : res.first.message,
		    rc < 0 ? err.arg[0].text : res.first.arg[0].text);
}

void
trip_round(struct house *h, const char *now)
{
	struct arena *keep = arena_new();
	const char *first[KINDS], *again;

	house_as(h, MANAGER);
	for (int i = 0; i < KINDS; i++)
		first[i] = trip_exported(h, kinds[i], keep);
	house_close(h);
	house_open(h, now);
	house_as(h, MANAGER);
	for (int i = 0; i < KINDS; i++)
		imported(h, kinds[i], first[i]);
	for (int i = 0; i < KINDS; i++) {
		again = trip_exported(h, kinds[i], keep);
		ck_assert_msg(strcmp(again, first[i]) == 0,
		    "%s came back changed:\n%s\n%s", kinds[i], first[i], again);
	}
	arena_free(keep);
}
