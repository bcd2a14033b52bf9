/* One person entered twice, for tests of merges: made, merged, read. */
#include "paired.h"

struct sr_merge_ask
paired_both(const struct paired *pair)
{
	return (struct sr_merge_ask){ .keep = pair->li.person,
		.gone = pair->wang.person };
}

struct sr_person
paired_person(struct paired *pair, sr_id id)
{
	struct sr_person p;

	must(&pair->h, sr_person_reveal(pair->h.sr, &(struct sr_key){ id }, &p,
			   pair->h.mem));
	return p;
}

void
paired_put(struct paired *pair, struct sr_person *p)
{
	struct sr_person out;

	must(&pair->h, sr_person_save(pair->h.sr, p, &out, pair->h.mem));
}

struct sr_card
paired_card(struct paired *pair, sr_id id)
{
	return house_card_now(&pair->h, id);
}

sr_id
paired_guest(
    struct paired *pair, const char *name, const char *phone, const char *day)
{
	struct sr_visit v, out;

	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day(day);
	v.kind = SR_WALKIN;
	v.minute = 600;
	v.gone = true;
	v.name = name;
	v.phone = phone;
	v.staff = house_staff(&pair->h, LI);
	sr_reason(pair->h.sr, "代为接待");
	must(&pair->h, sr_visit_save(pair->h.sr, &v, &out, pair->h.mem));
	return out.id;
}

struct sr_visit
paired_visit(struct paired *pair, sr_id id)
{
	struct sr_visit v;

	must(&pair->h,
	    sr_visit_get(pair->h.sr, &(struct sr_key){ id }, &v, pair->h.mem));
	return v;
}

int
paired_merge(
    struct paired *pair, const struct sr_merge_ask *ask, struct sr_merge *out)
{
	struct sr_merge_ask in = *ask;

	if (in.taken == NULL)
		in.taken = "";
	return sr_merge_save(pair->h.sr, &in, out, pair->h.mem);
}

int
paired_undo(struct paired *pair, sr_id id, struct sr_merge *out)
{
	return sr_merge_undo(
	    pair->h.sr, &(struct sr_key){ id }, out, pair->h.mem);
}

void
paired_sign(struct paired *pair, const char *day)
{
	struct sr_sign in = { .day = the_day(day), .reason = "打烊" };
	struct sr_dayrec out;

	house_as(&pair->h, MANAGER);
	must(&pair->h, sr_day_sign(pair->h.sr, &in, &out, pair->h.mem));
	house_as(&pair->h, SUPER);
}

size_t
paired_found(struct paired *pair, const char *text, sr_id *first)
{
	struct sr_ask ask = { .text = text, .limit = 20, .whole = true };
	struct sr_rows rows;

	must(&pair->h, sr_search(pair->h.sr, &ask, &rows, pair->h.mem));
	*first = rows.n > 0 ? SR_ROW(struct sr_hit, &rows, 0)->id : 0;
	return rows.n;
}

/* Of the suite that runs. */
static struct paired *suite_pair;

static void
suite_setup(void)
{
	struct paired *pair = suite_pair;

	house_open(&pair->h, "2026-11-21 14:06");
	house_as(&pair->h, LI);
	pair->li = house_opened(&pair->h, "张红喆", ZHANG, SR_GRADE_B);
	house_as(&pair->h, WANG);
	pair->wang = house_opened(&pair->h, "张先生", OTHER, SR_GRADE_A);
	house_as(&pair->h, SUPER);
}

static void
suite_teardown(void)
{
	house_close(&suite_pair->h);
}

Suite *
paired_suite(const char *name, const TTest *const *tests, struct paired *pair)
{
	suite_pair = pair;
	return suite_with(name, tests, suite_setup, suite_teardown);
}
