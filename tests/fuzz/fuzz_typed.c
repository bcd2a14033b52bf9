/* Days, times, phones and money as people type them. */
#include "fuzz.h"

#include "base/day.h"
#include "base/money.h"
#include "base/phone.h"

static void
typed_day(const char *s)
{
	sr_day today = day_make(2026, 11, 21), d = day_parse(s, today, 0);
	char iso[11];
	int y, m, md;

	if (d == 0)
		return;
	day_split(d, &y, &m, &md);
	hold(day_make(y, m, md) == d);
	hold(day_parse(day_iso(iso, d), today, 0) == d);
}

static void
typed_time(const char *s)
{
	sr_time t = time_parse(s);
	char hm[6];

	if (t != 0)
		hold(time_parse(time_hm(hm, t)) == t);
}

static void
typed_phone(const char *s)
{
	char normal[PHONE_MAX], again[PHONE_MAX], buf[32];
	enum phone_flaw f = phone_normal(s, normal);

	if (f != PHONE_OK) {
		hold(*phone_message(f) != '\0');
		return;
	}
	hold(strspn(normal, "0123456789") == strlen(normal));
	hold(phone_normal(normal, again) == PHONE_OK);
	hold(strcmp(normal, again) == 0);
	hold(phone_normal(phone_show(buf, normal, false), again) == PHONE_OK);
	hold(strcmp(normal, again) == 0);
	hold(strchr(phone_show(buf, normal, true), '*') != NULL);
	hold(phone_normal(buf, again) == PHONE_MASK);
}

static void
typed_money(const char *s)
{
	char buf[32];
	int64_t fen, again;

	for (int wan = 0; wan < 2; wan++) {
		if (!money_parse(s, wan, &fen))
			continue;
		hold(money_parse(money_plain(buf, fen), false, &again));
		hold(again == fen);
		hold(money_parse(money_short(buf, fen), false, &again));
		hold(again == fen);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *s = fuzz_string(data, n);

	typed_day(s);
	typed_time(s);
	typed_phone(s);
	typed_money(s);
	free(s);
	return 0;
}
