/* One thing that a check of the file found wrong. */
#ifndef SHOWROOM_FINDING_H
#define SHOWROOM_FINDING_H

#include <showroom/field.h>

struct sr_finding {
	const char *what;   /* which check: "database", "reference", a rule */
	const char *detail; /* where and what */
	bool note;          /* good to know; no fault */
};

extern const struct sr_record sr_rec_finding;

#endif
