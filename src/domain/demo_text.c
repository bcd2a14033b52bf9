/*
 * Sentences of a showroom's day.  Some kinds have a second half, so that a
 * log of thousands of contacts does not repeat itself on every screen.
 */
#include <stdio.h>

#include "domain/demo_text.h"
#include "base/banned.h"

static const char *const up[] = { "家里商量好了，就定这款",
	"已对比完竞品，倾向我们", "贷款资料齐了，问提车时间",
	"旧车已谈好价，想尽快换车", "太太看过实车很满意", "主动来电要价格单",
	"摇号中签，一个月内要买", "问现车颜色和交车期", "对试驾评价很好",
	"预算提高，想上高配", "公司批了用车补贴", "问周末活动还有没有名额",
	NULL };
static const char *const up_tail[] = { "，约周末带家人来谈。",
	"，已报价，等回复。", "，请经理出面谈一次。", "，要求留一台墨晶黑。",
	"，答应明天给准信。", "，想先交定金锁车。", "。", NULL };
static const char *const same[] = { "还在比较，未定", "问优惠有没有变化",
	"最近出差，回来再看", "发了配置表和实拍图", "介绍了金融方案，三年零息",
	"关心油耗和保养费用", "要和太太商量", "在等年终奖",
	"看了隔壁店，价格差不多", "问置换补贴怎么算", "想等新款消息",
	"嫌颜色要等，考虑换色", "约试驾，时间待定", "聊了孩子上学用车的事",
	"提醒周末有到店礼", NULL };
static const char *const same_tail[] = { "，下次再跟。", "，答应到店再看一次。",
	"，态度好。", "，保持联系。", "，微信发了资料。", "。", NULL };
static const char *const down[] = { "近期资金紧，往后推", "说年后再考虑",
	"家里意见不一，先放一放", "在看新能源，兴趣下降",
	"孩子上学，预算先不动", "嫌价格高，要等优惠", "说只是先了解",
	"老人住院，暂时不买", NULL };
static const char *const down_tail[] = { "，已降级跟进。", "，过阵子再联系。",
	"。", NULL };
static const char *const unreached[] = { "响铃无人接。",
	"在开会，挂断了，晚点再打。", "关机，已发短信。",
	"无人接听，微信留言。", "占线两次，明天再打。", NULL };
static const char *const instore[] = { "到店看车，试驾一圈",
	"带家人到店，看了现车", "按约到店，谈了价格", "到店评估旧车，报价已出",
	"到店看颜色，坐了后排", "到店算了贷款月供", NULL };
static const char *const instore_tail[] = { "，回去商量。",
	"，要经理再让一点。", "，很满意，差在交车期。", "，送脚垫可谈。",
	"，约好下次签单。", "。", NULL };
static const char *const lost[] = { "已在别店订车，价格低两千。",
	"买了竞品，说后排空间更大。", "决定买新能源，上绿牌。",
	"全家决定暂不买车。", "旧车又修好了，明年再说。",
	"朋友在别的品牌，已提车。", NULL };
static const char *const frozen[] = { "等摇号，年前不会买。",
	"外派半年，回来再联系。", "等新款上市再看。", "房子装修，钱年后到位。",
	NULL };
static const char *const refused[] = { "再约一次到店，我来谈价。",
	"先给置换方案，三天内回我。", "客户只是嫌贵，送保养再试。", NULL };
static const char *const agreed[] = { "同意。", "同意，下次早点报价。",
	"同意，半年后再回访。", "已核实，同意。", NULL };
static const char *const instruction[] = { "今天务必回电，问清预算。",
	"价格可以再让一千，约到店谈。", "三天没联系了，明早先打这个。",
	"试驾车已留好，确认时间。", "请客户带旧车来评估。",
	"送脚垫可谈，别再降价。", "我陪你见一次，约周六上午。", NULL };
static const char *const visit[] = { "看了现车，要求报价", "试驾后满意",
	"对比竞品，问优惠", "先了解配置", "问置换和贷款", "全家来看空间",
	"想要现车，颜色不挑", "留了微信，发资料", NULL };
static const char *const remark[] = { "周末人多，加了一名接待。",
	"下雨，客流少，全员回访。", "厂家巡检，展车已换位。",
	"试驾车保养一天，试驾顺延。", "外展两人，店内留五人。", NULL };

static const char *const waits[] = { "告知车辆在途，客户放心", "确认上牌资料",
	"贷款已批，等交车", "约交车时间，客户要周末", "问赠品和保险，已说明",
	"改选脚垫颜色，已登记", NULL };
static const char *const waits_tail[] = { "。", "，到店再确认一次。", NULL };
static const char *const won[] = { "现车，当天定色", "置换补贴谈到位",
	"二次试驾后太太点头", "三年零息方案打动客户", "老客户介绍，信任我们",
	"比隔壁店多送一次保养", "经理出面谈价，当场交定金", NULL };
static const char *const won_tail[] = { "。", "，客户看重交车快。",
	"，竞品报价更低也没走。", NULL };

static const struct {
	const char *const *head, *const *tail;
} texts[DEMO_NTEXT] = {
	[DEMO_UP] = { up, up_tail },
	[DEMO_SAME] = { same, same_tail },
	[DEMO_DOWN] = { down, down_tail },
	[DEMO_UNREACHED] = { unreached, NULL },
	[DEMO_INSTORE] = { instore, instore_tail },
	[DEMO_LOST] = { lost, NULL },
	[DEMO_FROZEN] = { frozen, NULL },
	[DEMO_REFUSED] = { refused, NULL },
	[DEMO_AGREED] = { agreed, NULL },
	[DEMO_INSTRUCTION] = { instruction, NULL },
	[DEMO_VISIT] = { visit, NULL },
	[DEMO_REMARK] = { remark, NULL },
	[DEMO_WAITS] = { waits, waits_tail },
	[DEMO_WON] = { won, won_tail },
};

static const char *
one_of(struct sample *s, const char *const *list)
{
	uint32_t n = 0;

	if (list == NULL)
		return "";
	while (list[n] != NULL)
		n++;
	return list[sample_below(s, n)];
}

const char *
demo_text(struct sample *s, enum demo_text kind, char buf[static DEMO_TEXT])
{
	const char *head = one_of(s, texts[kind].head);

	snprintf(buf, DEMO_TEXT, "%s%s", head, one_of(s, texts[kind].tail));
	return buf;
}
