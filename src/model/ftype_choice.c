/*
 * The types that choose: enum, grade, set of list codes, reference.  Labels
 * are translated here, because what is typed is in the user's language.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "model/ftype.h"
#include "model/name.h"
#include "base/banned.h"

/* Words that files and people use beside the code and the label. */
static const struct alias {
	const struct sr_choice *choice;
	const char *word;
	int32_t value;
} aliases[] = {
	{ &sr_choice_role, "前台", SR_DESK },
	{ &sr_choice_role, "销售顾问", SR_SALES },
	{ &sr_choice_role, "销售", SR_SALES },
	{ &sr_choice_role, "主管", SR_SUPERVISOR },
	{ &sr_choice_role, "销售经理", SR_MANAGER },
	{ &sr_choice_role, "经理", SR_MANAGER },
	{ &sr_choice_role, "客服", SR_CR },
	{ &sr_choice_role, "财务", SR_FINANCE },
	{ &sr_choice_role, "总经理", SR_GM },
	{ &sr_choice_role, "管理员", SR_ADMIN },
	{ &sr_choice_sex, "男", SR_MALE },
	{ &sr_choice_sex, "女", SR_FEMALE },
	{ &sr_choice_sex, "先生", SR_MALE },
	{ &sr_choice_sex, "女士", SR_FEMALE },
	{ &sr_choice_yesno, "是", SR_YES },
	{ &sr_choice_yesno, "有", SR_YES },
	{ &sr_choice_yesno, "√", SR_YES },
	{ &sr_choice_yesno, "✓", SR_YES },
	{ &sr_choice_yesno, "✔", SR_YES },
	{ &sr_choice_yesno, "y", SR_YES },
	{ &sr_choice_yesno, "true", SR_YES },
	{ &sr_choice_yesno, "1", SR_YES },
	{ &sr_choice_yesno, "否", SR_NO },
	{ &sr_choice_yesno, "无", SR_NO },
	{ &sr_choice_yesno, "没有", SR_NO },
	{ &sr_choice_yesno, "×", SR_NO },
	{ &sr_choice_yesno, "n", SR_NO },
	{ &sr_choice_yesno, "false", SR_NO },
	{ &sr_choice_yesno, "0", SR_NO },
	{ &sr_choice_person_kind, "个人", SR_INDIVIDUAL },
	{ &sr_choice_person_kind, "公司", SR_COMPANY },
	{ &sr_choice_person_kind, "单位", SR_COMPANY },
	{ &sr_choice_person_kind, "团购", SR_GROUP },
	{ &sr_choice_visit_kind, "来店", SR_WALKIN },
	{ &sr_choice_visit_kind, "来电", SR_CALLIN },
	{ &sr_choice_visit_kind, "活动", SR_EVENT },
	{ &sr_choice_visit_kind, "外展", SR_EVENT },
	{ &sr_choice_visit_kind, "网络", SR_ONLINE },
	{ &sr_choice_visit_kind, "其他", SR_OTHERVISIT },
	{ &sr_choice_seen, "首次", SR_FIRST },
	{ &sr_choice_seen, "初次", SR_FIRST },
	{ &sr_choice_seen, "再次", SR_AGAIN },
	{ &sr_choice_seen, "二次", SR_AGAIN },
	{ &sr_choice_contact_kind, "电话", SR_BY_PHONE },
	{ &sr_choice_contact_kind, "短信", SR_BY_SMS },
	{ &sr_choice_contact_kind, "微信", SR_BY_WECHAT },
	{ &sr_choice_contact_kind, "邮寄", SR_BY_MAIL },
	{ &sr_choice_contact_kind, "上门", SR_BY_VISIT },
	{ &sr_choice_contact_kind, "拜访", SR_BY_VISIT },
	{ &sr_choice_contact_kind, "来店", SR_IN_STORE },
	{ &sr_choice_contact_kind, "到店", SR_IN_STORE },
	{ &sr_choice_contact_kind, "活动", SR_AT_EVENT },
	{ &sr_choice_reached, "成功", SR_REACHED },
	{ &sr_choice_reached, "接通", SR_REACHED },
	{ &sr_choice_reached, "失败", SR_UNREACHED },
	{ &sr_choice_reached, "未接通", SR_UNREACHED },
	{ &sr_choice_request_kind, "战败", SR_REQ_LOST },
	{ &sr_choice_request_kind, "冻结", SR_REQ_FROZEN },
	{ &sr_choice_request_kind, "重复", SR_REQ_DUPLICATE },
	{ &sr_choice_request_kind, "作废", SR_REQ_VOID },
	{ &sr_choice_request_kind, "重启", SR_REQ_REOPEN },
	{ &sr_choice_request_kind, "移交", SR_REQ_HANDOVER },
};

static bool
folds_to(const char *folded, const char *s)
{
	char buf[NAME_MAX_BYTES];

	return name_fold(buf, s) && strcmp(buf, folded) == 0;
}

int32_t
enum_parse(const struct sr_choice *c, const char *text)
{
	char typed[NAME_MAX_BYTES];
	const struct sr_enum *e;

	if (!name_fold(typed, text) || !*typed)
		return 0;
	for (e = c->values; e->value != 0; e++)
		if (folds_to(typed, e->code))
			return e->value;
	/* Before the labels, which need folding: files are full of these. */
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (aliases[i].choice == c &&
		    strcmp(aliases[i].word, typed) == 0)
			return aliases[i].value;
	for (e = c->values; e->value != 0; e++)
		if (folds_to(typed, e->label) || folds_to(typed, _(e->label)))
			return e->value;
	return 0;
}

static bool
enum_known(const struct sr_choice *c, int64_t v)
{
	for (const struct sr_enum *e = c->values; e->value != 0; e++)
		if (e->value == v)
			return true;
	return false;
}

static const char *
enum_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	int64_t v = sr_get_int(f, rec);

	(void)d, (void)a;
	if (!enum_known(f->choice, v))
		return "";
	if (style == SR_FILE)
		return sr_enum_code(f->choice, (int32_t)v);
	return _(sr_enum_label(f->choice, (int32_t)v));
}

/* Refuse, naming the choices: their labels, or CODES. */
static int
enum_refuse(const struct parsing *p, bool codes)
{
	const char *all = "";

	for (const struct sr_enum *e = p->f->choice->values; e->value; e++)
		all = arena_printf(p->a, "%s%s%s", all, *all ? ", " : "",
		    codes ? e->code : _(e->label));
	return sr_fail(p->err, SR_E_INVALID, p->recname, p->f->col,
	    N_("{0}: \"{1}\" is none of the choices. Type one of: {2}."), 3,
	    SR_LABEL(p->f->label), SR_TXT(p->text), SR_TXT(all));
}

static int
enum_text_parse(const struct parsing *p)
{
	int32_t v = enum_parse(p->f->choice, p->text);

	if (v == 0)
		return enum_refuse(p, false);
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

static int
enum_check(const struct checking *c)
{
	if (!enum_known(c->f->choice, sr_get_int(c->f, c->rec)))
		return checking_refuse(c,
		    N_("{0}: {1} is none of the choices. Choose one from the "
		       "list."));
	return SR_OK;
}

const struct ftype ftype_enum = { .name = "enum",
	.format = enum_format,
	.parse = enum_text_parse,
	.check = enum_check };

/* Grades are known by their letter, in every language. */

static const char *
grade_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	(void)style;
	return enum_format(d, f, rec, SR_FILE, a);
}

static int
grade_parse(const struct parsing *p)
{
	static const char suffix[] = "级";
	size_t n = strlen(p->text), cut = sizeof(suffix) - 1;
	const char *text = p->text;

	if (n > cut && strcmp(text + n - cut, suffix) == 0)
		text = arena_ndup(p->a, text, n - cut);
	int32_t v = enum_parse(p->f->choice, text);
	if (v == 0)
		return enum_refuse(p, true);
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

const struct ftype ftype_grade = { .name = "grade",
	.format = grade_format,
	.parse = grade_parse,
	.check = enum_check };

/* References */

static bool
in_directory(const struct sr_choice *c)
{
	return c == &sr_ref_staff || sr_choice_is_list(c);
}

/* What to type for the entry so that it is found again. */
static const char *
entry_edit(const struct sr_dir *d, const struct sr_field *f, sr_id id)
{
	const char *name = sr_dir_name(d, f->choice->name, id);
	const struct sr_dir_entry *e =
	    sr_dir_exact(d, f->choice->name, name, NULL);

	return e && e->id == id ? name : sr_dir_file(d, f->choice->name, id);
}

static const char *
ref_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	sr_id id = sr_get_int(f, rec);

	if (id == 0)
		return "";
	if (!in_directory(f->choice))
		return style == SR_SHOW ? "" : arena_printf(a, "%" PRId64, id);
	if (!d)
		return "?";
	switch (style) {
	case SR_SHOW: return sr_dir_name(d, f->choice->name, id);
	case SR_EDIT: return entry_edit(d, f, id);
	default: return sr_dir_file(d, f->choice->name, id);
	}
}

static const struct sr_dir_entry *
entry_parse(const struct parsing *p, const char *text)
{
	struct parsing item = *p;
	bool ambiguous = false;
	const struct sr_dir_entry *e = NULL;

	if (p->d)
		e = sr_dir_exact(p->d, p->f->choice->name, text, &ambiguous);
	if (e)
		return e;
	item.text = text;
	parsing_refuse(&item,
	    ambiguous ? N_("{0}: there are several \"{1}\". Add # and the "
			   "code, or choose one from the list.")
		      : N_("{0}: \"{1}\" is not known. Choose one from the "
			   "list or ask the administrator to add it."));
	return NULL;
}

static int
ref_parse(const struct parsing *p)
{
	const struct sr_dir_entry *e;

	if (!in_directory(p->f->choice))
		return ftype_id.parse(p);
	e = entry_parse(p, p->text);
	if (!e)
		return SR_E_INVALID;
	sr_set_int(p->f, p->rec, e->id);
	return SR_OK;
}

/* Whether the row exists is the store's to say. */
static int
ref_check(const struct checking *c)
{
	return ftype_id.check(c);
}

const struct ftype ftype_ref = { .name = "ref",
	.format = ref_format,
	.parse = ref_parse,
	.check = ref_check };

/* Sets: codes of one list, joined with commas. */

/* The next item of the codes *S, and *S behind it; NULL at the end. */
static const char *
code_next(const char **s, struct arena *a)
{
	size_t n = strcspn(*s, ",");
	const char *item = *s;

	if (n == 0)
		return NULL;
	*s += n + (item[n] == ',');
	return arena_ndup(a, item, n);
}

static const char *
set_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	const char *codes = sr_get_text(f, rec), *out = "", *code;
	bool ambiguous;

	if (style == SR_FILE || !d)
		return codes;
	while ((code = code_next(&codes, a)) != NULL) {
		const struct sr_dir_entry *e =
		    sr_dir_exact(d, f->choice->name, code, &ambiguous);
		const char *name = code;

		if (e)
			name = style == SR_SHOW ? sr_dir_name(d, e->list, e->id)
						: entry_edit(d, f, e->id);
		out = arena_printf(a, "%s%s%s", out, *out ? ", " : "", name);
	}
	return out;
}

/* Is CODE among the CODES joined with commas? */
static bool
set_has(const char *codes, const char *code)
{
	size_t n = strlen(code);

	for (const char *at = codes; *at; at += strcspn(at, ",")) {
		at += *at == ',';
		if (strcspn(at, ",") == n && strncmp(at, code, n) == 0)
			return true;
	}
	return false;
}

/* What stands between the items of a set: , ， 、 ; ； / +. */
static bool
is_separator(uint32_t c)
{
	return c == ',' || c == ';' || c == '/' || c == '+' || c == 0x3001;
}

static int
set_parse(const struct parsing *p)
{
	const char *s = p->text, *codes = "";

	while (*s) {
		const char *from = s, *end = s;
		uint32_t c;

		while ((c = text_next(&s)) != 0 && !is_separator(c))
			end = s;
		const char *item = arena_ndup(p->a, from, (size_t)(end - from));
		item += strspn(item, " ");
		if (*item == '\0')
			continue;
		const struct sr_dir_entry *e = entry_parse(p, item);
		if (!e)
			return SR_E_INVALID;
		if (!set_has(codes, e->code))
			codes = arena_printf(
			    p->a, "%s%s%s", codes, *codes ? "," : "", e->code);
	}
	sr_set_text(p->f, p->rec, codes);
	return SR_OK;
}

static int
set_check(const struct checking *c)
{
	size_t n = strlen(c->text);

	if (c->text[0] == ',' || c->text[n - 1] == ',' || strstr(c->text, ",,"))
		return checking_refuse(
		    c, N_("{0}: \"{1}\" has an empty item. Choose from the "
			  "list."));
	return SR_OK;
}

const struct ftype ftype_set = { .name = "set",
	.format = set_format,
	.parse = set_parse,
	.check = set_check };
