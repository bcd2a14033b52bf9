/* Names of columns, and maps for files whose names are others. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/columns.h"
#include <showroom/import.h>
#include "base/reason.h"
#include "base/banned.h"

enum { NAME_BYTES = 96 };

/*
 * What the sheets of the trade call a field.  The first row whose field the
 * record has counts, so that one word may serve several kinds of file.
 */
static const struct {
	const char *name, *col;
} aliases[] = {
	{ "日期", "day" },
	{ "来店日期", "day" },
	{ "来店/来电", "kind" },
	{ "来店来电", "kind" },
	{ "来访方式", "kind" },
	{ "到店时间", "minute" },
	{ "来店时间", "minute" },
	{ "进店时间", "minute" },
	{ "离店时间", "leave" },
	{ "人数", "people" },
	{ "来店人数", "people" },
	{ "首次/再次", "seen_typed" },
	{ "首次再次", "seen_typed" },
	{ "客户姓名", "name" },
	{ "姓名", "name" },
	{ "客户", "name" },
	{ "顾客姓名", "name" },
	{ "称呼", "name" },
	{ "性别", "sex" },
	{ "联系电话", "phone" },
	{ "电话", "phone" },
	{ "手机", "phone" },
	{ "手机号", "phone" },
	{ "手机号码", "phone" },
	{ "电话号码", "phone" },
	{ "第二电话", "phone2" },
	{ "备用电话", "phone2" },
	{ "意向车型", "model" },
	{ "拟购车型", "model" },
	{ "车型", "model" },
	{ "配置", "trim" },
	{ "颜色", "colour" },
	{ "意向颜色", "colour" },
	{ "竞品", "rival" },
	{ "竞品车型", "rival" },
	{ "对比车型", "rival" },
	{ "信息来源", "source" },
	{ "客户来源", "source" },
	{ "来源", "source" },
	{ "渠道", "source" },
	{ "意向级别", "grade" },
	{ "级别", "grade" },
	{ "等级", "grade" },
	{ "试驾", "drive" },
	{ "是否试驾", "drive" },
	{ "报价", "quote" },
	{ "问卷", "survey" },
	{ "接待人员", "staff" },
	{ "接待销售", "staff" },
	{ "销售顾问", "staff" },
	{ "销售顾问", "owner" },
	{ "接待人员", "owner" },
	{ "顾问", "staff" },
	{ "顾问", "owner" },
	{ "接待经过", "note" },
	{ "备注", "note" },
	{ "接待结果", "result" },
	{ "来店目的", "purpose" },
	{ "集客方式", "how" },
	{ "未留档原因", "nofile" },
	{ "购车预算", "budget_max" },
	{ "预算", "budget_max" },
	{ "购车用途", "usage" },
	{ "用途", "usage" },
	{ "购买类型", "buytype" },
	{ "购车类型", "buytype" },
	{ "付款方式", "payment" },
	{ "购置方式", "payment" },
	{ "关注因素", "focus" },
	{ "建档日期", "opened" },
	{ "建卡日期", "opened" },
	{ "预计购车日期", "buy_day" },
	{ "预计购车日", "buy_day" },
	{ "下次回访", "next_day" },
	{ "下次回访日期", "next_day" },
	{ "下次联系", "next_day" },
	{ "下次联系日期", "next_day" },
	{ "最近联系", "last_day" },
	{ "上次回访", "last_day" },
	{ "车牌", "plate" },
	{ "车牌", "old_plate" },
	{ "车牌号", "plate" },
	{ "车牌号", "old_plate" },
	{ "现有车", "own_car" },
	{ "现有车", "old_car" },
	{ "微信", "wechat" },
	{ "微信号", "wechat" },
	{ "邮箱", "email" },
	{ "生日", "birthday" },
	{ "证件号码", "id_number" },
	{ "身份证号", "id_number" },
	{ "单位", "company" },
	{ "地址", "address" },
	{ "区域", "area" },
	{ "介绍人", "ref_name" },
	{ "介绍人电话", "ref_phone" },
};

/*
 * NAME for comparing: narrow, in lower case, without blanks and what stands
 * in brackets; *UNIT gets that.  False when it does not fit.
 */
static bool
fold(
    const char *name, char buf[static NAME_BYTES], char unit[static NAME_BYTES])
{
	size_t n = 0, u = 0;
	bool inside = false;
	uint32_t cp;

	while ((cp = text_next(&name)) != 0) {
		size_t *to = inside ? &u : &n;
		if (cp == UTF8_BAD || *to + 5 > NAME_BYTES)
			return false;
		if (cp == '(' || cp == ')') {
			inside = cp == '(';
			continue;
		}
		if (cp == ' ' || cp == '\n' || cp == '\r' || cp == '\t' ||
		    cp == 0xa0 || cp == '*')
			continue;
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		*to += (size_t)utf8_put((inside ? unit : buf) + *to, cp);
	}
	buf[n] = unit[u] = '\0';
	return n > 0;
}

static bool
named(const char *folded, const char *name)
{
	char buf[NAME_BYTES], unit[NAME_BYTES];

	return fold(name, buf, unit) && strcmp(buf, folded) == 0;
}

/* The field that a column's name means, NULL if none. */
static const struct sr_field *
field_named(const struct sr_record *r, const char *folded)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (sr_field_exported(f) && strcmp(f->col, folded) == 0)
			return f;
	}
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++) {
		const struct sr_field *f = sr_field_of(r, aliases[i].col);
		if (f != NULL && strcmp(aliases[i].name, folded) == 0)
			return f;
	}
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (sr_field_exported(f) &&
		    (named(folded, f->label) || named(folded, _(f->label))))
			return f;
	}
	return NULL;
}

/* The same with a map: it alone says. */
static const struct sr_field *
field_mapped(const struct columns *cols, const char *folded)
{
	for (size_t i = 0; i < cols->map->n; i++) {
		const struct map_line *l = &cols->map->line[i];
		if (l->kind == '=' && named(folded, l->from))
			return sr_field_of(cols->record, l->field);
	}
	return NULL;
}

static int
column_fill(struct columns *cols, size_t i, const char *head, struct arena *a,
    struct sr_error *err)
{
	char folded[NAME_BYTES], unit[NAME_BYTES];
	struct column *col = &cols->col[i];

	*col = (struct column){ .head = arena_dup(a, head) };
	if (*head == '#' || !fold(head, folded, unit))
		return 0;
	col->field = cols->map != NULL ? field_mapped(cols, folded)
				       : field_named(cols->record, folded);
	if (col->field == NULL)
		return 0;
	col->wan =
	    col->field->type == SR_TYPE_MONEY && strstr(unit, "万") != NULL;
	for (size_t k = 0; k < i; k++)
		if (cols->col[k].field == col->field)
			return sr_fail(err, SR_E_INVALID, "", col->field->col,
			    N_("Two columns mean the same ({0}): \"{1}\" and "
			       "\"{2}\". Rename or remove one of them."),
			    3, SR_LABEL(col->field->label),
			    SR_TXT(cols->col[k].head), SR_TXT(head));
	return 1;
}

/* Every column that the map speaks of is there. */
static int
map_met(const struct columns *cols, struct sr_error *err)
{
	for (size_t i = 0; cols->map != NULL && i < cols->map->n; i++) {
		const struct map_line *l = &cols->map->line[i];
		const struct sr_field *f = sr_field_of(cols->record, l->field);
		size_t k = 0;
		if (l->kind != '=')
			continue;
		while (k < cols->n && cols->col[k].field != f)
			k++;
		if (k == cols->n)
			return sr_fail(err, SR_E_INVALID, "", l->field,
			    N_("The file has no column \"{0}\", which the map "
			       "takes for {1}."),
			    2, SR_TXT(l->from), SR_TXT(l->field));
	}
	return SR_OK;
}

int
columns_find(struct columns *cols, const struct csv_row *row, struct arena *a,
    struct sr_error *err)
{
	int known = 0;

	cols->n = row->n;
	cols->line = row->line;
	cols->col = arena_alloc(a, (row->n + 1) * sizeof(*cols->col));
	if (cols->col == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; i < row->n; i++) {
		int rc = column_fill(cols, i, row->cell[i], a, err);
		if (rc < 0)
			return rc;
		known += rc;
	}
	return known < (cols->map != NULL ? 1 : 2) ? SR_E_NONE
						   : map_met(cols, err);
}

const char *
columns_value(
    const struct columns *cols, const struct sr_field *f, const char *text)
{
	for (size_t i = 0; cols->map != NULL && i < cols->map->n; i++) {
		const struct map_line *l = &cols->map->line[i];
		if (l->kind == ':' && strcmp(l->field, f->col) == 0 &&
		    strcmp(l->from, text) == 0)
			return l->to;
	}
	return text;
}

/* ---- map files ---- */

static char *
trim(char *s)
{
	char *end;

	s += strspn(s, " \t");
	end = s + strlen(s);
	while (end > s && strchr(" \t\r\n", end[-1]) != NULL)
		*--end = '\0';
	return s;
}

/* One line into L; false when it is none of the three forms. */
static bool
map_parse(struct map_line *l, char *text, struct arena *a)
{
	char *eq = strchr(text, '='), *colon = strchr(text, ':');

	if (eq == NULL)
		return false;
	*eq = '\0';
	l->kind = '=';
	if (colon != NULL && colon < eq) {
		l->kind = colon + 1 == eq ? '!' : ':';
		*colon = '\0';
		l->from = arena_dup(a, l->kind == ':' ? trim(colon + 1) : "");
		l->to = arena_dup(a, trim(eq + 1));
	} else {
		l->from = arena_dup(a, trim(eq + 1));
		l->to = "";
	}
	l->field = arena_dup(a, trim(text));
	return *l->field != '\0' && (l->kind != '=' || *l->from != '\0');
}

static int
map_add(struct map *m, char *text, long line, const struct sr_record *r,
    struct arena *a, struct sr_error *err)
{
	const struct sr_field *f;
	struct map_line *l;

	text = trim(text);
	if (*text == '\0' || *text == '#')
		return SR_OK;
	m->line = arena_grow(
	    a, m->line, m->n * sizeof(*m->line), (m->n + 1) * sizeof(*m->line));
	if (m->line == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	l = &m->line[m->n++];
	l->line = line;
	if (utf8_valid(text, strlen(text)) != strlen(text) ||
	    !map_parse(l, text, a))
		return sr_fail(err, SR_E_INVALID, "", "",
		    N_("Line {0} of the map is none of \"field = column\", "
		       "\"field: value = meaning\" and \"field := value\"."),
		    1, SR_NUM(line));
	f = sr_field_of(r, l->field);
	if (f == NULL || !sr_field_exported(f))
		return sr_fail(err, SR_E_INVALID, "", "",
		    N_("Line {0} of the map: {1} has no field \"{2}\"."), 3,
		    SR_NUM(line), SR_LABEL(r->label), SR_TXT(l->field));
	return SR_OK;
}

int
map_read(struct map *m, const char *path, const struct sr_record *r,
    struct arena *a, struct sr_error *err)
{
	FILE *file = fopen(path, "r");
	char text[1024];
	int rc = SR_OK;

	*m = (struct map){ 0 };
	if (file == NULL)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} cannot be read: {1}."), 2, SR_TXT(path),
		    SR_LABEL(reason_of(errno)));
	for (long line = 1;
	     rc == SR_OK && fgets(text, sizeof(text), file) != NULL; line++) {
		char *from = text;
		if (line == 1 && strncmp(text, "\xef\xbb\xbf", 3) == 0)
			from += 3;
		rc = map_add(m, from, line, r, a, err);
	}
	fclose(file);
	return rc;
}
