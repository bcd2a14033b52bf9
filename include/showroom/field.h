/*
 * A record is declared once: a struct and a const table of fields.  From the
 * table come SQL, wire, form, list, CSV, JSON, messages and the manual.
 * Types are a table of functions (model/ftype.c); only storage classes are a
 * switch.
 */
#ifndef SHOWROOM_FIELD_H
#define SHOWROOM_FIELD_H

#include <showroom/error.h>

/* What a value is: model/ftype.c has a row for each. */
enum sr_type {
	SR_TYPE_ID,
	SR_TYPE_INSTANT,
	SR_TYPE_TEXT,
	SR_TYPE_NOTE,
	SR_TYPE_PHONE,
	SR_TYPE_PLATE,
	SR_TYPE_VIN,
	SR_TYPE_IDCARD,
	SR_TYPE_MONEY,
	SR_TYPE_RATE,
	SR_TYPE_INT,
	SR_TYPE_BOOL,
	SR_TYPE_ENUM,
	SR_TYPE_SET,
	SR_TYPE_REF,
	SR_TYPE_DAY,
	SR_TYPE_TIME,
	SR_TYPE_GRADE,
	SR_TYPE_BYTES,
	SR_NTYPES
};

/* How the member holds it; money and rates are whole fen, basis points. */
enum sr_storage { SR_ST_TEXT, SR_ST_I32, SR_ST_I64, SR_ST_BOOL, SR_ST_BYTES };

enum sr_field_flag {
	SR_REQUIRED = 1 << 0, /* empty is an error */
	SR_DERIVED = 1 << 1,  /* kept by the store; never written by a save */
	SR_HIDDEN = 1 << 2,   /* not in forms, lists and CSV */
	SR_MASKED = 1 << 3,   /* masked for whoever may not see it whole */
	SR_MORE = 1 << 4,     /* out of the way until F10 in a form */
	SR_FIXED = 1 << 5,    /* set when the row is made, then read-only */
	SR_LOCAL = 1 << 6,    /* crosses the wire but is no column */
	SR_KEPT = 1 << 7      /* written by the rules, never by a form */
};

/* One value of an enum: only what C code branches on is one. */
struct sr_enum {
	int32_t value;     /* > 0; 0 = absent */
	const char *code;  /* in CSV, JSON and on the command line */
	const char *label; /* N_() message id */
};

/* What a REF points to, or which values an ENUM or SET takes. */
struct sr_choice {
	const char *name; /* "staff", "person", or a list: "model" */
	const struct sr_enum *values; /* ENUM, GRADE: ends with value 0 */
};

struct sr_field {
	const char *col;   /* column, CSV and JSON name */
	const char *label; /* N_() message id, whole words */
	const struct sr_choice *choice;
	uint16_t offset;
	uint8_t type;    /* enum sr_type */
	uint8_t storage; /* enum sr_storage */
	uint8_t width;   /* usual cells on a screen */
	uint16_t flags;
};

struct sr_record {
	const char *name;  /* table, CSV kind, JSON name */
	const char *label; /* N_() message id */
	const struct sr_field *fields;
	size_t nfields; /* at most 64 */
	size_t size;    /* of the struct */
};

#define SR_STORAGE_OF(m) \
	_Generic((m), const char *: SR_ST_TEXT, int32_t: SR_ST_I32, \
	    int64_t: SR_ST_I64, bool: SR_ST_BOOL, struct sr_bytes: SR_ST_BYTES)

/* Which storage classes (bits) fit a type. */
#define SR_FIT_ID (1 << SR_ST_I64)
#define SR_FIT_INSTANT (1 << SR_ST_I64)
#define SR_FIT_TEXT (1 << SR_ST_TEXT)
#define SR_FIT_NOTE (1 << SR_ST_TEXT)
#define SR_FIT_PHONE (1 << SR_ST_TEXT)
#define SR_FIT_PLATE (1 << SR_ST_TEXT)
#define SR_FIT_VIN (1 << SR_ST_TEXT)
#define SR_FIT_IDCARD (1 << SR_ST_TEXT)
#define SR_FIT_MONEY (1 << SR_ST_I64)
#define SR_FIT_RATE (1 << SR_ST_I32)
#define SR_FIT_INT (1 << SR_ST_I32 | 1 << SR_ST_I64)
#define SR_FIT_BOOL (1 << SR_ST_BOOL)
#define SR_FIT_ENUM (1 << SR_ST_I32)
#define SR_FIT_SET (1 << SR_ST_TEXT)
#define SR_FIT_REF (1 << SR_ST_I64)
#define SR_FIT_DAY (1 << SR_ST_I32)
#define SR_FIT_TIME (1 << SR_ST_I32)
#define SR_FIT_GRADE (1 << SR_ST_I32)
#define SR_FIT_BYTES (1 << SR_ST_BYTES)

/*
 * One field row: SR_FIELD(struct sr_visit, people, N_("People"), INT, 2, 0,
 * NULL).  It does not compile if the type does not fit the member.
 */
#define SR_FIELD(T, m, lab, typ, w, fl, ch) \
	{ \
		.col = #m, .label = (lab), .choice = (ch), \
		.offset = offsetof(T, m), .type = SR_TYPE_##typ, \
		.storage = \
		    SR_STORAGE_OF(((T *)0)->m) + \
		    0 * sizeof( \
			    char[1 - 2 * !((SR_FIT_##typ >> \
					       SR_STORAGE_OF(((T *)0)->m)) & \
					     1)]), \
		.width = (w), .flags = (fl) \
	}

/* The four fields that every stored record begins with. */
#define SR_HEAD \
	sr_id id; \
	int32_t rev; \
	sr_instant created_at, updated_at
#define SR_HEAD_FIELDS(T) \
	SR_FIELD(T, id, "id", ID, 8, SR_FIXED, NULL), \
	    SR_FIELD(T, rev, "rev", INT, 3, SR_DERIVED, NULL), \
	    SR_FIELD(T, created_at, "created", INSTANT, 16, \
		SR_DERIVED | SR_HIDDEN, NULL), \
	    SR_FIELD(T, updated_at, "updated", INSTANT, 16, \
		SR_DERIVED | SR_HIDDEN, NULL)

#define SR_RECORD(nam, lab, T, tab) \
	{ \
		.name = (nam), .label = (lab), .fields = (tab), \
		.nfields = sizeof(tab) / sizeof((tab)[0]), .size = sizeof(T) \
	}

/*
 * Member access by memcpy: no aliasing, no alignment questions.  A member of
 * another storage class reads as 0 or "" and is not set.  Texts and bytes are
 * not copied: the member points to what was given.
 */
int64_t sr_get_int(const struct sr_field *f, const void *rec);
const char *sr_get_text(const struct sr_field *f, const void *rec);
void sr_set_int(const struct sr_field *f, void *rec, int64_t v);
void sr_set_text(const struct sr_field *f, void *rec, const char *s);
struct sr_bytes sr_get_bytes(const struct sr_field *f, const void *rec);
void sr_set_bytes(const struct sr_field *f, void *rec, struct sr_bytes b);

/* Every text member "" instead of NULL, everything else zero. */
void sr_record_clear(const struct sr_record *r, void *rec);
/* The field of that column, or NULL. */
const struct sr_field *sr_field_of(const struct sr_record *r, const char *col);
/* True when the field holds its zero (absent) value. */
bool sr_field_empty(const struct sr_field *f, const void *rec);
/* True when the field is equal in both records. */
bool sr_field_same(const struct sr_field *f, const void *a, const void *b);

#endif
