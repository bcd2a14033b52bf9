/*
 * Made-up people for example data: names, numbers, plates out of a small
 * generator that gives the same ones every time.  Knows no file.
 */
#ifndef DOMAIN_SAMPLE_H
#define DOMAIN_SAMPLE_H

#include <showroom/enums.h>

struct sample {
	uint64_t state; /* any seed */
};

/* The next number, 0 to N - 1 (N > 0). */
uint32_t sample_below(struct sample *s, uint32_t n);
/* True PERCENT times in a hundred. */
bool sample_chance(struct sample *s, uint32_t percent);

enum { SAMPLE_NAME = 32, SAMPLE_PHONE = 16 };

/* A full name for SEX; "" never. */
void sample_name(struct sample *s, int32_t sex, char name[static SAMPLE_NAME]);
/* The same person as a stranger is called: 张先生, 欧阳女士. */
void sample_address(
    const char *name, int32_t sex, char out[static SAMPLE_NAME]);
/* A mobile number; differs for each NUMBER below 10^8. */
void sample_phone(uint32_t number, char phone[static SAMPLE_PHONE]);
/* 津A12345 */
void sample_plate(struct sample *s, char plate[static SAMPLE_PHONE]);

#endif
