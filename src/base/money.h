/* Money in fen, parsed and shown without floating point. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * "181800" "181,800.50" "18.18万" "18万" "¥100", full-width digits: fen into
 * *FEN.  False when it is no amount, has more than two decimals of a yuan or
 * overflows.  WAN: a bare number counts ten thousands ("18.18" = 181800).
 */
bool money_parse(const char *s, bool wan, int64_t *fen);
/* "181800.00" or "181800" without fen; BUF of 32. */
const char *money_plain(char buf[static 32], int64_t fen);
/* "18.18万" when it is a whole multiple of 100 yuan >= 1万, else plain. */
const char *money_short(char buf[static 32], int64_t fen);

#endif
