/*
 * PINs that are tried first: refused with the reason.  By rules, and a short
 * list of what the rules do not catch; both are the house's default, no
 * published list.  Knows digits, no row.
 */
#ifndef DOMAIN_WEAK_H
#define DOMAIN_WEAK_H

/* What others may know of the person; "" each. */
struct weak_about {
	const char *code, *login;
	const char *phones; /* with blanks between */
	const char *plates;
};

/* Why PIN (six digits) is weak, a message id; NULL: it is not. */
const char *weak_pin(const char *pin, const struct weak_about *about);

#endif
