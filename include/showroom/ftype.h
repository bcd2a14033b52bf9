/*
 * What a field's type knows: parse, format, check, mask.  One row per type
 * in model/ftype.c.
 */
#ifndef SHOWROOM_FTYPE_H
#define SHOWROOM_FTYPE_H

#include <showroom/dir.h>

/*
 * How a value is written: SHOW for people (names and labels in their
 * language, "11-21" in the current year, grouped phones), EDIT for a form's
 * buffer, FILE for CSV and JSON (language-free: codes, ISO dates, Chinese
 * names; parses back to the same value).
 */
enum sr_style { SR_SHOW, SR_EDIT, SR_FILE };

/* The field's value as text, which lives as long as A, D, REC; "" absent. */
const char *sr_format(const struct sr_dir *d, const struct sr_field *f,
    const void *rec, enum sr_style style, struct arena *a);
/*
 * Parse TEXT (UTF-8 as typed or read) into the member; text goes to A.  An
 * empty TEXT makes the member absent; a masked one is taken only if it is
 * what the member holds.  YEAR: for dates without one (0 = this year).  SR_OK,
 * or SR_E_INVALID: ERR (record RECNAME) names field, value and mend;
 * the member is untouched.
 */
int sr_parse(const struct sr_dir *d, const struct sr_field *f,
    const char *recname, const char *text, int year, void *rec, struct arena *a,
    struct sr_error *err);
/*
 * Check a value that came from elsewhere (a client, a file): text clean,
 * enum values known, numbers in range.  The store runs it on every argument.
 * A masked value ("138****8000") passes in a field that is SR_MASKED, because
 * the store then puts the stored value in its place or refuses it.
 */
int sr_check_field(const struct sr_field *f, const char *recname,
    const void *rec, struct sr_error *err);
int sr_check_record(
    const struct sr_record *r, const void *rec, struct sr_error *err);
/* Every SR_REQUIRED field filled? */
int sr_check_required(
    const struct sr_record *r, const void *rec, struct sr_error *err);
/*
 * Allowed, but worth a look before saving (a VIN's check digit, the shape of
 * a plate): true, and the warning as an error's message and arguments.
 */
bool sr_field_odd(const struct sr_field *f, const char *recname,
    const void *rec, struct sr_error *warning);
/* Mask the member (phone, idcard, plate) in place; text in A. */
void sr_mask_field(const struct sr_field *f, void *rec, struct arena *a);
/* True for a text that is a masked value ("138****8000"). */
bool sr_is_masked(const char *text);
/* Right-aligned on a screen? (numbers, money) */
bool sr_type_right(int type);
/* The type's name for the manual ("phone"), and for JSON: a bare number? */
const char *sr_type_name(int type);
bool sr_type_number(int type);

#endif
