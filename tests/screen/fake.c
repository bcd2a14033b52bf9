/* The made-up store: only the operations that the machinery's tests need. */
#include "fake.h"

#include <showroom/ops.h>

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "wire/direct.h"

#include "base/banned.h"

static const char *const names[] = { "张伟", "王芳", "欧阳修文", "Li Na",
	"单雄信", "林国丹", "查思宇" };

static const struct {
	const char *list, *code, *zh, *en, *pinyin;
} list_rows[] = {
	{ "model", "COR", "卡罗拉", "Corolla", "ka luo la" },
	{ "model", "RAV", "RAV4荣放", "RAV4", "rav4 rong fang" },
	{ "model", "AVA", "亚洲龙", "Avalon", "ya zhou long" },
	{ "nofile", "REF", "拒绝", "Refused", "ju jue" },
};
#define NLIST (sizeof(list_rows) / sizeof(list_rows[0]))

static const struct {
	const char *code, *name, *pinyin;
	int32_t role;
} staff_rows[] = {
	{ "LXM", "李晓梅", "li xiao mei", SR_SALES },
	{ "WJG", "王建国", "wang jian guo", SR_SALES },
	{ "GM", "赵敏", "zhao min", SR_MANAGER },
};
#define NSTAFF (sizeof(staff_rows) / sizeof(staff_rows[0]))

static void
fake_line(
    const struct fake *f, int64_t i, struct sr_visit_line *v, struct arena *a)
{
	sr_record_clear(&sr_rec_visit_line, v);
	v->id = FAKE_ID(i);
	v->rev = 1;
	v->day = f->today;
	v->kind = SR_WALKIN;
	v->minute = 540 + (int32_t)(i % 600) + 1;
	v->people = (int32_t)(i % 4) + 1;
	v->name = names[i % 7];
	v->phone = arena_printf(a, "1390000%04d", (int)(i % 10000));
	v->model = 100 + i % 3;
	v->grade = SR_GRADE_H + (int32_t)(i % 4);
	v->staff = 1 + i % 2;
	v->note = "";
	v->missing = i % 5 == 4 ? "phone" : "";
	v->key = arena_printf(a, "%09lld", (long long)i);
	if (v->id == f->saved) {
		v->name = arena_dup(a, f->name);
		v->phone = arena_dup(a, f->phone);
		v->model = f->model;
	}
}

static bool
fake_fits(const struct sr_find *find, const struct sr_visit_line *v)
{
	return (find->search[0] == '\0' ||
		   strstr(v->name, find->search) != NULL ||
		   strstr(v->phone, find->search) != NULL) &&
	       (find->grade == 0 || v->grade == find->grade) &&
	       (find->model == 0 || v->model == find->model);
}

/* The number in a key; -1 for none. */
static int64_t
key_number(const char *key)
{
	int64_t n = 0;

	if (key[0] == '\0')
		return -1;
	for (; *key >= '0' && *key <= '9'; key++)
		n = n * 10 + (*key - '0');
	return n;
}

static int
visit_find(struct fake *f, struct sr_job *job)
{
	const struct sr_find *find = job->arg;
	struct sr_rows *rows = job->res;
	bool up = find->back != find->desc;
	int64_t at, step = up ? -1 : 1, n = 0;
	size_t limit = find->limit > 0 ? (size_t)find->limit : 50;
	struct sr_visit_line *v;

	f->calls++;
	if (f->broken)
		return sr_fail(
		    &job->err, SR_E_IO, "visit", "", N_("The disk failed."), 0);
	v = arena_alloc(job->mem, limit * sizeof(*v));
	at = up ? f->total - 1 : 0;
	if (find->key_id == 1)
		at = key_number(find->key);
	else if (find->key_id != 0)
		at = key_number(find->key) + step;
	for (; at >= 0 && at < f->total; at += step) {
		struct sr_visit_line line;

		fake_line(f, at, &line, job->mem);
		if (!fake_fits(find, &line))
			continue;
		if ((size_t)n == limit) {
			rows->more = true;
			break;
		}
		v[n++] = line;
	}
	/* Always in the order of the screen. */
	for (int64_t i = 0; find->back && i < n / 2; i++) {
		struct sr_visit_line t = v[i];

		v[i] = v[n - 1 - i];
		v[n - 1 - i] = t;
	}
	f->served += n;
	rows->row = v;
	rows->n = (size_t)n;
	rows->size = sizeof(*v);
	return SR_OK;
}

static int
visit_get(struct fake *f, struct sr_job *job)
{
	const struct sr_key *key = job->arg;
	struct sr_visit *v = job->res;
	struct sr_visit_line line;

	fake_line(f, key->id - FAKE_ID(0), &line, job->mem);
	sr_record_clear(&sr_rec_visit, v);
	v->id = line.id;
	v->rev = line.rev;
	v->day = line.day;
	v->kind = line.kind;
	v->minute = line.minute;
	v->people = line.people;
	v->name = line.name;
	v->phone = line.phone;
	v->model = line.model;
	v->grade = line.grade;
	v->staff = line.staff;
	if (v->id == f->saved)
		v->note = f->note;
	return SR_OK;
}

static int
visit_save(struct fake *f, struct sr_job *job)
{
	const struct sr_visit *v = job->arg;

	if (strcmp(v->name, "nobody") == 0)
		return sr_fail(&job->err, SR_E_INVALID, "visit", "name",
		    N_("{0} is nobody's name."), 1, SR_TXT(v->name));
	f->saved = v->id;
	snprintf(f->name, sizeof(f->name), "%s", v->name);
	snprintf(f->phone, sizeof(f->phone), "%s", v->phone);
	snprintf(f->note, sizeof(f->note), "%s", v->note);
	f->model = v->model;
	f->saves++;
	*(struct sr_visit *)job->res = *v;
	job->changed = 1u << SR_NOUN_VISIT;
	return SR_OK;
}

static int
session_get(const struct fake *f, struct sr_job *job)
{
	struct sr_session *s = job->res;

	sr_record_clear(&sr_rec_session, s);
	s->staff = 1;
	s->code = "LXM";
	s->name = "李晓梅";
	s->role = f->role;
	s->house = "津东一汽丰田";
	s->today = f->today;
	s->minute = f->minute;
	return SR_OK;
}

static int
staff_find(struct sr_job *job)
{
	struct sr_rows *rows = job->res;
	struct sr_staff *s = arena_alloc(job->mem, NSTAFF * sizeof(*s));

	for (size_t i = 0; i < NSTAFF; i++) {
		sr_record_clear(&sr_rec_staff, &s[i]);
		s[i].id = (sr_id)i + 1;
		s[i].code = staff_rows[i].code;
		s[i].name = staff_rows[i].name;
		s[i].pinyin = staff_rows[i].pinyin;
		s[i].role = staff_rows[i].role;
	}
	*rows = (struct sr_rows){ s, NSTAFF, sizeof(*s), false };
	return SR_OK;
}

static int
list_rows_find(struct sr_job *job)
{
	struct sr_rows *rows = job->res;
	struct sr_list_row *r = arena_alloc(job->mem, NLIST * sizeof(*r));

	for (size_t i = 0; i < NLIST; i++) {
		sr_record_clear(&sr_rec_list_row, &r[i]);
		r[i].id = 100 + (sr_id)i;
		r[i].list = list_rows[i].list;
		r[i].code = list_rows[i].code;
		r[i].name_zh = list_rows[i].zh;
		r[i].name_en = list_rows[i].en;
		r[i].pinyin = list_rows[i].pinyin;
	}
	*rows = (struct sr_rows){ r, NLIST, sizeof(*r), false };
	return SR_OK;
}

static int
draft_find(struct fake *f, struct sr_job *job)
{
	struct sr_rows *rows = job->res;
	struct sr_draft *d = arena_alloc(job->mem, sizeof(*d));

	sr_record_clear(&sr_rec_draft, d);
	d->id = 1;
	d->form = f->form;
	d->row = f->draft_row;
	d->body = (struct sr_bytes){ f->draft, strlen(f->draft) };
	*rows = (struct sr_rows){ d, f->draft[0] != '\0', sizeof(*d), false };
	return SR_OK;
}

static int
draft_save(struct fake *f, struct sr_job *job)
{
	const struct sr_draft *d = job->arg;

	snprintf(f->draft, sizeof(f->draft), "%.*s", (int)d->body.len,
	    (const char *)d->body.data);
	snprintf(f->form, sizeof(f->form), "%s", d->form);
	f->draft_row = d->row;
	f->drafts++;
	sr_record_clear(&sr_rec_draft, job->res);
	job->changed = 1u << SR_NOUN_DRAFT;
	return SR_OK;
}

static int
fake_dispatch(void *ctx, struct sr_job *job)
{
	struct fake *f = ctx;

	switch (job->op) {
	case SR_OP_VISIT_FIND: return visit_find(f, job);
	case SR_OP_VISIT_GET: return visit_get(f, job);
	case SR_OP_VISIT_SAVE: return visit_save(f, job);
	case SR_OP_SESSION_GET: return session_get(f, job);
	case SR_OP_STAFF_FIND: return staff_find(job);
	case SR_OP_LIST_FIND: return list_rows_find(job);
	case SR_OP_DRAFT_FIND: return draft_find(f, job);
	case SR_OP_DRAFT_SAVE: return draft_save(f, job);
	case SR_OP_DRAFT_DROP: f->draft[0] = '\0'; return SR_OK;
	default:
		return sr_fail(&job->err, SR_E_PROTOCOL, "", "",
		    N_("The made-up store does not know this."), 0);
	}
}

void
fake_init(struct fake *f, int64_t total)
{
	*f = (struct fake){ .total = total,
		.today = day_make(2026, 11, 21),
		.minute = 17 * 60 + 42 + 1,
		.role = SR_SALES };
}

struct sr *
fake_open(struct fake *f)
{
	const struct sr_server server = { .dispatch = fake_dispatch, .ctx = f };

	return sr_open_direct(&server);
}
