/*
 * Data for the benchmark: a dealership of one or ten years, or many persons.
 * Written row by row below the rules, in large transactions, and valid all the
 * same: `showroom check` has nothing to say.  What follows from visits, cards
 * and contacts (applications, hand-outs, drives ...) is made by years.sql.
 *
 *	bench_data FILE one-year | ten-year | all-open | PERSONS
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/pinyin.h"
#include "domain/ctx.h"
#include "domain/sample.h"

enum { SALES_MAX = 64, SOME_ROWS = 64, CHUNK = 20000, LIVE = 32768 };

/* A card that is worked on: its contacts are written as their days come. */
struct live {
	struct sr_card card; /* without its text */
	sr_day next, end;
	int step, left;
	int32_t grade;
	bool open; /* and not closed at the end */
};

struct bulk {
	struct domain *d;
	struct conn *conn;
	struct arena *house; /* lists and staff */
	struct arena *mem;   /* one row */
	struct sr_error err;
	struct sample dice;
	sr_instant begun, now;
	sr_day today;
	sr_time minute;
	sr_id staff[SALES_MAX];
	int sales;
	bool all_open; /* no card was ever closed */
	struct {
		sr_id id[SOME_ROWS];
		int n;
	} model, source, rival, how, theme, nofile, colour;
	int64_t rows;
	struct live live[LIVE];
	size_t nlive;
};

/* What to make. */
struct plan {
	int64_t persons, visits, cards, contacts;
	int years, sales;
	bool follows;  /* years.sql, and all that midnight does */
	bool all_open; /* no card was ever closed */
};

static void
die(const struct bulk *b, const char *where)
{
	fprintf(stderr, "bench_data: %s: %s.%s: %s [%s|%s]\n", where,
	    b->err.record, b->err.field, b->err.message, b->err.arg[0].text,
	    b->err.arg[1].text);
	exit(1);
}

static void
must(struct bulk *b, int rc, const char *where)
{
	if (rc < 0) {
		if (b->err.code == 0)
			b->err = b->d->err;
		die(b, where);
	}
}

/* Insert; commit now and then. */
static void
put(struct bulk *b, const struct sr_record *r, void *rec)
{
	must(b, record_insert(b->d->st, r, rec, b->now), r->name);
	if (++b->rows % CHUNK == 0) {
		must(b, store_commit(b->d->st), "commit");
		must(b, store_begin(b->d->st), "begin");
	}
}

static void
call(struct bulk *b, int op, const void *arg, void *res)
{
	struct sr_job job = {
		.op = op, .arg = arg, .reason = "", .res = res, .mem = b->house
	};

	if (domain_dispatch(b->conn, &job) < 0) {
		b->err = job.err;
		die(b, sr_ops[op].name);
	}
}

static int
below(struct bulk *b, int n)
{
	return (int)sample_below(&b->dice, (uint32_t)n);
}

/* ---- the house ---- */

static void
house_lists(struct bulk *b)
{
	struct {
		const char *list;
		sr_id *id;
		int *n;
	} want[] = { { "model", b->model.id, &b->model.n },
		{ "source", b->source.id, &b->source.n },
		{ "rival", b->rival.id, &b->rival.n },
		{ "how", b->how.id, &b->how.n },
		{ "theme", b->theme.id, &b->theme.n },
		{ "nofile", b->nofile.id, &b->nofile.n },
		{ "colour", b->colour.id, &b->colour.n } };
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	call(b, SR_OP_LIST_FIND, &find, &rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_list_row *row =
		    SR_ROW(struct sr_list_row, &rows, i);
		for (size_t k = 0; k < sizeof(want) / sizeof(want[0]); k++) {
			if (strcmp(row->list, want[k].list) == 0 &&
			    *want[k].n < SOME_ROWS)
				want[k].id[(*want[k].n)++] = row->id;
		}
	}
}

static void
house_make(struct bulk *b)
{
	struct sr_init init = { .house = "津东一汽丰田",
		.zone = "Asia/Shanghai",
		.preset = "ftms",
		.name = "管理员",
		.login = "" };
	struct sr_session session;
	struct sr_staff in, out;
	char code[16], name[SAMPLE_NAME];

	call(b, SR_OP_INIT, &init, &session);
	b->today = session.today;
	b->minute = session.minute;
	for (int i = 0; i < b->sales + 2; i++) {
		bool lead = i >= b->sales;
		sr_record_clear(&sr_rec_staff, &in);
		snprintf(code, sizeof(code), "%02d",
		    lead ? 99 - (i - b->sales) : i + 1);
		snprintf(name, sizeof(name), "顾问%02d", i + 1);
		in.code = code;
		in.name = name;
		in.role = !lead          ? SR_SALES
			  : i > b->sales ? SR_SUPERVISOR
					 : SR_MANAGER;
		call(b, SR_OP_STAFF_SAVE, &in, &out);
		if (i < b->sales)
			b->staff[i] = out.id;
	}
	house_lists(b);
}

/* Rows from now on were written on DAY at MINUTE. */
static void
written(struct bulk *b, sr_day day, sr_time minute)
{
	const sr_instant hours = (sr_instant)(b->today - day) * 24;

	b->now =
	    b->begun - hours * 3600 + (minute - b->minute) * 60 + below(b, 60);
}

#define ANY(b, list) ((b)->list.id[below((b), (b)->list.n)])

/* ---- rows ---- */

/* Person NUMBER, with the phone that the number gives. */
static sr_id
person_put(struct bulk *b, uint32_t number, const char **name_key)
{
	struct sr_person p;
	struct sr_phone ph;
	char name[SAMPLE_NAME], phone[SAMPLE_PHONE];

	sr_record_clear(&sr_rec_person, &p);
	p.sex = below(b, 5) < 3 ? SR_MALE : SR_FEMALE;
	sample_name(&b->dice, p.sex, name);
	p.name = name;
	p.pinyin = pinyin_key(b->mem, name, "");
	p.initials = pinyin_initials(b->mem, p.pinyin);
	put(b, &sr_rec_person, &p);
	sr_record_clear(&sr_rec_phone, &ph);
	sample_phone(number, phone);
	ph.person = p.id;
	ph.number = phone;
	ph.place = 1;
	put(b, &sr_rec_phone, &ph);
	*name_key = p.pinyin;
	return p.id;
}

static sr_id
visit_put(struct bulk *b, sr_day day, sr_id person, uint32_t number,
    int32_t grade, sr_id staff)
{
	struct sr_visit v;
	char phone[SAMPLE_PHONE];

	sr_record_clear(&sr_rec_visit, &v);
	v.day = day;
	v.kind = below(b, 5) == 0 ? SR_CALLIN : SR_WALKIN;
	v.minute = 9 * 60 + 1 + below(b, 8 * 60);
	v.people = v.kind == SR_WALKIN ? 1 + below(b, 4) : 1;
	v.gone = true;
	if (v.kind == SR_WALKIN)
		v.leave = v.minute + 10 + below(b, 80);
	v.staff = staff;
	v.model = ANY(b, model);
	v.trim = "2.0 豪华";
	v.source = ANY(b, source);
	v.how = ANY(b, how);
	v.rival = below(b, 2) ? ANY(b, rival) : 0;
	v.grade = grade;
	v.drive = below(b, 4) == 0 ? SR_YES : SR_NO;
	v.note = "看了现车，问了价格和交车期。";
	v.person = person;
	if (person != 0) {
		sample_phone(number, phone);
		v.phone = phone;
		v.name = "客户";
	} else if (day == b->today) {
		v.missing = "phone";
	} else {
		v.nofile = ANY(b, nofile);
	}
	if (day == b->today && v.kind == SR_WALKIN) {
		v.minute = 1 + below(b, b->minute);
		v.leave = v.minute + 90;
	}
	/* Who came last is in the house. */
	if (day == b->today && v.leave > b->minute) {
		v.leave = 0;
		v.gone = false;
	}
	put(b, &sr_rec_visit, &v);
	return v.id;
}

static sr_id
contact_put(struct bulk *b, const struct sr_card *card, sr_day day,
    bool planned, int32_t grade)
{
	static const char *const said[] = {
		"还在比较，未定，下次再跟报价",
		"家里商量好了，约带家人来谈，日子",
		"关心油耗和保养费用，微信发了资料，公里数",
		"问置换补贴怎么算，请带旧车来评估，开价",
		"响铃无人接。",
		"好",
	};
	struct sr_contact c;
	int at = below(b, 50) == 0 ? 5 : below(b, 5);

	sr_record_clear(&sr_rec_contact, &c);
	c.card = card->id;
	c.staff = card->owner;
	c.state = planned ? SR_PLANNED : SR_DONE;
	c.kind = below(b, 3) ? SR_BY_PHONE : SR_BY_WECHAT;
	c.theme = ANY(b, theme);
	c.plan_day = day;
	if (!planned) {
		c.day = day;
		c.minute = 9 * 60 + 1 + below(b, 9 * 60);
		if (day == b->today)
			c.minute = 1 + below(b, b->minute);
		written(b, day, c.minute);
		c.reached = at == 4 ? SR_UNREACHED : SR_REACHED;
		c.text = at < 4 ? arena_printf(b->mem, "%s %d", said[at],
				      below(b, 250000))
				: said[at];
		c.before = c.after = grade;
	}
	put(b, &sr_rec_contact, &c);
	return c.id;
}

static void
move_put(struct bulk *b, const struct sr_card *card, sr_day day, int32_t before,
    int32_t after, sr_id contact)
{
	struct sr_move m;
	char missed[11];

	sr_record_clear(&sr_rec_move, &m);
	m.card = card->id;
	m.day = day;
	m.before = before;
	m.after = after;
	m.staff = card->owner;
	m.contact = contact;
	m.reason = after == SR_GRADE_F1 ? "已在别店订车。" : "";
	if (after == SR_GRADE_L) /* the contact that was missed */
		m.reason = day_iso(missed, day - 40);
	put(b, &sr_rec_move, &m);
}

static const char *
card_code(struct bulk *b, sr_day day)
{
	int64_t n = 0;
	int year, month, mday;

	day_split(day, &year, &month, &mday);
	must(b,
	    serial_next(
		b->d->st, arena_printf(b->mem, "card code %d", year), &n),
	    "serial");
	return arena_printf(b->mem, "A-%02d-%04d", year % 100, (int)n);
}

/* When an open card is to be contacted: by its grade, some are late. */
static sr_day
plan_of(struct bulk *b, int32_t grade)
{
	static const int within[] = { [SR_GRADE_H] = 3,
		[SR_GRADE_A] = 7,
		[SR_GRADE_B] = 15,
		[SR_GRADE_C] = 30 };

	if (below(b, 50) == 0)
		return b->today - 3 - below(b, 90);
	return b->today - 2 + below(b, within[grade] + 2);
}

/*
 * A card opened on DAY that will have CONTACTS in its log until it is closed;
 * those of the last weeks are open still.
 */
static void
card_put(struct bulk *b, sr_day day, sr_id person, const char *name_key,
    sr_id visit, sr_id staff, int contacts)
{
	struct live *l = &b->live[b->nlive];
	struct sr_card *c = &l->card;
	sr_day until;

	if (b->nlive == LIVE)
		return;
	l->grade = SR_GRADE_H + below(b, 4);
	l->left = contacts;
	l->next = day;
	l->end = day + 30 + below(b, 90);
	/* Open for years: half of them nobody has reached for a month. */
	if (b->all_open && l->end < b->today - 60)
		l->end = b->today - below(b, 60);
	l->open = b->all_open || l->end > b->today;
	until = l->open && below(b, 8) == 0 ? b->today - 45 : l->end;
	l->step = contacts > 0 ? (int)(until - day) / contacts : 1;
	sr_record_clear(&sr_rec_card, c);
	c->code = card_code(b, day);
	c->person = person;
	c->owner = staff;
	c->opened = day;
	c->closed = l->open ? 0 : l->end;
	c->model = ANY(b, model);
	c->trim = "2.0 豪华";
	c->colour = ANY(b, colour);
	c->source = ANY(b, source);
	c->budget_min = (int64_t)(10 + below(b, 20)) * 1000000;
	c->budget_max = c->budget_min + 3000000;
	c->visit = visit;
	c->name_key = name_key;
	c->drive = below(b, 3) == 0 ? SR_YES : SR_NO;
	put(b, &sr_rec_card, c);
	move_put(b, c, day, 0, l->grade, 0);
	b->nlive++;
}

/* Most are lost; some are ordered first, some slip away. */
static void
card_ends(struct bulk *b, const struct live *l, sr_day day)
{
	static const int32_t ends[] = { SR_GRADE_F1, SR_GRADE_F1, SR_GRADE_F1,
		SR_GRADE_F1, SR_GRADE_F1, SR_GRADE_F2, SR_GRADE_L, SR_GRADE_D,
		SR_GRADE_D, SR_GRADE_D };
	int32_t end = ends[below(b, sizeof(ends) / sizeof(ends[0]))];
	int32_t grade = l->grade;

	if (end == SR_GRADE_D) {
		move_put(b, &l->card, day, grade, SR_GRADE_O, 0);
		grade = SR_GRADE_O;
	}
	move_put(b, &l->card, day, grade, end, 0);
}

/* The card's contacts of DAY; false once it is closed. */
static bool
card_lives(struct bulk *b, struct live *l, sr_day day)
{
	while (l->left > 0 && (l->next <= day || day >= l->end)) {
		int32_t after =
		    below(b, 6) ? l->grade : SR_GRADE_H + below(b, 4);
		sr_id contact = contact_put(b, &l->card, day, false, after);
		if (after != l->grade)
			move_put(b, &l->card, day, l->grade, after, contact);
		l->grade = after;
		l->left--;
		l->next += l->step > 0 ? l->step : 1;
	}
	if (l->open && day == b->today)
		contact_put(b, &l->card, plan_of(b, l->grade), true, l->grade);
	if (l->open || day < l->end)
		return true;
	card_ends(b, l, day);
	return false;
}

static void
cards_live(struct bulk *b, sr_day day)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->nlive; i++) {
		if (card_lives(b, &b->live[i], day))
			b->live[kept++] = b->live[i];
	}
	b->nlive = kept;
}

static void
day_put(struct bulk *b, sr_day day)
{
	struct sr_dayrec d;

	sr_record_clear(&sr_rec_dayrec, &d);
	d.day = day;
	d.remark = "正常营业。";
	put(b, &sr_rec_dayrec, &d);
}

/* ---- all of it, in the order of time ---- */

static void
fill(struct bulk *b, const struct plan *p)
{
	int days = p->years * 365;
	int64_t persons = 0, visits = 0, cards = 0, contacts = 0;

	must(b, store_begin(b->d->st), "begin");
	for (int i = 1; i <= days; i++) {
		sr_day day = b->today - days + i;
		int64_t until = p->visits * i / days;
		written(b, day, 9 * 60);
		day_put(b, day);
		while (persons < p->persons * i / days) {
			const char *key;
			uint32_t number = (uint32_t)++persons;
			sr_id who = person_put(b, number, &key);
			sr_id staff = b->staff[below(b, b->sales)], visit = 0;
			if (visits < until) {
				visit = visit_put(b, day, who, number,
				    SR_GRADE_H + below(b, 4), staff);
				visits++;
			}
			if (cards < p->cards * i / days) {
				int64_t n =
				    p->contacts * (cards + 1) / p->cards -
				    contacts;
				card_put(
				    b, day, who, key, visit, staff, (int)n);
				contacts += n;
				cards++;
			}
			arena_reset(b->mem);
		}
		cards_live(b, day);
		while (visits < until) {
			visit_put(b, day, 0, 0, SR_GRADE_C,
			    b->staff[below(b, b->sales)]);
			visits++;
		}
	}
	must(b, store_commit(b->d->st), "commit");
	printf("%lld persons, %lld visits, %lld cards, %lld contacts\n",
	    (long long)persons, (long long)visits, (long long)cards,
	    (long long)contacts);
}

/* years.sql on the file at PATH. */
static bool
follows(const char *path)
{
	static char text[1 << 16];
	sqlite3 *db = NULL;
	char *why = NULL;
	FILE *f = fopen(YEARS_SQL, "r");
	size_t n = f != NULL ? fread(text, 1, sizeof(text) - 1, f) : 0;

	if (f != NULL)
		fclose(f);
	if (n == 0 || sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, text, NULL, NULL, &why) != SQLITE_OK) {
		fprintf(stderr, "bench_data: " YEARS_SQL ": %s\n",
		    why != NULL ? why : "cannot be read");
		return false;
	}
	sqlite3_close(db);
	return true;
}

/* What the mornings of these years would have done. */
static void
turned(struct bulk *b)
{
	struct sr_login login = { .login = "", .code = "99" };
	struct sr_session session;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	call(b, SR_OP_SESSION_OPEN, &login, &session);
	while (b->d->turned != b->today) {
		call(b, SR_OP_LIST_FIND, &find, &rows);
		arena_reset(b->house);
	}
}

static void
house_open(struct bulk *b, const char *path, bool create)
{
	struct domain_options opt = {
		.path = path, .create = create, .demo = create, .advisory = true
	};

	if (domain_open(&b->d, &opt, &b->err) < 0)
		die(b, path);
	b->conn = conn_new(b->d);
}

static void
house_close(struct bulk *b)
{
	conn_free(b->conn);
	domain_close(b->d);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		struct plan plan;
	} plans[] = {
		{ "ten-year",
		    { 45000, 60000, 25000, 400000, 10, 10, true, false } },
		{ "all-open",
		    { 45000, 60000, 25000, 400000, 10, 20, true, true } },
		{ "one-year",
		    { 4500, 6000, 2500, 40000, 1, SALES_MAX, false, false } },
	};
	struct plan many = { .years = 10, .sales = 10 };
	static struct bulk b = { .dice.state = 7 };
	const struct plan *p = NULL;

	for (size_t i = 0; argc == 3 && i < sizeof(plans) / sizeof(plans[0]);
	     i++)
		if (strcmp(argv[2], plans[i].name) == 0)
			p = &plans[i].plan;
	if (argc == 3 && p == NULL) {
		many.persons = strtoll(argv[2], NULL, 10);
		many.visits = many.persons / 20;
		many.cards = many.persons / 40;
		many.contacts = many.cards * 4;
		p = &many;
	}
	if (p == NULL || p->persons < 0) {
		fputs("usage: bench_data FILE"
		      " one-year|ten-year|all-open|PERSONS\n",
		    stderr);
		return 2;
	}
	b.house = arena_new();
	b.mem = arena_new();
	if (b.house == NULL || b.mem == NULL)
		return 1;
	house_open(&b, argv[1], true);
	b.begun = b.now = clock_now(&b.d->clock);
	b.sales = p->sales;
	b.all_open = p->all_open;
	house_make(&b);
	fill(&b, p);
	house_close(&b);
	if (p->follows) {
		if (!follows(argv[1]))
			return 1;
		house_open(&b, argv[1], false);
		turned(&b);
		house_close(&b);
	}
	arena_free(b.house);
	arena_free(b.mem);
	return 0;
}
