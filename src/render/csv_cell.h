/*
 * One cell of a CSV file: RFC 4180, and guarded against spreadsheets, which
 * run what looks like a formula and round what looks like a long number.
 */
#ifndef RENDER_CSV_CELL_H
#define RENDER_CSV_CELL_H

#include "render/sink.h"

/*
 * Write TEXT as a cell.  A ' goes before what a spreadsheet would take for a
 * formula (= + - @ or a tab, behind blanks and in full width too) or would
 * spoil (leading zeros, 12 digits and more).
 */
void csv_cell_put(struct sink *out, const char *text);
/* TEXT without the one ' that csv_cell_put() would have set. */
const char *csv_cell_bare(const char *text);

#endif
