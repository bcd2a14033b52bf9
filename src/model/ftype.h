/*
 * Inside of the table of field types: what a row of it holds and what its
 * functions are given.  For src/model/ftype*.c alone.
 */
#ifndef MODEL_FTYPE_H
#define MODEL_FTYPE_H

#include <showroom/enums.h>
#include <showroom/ftype.h>

/* A text on its way into a member: cleaned, not empty. */
struct parsing {
	const struct sr_dir *d;
	const struct sr_field *f;
	const char *recname;
	const char *text;
	int year;
	void *rec;
	struct arena *a;
	struct sr_error *err;
};

/* A member that came from elsewhere; TEXT is it, if its storage is text. */
struct checking {
	const struct sr_field *f;
	const char *recname;
	const void *rec;
	const char *text;
	struct sr_error *err;
};

struct ftype {
	const char *name;
	bool right;  /* right-aligned */
	bool number; /* in JSON without quotes */
	const char *(*format)(const struct sr_dir *d, const struct sr_field *f,
	    const void *rec, enum sr_style style, struct arena *a);
	int (*parse)(const struct parsing *p);
	/* NULL: nothing to say beyond clean text. */
	int (*check)(const struct checking *c);
	/* The masked form of TEXT; NULL: this type is never masked. */
	const char *(*mask)(const char *text, struct arena *a);
	/* Allowed and yet unlikely: the message, or NULL. */
	const char *(*odd)(const char *text);
};

/* {0} is the field's label, {1} the text. */
int parsing_refuse(const struct parsing *p, const char *message);
int checking_refuse(const struct checking *c, const char *message);

/* ftype_text.c */
extern const struct ftype ftype_text, ftype_note, ftype_phone, ftype_plate,
    ftype_vin;
/* ftype_paper.c */
extern const struct ftype ftype_idcard;
/* TEXT in upper case and narrow, without blanks, dashes and dots. */
const char *ftype_compact(const char *text, struct arena *a);
/* The first HEAD and last TAIL characters of TEXT with stars between. */
const char *ftype_stars(const char *text, int head, int tail, struct arena *a);
/* ftype_number.c */
extern const struct ftype ftype_id, ftype_money, ftype_rate, ftype_int,
    ftype_bool, ftype_bytes;
/* ftype_time.c */
extern const struct ftype ftype_day, ftype_time, ftype_instant;
/* ftype_choice.c */
extern const struct ftype ftype_enum, ftype_grade, ftype_set, ftype_ref;

/* The value that TEXT names among C: code, label, usual Chinese word; or 0. */
int32_t enum_parse(const struct sr_choice *c, const char *text);

#endif
