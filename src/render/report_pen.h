/*
 * Writes into a report's grid: lines, texts and figures in cells.  A number
 * that does not fit its column becomes ####, never cut.  Knows no block.
 * What there is no memory for is left out; the arena remembers.
 */
#ifndef RENDER_REPORT_PEN_H
#define RENDER_REPORT_PEN_H

#include "render/report_grid.h"

/* A new line with FLAGS (enum report_line_flag), the last one; never NULL. */
struct report_line *pen_line(struct report_grid *g, int flags);
/* TEXT at X of the last line, at most W cells, cut to fit. */
void pen_span(struct report_grid *g, int x, int w, const char *text, int style);
/* The same for a number, to the right. */
void pen_right(
    struct report_grid *g, int x, int w, const char *text, int style);
/* The W cells at X of the last line are a figure. */
void pen_figure(struct report_grid *g, int x, int w, const char *measure,
    sr_id staff, bool month);
/* TEXT from X on, broken to the grid's width; the first line is there. */
/* Bytes of S, a line or more, that stand in one of W cells. */
size_t pen_cut(const char *s, int w);
void pen_wrap(struct report_grid *g, int x, const char *text, int style);

#endif
