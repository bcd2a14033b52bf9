/*
 * Reports on paper: the grid of 80 cells in pages of 60 lines, the head on
 * every page, a form feed between pages.
 */
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "render/report_grid.h"
#include "base/banned.h"

enum { COLUMNS = 80, PAGE = 60 };

static void
text_line(struct sink *out, const struct report_line *l)
{
	int x = 0;

	if ((l->flags & REPORT_RULE) != 0)
		sink_fill(out, '-', COLUMNS);
	for (int done = 0; done < l->n; done++) {
		/* In order of place: names come after figures. */
		const struct report_span *next = NULL;
		for (int i = 0; i < l->n; i++) {
			const struct report_span *s = &l->span[i];
			if (s->x >= x && (next == NULL || s->x < next->x))
				next = s;
		}
		if (next == NULL)
			break;
		sink_fill(out, ' ', next->x - x);
		sink_text(out, next->text);
		x = next->x + next->w;
	}
	sink_put(out, "\n", 1);
}

/* The end of the page that begins with line FROM and has ROOM lines. */
static int
page_end(const struct report_grid *g, int from, int room)
{
	int end = from + room;

	if (end >= g->nline)
		return g->nline;
	while (end > from + 1 && (g->line[end - 1].flags & REPORT_KEEP) != 0)
		end--;
	return end;
}

static void
text_page(const struct report_grid *g, int from, int end, int page, int pages,
    struct sink *out)
{
	struct sr_arg arg[2] = { SR_NUM(page), SR_NUM(pages) };
	const char *no = message_text(g->mem, N_("Page {0} of {1}"), arg, 2);

	if (page > 1)
		sink_put(out, "\f", 1);
	for (int i = 0; i < g->nhead; i++) {
		struct report_line l = g->line[i];
		struct report_span with[4];
		if (i == 0 && l.n < 3) {
			for (int k = 0; k < l.n; k++)
				with[k] = l.span[k];
			with[l.n].w = text_cells(no);
			with[l.n].x = COLUMNS - with[l.n].w;
			with[l.n].text = no;
			l.span = with;
			l.n++;
		}
		text_line(out, &l);
	}
	for (int i = from; i < end; i++)
		text_line(out, &g->line[i]);
}

void
report_to_text(const struct report *r, struct sink *out)
{
	struct report_grid g;
	int pages = 0, page = 0, room, from;

	if (!report_lay(&g, r, COLUMNS, r->mem)) {
		out->failed = true;
		return;
	}
	room = PAGE - g.nhead;
	for (from = g.nhead; from < g.nline; from = page_end(&g, from, room))
		pages++;
	for (from = g.nhead; from < g.nline;) {
		int end = page_end(&g, from, room);
		text_page(&g, from, end, ++page, pages, out);
		from = end;
	}
}
