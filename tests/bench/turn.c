/*
 * What the first terminals of a day wait for: a piece of what the house does
 * by itself goes before each of their calls, until all is done.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "bench.h"
#include "domain/ctx.h"
#include "pty.h"

enum { MOST = 20000, BAR = 30 };

static bool
dispatch(
    struct conn *conn, int op, const void *arg, void *res, struct arena *mem)
{
	struct sr_job job = {
		.op = op, .arg = arg, .reason = "", .res = res, .mem = mem
	};

	return domain_dispatch(conn, &job) >= 0;
}

/* Calls of a manager on the morning AHEAD days from now, until it is done. */
static void
morning(struct bench *b, const char *file, int ahead)
{
	static double ms[MOST];
	struct domain_options opt = { .path = bench_file(b, file),
		.advisory = true };
	struct sr_login login = { .login = "", .code = "99" };
	struct sr_session session;
	struct arena *mem = arena_new();
	struct sr_error err;
	struct domain *d;
	double all = 0;
	char line[96];
	size_t n = 0;

	if (mem == NULL || domain_open(&d, &opt, &err) < 0) {
		b->failed++;
		return;
	}
	struct conn *conn = conn_new(d);
	d->clock.ahead = (sr_instant)ahead * 86400;
	domain_limit(d, 0, 0, DOMAIN_TURN_MS);
	dispatch(conn, SR_OP_SESSION_OPEN, &login, &session, mem);
	do {
		double from = now_ms() - own_queued_ms();
		if (!dispatch(conn, SR_OP_SESSION_GET, NULL, &session, mem))
			break;
		ms[n] = now_ms() - own_queued_ms() - from;
		all += ms[n++];
		arena_reset(mem);
	} while (n < MOST && d->turned != session.today);
	snprintf(
	    line, sizeof(line), "%d days on: longest call of %zu", ahead, n);
	bench_line(b, line, quantile(ms, n, 1), "ms", AT_MOST, BAR);
	bench_line(b, "  all of them", all, "ms", AT_MOST, 0);
	conn_free(conn);
	domain_close(d);
	arena_free(mem);
}

void
bench_turn(struct bench *b)
{
	static const struct {
		const char *file, *what;
	} houses[] = { { "ten-year.db", "The turn of the day, ten years" },
		{ "all-open.db", "The turn of the day, 25,000 open cards" } };
	static const int ahead[] = { 1, 9, 40 };

	for (size_t i = 0; i < sizeof(houses) / sizeof(houses[0]); i++) {
		const char *const copy[] = { "/bin/cp",
			bench_file(b, houses[i].file), bench_file(b, "turn.db"),
			NULL };
		bench_title(houses[i].what);
		for (size_t k = 0; k < sizeof(ahead) / sizeof(ahead[0]); k++) {
			remove(bench_file(b, "turn.db-wal"));
			remove(bench_file(b, "turn.db-shm"));
			remove(bench_file(b, "turn.db.key"));
			if (bench_run(copy, NULL) >= 0)
				morning(b, "turn.db", ahead[k]);
		}
	}
	remove(bench_file(b, "turn.db"));
}
