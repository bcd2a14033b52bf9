/* Rates as columns of a list show them. */
#ifndef TUI_PERCENT_H
#define TUI_PERCENT_H

#include "base/text.h"
#include "render/report.h"
#include "tui/list.h"

/* FN: a column's text, the rate MEMBER of a row; below 0: there is none. */
#define PERCENT(fn, record, member) \
	static const char *fn(const struct view *v, const void *row, \
	    int *style, struct arena *a) \
	{ \
		int32_t rate = ((const struct record *)row)->member; \
		(void)v, (void)style; \
		return text_pad(a, \
		    rate < 0 ? REPORT_ABSENT : report_percent(a, rate), 6, \
		    true); \
	}

#endif
