/*
 * One definition per report: its blocks, their typed columns, which of them
 * are figures and what a rate divides; or the operation whose rows it lists.
 * The runner (domain) fills cells after it, the sinks (render) lay them out
 * after it.  Knows no SQL: the records behind the figures come from
 * schema/report/NAME.sql.
 */
#ifndef MODEL_REPORT_SPEC_H
#define MODEL_REPORT_SPEC_H

#include <showroom/report.h>

enum report_kind {
	REPORT_HEAD,  /* facts of the whole sheet: one row */
	REPORT_LINE,  /* figures of the house beside each other: one row */
	REPORT_TABLE, /* figures by salesperson, then the special rows */
	REPORT_LIST,  /* records, one a row */
	REPORT_NOTE,  /* running text */
	REPORT_SIGN   /* where people sign */
};

enum report_flag {
	REPORT_STOCK = 1 << 0, /* as of the evening: no month to date */
	REPORT_LATER = 1 << 1, /* its noun does not exist yet: shown as — */
	REPORT_MSGID = 1 << 2, /* a message id, or kept: see SR_KEPT_ARG */
	/* Of a list's column: */
	REPORT_MINUS = 1 << 3, /* a negative number stands for none: - */
	REPORT_STAR = 1 << 4,  /* yes is *, see the list's note */
	REPORT_TOTAL = 1 << 5, /* nobody's row is the total */
	REPORT_WHOSE = 1 << 6  /* left out where one salesperson is asked for */
};

/* Which days a list is asked for when none are said. */
enum report_usual {
	REPORT_TODAY,
	REPORT_MONTH, /* of the day that is said; of today */
	REPORT_SHEET, /* the same, and never other days than a month's */
	REPORT_ANY,   /* all days */
	REPORT_NOW    /* it takes none: what is so now */
};

/* What a list is printed on: the narrowest paper that it fits. */
enum report_paper {
	REPORT_A4,  /* 80 cells, 60 lines */
	REPORT_A4L, /* landscape: 132 cells, 45 lines */
	REPORT_A3,  /* landscape: 188 cells, 60 lines */
	REPORT_NPAPERS
};

/* Rows of a table beside those of the salespeople (1, 2 ...). */
enum report_row {
	REPORT_ROW_NOBODY = 1 << 20, /* what has no salesperson */
	REPORT_ROW_TOTAL,
	REPORT_ROW_MONTH,
	REPORT_ROW_TARGET
};

/* The salesperson of sr_report_ask and sr_cell: nobody's rows alone. */
#define REPORT_NOBODY (-1)

struct report_col {
	const char *name;      /* the measure, for a figure */
	const char *label;     /* N_() message id */
	const char *head;      /* the same in four cells; NULL = label */
	const char *num, *den; /* of a rate: measures; else NULL */
	const struct sr_choice *choice;
	uint8_t type;  /* enum sr_type */
	uint8_t width; /* cells; 0 = what is left */
	uint8_t flags;
	/* Rows of this `part` tell this column: empty there is not said. */
	uint8_t part;
};

struct report_block {
	const char *name;
	const char *title; /* N_() message id */
	const struct report_col *col;
	uint8_t ncol;
	uint8_t kind;               /* enum report_kind */
	const char *const *measure; /* of a list of records; ends with NULL */
};

/*
 * With OP it is a list: the rows of that operation, which takes a struct
 * sr_find.  COL are fields of its record; a column without a label, a width
 * or a type has the field's.  A list has no blocks.
 */
struct report_spec {
	const char *name;
	const char *title; /* N_() message id */
	uint32_t may;      /* bits SR_MAY(role); a list's: its operation's */
	bool by_staff;     /* takes a salesperson */
	bool searched;     /* takes text that its rows are to hold */
	bool month;        /* has the month to date */
	const struct report_block *block;
	uint8_t nblock;
	int op; /* of a list; else 0 */
	const struct report_col *col;
	uint8_t ncol;
	uint8_t span;     /* enum report_usual */
	uint8_t paper;    /* enum report_paper */
	int32_t kind;     /* of the struct sr_find */
	const char *note; /* N_() under the list; NULL */
};

#define REPORT_NOT_SAID N_("not said")

/* Report I of all, from 0; NULL after the last. */
const struct report_spec *report_spec_at(size_t i);

/* NULL when there is no such report or column. */
const struct report_spec *report_spec_of(const char *name);
const struct report_col *report_col_of(
    const struct report_block *block, const char *name);
/* The column of a figure, wherever it stands. */
const struct report_col *report_figure_of(
    const struct report_spec *spec, const char *measure);
/* Does the column stand for counted records? */
bool report_is_figure(
    const struct report_block *block, const struct report_col *col);

#endif
