/*
 * Made-up people: common surnames by weight, given names of one or two
 * characters, numbers that never repeat.
 */
#include <stdio.h>
#include <string.h>

#include "domain/sample.h"
#include "base/banned.h"

/* splitmix64: small, and the same on every machine. */
static uint64_t
sample_next(struct sample *s)
{
	uint64_t z = s->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

uint32_t
sample_below(struct sample *s, uint32_t n)
{
	return (uint32_t)((sample_next(s) >> 32) * n >> 32);
}

bool
sample_chance(struct sample *s, uint32_t percent)
{
	return sample_below(s, 100) < percent;
}

/* The more common, the nearer to the front. */
static const char surnames[] =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅"
    "沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔"
    "白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单解查";
static const char *const double_surnames[] = { "欧阳", "司马", "上官", "诸葛",
	"慕容" };
static const char given_male[] =
    "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭阳志文博建国建军永"
    "海峰林江河山松柏东亮云龙天佑子轩浩然宏立新成思源泽晨振德正义";
static const char given_female[] =
    "芳娜敏静丽艳娟霞秀英玲桂兰玉梅雪莹晶丹红倩琳洁颖婷慧佳欣怡雅思雨晓梦"
    "瑶悦诗涵淑珍春燕文惠宁萍凤云琴蕾薇菲";

static size_t
characters(const char *s)
{
	return strlen(s) / 3;
}

/* Put character N of SET at TO; all of them have three bytes. */
static char *
take(char *to, const char *set, size_t n)
{
	memcpy(to, set + 3 * n, 3);
	to[3] = '\0';
	return to + 3;
}

void
sample_name(struct sample *s, int32_t sex, char name[static SAMPLE_NAME])
{
	const char *given = sex == SR_FEMALE ? given_female : given_male;
	uint32_t n = (uint32_t)characters(given);
	uint32_t last = (uint32_t)characters(surnames);
	/* Two draws, the smaller one: the front of the list is common. */
	uint32_t a = sample_below(s, last), b = sample_below(s, last);
	char *p = name;

	if (sample_chance(s, 1))
		p += snprintf(name, SAMPLE_NAME, "%s",
		    double_surnames[sample_below(s, 5)]);
	else
		p = take(p, surnames, a < b ? a : b);
	p = take(p, given, sample_below(s, n));
	if (sample_chance(s, 72))
		take(p, given, sample_below(s, n));
}

void
sample_address(const char *name, int32_t sex, char out[static SAMPLE_NAME])
{
	size_t len = 3;

	for (size_t i = 0; i < 5; i++) {
		if (strncmp(name, double_surnames[i], 6) == 0)
			len = 6;
	}
	snprintf(out, SAMPLE_NAME, "%.*s%s", (int)len, name,
	    sex == SR_FEMALE ? "女士" : "先生");
}

void
sample_phone(uint32_t number, char phone[static SAMPLE_PHONE])
{
	static const char *const heads[] = { "138", "139", "136", "137", "135",
		"150", "151", "158", "159", "186", "187", "188", "189", "133",
		"177", "132", "176", "199" };
	/* One to one below 10^8, since the factor is prime to it. */
	uint64_t tail = (uint64_t)number * UINT64_C(61803399) % 100000000;

	snprintf(
	    phone, SAMPLE_PHONE, "%s%08u", heads[number % 18], (unsigned)tail);
}

void
sample_plate(struct sample *s, char plate[static SAMPLE_PHONE])
{
	static const char letters[] = "ABCDEFGHJKLMNRQ";

	snprintf(plate, SAMPLE_PHONE, "津%c%c%04u",
	    letters[sample_below(s, 15)], letters[sample_below(s, 15)],
	    (unsigned)sample_below(s, 10000));
}
