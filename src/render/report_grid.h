/*
 * A report laid out in cells: lines of spans, and where each figure stands.
 * The screen paints it and walks its cursor over the figures; the text sink
 * prints it.  Two layouts of a report cannot differ, there is but this one.
 */
#ifndef RENDER_REPORT_GRID_H
#define RENDER_REPORT_GRID_H

#include "render/report.h"

enum report_style {
	REPORT_PLAIN,
	REPORT_TITLE, /* names of the sheet and its blocks, column heads */
	REPORT_DIM,   /* labels */
	REPORT_STATE  /* signed or not */
};

struct report_span {
	int x, w; /* cells; TEXT is not wider than w */
	const char *text;
	uint8_t style; /* enum report_style */
};

enum report_line_flag {
	REPORT_RULE = 1 << 0, /* a line across; has no spans */
	REPORT_KEEP = 1 << 1  /* on one page with the lines that follow */
};

struct report_line {
	struct report_span *span;
	int n, room;
	uint8_t flags;
};

/* One figure: where it stands, and what to ask for the records behind it. */
struct report_figure {
	int line, x, w;
	const char *measure;
	sr_id staff; /* 0: of all, REPORT_NOBODY: of nobody */
	bool month;
};

struct report_grid {
	const struct report *report;
	struct arena *mem;
	int width;
	int nhead; /* the first lines: on every page, above what scrolls */
	struct report_line *line;
	int nline, room;
	struct report_figure *figure;
	int nfigure, figure_room;
};

/*
 * Lay R out in WIDTH cells (80 or more) into G, in arena A.  False when the
 * memory is used up.
 */
bool report_lay(
    struct report_grid *g, const struct report *r, int width, struct arena *a);
/*
 * The figure to go to from figure FROM (-1: the first) by DX columns and DY
 * lines; FROM itself where there is none.
 */
int report_step(const struct report_grid *g, int from, int dx, int dy);
/* Fill ASK (from R's own) for the records behind figure I. */
void report_behind_ask(
    const struct report_grid *g, int i, struct sr_report_ask *ask);

#endif
