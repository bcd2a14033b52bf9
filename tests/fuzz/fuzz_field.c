/*
 * A value of every field type out of any text: what was taken passes the
 * check, and what a file or a form shows of it is taken again as the same.
 */
#include "fuzz.h"

#include <showroom.h>

#include "base/day.h"
#include "model/dir_add.h"

struct probe {
	sr_id id;
	sr_instant at;
	const char *text, *note, *phone, *plate, *vin, *paper, *set;
	int64_t money, big;
	int32_t rate, n, kind, grade;
	bool flag;
	sr_id staff, model;
	sr_day day;
	sr_time minute;
};

#define F(m, typ, fl, ch) SR_FIELD(struct probe, m, #m, typ, 8, fl, ch)
static const struct sr_field fields[] = {
	F(id, ID, 0, NULL),
	F(at, INSTANT, 0, NULL),
	F(text, TEXT, 0, NULL),
	F(note, NOTE, 0, NULL),
	F(phone, PHONE, SR_MASKED, NULL),
	F(plate, PLATE, SR_MASKED, NULL),
	F(vin, VIN, 0, NULL),
	F(paper, IDCARD, SR_MASKED, NULL),
	F(set, SET, 0, &sr_list_focus),
	F(money, MONEY, 0, NULL),
	F(big, INT, 0, NULL),
	F(rate, RATE, 0, NULL),
	F(n, INT, 0, NULL),
	F(kind, ENUM, 0, &sr_choice_visit_kind),
	F(grade, GRADE, 0, &sr_choice_grade),
	F(flag, BOOL, 0, NULL),
	F(staff, REF, 0, &sr_ref_staff),
	F(model, REF, 0, &sr_list_model),
	F(day, DAY, 0, NULL),
	F(minute, TIME, 0, NULL),
};
static const struct sr_record record =
    SR_RECORD("probe", "Probe", struct probe, fields);

static struct sr_dir *
directory(void)
{
	static const struct sr_dir_entry entries[] = {
		{ 11, "staff", "zm", "赵敏", "", "zhao min", "", SR_SALES, 0,
		    0 },
		{ 12, "staff", "w1", "王静", "", "wang jing", "", SR_SALES, 0,
		    0 },
		{ 13, "staff", "w2", "王静", "", "wang jing", "", SR_DESK, 0,
		    0 },
		{ 21, "model", "corolla", "卡罗拉", "Corolla", "ka luo la", "",
		    0, 0, 0 },
		{ 31, "focus", "price", "价格", "Price", "jia ge", "", 0, 0,
		    0 },
		{ 32, "focus", "fuel", "油耗", "Fuel", "you hao", "", 0, 0, 0 },
	};
	struct sr_dir *dir = sr_dir_new();

	dir_clear(dir, false);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		hold(dir_add(dir, &entries[i]));
	hold(dir_ready(dir));
	sr_dir_today(dir, day_make(2026, 11, 21));
	return dir;
}

/* What STYLE writes of P's field F is read as the same value. */
static void
again(const struct sr_dir *dir, const struct sr_field *f, const struct probe *p,
    enum sr_style style, struct arena *a)
{
	struct sr_error err;
	struct probe q;
	const char *text = sr_format(dir, f, p, style, a);

	sr_record_clear(&record, &q);
	hold(sr_parse(dir, f, "probe", text, 0, &q, a, &err) == SR_OK);
	hold(sr_field_same(f, p, &q));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct sr_dir *dir;
	struct sr_error err;
	struct arena *a = arena_new();
	char *s = fuzz_string(data, n);

	if (dir == NULL)
		dir = directory();
	for (size_t i = 0; i < record.nfields; i++) {
		const struct sr_field *f = &fields[i];
		struct probe p;

		sr_record_clear(&record, &p);
		if (sr_parse(dir, f, "probe", s, 0, &p, a, &err) != SR_OK) {
			hold(sr_field_empty(f, &p));
			hold(err.code < 0 && *err.message != '\0');
			continue;
		}
		hold(sr_check_field(f, "probe", &p, &err) == SR_OK);
		sr_format(dir, f, &p, SR_SHOW, a);
		again(dir, f, &p, SR_EDIT, a);
		again(dir, f, &p, SR_FILE, a);
		sr_field_odd(f, "probe", &p, &err);
		sr_mask_field(f, &p, a);
	}
	free(s);
	arena_free(a);
	return 0;
}
