/* Phone numbers of mainland China: normal form, grouping, masking. */
#ifndef BASE_PHONE_H
#define BASE_PHONE_H

#include <stdbool.h>

#define PHONE_MAX 24

enum phone_flaw {
	PHONE_OK,
	PHONE_EMPTY,
	PHONE_LOST,   /* 1.38E+10: a spreadsheet lost the digits */
	PHONE_MASK,   /* 138****8000: a masked number was typed */
	PHONE_CHARS,  /* something that is no digit */
	PHONE_LENGTH, /* a mobile has 11 digits, a landline 3-4 + 7-8 */
	PHONE_PREFIX  /* neither 1[3-9].. nor 0.. nor 400/800 */
};

/*
 * Digits of S in normal form into OUT: full-width digits, spaces, dashes,
 * dots, brackets and a leading +86/0086/86 are understood; landlines begin
 * with the area code's 0 (022-11959508 -> 02211959508); 400/800 numbers have
 * ten digits.
 */
enum phone_flaw phone_normal(const char *s, char out[static PHONE_MAX]);
/* N_() message that says what is wrong and what to do; {0} is the input. */
const char *phone_message(enum phone_flaw f);
bool phone_mobile(const char *normal);
/* "138 1234 5678", "022 1195 9508"; masked: "138 **** 5678". */
const char *phone_show(char buf[static 32], const char *normal, bool masked);

#endif
