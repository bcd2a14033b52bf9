/*
 * Runs a screen script: keys in, screens out, no terminal.
 *
 *	# a comment
 *	size 80x24 | lang zh_CN | fixture demo | as LXM | now 2026-11-21 17:42
 *	screen register		open this screen first
 *	key F3 Down Enter	names of keys
 *	type 张伟		characters
 *	paste TEXT | wait MS | resize 120x40
 *	click Y X | double Y X	from 1
 *	expect			the screen, up to a line `end`; `~` stands for
 *				any text, a line `...` for any lines; blank
 *				lines at the end may be left out
 *	expect-line N TEXT	line N from 1
 *	expect-styles N TEXT	a letter a cell
 *	expect-cursor Y X	from 1; 0 0: hidden
 *	restart			the terminal is gone; the program begins anew
 *	killed			the same without a last moment (kill -9)
 *	later MS		time passes in the store alone
 *	disk broken | disk well	it takes nothing, or again
 *	backup 2026-11-20 15:42	a good one is made then, and noted
 *	store dies | store back | store loses an answer
 *	other RECORD N FIELD VALUE	somebody else saves it in row N
 *	other clock 0 - TIME	it is that time now
 *	other list 0 LIST DAY	its rows were valid up to that day
 *	count | keys N		since `count` N keys beside typed text and Tab
 *
 * screens [--update] FILE	--update writes what is into blocks without ~
 * screens --tty FIXTURE [LANG]	the fixture on this terminal, to look at it
 */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <showroom/open.h>

#include "fixture.h"
#include "headless.h"
#include "line.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/ui.h"

#include "base/banned.h"

#define LINES_MAX 20000

struct script {
	const char *path;
	char *line[LINES_MAX];
	int n, at;
	int keys;  /* since `count` */
	FILE *out; /* --update: the new script */
	bool update, changed, failed, restart, killed;
	struct arena *a;
	struct headless hl;
	struct fixture_ask ask;
	const char *fixture, *lang, *screen;
};

static void
fail(struct script *s, const char *what)
{
	fprintf(stderr, "%s:%d: %s\n", s->path, s->at, what);
	s->failed = true;
}

static int
script_read(struct script *s)
{
	FILE *f = fopen(s->path, "r");
	char buf[4096];

	if (f == NULL) {
		fprintf(stderr, "%s: %s\n", s->path, strerror(errno));
		return -1;
	}
	while (s->n < LINES_MAX && fgets(buf, sizeof(buf), f) != NULL) {
		buf[strcspn(buf, "\n")] = '\0';
		s->line[s->n++] = strdup(buf);
	}
	fclose(f);
	return 0;
}

/* The argument of word W, or NULL when the line is of another word. */
static const char *
argument(const char *line, const char *w)
{
	size_t n = strlen(w);

	if (strncmp(line, w, n) != 0 || (line[n] != ' ' && line[n] != '\0'))
		return NULL;
	return line[n] == ' ' ? line + n + 1 : line + n;
}

/* Up to two numbers with one character between. */
static int
numbers(const char *s, int *a, int *b)
{
	char *end;

	*a = (int)strtol(s, &end, 10);
	*b = *end != '\0' ? (int)strtol(end + 1, &end, 10) : 0;
	return *end == '\0';
}

/* PATTERN with ~ for any text against TEXT. */
static bool
fits(const char *pattern, const char *text)
{
	if (*pattern == '~') {
		do
			if (fits(pattern + 1, text))
				return true;
		while (*text++ != '\0');
		return false;
	}
	if (*pattern != *text)
		return false;
	return *pattern == '\0' || fits(pattern + 1, text + 1);
}

static const char *
screen_line(struct script *s, int y)
{
	return grid_line(&s->hl.grid, s->a, y);
}

/* Do the lines FROM..TO of the script fit the screen from row Y on? */
static bool
block_fits(struct script *s, int from, int to, int y, int *wrong)
{
	int h = s->hl.grid.h;

	for (; from < to; from++, y++) {
		if (strcmp(s->line[from], "...") == 0) {
			for (; y <= h; y++)
				if (block_fits(s, from + 1, to, y, wrong))
					return true;
			return false;
		}
		if (y >= h || !fits(s->line[from], screen_line(s, y))) {
			*wrong = from;
			return false;
		}
	}
	for (; y < h; y++)
		if (screen_line(s, y)[0] != '\0') {
			*wrong = to;
			return false;
		}
	return true;
}

static void
show_difference(struct script *s, int from, int to, int wrong)
{
	fprintf(stderr, "%s:%d: the screen differs:\n", s->path, wrong + 1);
	for (int y = 0; y < s->hl.grid.h; y++) {
		const char *is = screen_line(s, y);
		const char *want = from + y < to ? s->line[from + y] : "";

		if (fits(want, is))
			fprintf(stderr, "  %s\n", is);
		else
			fprintf(stderr, "- %s\n+ %s\n", want, is);
	}
}

static bool
block_is_loose(struct script *s, int from, int to)
{
	for (; from < to; from++)
		if (strchr(s->line[from], '~') != NULL ||
		    strcmp(s->line[from], "...") == 0)
			return true;
	return false;
}

static void
expect_block(struct script *s)
{
	int from = s->at, to = from, wrong = from, last = 0;
	bool same, rewrite;

	while (to < s->n && strcmp(s->line[to], "end") != 0)
		to++;
	if (to == s->n)
		fail(s, "expect without end");
	same = block_fits(s, from, to, 0, &wrong);
	rewrite = s->update && !same && !block_is_loose(s, from, to);
	if (!same && !rewrite) {
		show_difference(s, from, to, wrong);
		s->failed = true;
	}
	for (int y = 0; rewrite && y < s->hl.grid.h; y++)
		if (screen_line(s, y)[0] != '\0')
			last = y + 1;
	for (int y = 0; rewrite && y < last; y++)
		fprintf(s->out, "%s\n", screen_line(s, y));
	for (int i = from; !rewrite && s->update && i < to; i++)
		fprintf(s->out, "%s\n", s->line[i]);
	if (s->update && to < s->n)
		fprintf(s->out, "end\n");
	s->changed = s->changed || rewrite;
	s->at = to < s->n ? to + 1 : to;
}

static void
expect_text(struct script *s, const char *arg, const char *kind)
{
	char *end;
	int y = (int)strtol(arg, &end, 10) - 1;
	const char *want = *end == ' ' ? end + 1 : end, *is, *all;

	is = screen_line(s, y);
	if (strcmp(kind, "expect-styles") == 0) {
		all = grid_styles(&s->hl.grid, s->a);
		for (int i = 0; i < y; i++)
			all += strcspn(all, "\n") + 1;
		is = arena_ndup(s->a, all, strcspn(all, "\n"));
	}
	if (fits(want, is)) {
		if (s->update)
			fprintf(s->out, "%s\n", s->line[s->at - 1]);
	} else if (s->update && strchr(want, '~') == NULL) {
		fprintf(s->out, "%s %d %s\n", kind, y + 1, is);
		s->changed = true;
	} else {
		fprintf(stderr, "%s:%d: line %d differs:\n- %s\n+ %s\n",
		    s->path, s->at, y + 1, want, is);
		s->failed = true;
	}
}

static void
expect_cursor(struct script *s, const char *arg)
{
	const struct grid *g = &s->hl.grid;
	int y, x, is_y = g->cursor_y + 1;
	int is_x = is_y > 0 ? g->cursor_x + 1 : 0;
	char buf[80];

	if (s->update) {
		s->changed = true;
		fprintf(s->out, "expect-cursor %d %d\n", is_y, is_x);
	} else if (!numbers(arg, &y, &x) || y != is_y || x != is_x) {
		snprintf(
		    buf, sizeof(buf), "the cursor is at %d %d", is_y, is_x);
		fail(s, buf);
	}
}

static bool
script_size(struct script *s, const char *arg)
{
	int h, w;

	if (!numbers(arg, &w, &h))
		return false;
	headless_resize(&s->hl, h, w);
	return true;
}

static bool
script_click(struct script *s, const char *arg, int button)
{
	int y, x;

	if (!numbers(arg, &y, &x))
		return false;
	headless_mouse(&s->hl, button, y - 1, x - 1);
	return true;
}

/* Keys that a hand is to find: what is typed and Tab are not counted. */
static int
keys_counted(const char *names)
{
	int n = 0;

	while (*names != '\0') {
		size_t len = strcspn(names, " ");
		bool tab = (len == 3 && memcmp(names, "Tab", 3) == 0) ||
			   (len == 9 && memcmp(names, "Shift-Tab", 9) == 0);

		n += len > 0 && !tab;
		names += len;
		names += *names == ' ';
	}
	return n;
}

static void
expect_keys(struct script *s, const char *arg)
{
	int want, none;
	char buf[40];

	if (numbers(arg, &want, &none) && want == s->keys)
		return;
	snprintf(buf, sizeof(buf), "it took %d keys", s->keys);
	fail(s, buf);
}

/* One line that is typed or awaited; false: not understood. */
static bool
script_line(struct script *s, const char *line)
{
	const char *arg;
	int ms, none;

	if ((arg = argument(line, "key")) != NULL) {
		s->keys += keys_counted(arg);
		return headless_keys(&s->hl, arg);
	}
	if ((arg = argument(line, "type")) != NULL)
		headless_type(&s->hl, arg);
	else if ((arg = argument(line, "paste")) != NULL)
		headless_paste(&s->hl, arg);
	else if ((arg = argument(line, "disk")) != NULL)
		fixture_disk(strcmp(arg, "broken") == 0);
	else if ((arg = argument(line, "backup")) != NULL)
		return fixture_backup(arg);
	else if ((arg = argument(line, "store")) != NULL)
		return line_store(arg);
	else if ((arg = argument(line, "later")) != NULL) {
		if (!numbers(arg, &ms, &none))
			return false;
		fixture_later(ms);
	} else if ((arg = argument(line, "other")) != NULL)
		return fixture_other(arg);
	else if ((arg = argument(line, "click")) != NULL)
		return script_click(s, arg, MOUSE_CLICK);
	else if ((arg = argument(line, "double")) != NULL)
		return script_click(s, arg, MOUSE_DOUBLE);
	else if ((arg = argument(line, "resize")) != NULL)
		return script_size(s, arg);
	else if (argument(line, "restart") != NULL) {
		s->restart = true;
		headless_key(&s->hl, K_HANGUP);
	} else if (argument(line, "killed") != NULL) {
		/* Nothing that it might write on its way out arrives. */
		s->restart = s->killed = line_store("dies");
		headless_key(&s->hl, K_HANGUP);
	} else if ((arg = argument(line, "wait")) != NULL) {
		if (!numbers(arg, &ms, &none))
			return false;
		headless_wait(&s->hl, ms);
	} else
		return line[0] == '\0' || line[0] == '#';
	return true;
}

/* The keys typed so far are served: look, then type on. */
static void
script_go(struct headless *hl, void *data)
{
	struct script *s = data;

	while (s->at < s->n && hl->head == hl->tail && !headless_woken(hl)) {
		const char *line = s->line[s->at++], *arg;
		const char *kind = NULL;

		arena_reset(s->a);
		if ((arg = argument(line, "expect-line")) != NULL)
			kind = "expect-line";
		else if ((arg = argument(line, "expect-styles")) != NULL)
			kind = "expect-styles";
		if (kind != NULL) {
			expect_text(s, arg, kind);
			continue;
		}
		if (s->update && argument(line, "expect-cursor") == NULL)
			fprintf(s->out, "%s\n", line);
		if (strcmp(line, "expect") == 0)
			expect_block(s);
		else if ((arg = argument(line, "expect-cursor")) != NULL)
			expect_cursor(s, arg);
		else if (argument(line, "count") != NULL)
			s->keys = 0;
		else if ((arg = argument(line, "keys")) != NULL)
			expect_keys(s, arg);
		else if (!script_line(s, line))
			fail(s, "not understood");
	}
}

/* Lines that say what is to be opened, before the first key. */
static bool
script_head(struct script *s)
{
	const char **const where[] = { &s->lang, &s->fixture, &s->screen,
		&s->ask.as, &s->ask.now };
	static const char *const words[] = { "lang", "fixture", "screen", "as",
		"now" };
	int h = 24, w = 80;

	for (; s->at < s->n; s->at++) {
		const char *line = s->line[s->at], *arg;
		bool known = line[0] == '\0' || line[0] == '#';

		for (int i = 0; i < 5; i++)
			if ((arg = argument(line, words[i])) != NULL) {
				*where[i] = arg;
				known = true;
			}
		if ((arg = argument(line, "size")) != NULL)
			known = numbers(arg, &w, &h);
		if (!known)
			break;
		if (s->update)
			fprintf(s->out, "%s\n", line);
	}
	headless_open(&s->hl, h, w);
	s->hl.empty = script_go;
	s->hl.data = s;
	return true;
}

static const struct screen *
screen_find(const char *id, const struct screen *first)
{
	if (id == NULL)
		return first;
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++)
		if (strcmp(m->screen->id, id) == 0)
			return m->screen;
	return NULL;
}

static void
language_set(const char *lang)
{
	intl_init();
	setlocale(LC_ALL, "C.UTF-8");
	intl_language(lang);
}

static int
script_run(struct script *s)
{
	const struct fixture *fx;
	const struct screen *first;
	const char *why = "";
	struct sr_error err;
	struct sr *sr;
	struct ui ui;

	script_head(s);
	language_set(s->lang);
	fx = fixture_find(s->fixture);
	if (fx == NULL) {
		fail(s, "no such fixture");
		return -1;
	}
	first = screen_find(s->screen, fx->first);
	if (first == NULL && s->screen != NULL) {
		fail(s, "no such screen");
		return -1;
	}
	sr = fx->open(&s->ask, &why);
	if (sr == NULL) {
		fail(s, why);
		return -1;
	}
	do {
		if (s->killed && (!line_store("back") || sr_again(sr) < 0))
			fail(s, "the store does not come back");
		s->restart = s->killed = false;
		if (ui_open(&ui, sr, &s->hl.backend, strcmp(s->lang, "en") == 0,
			&err) < 0)
			fail(s, error_text(s->a, &err));
		else if (ui_run(&ui, first, &err) < 0)
			fail(s, error_text(s->a, &err));
		ui_close(&ui);
	} while (s->restart);
	sr_close(sr);
	if (s->at < s->n) {
		/* The program ended: what is left must be nothing. */
		while (s->at < s->n &&
		       (s->line[s->at][0] == '\0' || s->line[s->at][0] == '#'))
			s->at++;
		if (s->at < s->n)
			fail(s, "the program ended before the script");
	}
	return s->failed ? -1 : 0;
}

/* The same screens on a real terminal. */
static int
live_run(const char *name, const char *lang)
{
	const struct fixture *fx = fixture_find(name);
	const struct fixture_ask ask = { "", "" };
	const struct draw_options options = { .mouse = true };
	const char *why = "no such fixture";
	struct arena *a = arena_new();
	struct backend b = { 0 };
	struct sr_error err;
	struct sr *sr;
	struct ui ui;

	language_set(lang);
	sr = fx != NULL ? fx->open(&ask, &why) : NULL;
	if (sr == NULL) {
		fprintf(stderr, "%s: %s\n", name, why);
		arena_free(a);
		return 1;
	}
	if (draw_open(&b, &options, &err) < 0) {
		fprintf(stderr, "%s\n", error_text(a, &err));
	} else {
		if (ui_open(&ui, sr, &b, strcmp(lang, "en") == 0, &err) == 0)
			ui_run(&ui, screen_find(NULL, fx->first), &err);
		ui_close(&ui);
		draw_close(&b);
	}
	sr_close(sr);
	arena_free(a);
	return 0;
}

int
main(int argc, char **argv)
{
	static struct script s = {
		.fixture = "demo", .lang = "en", .ask = { "", "" }
	};
	char *text = NULL, *path;
	size_t len = 0;
	int rc;

	if (argc > 2 && strcmp(argv[1], "--tty") == 0)
		return live_run(argv[2], argc > 3 ? argv[3] : "en");
	s.update = argc > 1 && strcmp(argv[1], "--update") == 0;
	if (argc != 2 + s.update) {
		fprintf(stderr, "usage: run [--update] FILE\n");
		return 2;
	}
	/* A fixture may change the directory. */
	s.path = path = realpath(argv[argc - 1], NULL);
	if (path == NULL) {
		fprintf(stderr, "%s: %s\n", argv[argc - 1], strerror(errno));
		return 2;
	}
	s.a = arena_new();
	if (s.a == NULL || script_read(&s) < 0)
		return 2;
	if (s.update)
		s.out = open_memstream(&text, &len);
	rc = script_run(&s);
	if (s.update) {
		FILE *f;

		fclose(s.out);
		if (s.changed && s.at == s.n &&
		    (f = fopen(s.path, "w")) != NULL) {
			fwrite(text, 1, len, f);
			fclose(f);
			printf("%s: updated\n", s.path);
		}
		free(text);
	}
	headless_close(&s.hl);
	free(path);
	arena_free(s.a);
	while (s.n > 0)
		free(s.line[--s.n]);
	return rc == 0 ? 0 : 1;
}
