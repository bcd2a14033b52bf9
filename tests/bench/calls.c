/*
 * Operations without a screen: search against the bare indexed query, the
 * daily report of a day and of a month.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <showroom.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "bench.h"
#include "domain/domain.h"
#include "pty.h"
#include "wire/direct.h"

enum { RUNS = 200 };

struct open_house {
	struct domain *d;
	struct sr *sr;
	struct arena *mem;
	struct sr_session session;
};

/* The clock without what others took of the processor. */
static double
net_ms(void)
{
	return now_ms() - own_queued_ms();
}

static void
conn_close(void *ctx)
{
	conn_free(ctx);
}

static bool
house_open(struct bench *b, struct open_house *h, const char *file)
{
	struct domain_options opt = { .path = bench_file(b, file),
		.advisory = true };
	struct sr_login login = { .login = "", .code = "99" };
	struct sr_error err;

	sr_error_clear(&err);
	if (domain_open(&h->d, &opt, &err) < 0) {
		fprintf(stderr, "bench: %s: %s\n", opt.path, err.message);
		return false;
	}
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = conn_close,
		.ctx = conn_new(h->d) };
	h->sr = sr_open_direct(&server);
	h->mem = arena_new();
	return sr_session_open(h->sr, &login, &h->session, h->mem) == SR_OK;
}

static void
house_close(struct open_house *h)
{
	sr_close(h->sr);
	arena_free(h->mem);
	domain_close(h->d);
}

/* ---- search ---- */

static const char *const words[] = { "z", "zh", "zhang", "zhangw", "wei", "王",
	"李晓", "ouyang", "lxm", "1381", "13812345" };
static const char *const parts[] = { "456", "4567", "78901", "晓梅", "国",
	"67890123" };

/* One search each round; the p99 of them. */
static double
search_p99(struct open_house *h, const char *const *text, size_t ntext,
    size_t rounds, bool whole)
{
	static double ms[RUNS];
	size_t n = 0;

	for (size_t i = 0; i < rounds && n < RUNS; i++) {
		struct sr_ask ask = { .limit = 40, .whole = whole };
		struct sr_rows rows;
		double from = net_ms();
		ask.text = text[i % ntext];
		if (sr_search(h->sr, &ask, &rows, h->mem) != SR_OK)
			return -1;
		ms[n++] = net_ms() - from;
		arena_reset(h->mem);
	}
	return quantile(ms, n, 0.99);
}

/* Forty persons by a prefix of their pinyin, and nothing else. */
static double
bare_search_p99(struct bench *b, const char *file, size_t rounds)
{
	static double ms[RUNS];
	sqlite3 *db;
	sqlite3_stmt *s;
	size_t n = 0;

	if (sqlite3_open_v2(bench_file(b, file), &db, SQLITE_OPEN_READONLY,
		NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db,
		"SELECT p.id, p.name, (SELECT number FROM phone"
		" WHERE person = p.id), c.grade FROM person p"
		" LEFT JOIN card c ON c.person = p.id"
		" WHERE p.pinyin >= ?1 AND p.pinyin < ?1 || '~'"
		" ORDER BY p.pinyin LIMIT 40",
		-1, &s, NULL) != SQLITE_OK)
		return -1;
	for (size_t i = 0; i < rounds && n < RUNS; i++) {
		double from = net_ms();
		sqlite3_reset(s);
		sqlite3_bind_text(s, 1, words[i % 5], -1, SQLITE_STATIC);
		while (sqlite3_step(s) == SQLITE_ROW)
			sqlite3_column_text(s, 1);
		ms[n++] = net_ms() - from;
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	return quantile(ms, n, 0.99);
}

static void
search(struct bench *b, const char *file, const char *what)
{
	size_t rounds = b->brief ? 44 : RUNS;
	size_t nwords = sizeof(words) / sizeof(words[0]);
	size_t nparts = sizeof(parts) / sizeof(parts[0]);
	struct open_house h;
	char line[96];

	if (!house_open(b, &h, file)) {
		b->failed++;
		return;
	}
	/* One round warms up and starts the loading. */
	search_p99(&h, words, nwords, nwords, false);
	snprintf(line, sizeof(line), "prefixes, index loading, %s: p99", what);
	bench_line(b, line, search_p99(&h, words, nwords, 4 * nwords, false),
	    "ms", AT_MOST, 5);
	double from = now_ms();
	search_p99(&h, parts, nparts, 1, true);
	bench_line(
	    b, "  until the index is there", now_ms() - from, "ms", AT_MOST, 0);
	snprintf(line, sizeof(line), "start of a name, %s: p99", what);
	bench_line(b, line, search_p99(&h, words, nwords, rounds, false), "ms",
	    AT_MOST, 30);
	snprintf(line, sizeof(line), "any part, %s: p99", what);
	bench_line(b, line, search_p99(&h, parts, nparts, rounds, true), "ms",
	    AT_MOST, 30);
	house_close(&h);
	bench_line(b, "  the bare indexed query by prefix: p99",
	    bare_search_p99(b, file, rounds), "ms", AT_MOST, 0);
}

/* ---- the daily report ---- */

static double
report_p50(struct open_house *h, sr_day from, sr_day to, size_t rounds)
{
	static double ms[RUNS];
	size_t n = 0;

	for (size_t i = 0; i < rounds && n < RUNS; i++) {
		struct sr_report_ask ask;
		struct sr_rows rows;
		double start = net_ms();
		sr_record_clear(&sr_rec_report_ask, &ask);
		ask.name = "sales-daily";
		ask.from = from;
		ask.to = to;
		if (sr_report_run(h->sr, &ask, &rows, h->mem) != SR_OK) {
			fprintf(
			    stderr, "bench: %s\n", sr_error(h->sr)->message);
			return 1e9;
		}
		ms[n++] = net_ms() - start;
		arena_reset(h->mem);
	}
	return quantile(ms, n, 0.5);
}

static void
reports(struct bench *b)
{
	size_t rounds = b->brief ? 5 : 40;
	struct open_house h;
	sr_day today, month;

	if (!house_open(b, &h, "ten-year.db")) {
		b->failed++;
		return;
	}
	today = h.session.today;
	month = day_add_months(day_month_start(today), -1);
	bench_line(b, "sales-daily of a day, ten years",
	    report_p50(&h, today - 1, today - 1, rounds), "ms", AT_MOST, 20);
	bench_line(b, "sales-daily of a month, ten years",
	    report_p50(&h, month, day_month_end(month), rounds), "ms", AT_MOST,
	    150);
	house_close(&h);
}

void
bench_calls(struct bench *b)
{
	bench_title("Search, without a screen");
	search(b, "ten-year.db", "ten years");
	search(b, "persons-1000000.db", "1,000,000 persons");
	bench_title("Reports");
	reports(b);
}
