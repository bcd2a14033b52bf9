/*
 * Days and times as people type them.  What could mean two things ("9.5",
 * "上午12:10", "26-10-3") is refused rather than guessed.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "base/banned.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/*
 * S into BUF: full-width forms narrowed, lower case, the dot and colon of
 * Chinese keyboards made ASCII, blanks dropped but for one between digits.
 */
static bool
squeeze(const char *s, char *buf, size_t size)
{
	size_t to = 0;
	bool blank = false;
	uint32_t c;

	while ((c = text_next(&s)) != 0) {
		if (c == UTF8_BAD || to + 6 > size)
			return false;
		if (c == ' ' || c == '\t' || c == 0xa0) {
			blank = true;
			continue;
		}
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		else if (c == 0x3002) /* 。 */
			c = '.';
		else if (c == 0x2236) /* ∶ */
			c = ':';
		if (blank && to > 0 && is_digit(c) &&
		    is_digit((unsigned char)buf[to - 1]))
			buf[to++] = ' ';
		blank = false;
		to += (size_t)utf8_put(buf + to, c);
	}
	buf[to] = '\0';
	return true;
}

static bool
take(const char **p, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*p, word, n) != 0)
		return false;
	*p += n;
	return true;
}

/* A number of at most MAX digits; returns how many, 0 when none or more. */
static int
take_number(const char **p, int max, int *n)
{
	int digits = 0;

	*n = 0;
	while (is_digit((unsigned char)**p)) {
		if (++digits > max)
			return 0;
		*n = *n * 10 + (*(*p)++ - '0');
	}
	return digits;
}

static sr_day
shift(sr_day today, int n)
{
	int y, m, d;

	if (today < 1)
		return 0;
	day_split(today + n, &y, &m, &d);
	return y ? today + n : 0;
}

/* A name of a weekday, whole: 1-7, else 0. */
static int
weekday_name(const char *p)
{
	static const char *const english[] = { "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday" };
	static const struct {
		const char *name;
		int day;
	} chinese[] = { { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 },
		{ "五", 5 }, { "六", 6 }, { "日", 7 }, { "天", 7 } };

	for (int i = 0; i < 7; i++)
		if (strcmp(p, english[i]) == 0 ||
		    (strlen(p) == 3 && strncmp(p, english[i], 3) == 0))
			return i + 1;
	if (!take(&p, "星期") && !take(&p, "礼拜") && !take(&p, "周"))
		return 0;
	for (size_t i = 0; i < COUNT(chinese); i++)
		if (strcmp(p, chinese[i].name) == 0)
			return chinese[i].day;
	return 0;
}

/* today, tomorrow, 周六, +3 ...: days counted from TODAY. */
static sr_day
parse_relative(const char *p, sr_day today)
{
	static const struct {
		const char *word;
		int days;
	} words[] = { { "today", 0 }, { "tomorrow", 1 }, { "yesterday", -1 },
		{ "今天", 0 }, { "今日", 0 }, { "明天", 1 }, { "明日", 1 },
		{ "后天", 2 }, { "大后天", 3 }, { "昨天", -1 }, { "昨日", -1 },
		{ "前天", -2 } };
	int n, now = day_weekday(today);

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(p, words[i].word) == 0)
			return shift(today, words[i].days);
	if (*p == '+' || *p == '-') {
		bool minus = *p++ == '-';

		if (!take_number(&p, 4, &n) || *p)
			return 0;
		return shift(today, minus ? -n : n);
	}
	if (take(&p, "下")) { /* 下周三: of the week that begins on Monday */
		n = weekday_name(p);
		return n ? shift(today, n - now + 7) : 0;
	}
	n = weekday_name(p);
	return n ? shift(today, n > now ? n - now : n - now + 7) : 0;
}

/* What spreadsheets put behind a day: " 0:00", "T16:00:00+08:00". */
static bool
only_time(const char *p)
{
	if (*p != ' ' && *p != 't')
		return *p == '\0';
	return is_digit((unsigned char)p[1]) &&
	       p[1 + strspn(p + 1, "0123456789:.+-z")] == '\0' &&
	       strchr(p, ':');
}

/* [year SEP] month SEP day, all SEP the same of - / . */
static sr_day
parse_separated(const char *p, int year)
{
	int a, b, mday, n = take_number(&p, 4, &a);
	char sep = *p;

	if (!n || (sep != '-' && sep != '/' && sep != '.'))
		return 0;
	p++;
	if (!take_number(&p, 2, &b))
		return 0;
	if (n <= 2)
		return *p == '\0' ? day_make(year, a, b) : 0;
	if (n != 4 || *p++ != sep || !take_number(&p, 2, &mday))
		return 0;
	return only_time(p) ? day_make(a, b, mday) : 0;
}

/* [2026年]10月3[日|号] */
static sr_day
parse_chinese(const char *p, int year)
{
	int n, month, mday, digits = take_number(&p, 4, &n);

	if (digits == 4 && take(&p, "年")) {
		year = n;
		digits = take_number(&p, 2, &n);
	}
	month = n;
	if (digits < 1 || digits > 2 || !take(&p, "月") ||
	    !take_number(&p, 2, &mday))
		return 0;
	if (!take(&p, "日"))
		take(&p, "号");
	return only_time(p) ? day_make(year, month, mday) : 0;
}

sr_day
day_parse(const char *s, sr_day today, int year)
{
	char buf[64] = "";
	const char *p = buf;
	int n, m, d;
	sr_day day;

	if (!squeeze(s, buf, sizeof(buf)))
		return 0;
	if (!is_digit((unsigned char)*buf))
		return parse_relative(buf, today);
	if (year <= 0)
		day_split(today, &year, &m, &d);
	if (strlen(buf) == 8 && take_number(&p, 8, &n) == 8)
		return day_make(n / 10000, n / 100 % 100, n % 100);
	day = parse_separated(buf, year);
	return day ? day : parse_chinese(buf, year);
}

/* The hours that a word of the day can mean. */
struct period {
	const char *word;
	int from, to;
};

/*
 * H as typed beside a word: the hour of the day within its hours (the two
 * readings of a 12-hour clock are H and H + 12, and 0 for 12); -1 if none.
 */
static int
period_hour(const struct period *w, int h)
{
	const int readings[] = { h, h < 12 ? h + 12 : -1, h == 12 ? 0 : -1 };

	for (size_t i = 0; i < COUNT(readings); i++)
		if (readings[i] >= w->from && readings[i] <= w->to)
			return readings[i];
	return -1;
}

static const struct period *
take_period(const char **p)
{
	static const struct period words[] = { { "上午", 1, 11 },
		{ "下午", 12, 23 }, { "中午", 11, 14 }, { "早上", 4, 11 },
		{ "早晨", 4, 11 }, { "清晨", 4, 11 }, { "凌晨", 0, 5 },
		{ "傍晚", 16, 20 }, { "晚上", 17, 23 }, { "早", 4, 11 },
		{ "晚", 17, 23 }, { "am", 0, 11 }, { "pm", 12, 23 },
		{ "a.m.", 0, 11 }, { "p.m.", 12, 23 } };

	for (size_t i = 0; i < COUNT(words); i++)
		if (take(p, words[i].word))
			return &words[i];
	return NULL;
}

/* What follows the hour in 14点30分 14点半 14点; 时 for 点. */
static void
minutes_chinese(const char **p, int *min)
{
	*min = 0;
	if (take(p, "半")) {
		*min = 30;
		return;
	}
	if (take(p, "钟") || take(p, "整"))
		return;
	if (take_number(p, 2, min))
		take(p, "分");
}

/* The minutes behind a colon or dot: two digits, then seconds if any. */
static bool
minutes_clock(const char **p, int *min)
{
	int sec;

	if (take_number(p, 2, min) != 2)
		return false;
	return !take(p, ":") || (take_number(p, 2, &sec) == 2 && sec < 60);
}

/* Hour and minute; *BARE when nothing but one or two digits is there. */
static bool
take_clock(const char **p, int *hour, int *min, bool *bare)
{
	int digits = take_number(p, 4, hour);

	*bare = false;
	*min = 0;
	if (digits > 2) { /* 905, 1430 */
		*min = *hour % 100;
		*hour /= 100;
		return true;
	}
	if (digits == 0)
		return false;
	if (take(p, "点") || take(p, "时")) {
		minutes_chinese(p, min);
		return true;
	}
	if (take(p, ":") || take(p, "."))
		return minutes_clock(p, min);
	*bare = true;
	return true;
}

sr_time
time_parse(const char *s)
{
	char buf[64] = "";
	const char *p = buf;
	int hour, min;
	bool bare;

	if (!squeeze(s, buf, sizeof(buf)))
		return 0;
	const struct period *word = take_period(&p);
	if (!take_clock(&p, &hour, &min, &bare))
		return 0;
	if (!word)
		word = take_period(&p);
	if (*p || (bare && !word))
		return 0;
	if (word)
		hour = period_hour(word, hour);
	if (hour < 0 || hour > 23 || min > 59)
		return 0;
	return hour * 60 + min + 1;
}
