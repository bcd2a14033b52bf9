/*
 * How the tables of reports are written down, shared by their files: columns,
 * blocks, lists.  A file is a subject and gives its reports as one table,
 * which ends with a NULL name; report_spec.c puts them together.
 */
#ifndef MODEL_REPORT_SPEC_OWN_H
#define MODEL_REPORT_SPEC_OWN_H

#include <showroom/ops.h>

#include "base/intl.h"
#include "model/report_spec.h"

extern const struct report_spec report_specs_daily[];
extern const struct report_spec report_specs_customers[];
extern const struct report_spec report_specs_boards[];
extern const struct report_spec report_specs_days[];

/* ---- a sheet of blocks ---- */

#define COUNT(n, lab, hd, w, fl) \
	{ \
		.name = (n), .label = (lab), .head = (hd), \
		.type = SR_TYPE_INT, .width = (w), .flags = (fl) \
	}
#define RATE(n, lab, nu, de) \
	{ \
		.name = (n), .label = (lab), .num = (nu), .den = (de), \
		.type = SR_TYPE_RATE, .width = 6 \
	}
#define FACT(n, lab, typ, w, ch) \
	{ \
		.name = (n), .label = (lab), .choice = (ch), \
		.type = SR_TYPE_##typ, .width = (w) \
	}
/* The first column of lists: a salesperson. */
#define WHO(n, lab, hd) \
	{ \
		.name = (n), .label = (lab), .head = (hd), \
		.choice = &sr_ref_staff, .type = SR_TYPE_REF, .width = 9 \
	}
#define MSGID(n, lab, w) \
	{ \
		.name = (n), .label = (lab), .type = SR_TYPE_TEXT, \
		.width = (w), .flags = REPORT_MSGID \
	}
#define BLOCK(n, lab, k, cols) \
	{ \
		.name = (n), .title = (lab), .col = (cols), \
		.ncol = sizeof(cols) / sizeof((cols)[0]), .kind = (k) \
	}
#define RECORDS(n, lab, cols, ...) \
	{ \
		.name = (n), .title = (lab), .col = (cols), \
		.ncol = sizeof(cols) / sizeof((cols)[0]), .kind = REPORT_LIST, \
		.measure = (const char *const[]) \
		{ \
			__VA_ARGS__, NULL \
		} \
	}

/* ---- a list of an operation's rows ---- */

/* As the field has it. */
#define FIELD(n, fl) \
	{ \
		.name = (n), .flags = (fl) \
	}
/* HEAD stands on paper instead of the field's label. */
#define COL(n, hd, fl) \
	{ \
		.name = (n), .head = (hd), .flags = (fl) \
	}
#define LIST(o, cols) \
	.op = SR_OP_##o, .col = (cols), .ncol = sizeof(cols) / sizeof((cols)[0])

#endif
