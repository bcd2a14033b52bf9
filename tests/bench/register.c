/*
 * A register as a spreadsheet has it, for the import's measure: lines of the
 * last ten months, most with a number, one guest in five known already.
 *
 *	bench_register FILE LINES
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "domain/sample.h"

static const char *const models[] = { "卡罗拉", "RAV4荣放", "亚洲龙",
	"皇冠陆放", "卡罗拉 1.8", "格瑞维亚 双擎" };
static const char *const sources[] = { "来店", "路过", "汽车之家", "懂车帝",
	"朋友介绍" };
static const char *const grades[] = { "H", "A", "B", "C", "N" };

static void
line(FILE *f, struct sample *dice, uint32_t number, time_t day)
{
	char name[SAMPLE_NAME], phone[SAMPLE_PHONE] = "", date[16];
	int32_t sex = sample_chance(dice, 60) ? SR_MALE : SR_FEMALE;
	unsigned in = 9 * 60 + sample_below(dice, 480);
	unsigned out = in + 10 + sample_below(dice, 60);
	struct tm tm;

	gmtime_r(&day, &tm);
	strftime(date, sizeof(date), "%Y/%m/%d", &tm);
	/* A known guest has the name of his number. */
	if (number > 1000 && sample_chance(dice, 20))
		number -= 1 + sample_below(dice, 900);
	struct sample his = { number };
	sample_name(&his, sex = number % 2 ? SR_MALE : SR_FEMALE, name);
	if (number % 10 < 7)
		sample_phone(number, phone);
	fprintf(f,
	    "%s,来店,%u:%02u,%u:%02u,%u,%s,%s,%s,%s,%s,,,%s,%s,%s,顾问%02u,"
	    "看了现车，问价格\r\n",
	    date, in / 60, in % 60, out / 60, out % 60,
	    1 + sample_below(dice, 4), "首次", name,
	    sex == SR_MALE ? "男" : "女", phone, models[sample_below(dice, 6)],
	    sources[sample_below(dice, 5)], grades[sample_below(dice, 5)],
	    sample_chance(dice, 30) ? "是" : "否", 1 + sample_below(dice, 10));
}

int
main(int argc, char **argv)
{
	long n = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
	FILE *f = n > 0 ? fopen(argv[1], "w") : NULL;
	struct sample dice = { 11 };
	time_t last = time(NULL) - 86400;

	if (f == NULL) {
		fputs("usage: bench_register FILE LINES\n", stderr);
		return 2;
	}
	fputs("日期,来店/来电,到店时间,离店时间,人数,首次/再次,客户姓名,性别,"
	      "联系电话,意向车型,颜色,竞品,信息来源,意向级别,试驾,接待人员,"
	      "接待经过\r\n",
	    f);
	for (long i = 0; i < n; i++)
		line(f, &dice, (uint32_t)i + 1,
		    last - (time_t)((n - 1 - i) * 300 / n) * 86400);
	return fclose(f) == 0 ? 0 : 1;
}
