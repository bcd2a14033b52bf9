/*
 * What a report looks like on paper, in a spreadsheet and to a program, in
 * both languages, against tests/report; and the cursor over its figures.
 * SHOWROOM_GOLDEN=write writes the files anew: look at what changed.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "render/report_grid.h"
#include "trade.h"

static struct trade t;

static void
setup(void)
{
	struct sr_instruction in;
	struct sr_find find;
	struct sr_dayrec day;

	trade_open(&t);
	sr_record_clear(&sr_rec_instruction, &in);
	in.day = the_day("2026-11-21");
	in.card = t.ouyang;
	in.text = "3 天未联系，明早 9:30 前回电，价格单一并带上，"
		  "客户太太也要请来试乘试驾";
	must(&t.h, sr_instruction_save(t.h.sr, &in, &in, t.h.mem));
	sr_record_clear(&sr_rec_find, &find);
	must(&t.h, sr_day_get(t.h.sr, &find, &day, t.h.mem));
	day.weather = house_row(&t.h, "weather", "sun");
	day.remark = "车展首日，\"人多\"\n=下周补货";
	must(&t.h, sr_day_save(t.h.sr, &day, &day, t.h.mem));
}

static void
teardown(void)
{
	trade_close(&t);
}

static void
speak(bool english)
{
	unsetenv("LANGUAGE");
	setenv("LC_ALL", english ? "C.UTF-8" : "zh_CN.UTF-8", 1);
	intl_init();
	must(&t.h, sr_dir_load(t.h.dir, t.h.sr, english));
	sr_dir_today(t.h.dir, the_day("2026-11-21"));
}

static struct sr_report_ask
ask_of(const char *day)
{
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = the_day(day);
	return ask;
}

static const char *
rendered(const char *day, int format)
{
	struct sink_buffer buf = { .mem = t.h.mem };
	struct sink out = sink_memory(&buf);
	struct sr_report_ask ask = ask_of(day);

	must(&t.h, render_report(t.h.sr, t.h.dir, &ask, format, REPORT_A4, &out,
		       t.h.mem));
	ck_assert_ptr_nonnull(buf.text);
	return buf.text;
}

static void
golden(const char *name, const char *text)
{
	static char was[1 << 16];
	const char *mode = getenv("SHOWROOM_GOLDEN");
	bool write = mode != NULL && strcmp(mode, "write") == 0;
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/tests/report/%s", SOURCE_DIR, name);
	f = fopen(path, write ? "w" : "r");
	ck_assert_msg(f != NULL, "%s", path);
	if (write) {
		fwrite(text, 1, strlen(text), f);
		fclose(f);
		return;
	}
	was[fread(was, 1, sizeof(was) - 1, f)] = '\0';
	fclose(f);
	if (strcmp(was, text) != 0)
		ck_abort_msg("%s differs; it is now:\n%s", name, text);
}

/* Every line fits the paper; the rules fill it. */
static void
fits(const char *text)
{
	char line[512];

	for (; *text != '\0'; text += strcspn(text, "\n") + 1) {
		size_t n = strcspn(text, "\n");
		ck_assert_uint_lt(n, sizeof(line));
		memcpy(line, text, n);
		line[n] = '\0';
		ck_assert_msg(text_cells(line + (line[0] == '\f')) <= 80,
		    "too wide: %s", line);
		ck_assert(n == 0 || line[n - 1] != ' ');
		if (strncmp(line, "----", 4) == 0)
			ck_assert_uint_eq(n, 80);
	}
}

static void
all_formats(const char *language)
{
	static const char *const ends[] = { "txt", "csv", "json" };
	struct sr_dayrec out;
	struct sr_visit v, saved;
	char name[64];

	for (int i = 0; i < REPORT_NFORMATS; i++) {
		snprintf(name, sizeof(name), "open.%s.%s", language, ends[i]);
		golden(name, rendered("2026-11-21", i));
	}
	fits(rendered("2026-11-21", REPORT_TEXT));
	/* Signed, countersigned, corrected, read a day later. */
	must(&t.h, sr_day_sign(t.h.sr,
		       &(struct sr_sign){ .day = the_day("2026-11-21"),
			   .reason = "打烊",
			   .loss_reason = "" },
		       &out, t.h.mem));
	house_now(&t.h, "2026-11-22 08:05");
	house_as(&t.h, SUPER);
	must(&t.h, sr_day_sign(t.h.sr,
		       &(struct sr_sign){ .day = the_day("2026-11-21"),
			   .second = true,
			   .reason = "",
			   .loss_reason = "" },
		       &out, t.h.mem));
	must(&t.h,
	    sr_visit_get(t.h.sr, &(struct sr_key){ t.visit[0] }, &v, t.h.mem));
	v.people = 3;
	sr_reason(t.h.sr, "少记一人");
	must(&t.h, sr_visit_save(t.h.sr, &v, &saved, t.h.mem));
	snprintf(name, sizeof(name), "signed.%s.txt", language);
	golden(name, rendered("2026-11-21", REPORT_TEXT));
	fits(rendered("2026-11-21", REPORT_TEXT));
}

START_TEST(goldens_in_english)
{
	speak(true);
	all_formats("en");
}
END_TEST

START_TEST(goldens_in_chinese)
{
	speak(false);
	all_formats("zh_CN");
}
END_TEST

START_TEST(a_long_report_has_pages)
{
	const char *text;
	int pages = 1, lines = 0, heads = 0;

	speak(true);
	for (int i = 0; i < 70; i++) {
		struct sr_instruction in;
		sr_record_clear(&sr_rec_instruction, &in);
		in.day = the_day("2026-11-21");
		in.text = arena_printf(t.h.mem, "line %d", i);
		must(&t.h, sr_instruction_save(t.h.sr, &in, &in, t.h.mem));
	}
	text = rendered("2026-11-21", REPORT_TEXT);
	fits(text);
	for (const char *s = text; *s != '\0'; s++) {
		if (*s == '\f') {
			ck_assert_int_le(lines, 60);
			lines = 0;
			pages++;
		}
		lines += *s == '\n';
		heads += strncmp(s, "津东一汽丰田", 18) == 0;
	}
	ck_assert_int_eq(pages, 2);
	ck_assert_int_eq(heads, 2);
	ck_assert_ptr_nonnull(strstr(text, "Page 2 of 2"));
	ck_assert_ptr_nonnull(strstr(text, "line 69"));
	/* The signatures stand once, at the end. */
	ck_assert_ptr_eq(
	    strstr(strstr(text, "Signed by") + 1, "Signed by"), NULL);
}
END_TEST

/* What the figure says is what stands in its place. */
START_TEST(the_cursor_walks_over_figures)
{
	struct sr_report_ask ask = ask_of("2026-11-21"), behind;
	struct report_grid g;
	struct report r;
	struct sr_rows rows;
	int i;

	speak(false);
	must(&t.h, report_load(&r, t.h.sr, t.h.dir, &ask, t.h.mem));
	ck_assert(report_lay(&g, &r, 100, t.h.mem));
	ck_assert_int_gt(g.nfigure, 60);
	for (i = 0; i < g.nfigure; i++) {
		const struct report_figure *f = &g.figure[i];
		const struct report_line *l = &g.line[f->line];
		const char *text = NULL;
		for (int k = 0; k < l->n; k++) {
			if (l->span[k].x >= f->x &&
			    l->span[k].x + l->span[k].w <= f->x + f->w)
				text = l->span[k].text;
		}
		ck_assert_msg(text != NULL, "%s", f->measure);
		report_behind_ask(&g, i, &behind);
		must(&t.h, sr_report_behind(t.h.sr, &behind, &rows, t.h.mem));
		ck_assert_msg(strtol(text, NULL, 10) == (long)rows.n,
		    "%s: %s, %d behind", f->measure, text, (int)rows.n);
	}
	ck_assert_int_eq(report_step(&g, -1, 1, 0), 0);
	ck_assert_int_eq(report_step(&g, 0, -1, 0), 0);
	ck_assert_int_eq(report_step(&g, 0, 1, 0), 1);
	ck_assert_int_eq(report_step(&g, g.nfigure - 1, 1, 0), g.nfigure - 1);
	i = report_step(&g, 0, 0, 1);
	ck_assert_int_gt(g.figure[i].line, g.figure[0].line);
	ck_assert_int_eq(
	    g.figure[report_step(&g, i, 0, -1)].line, g.figure[0].line);
}
END_TEST

START_TEST(a_wait_is_said_as_people_say_it)
{
	static const struct {
		int64_t seconds;
		const char *text;
	} waits[] = { { 1, "in 1 s" }, { 120, "in 120 s" },
		{ 121, "in 3 minutes" }, { 3600, "in 60 minutes" } };

	speak(true);
	for (int i = 0; i < 4; i++) {
		struct sr_arg arg = SR_WAIT(waits[i].seconds);
		ck_assert_str_eq(
		    message_text(t.h.mem, "in {0}", &arg, 1), waits[i].text);
	}
}
END_TEST

Suite *
suite_render(void)
{
	const TTest *const tests[] = { goldens_in_english, goldens_in_chinese,
		a_long_report_has_pages, the_cursor_walks_over_figures,
		a_wait_is_said_as_people_say_it, NULL };

	return suite_with("render", tests, setup, teardown);
}
