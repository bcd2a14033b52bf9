/* Money in fen, parsed digit by digit: no floating point anywhere. */
#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/text.h"
#include "base/banned.h"

#define FEN_WAN INT64_C(1000000) /* fen of one 万 */

static uint32_t
skip_space(const char **s)
{
	uint32_t c;

	do
		c = text_next(s);
	while (c == ' ' || c == '\t' || c == 0xa0);
	return c;
}

/* Digits before the point, thousands commas allowed; C is the first. */
static bool
parse_whole(const char **s, uint32_t *c, int64_t *v)
{
	int run = 0; /* digits since the last comma */
	bool comma = false, any = false;

	*v = 0;
	for (;; *c = text_next(s)) {
		if (*c >= '0' && *c <= '9') {
			if (__builtin_mul_overflow(*v, 10, v) ||
			    __builtin_add_overflow(*v, *c - '0', v))
				return false;
			run++;
			any = true;
		} else if (*c == ',') {
			if (run == 0 || run > 3 || (comma && run != 3))
				return false;
			run = 0;
			comma = true;
		} else
			return any && (!comma || run == 3);
	}
}

/* Digits after the point as fen of one UNIT (fen); finer ones are refused. */
static bool
parse_part(const char **s, uint32_t *c, int64_t unit, int64_t *part)
{
	bool any = false;

	*part = 0;
	for (; *c >= '0' && *c <= '9'; *c = text_next(s)) {
		int64_t digit = (int64_t)*c - '0';

		if (unit % 10 && digit)
			return false;
		unit /= 10;
		*part += digit * unit;
		any = true;
	}
	return any;
}

/* The unit sign after the number, if any; then nothing may follow. */
static bool
parse_unit(const char **s, uint32_t c, bool *wan)
{
	if (c == ' ')
		c = skip_space(s);
	if (c == 0x4e07 || c == 'w' || c == 'W') { /* 万 */
		*wan = true;
		c = skip_space(s);
		if (c == 0x5143) /* 元 */
			c = skip_space(s);
	} else if (c == 0x5143) {
		*wan = false;
		c = skip_space(s);
	}
	return c == 0;
}

bool
money_parse(const char *s, bool wan, int64_t *fen)
{
	int64_t whole, unit, value, part = 0;
	bool minus = false;
	uint32_t c = skip_space(&s);

	if (c == '-' || c == '+') {
		minus = c == '-';
		c = skip_space(&s);
	}
	if (c == 0xa5 || c == 0xffe5) { /* ¥ and its full-width form */
		wan = false;
		c = skip_space(&s);
	}
	if (!parse_whole(&s, &c, &whole))
		return false;
	const char *digits = s;
	uint32_t first = c;
	if (c == '.') {
		/* The unit stands behind the digits that it scales. */
		while ((c = text_next(&s)) >= '0' && c <= '9')
			;
	}
	if (!parse_unit(&s, c, &wan))
		return false;
	unit = wan ? FEN_WAN : 100;
	if (first == '.') {
		c = text_next(&digits);
		if (!parse_part(&digits, &c, unit, &part))
			return false;
	}
	if (__builtin_mul_overflow(whole, unit, &value) ||
	    __builtin_add_overflow(value, part, &value))
		return false;
	*fen = minus ? -value : value;
	return true;
}

const char *
money_plain(char buf[static 32], int64_t fen)
{
	uint64_t u = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;
	const char *sign = fen < 0 ? "-" : "";

	if (u % 100)
		snprintf(buf, 32, "%s%" PRIu64 ".%02" PRIu64, sign, u / 100,
		    u % 100);
	else
		snprintf(buf, 32, "%s%" PRIu64, sign, u / 100);
	return buf;
}

const char *
money_short(char buf[static 32], int64_t fen)
{
	uint64_t u = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;
	const char *sign = fen < 0 ? "-" : "";
	unsigned part = (unsigned)(u % FEN_WAN / 10000);

	if (u < FEN_WAN || u % 10000)
		return money_plain(buf, fen);
	if (part == 0)
		snprintf(buf, 32, "%s%" PRIu64 "万", sign, u / FEN_WAN);
	else if (part % 10 == 0)
		snprintf(buf, 32, "%s%" PRIu64 ".%u万", sign, u / FEN_WAN,
		    part / 10);
	else
		snprintf(
		    buf, 32, "%s%" PRIu64 ".%02u万", sign, u / FEN_WAN, part);
	return buf;
}
