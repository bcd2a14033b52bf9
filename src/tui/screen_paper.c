/*
 * A report as it would be printed, to be read: the sheet scrolls under the
 * window both ways.  It stays as it was when it was asked for; Ctrl-L reads
 * it again.  Knows no report.
 */
#include <stdio.h>
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/report.h"
#include "tui/report_file.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

#define STEP 8 /* cells to the side */

struct state {
	struct sr_report_ask ask;
	char search[64];
	char **line;
	int nlines, width;
	int top, left, page; /* PAGE: the lines and cells that were painted */
	int across;
};

/* The text's lines; the end of a page is no line. */
static int
split(struct state *s, char *text, struct arena *a)
{
	int n = 1;

	for (const char *p = text; *p != '\0'; p++)
		n += *p == '\n';
	s->line = arena_alloc(a, (size_t)n * sizeof(*s->line));
	if (s->line == NULL)
		return SR_E_NOMEM;
	s->nlines = s->width = 0;
	while (*text != '\0') {
		char *end = text + strcspn(text, "\n"), *next = end;
		int cells;

		next += *end == '\n';
		*end = '\0';
		text += *text == '\f';
		cells = text_cells(text);
		s->width = cells > s->width ? cells : s->width;
		s->line[s->nlines++] = text;
		text = next;
	}
	return SR_OK;
}

/* NULL before anything is asked for. */
static const struct report_spec *
spec_of(const struct state *s)
{
	return s->ask.name != NULL ? report_spec_of(s->ask.name) : NULL;
}

static int
paper_load(struct view *v)
{
	struct state *s = v->state;
	struct sink_buffer b = { .mem = v->arena };
	struct sink out = sink_memory(&b);
	const struct report_spec *spec = spec_of(s);
	int rc;

	if (spec == NULL)
		return SR_OK;
	s->nlines = 0;
	rc = render_report(v->ui->sr, v->ui->dir, &s->ask, REPORT_TEXT,
	    spec->paper, &out, v->arena);
	if (rc == SR_OK && b.text != NULL)
		rc = split(s, b.text, v->arena);
	return rc;
}

static void
keep_within(struct state *s)
{
	if (s->top > s->nlines - s->page)
		s->top = s->nlines - s->page;
	if (s->left > s->width - s->across)
		s->left = s->width - s->across;
	s->top = s->top < 0 ? 0 : s->top;
	s->left = s->left < 0 ? 0 : s->left;
}

static void
paper_paint(struct view *v, struct rect r)
{
	struct state *s = v->state;
	struct grid *g = &v->ui->grid;

	s->page = r.h;
	s->across = r.w;
	keep_within(s);
	cell_fill(g, r, STYLE_NORMAL);
	for (int i = 0; i < r.h && s->top + i < s->nlines; i++) {
		const char *text = s->line[s->top + i];
		int used = 0;

		text += text_fit(text, s->left, &used);
		/* Half of a wide character is no character. */
		if (used < s->left && *text != '\0')
			text += text_fit(text, 2, &used), used = 1;
		else
			used = 0;
		cell_add(
		    g, r.y + i, r.x + used, r.w - used, text, STYLE_NORMAL);
	}
}

static bool
paper_key(struct view *v, const struct key *k)
{
	struct state *s = v->state;

	switch (k->code) {
	case 'k':
	case K_UP: s->top--; break;
	case 'j':
	case K_DOWN: s->top++; break;
	case ' ':
	case K_PGDN: s->top += s->page; break;
	case K_PGUP: s->top -= s->page; break;
	case 'h':
	case K_LEFT: s->left -= STEP; break;
	case 'l':
	case K_RIGHT: s->left += STEP; break;
	case K_HOME: s->top = s->left = 0; break;
	case K_END: s->top = s->nlines; break;
	case K_MOUSE:
		s->top += k->button == MOUSE_WHEEL_UP     ? -3
			  : k->button == MOUSE_WHEEL_DOWN ? 3
							  : 0;
		break;
	default: return false;
	}
	keep_within(s);
	return true;
}

static const char *
paper_about(struct view *v, struct arena *a)
{
	const struct report_spec *spec = spec_of(v->state);

	(void)a;
	return spec != NULL ? _(spec->title) : "";
}

static void
run_print(struct view *v)
{
	const struct state *s = v->state;

	report_to_file(v, &s->ask);
}

static const struct custom custom = { .paint = paper_paint, .key = paper_key };

static const struct pane panes[] = {
	{ .custom = &custom },
};

static const struct action actions[] = {
	{ 'p', "paper.print", N_("print"),
	    N_("Write it as text, CSV or JSON into a file."), 0, 0, NULL,
	    run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_paper = {
	.id = "paper",
	.title = N_("Report"),
	.help = N_("The report as it is printed. Arrows, PgUp and PgDn move "
		   "over the sheet, Left and Right where it is wider than the "
		   "window; Ctrl-L reads it again."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_STAFF,
	.load = paper_load,
	.about = paper_about,
};

void
paper_show(struct ui *ui, const struct sr_report_ask *ask)
{
	struct view *v = view_open(ui, &screen_paper, NULL);
	struct state *s;

	if (v == NULL)
		return;
	s = v->state;
	snprintf(s->search, sizeof(s->search), "%s", ask->measure);
	s->ask = *ask;
	s->ask.measure = s->search;
	view_reload(v);
}
