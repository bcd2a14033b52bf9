/*
 * Days and times as people type and read them.  Knows no clock and no zone
 * (clock.h does), no customer.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <showroom/types.h>

/* 0 unless year 1-9999 and the day exists. */
sr_day day_make(int year, int month, int mday);
void day_split(sr_day d, int *year, int *month, int *mday);
int day_weekday(sr_day d);              /* 1 Monday .. 7 Sunday */
const char *day_weekday_name(sr_day d); /* "Mon", a msgid; "" */
sr_day day_month_start(sr_day d);
sr_day day_month_end(sr_day d);
/* The same day of the month N months on, cut to the month's last day. */
sr_day day_add_months(sr_day d, int n);

/*
 * What people type: 2026-10-03 2026/10/3 2026.10.3 20261003 10-3 10/3
 * 10月3日 2026年10月3日 +3 -1 today tomorrow 今天 明天 后天 昨天 sat 周六
 * 星期六 (the next such day, not today), full-width digits.  A day without a
 * year takes YEAR if > 0, else the year of TODAY.  0 when it is no day.
 */
sr_day day_parse(const char *s, sr_day today, int year);
/* "2026-10-03"; "" for 0. */
const char *day_iso(char buf[static 11], sr_day d);

/*
 * 14:30 14.30 9:05 9：05 1430 14点30分 14点30 14点半 14点 下午2:30 上午9:05
 * 晚上8点 2:30pm; full-width digits.  0 when it is no time.  "中午12:10" too.
 */
sr_time time_parse(const char *s);
/* "14:30"; "" for 0. */
const char *time_hm(char buf[static 6], sr_time t);

#endif
