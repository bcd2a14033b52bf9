/* Lines, texts and figures of a report's grid. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "render/report_pen.h"
#include "base/banned.h"

struct report_line *
pen_line(struct report_grid *g, int flags)
{
	static struct report_line none;

	if (g->nline == g->room) {
		size_t room = g->room != 0 ? 2 * (size_t)g->room : 64;
		size_t size = sizeof(*g->line);
		void *p = arena_grow(
		    g->mem, g->line, (size_t)g->nline * size, room * size);
		if (p == NULL) {
			none = (struct report_line){ 0 };
			return &none;
		}
		g->line = p;
		g->room = (int)room;
	}
	g->line[g->nline] = (struct report_line){ .flags = (uint8_t)flags };
	return &g->line[g->nline++];
}

void
pen_span(struct report_grid *g, int x, int w, const char *text, int style)
{
	struct report_line *l;
	int used;

	if (g->nline == 0 || w <= 0 || text[0] == '\0')
		return;
	l = &g->line[g->nline - 1];
	if (l->n == l->room) {
		size_t room = l->room != 0 ? 2 * (size_t)l->room : 8;
		size_t size = sizeof(*l->span);
		void *p = arena_grow(
		    g->mem, l->span, (size_t)l->n * size, room * size);
		if (p == NULL)
			return;
		l->span = p;
		l->room = (int)room;
	}
	text = arena_ndup(g->mem, text, text_fit(text, w, &used));
	l->span[l->n++] = (struct report_span){
		.x = x, .w = used, .text = text, .style = (uint8_t)style
	};
}

void
pen_right(struct report_grid *g, int x, int w, const char *text, int style)
{
	int cells = text_cells(text);

	if (cells > w) {
		text = "########";
		cells = w < 8 ? w : 8;
	}
	pen_span(g, x + w - cells, cells, text, style);
}

void
pen_figure(struct report_grid *g, int x, int w, const char *measure,
    sr_id staff, bool month)
{
	if (g->nfigure == g->figure_room) {
		size_t room =
		    g->figure_room != 0 ? 2 * (size_t)g->figure_room : 128;
		size_t size = sizeof(*g->figure);
		void *p = arena_grow(
		    g->mem, g->figure, (size_t)g->nfigure * size, room * size);
		if (p == NULL)
			return;
		g->figure = p;
		g->figure_room = (int)room;
	}
	g->figure[g->nfigure++] = (struct report_figure){ .line = g->nline - 1,
		.x = x,
		.w = w,
		.measure = measure,
		.staff = staff,
		.month = month };
}

size_t
pen_cut(const char *s, int w)
{
	size_t n = text_fit(s, w, NULL), cut = n;

	if (s[n] == '\0')
		return n;
	while (cut > 0 && s[cut] != ' ')
		cut--;
	return cut < n / 2 ? n : cut; /* text without blanks */
}

void
pen_wrap(struct report_grid *g, int x, const char *text, int style)
{
	int w = g->width - x;

	for (;;) {
		size_t line = strcspn(text, "\n");
		const char *part = arena_ndup(g->mem, text, line);
		size_t cut = pen_cut(part, w);
		if (cut == 0 && line > 0)
			return; /* no room at all */
		pen_span(g, x, w, arena_ndup(g->mem, part, cut), style);
		text += cut;
		while (part[cut] != '\0' && *text == ' ')
			text++;
		if (part[cut] == '\0' && *text == '\n')
			text++;
		if (*text == '\0')
			return;
		pen_line(g, 0);
	}
}
