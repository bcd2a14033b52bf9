/* A report into a file of the user's choice. */
#ifndef TUI_REPORT_FILE_H
#define TUI_REPORT_FILE_H

#include <showroom/report.h>

#include "tui/screen.h"

/* Ask for format and file name, then write; says what happened. */
void report_to_file(struct view *v, const struct sr_report_ask *ask);

/* The same of a report by its name and days. */
void report_of_days(struct view *v, const char *name, sr_day from, sr_day to);

#endif
