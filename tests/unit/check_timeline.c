/* The timeline of a number: every step, and what the rule says of it. */
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

/*
 * Opened on the 10th, reached on the 12th: protected to the 22nd. On the 21st
 * another stands in; with 7 days he would have been free since the 19th.
 */
START_TEST(each_step_is_judged_by_the_rule)
{
	struct sr_card card;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_visit v;
	const struct sr_step *s;

	house_now(&h, "2026-11-10 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-12 10:00");
	owned_reached(&h, card.id);
	house_now(&h, "2026-11-21 14:06");
	must(&h, owned_guest(&h, NUMBER, house_staff(&h, WANG), "休息", &v));
	rows = owned_steps(&h, MANAGER, NUMBER " 7");
	ck_assert_uint_eq(rows.n, 3);
	s = SR_ROW(struct sr_step, &rows, 0);
	ck_assert_int_eq(s->kind, SR_STEP_OPENED);
	ck_assert_int_eq(s->verdict, SR_VERDICT_BEGINS);
	ck_assert_int_eq(s->until, the_day("2026-11-20"));
	ck_assert_int_eq(s->would_until, the_day("2026-11-17"));
	s = SR_ROW(struct sr_step, &rows, 1);
	ck_assert_int_eq(s->kind, SR_STEP_REACHED);
	ck_assert_int_eq(s->until, the_day("2026-11-22"));
	ck_assert_int_eq(s->rule_days, 10);
	ck_assert(!s->differs);
	s = SR_ROW(struct sr_step, &rows, 2);
	ck_assert_int_eq(s->kind, SR_STEP_VISIT);
	ck_assert_int_eq(s->owner, house_staff(&h, LI));
	ck_assert_int_eq(s->staff, house_staff(&h, WANG));
	ck_assert_int_eq(s->verdict, SR_VERDICT_STANDIN);
	ck_assert_int_eq(s->would, SR_VERDICT_FREE);
	ck_assert_int_eq(s->share, 5000);
	ck_assert_str_eq(s->text, "休息");
	ck_assert(s->differs);
	/* By the rules alone nothing differs. */
	rows = owned_steps(&h, MANAGER, NUMBER);
	ck_assert(!SR_ROW(struct sr_step, &rows, 2)->differs);
	/* Another's customer is not everybody's. */
	house_as(&h, WANG);
	sr_record_clear(&sr_rec_find, &find);
	find.search = NUMBER;
	must_fail(&h, sr_timeline(h.sr, &find, &rows, h.mem), SR_E_DENIED, "");
	find.search = "1371";
	must_fail(&h, sr_timeline(h.sr, &find, &rows, h.mem), SR_E_INVALID, "");
}
END_TEST

/* Linked with his own customer, another's stays another's: no word of it. */
START_TEST(what_others_wrote_is_not_told)
{
	struct sr_card mine, others = owned_card(&h, "张红喆", NUMBER);
	struct sr_link link;
	struct sr_rows rows;

	owned_reached(&h, others.id);
	house_as(&h, WANG);
	mine = house_card(&h, "王丽", WIFES, SR_GRADE_B);
	mine = house_card_open(&h, &mine);
	house_as(&h, SUPER);
	must(&h, owned_linked(&h, mine.person, others.person, &link));
	rows = owned_steps(&h, WANG, WIFES);
	ck_assert_uint_eq(rows.n, 4); /* the link, too */
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_step *s = SR_ROW(struct sr_step, &rows, i);
		ck_assert_str_eq(s->text, s->kind != SR_STEP_OPENED ? ""
					  : s->card == mine.id      ? mine.code
							       : others.code);
	}
	/* His own words he reads. */
	rows = owned_steps(&h, LI, NUMBER);
	ck_assert_uint_eq(rows.n, 4);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_step *s = SR_ROW(struct sr_step, &rows, i);
		if (s->kind == SR_STEP_REACHED)
			ck_assert_str_eq(s->text, "周末来看车");
	}
}
END_TEST

static const struct sr_step *
step(const struct sr_rows *rows, size_t i, int32_t kind, int32_t verdict)
{
	const struct sr_step *s;

	ck_assert_uint_lt(i, rows->n);
	s = SR_ROW(struct sr_step, rows, i);
	ck_assert_msg(s->kind == kind, "step %zu is %s", i,
	    sr_enum_code(&sr_choice_step_kind, s->kind));
	ck_assert_msg(s->verdict == verdict, "step %zu: %s", i,
	    s->verdict != 0 ? sr_enum_code(&sr_choice_verdict, s->verdict)
			    : "none");
	return s;
}

static sr_id
wife_comes(int day)
{
	struct sr_visit in, out;

	house_as(&h, DESK);
	sr_record_clear(&sr_rec_visit, &in);
	in.day = the_day("2026-11-20") + day - 20;
	in.kind = SR_WALKIN;
	in.minute = 15 * 60;
	in.name = "王丽";
	in.phone = WIFES;
	in.staff = house_staff(&h, WANG);
	sr_reason(h.sr, "李晓梅休息");
	must(&h, sr_visit_save(h.sr, &in, &out, h.mem));
	return out.person;
}

/*
 * She comes on the 16th, on the 18th as his wife, on the 20th when the link
 * has ended: his card, opened on the 15th, counts for the second visit alone.
 */
START_TEST(a_link_counts_while_it_holds)
{
	const struct sr_step *s;
	struct sr_card card;
	struct sr_link link, end;
	struct sr_rows rows;
	sr_id wife;

	house_now(&h, "2026-11-15 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-16 16:00");
	wife = wife_comes(16);
	house_now(&h, "2026-11-17 10:00");
	house_as(&h, SUPER);
	must(&h, owned_linked(&h, card.person, wife, &link));
	ck_assert_int_eq(link.day, the_day("2026-11-17"));
	ck_assert_int_eq(link.staff, house_staff(&h, SUPER));
	house_now(&h, "2026-11-18 16:00");
	wife_comes(18);
	house_now(&h, "2026-11-19 10:00");
	house_as(&h, MANAGER);
	must(&h, sr_link_end(h.sr, &(struct sr_key){ link.id }, &end, h.mem));
	house_now(&h, "2026-11-20 16:00");
	wife_comes(20);
	owned_reached(&h, card.id);
	rows = owned_steps(&h, MANAGER, WIFES);
	ck_assert_uint_eq(rows.n, 6); /* not what he did afterwards */
	step(&rows, 0, SR_STEP_OPENED, SR_VERDICT_BEGINS);
	step(&rows, 1, SR_STEP_VISIT, SR_VERDICT_NOBODYS);
	s = step(&rows, 2, SR_STEP_LINKED, SR_VERDICT_JOINED);
	ck_assert_str_eq(s->name, "王丽");
	ck_assert_str_eq(s->text, "张红喆");
	ck_assert_int_eq(s->staff, house_staff(&h, SUPER));
	s = step(&rows, 3, SR_STEP_VISIT, SR_VERDICT_STANDIN);
	ck_assert_int_eq(s->owner, house_staff(&h, LI));
	ck_assert_int_eq(s->until, the_day("2026-11-25"));
	s = step(&rows, 4, SR_STEP_UNLINKED, SR_VERDICT_PARTED);
	ck_assert_int_eq(s->staff, house_staff(&h, MANAGER));
	step(&rows, 5, SR_STEP_VISIT, SR_VERDICT_NOBODYS);
	/* From his side the same, and what he does now. */
	rows = owned_steps(&h, MANAGER, NUMBER);
	step(&rows, rows.n - 1, SR_STEP_REACHED, SR_VERDICT_BEGINS);
	step(&rows, 3, SR_STEP_VISIT, SR_VERDICT_STANDIN);
}
END_TEST

static void
decided(sr_id request, bool agree, const char *advice)
{
	struct sr_request out;
	struct sr_decide d;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_decide, &d);
	d.id = request;
	d.agree = agree;
	d.advice = advice;
	must(&h, sr_request_decide(h.sr, &d, &out, h.mem));
}

/* Who asked for what, who decided; opened again it is protected anew. */
START_TEST(applications_and_decisions_are_steps)
{
	struct sr_card card;
	struct sr_request r;
	const struct sr_step *s;
	struct sr_rows rows;

	house_now(&h, "2026-11-05 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-06 10:00");
	r = house_request(SR_REQ_VOID, card.id);
	r.note = "录错了";
	house_as(&h, LI);
	r = house_asked(&h, r);
	house_now(&h, "2026-11-06 11:00");
	decided(r.id, false, "再核对一次");
	house_now(&h, "2026-11-06 12:00");
	house_as(&h, LI);
	r = house_request(SR_REQ_VOID, card.id);
	r.note = "确实录错了";
	r = house_asked(&h, r);
	decided(r.id, true, "");
	house_now(&h, "2026-11-15 09:00");
	r = house_request(SR_REQ_REOPEN, card.id);
	r.grade = SR_GRADE_B;
	r.note = "客户回来了";
	house_as(&h, LI);
	r = house_asked(&h, r);
	decided(r.id, true, "");
	rows = owned_steps(&h, MANAGER, NUMBER);
	ck_assert_uint_eq(rows.n, 9);
	step(&rows, 0, SR_STEP_OPENED, SR_VERDICT_BEGINS);
	s = step(&rows, 1, SR_STEP_APPLIED, 0);
	ck_assert_int_eq(s->request, SR_REQ_VOID);
	ck_assert_int_eq(s->staff, house_staff(&h, LI));
	ck_assert_str_eq(s->text, "录错了");
	ck_assert_int_eq(s->minute, 10 * 60 + 1);
	s = step(&rows, 2, SR_STEP_REFUSED, 0);
	ck_assert_int_eq(s->staff, house_staff(&h, MANAGER));
	ck_assert_str_eq(s->text, "再核对一次");
	step(&rows, 3, SR_STEP_APPLIED, 0);
	step(&rows, 4, SR_STEP_AGREED, 0);
	s = step(&rows, 5, SR_STEP_CLOSED, SR_VERDICT_ENDS);
	ck_assert_int_eq(s->after, SR_GRADE_X);
	step(&rows, 6, SR_STEP_APPLIED, 0);
	step(&rows, 7, SR_STEP_AGREED, 0);
	/* Opened on the 5th, never reached, open again from the 15th on. */
	s = step(&rows, 8, SR_STEP_REOPENED, SR_VERDICT_BEGINS);
	ck_assert_int_eq(s->until, the_day("2026-11-25"));
	ck_assert_int_eq(s->after, SR_GRADE_B);
	ck_assert(owned_known(&h, NUMBER, "2026-11-25").protects);
	ck_assert(!owned_known(&h, NUMBER, "2026-11-26").protects);
}
END_TEST

/*
 * Opened on the 1st, never reached, free since the 12th; handed over on the
 * 20th it is its new owner's to the 30th: in the list of the desk, in the
 * timeline, with 2 days instead to the 22nd, and for whoever would take it.
 */
START_TEST(a_new_owner_has_the_days_of_the_rule)
{
	struct sr_card card, out;
	const struct sr_step *s;
	struct sr_rows rows;
	struct sr_visit v;

	/* Out of control is another matter: not within this test. */
	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "500");
	house_now(&h, "2026-11-01 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-20 10:00");
	ck_assert(!owned_known(&h, NUMBER, "2026-11-20").protects);
	must(&h,
	    owned_handed(&h, MANAGER, card.id, WANG, "客户要求", SR_HANDED));
	ck_assert_int_eq(owned_known(&h, NUMBER, "2026-11-20").protected_until,
	    the_day("2026-11-30"));
	/* A walk-in that a colleague receives is no take-over. */
	house_now(&h, "2026-11-21 14:06");
	must(&h, owned_guest(&h, NUMBER, house_staff(&h, LI), "休息", &v));
	ck_assert_int_eq(v.standin, house_staff(&h, WANG));
	house_as(&h, LI);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_DENIED, "owner");
	rows = owned_steps(&h, MANAGER, NUMBER " 2");
	s = step(&rows, 1, SR_STEP_HANDED, SR_VERDICT_MOVES);
	ck_assert_int_eq(s->until, the_day("2026-11-30"));
	ck_assert_int_eq(s->would_until, the_day("2026-11-22"));
	s = step(&rows, 2, SR_STEP_VISIT, SR_VERDICT_STANDIN);
	ck_assert_int_eq(s->until, the_day("2026-11-30"));
}
END_TEST

/* Out of the pool: the rule is that of the pool. */
START_TEST(the_pool_has_its_steps)
{
	const struct sr_step *s;
	struct sr_card card, out;
	struct sr_rows rows;

	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "500");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-12-19 09:00");
	owned_alerts(&h, LI);
	house_now(&h, "2026-12-22 09:00");
	owned_alerts(&h, LI);
	house_as(&h, WANG);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	rows = owned_steps(&h, MANAGER, NUMBER);
	ck_assert_uint_eq(rows.n, 4);
	s = step(&rows, 1, SR_STEP_WARNED, SR_VERDICT_SOON);
	ck_assert_int_eq(s->day, the_day("2026-12-19"));
	ck_assert_int_eq(s->rule_days, 30);
	s = step(&rows, 3, SR_STEP_CLAIMED, SR_VERDICT_MOVES);
	ck_assert_int_eq(s->staff, house_staff(&h, WANG));
	ck_assert_int_eq(s->to_staff, house_staff(&h, WANG));
	ck_assert_str_eq(s->text, "");
	s = step(&rows, 2, SR_STEP_POOLED, SR_VERDICT_POOLED);
	ck_assert_int_eq(s->day, the_day("2026-12-22"));
}
END_TEST

/* Made one person, and two again: by whom, of whom. */
START_TEST(merges_are_steps)
{
	struct sr_card one = owned_card(&h, "张红喆", NUMBER);
	struct sr_card two = owned_card(&h, "张先生", WIFES);
	struct sr_merge_ask ask = {
		.keep = one.person, .gone = two.person, .taken = ""
	};
	const struct sr_step *s;
	struct sr_rows rows;
	struct sr_merge m;

	house_as(&h, SUPER);
	must(&h, sr_merge_save(h.sr, &ask, &m, h.mem));
	rows = owned_steps(&h, MANAGER, WIFES);
	ck_assert_uint_eq(rows.n, 4);
	s = step(&rows, 2, SR_STEP_MERGED, SR_VERDICT_JOINED);
	ck_assert_int_eq(s->staff, house_staff(&h, SUPER));
	ck_assert_str_eq(s->name, "张红喆");
	ck_assert_str_eq(s->text, "张先生");
	s = step(&rows, 3, SR_STEP_CLOSED, SR_VERDICT_ENDS);
	ck_assert_int_eq(s->after, SR_GRADE_U);
	house_as(&h, MANAGER);
	must(&h, sr_merge_undo(h.sr, &(struct sr_key){ m.id }, &m, h.mem));
	/* Each has his own again, and both know of it. */
	rows = owned_steps(&h, SUPER, WIFES);
	ck_assert_uint_eq(rows.n, 5);
	step(&rows, 1, SR_STEP_MERGED, SR_VERDICT_JOINED);
	s = step(&rows, 2, SR_STEP_UNMERGED, SR_VERDICT_PARTED);
	ck_assert_int_eq(s->staff, house_staff(&h, MANAGER));
	ck_assert_str_eq(s->text, "张红喆");
	rows = owned_steps(&h, SUPER, NUMBER);
	ck_assert_uint_eq(rows.n, 3);
}
END_TEST

Suite *
suite_timeline(void)
{
	const TTest *const tests[] = { each_step_is_judged_by_the_rule,
		what_others_wrote_is_not_told, a_link_counts_while_it_holds,
		applications_and_decisions_are_steps,
		a_new_owner_has_the_days_of_the_rule, the_pool_has_its_steps,
		merges_are_steps, NULL };

	return house_suite("timeline", tests, &h);
}
