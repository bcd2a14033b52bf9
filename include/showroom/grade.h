/* Grade rules: what a change of them does, a preset as a whole. */
#ifndef SHOWROOM_GRADE_H
#define SHOWROOM_GRADE_H

#include <showroom/enums.h>

/* What a rule would do to the cards there are, on the day it begins. */
struct sr_grade_effect {
	sr_day valid_from;
	int32_t rules;   /* that change */
	int32_t earlier; /* cards that are planned later than it allows */
	sr_day first;    /* the first day that one of them is moved to */
};
extern const struct sr_record sr_rec_grade_effect;

/* All rules of a preset from a day on. */
struct sr_preset_ask {
	const char *name;  /* "ftms", "habc" */
	sr_day valid_from; /* 0 = today */
};
extern const struct sr_record sr_rec_preset_ask;

#endif
