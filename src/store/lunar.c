/*
 * The Chinese calendar, by ICU, with what ICU 72 gets wrong set right.  Its
 * months begin on the day of the new moon in Peking; where that falls within
 * minutes of midnight ICU may be a day off.  All months of 1930 to 2059 were
 * compared with the new moons by Meeus' series: the seven below differ.  The
 * years before and after were not compared.
 */
#include "store/lunar.h"

#include <stdlib.h>
#include <unicode/ucal.h>

#include "base/day.h"
#include "base/banned.h"

struct lunar {
	UCalendar *calendar;
};

struct shifted {
	int year, month, day; /* on which the month begins */
	int icu;              /* days from there to where ICU begins it */
};
static const struct shifted shifted[] = {
	{ 1954, 2, 3, 1 },
	{ 1955, 2, 22, 1 },
	{ 1999, 1, 17, 1 },
	{ 2012, 8, 17, 1 },
	{ 2018, 11, 8, -1 },
	{ 2027, 2, 6, 1 },
	{ 2030, 2, 3, -1 },
};

struct lunar *
lunar_open(void)
{
	static const UChar zone[] = { 'G', 'M', 'T', '+', '8', 0 };
	UErrorCode error = U_ZERO_ERROR;
	struct lunar *l = malloc(sizeof(*l));

	if (l == NULL)
		return NULL;
	l->calendar = ucal_open(
	    zone, -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &error);
	if (U_FAILURE(error)) {
		free(l);
		return NULL;
	}
	return l;
}

void
lunar_close(struct lunar *l)
{
	if (l == NULL)
		return;
	ucal_close(l->calendar);
	free(l);
}

/* As ICU has it. */
static bool
icu_of(struct lunar *l, sr_day day, struct lunar_day *out)
{
	UErrorCode error = U_ZERO_ERROR;
	/* Noon in Peking. */
	int64_t hours = (int64_t)(day - day_make(1970, 1, 1)) * 24 + 4;

	ucal_setMillis(l->calendar, (UDate)(hours * 3600000), &error);
	out->month = ucal_get(l->calendar, UCAL_MONTH, &error) + 1;
	out->day = ucal_get(l->calendar, UCAL_DAY_OF_MONTH, &error);
	out->leap = ucal_get(l->calendar, UCAL_IS_LEAP_MONTH, &error) != 0;
	return U_SUCCESS(error);
}

/* Is DAY in a month whose beginning ICU has wrong?  Then OUT is set right. */
static bool
set_right(
    struct lunar *l, const struct shifted *s, sr_day day, struct lunar_day *out)
{
	sr_day first = day_make(s->year, s->month, s->day);
	struct lunar_day month;

	if (day < first && day == first + s->icu) {
		/* ICU has begun the next month: this one has a 30th day. */
		if (!icu_of(l, day - 1, out))
			return false;
		out->day = 30;
		return true;
	}
	if (day < first || day > first + 29 ||
	    !icu_of(l, s->icu > 0 ? first + 1 : first, &month))
		return false;
	if (day != first &&
	    (out->month != month.month || out->leap != month.leap))
		return false; /* the next month */
	out->month = month.month;
	out->leap = month.leap;
	out->day = day - first + 1;
	return true;
}

bool
lunar_of(struct lunar *l, sr_day day, struct lunar_day *out)
{
	if (day < day_make(1900, 1, 31) || day > day_make(2100, 12, 31) ||
	    !icu_of(l, day, out))
		return false;
	for (size_t i = 0; i < sizeof(shifted) / sizeof(shifted[0]); i++) {
		if (set_right(l, &shifted[i], day, out))
			break;
	}
	return true;
}
