/* Couples, families, companies: who counts as one. */
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

START_TEST(a_couple_counts_as_one)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER), second;
	sr_id wife = owned_person(&h, "王丽", WIFES);
	struct sr_find find;
	struct sr_link link, gone;
	struct sr_rows rows;
	struct sr_visit v;
	struct sr_hit hit;

	must(&h, owned_linked(&h, wife, card.person, &link));
	must_fail(&h, owned_linked(&h, card.person, wife, &gone), SR_E_EXISTS,
	    "other");
	must_fail(
	    &h, owned_linked(&h, wife, wife, &gone), SR_E_INVALID, "other");
	house_as(&h, WANG);
	must_fail(&h, owned_linked(&h, card.person, wife, &gone), SR_E_DENIED,
	    "other");
	house_as(&h, LI);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = wife;
	must(&h, sr_link_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_link, &rows, 0)->name, "张红喆");
	ck_assert_str_eq(SR_ROW(struct sr_link, &rows, 0)->code, card.code);
	/* She comes: it is his card that protects. */
	hit = owned_known(&h, WIFES, "2026-11-21");
	ck_assert_int_eq(hit.card, card.id);
	ck_assert_str_eq(hit.via, "王丽");
	must_fail(&h, owned_guest(&h, WIFES, house_staff(&h, WANG), "", &v),
	    SR_E_REASON, "");
	/* A card of her own would be a second one. */
	house_as(&h, LI);
	second = house_card(&h, "王丽", WIFES, SR_GRADE_B);
	must_fail(&h, sr_card_open(h.sr, &second, &second, h.mem), SR_E_EXISTS,
	    "phone");
	/* No more: both stand for themselves. */
	must(&h, sr_link_end(h.sr, &(struct sr_key){ link.id }, &gone, h.mem));
	ck_assert_int_eq(owned_known(&h, WIFES, "2026-11-21").card, 0);
}
END_TEST

/* Nobody receives him yet. */
static sr_id
stranger(const char *phone)
{
	struct sr_visit v;

	must(&h, owned_guest(&h, phone, 0, "", &v));
	return v.person;
}

/* Whose customer both are then is not for one of two to say. */
START_TEST(a_colleagues_customer_is_linked_by_a_lead)
{
	struct sr_card mine, others = owned_card(&h, "张红喆", NUMBER);
	struct sr_link link, out;
	sr_id nobodys = stranger("13900002222");

	house_as(&h, WANG);
	mine = house_card(&h, "王丽", WIFES, SR_GRADE_B);
	mine = house_card_open(&h, &mine);
	must_fail(&h, owned_linked(&h, mine.person, others.person, &link),
	    SR_E_DENIED, "other");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, "张红喆");
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, "李晓梅");
	must(&h, owned_linked(&h, mine.person, nobodys, &link));
	must(&h, sr_link_end(h.sr, &(struct sr_key){ link.id }, &out, h.mem));
	house_as(&h, LI);
	must_fail(&h, owned_linked(&h, nobodys, mine.person, &link),
	    SR_E_DENIED, "other");
	house_as(&h, SUPER);
	must(&h, owned_linked(&h, mine.person, others.person, &link));
	/* Nor does one of them end it. */
	house_as(&h, WANG);
	must_fail(&h,
	    sr_link_end(h.sr, &(struct sr_key){ link.id }, &out, h.mem),
	    SR_E_DENIED, "other");
}
END_TEST

START_TEST(two_strangers_are_linked_by_a_lead)
{
	sr_id one = stranger("13900002222"), other = stranger("13900003333");
	struct sr_link link;

	house_as(&h, WANG);
	must_fail(&h, owned_linked(&h, one, other, &link), SR_E_DENIED, "one");
	house_as(&h, SUPER);
	must(&h, owned_linked(&h, one, other, &link));
}
END_TEST

/* Who asks for the company is the customer of whoever has its card. */
START_TEST(a_company_and_its_people_count_as_one)
{
	static const int32_t kinds[] = { SR_LINK_COMPANY, SR_LINK_FAMILY };
	struct sr_card card = owned_card(&h, "津东物流", NUMBER);
	struct sr_visit v;
	struct sr_link in;

	for (size_t i = 0; i < 2; i++) {
		sr_record_clear(&sr_rec_link, &in);
		house_as(&h, LI);
		in.one = card.person;
		in.other = owned_person(&h, "王丽", WIFES);
		in.kind = kinds[i];
		must(&h, sr_link_save(h.sr, &in, &in, h.mem));
		ck_assert_int_eq(
		    owned_known(&h, WIFES, "2026-11-21").card, card.id);
		must_fail(&h,
		    owned_guest(&h, WIFES, house_staff(&h, WANG), "", &v),
		    SR_E_REASON, "");
		house_as(&h, LI);
		must(&h,
		    sr_link_end(h.sr, &(struct sr_key){ in.id }, &in, h.mem));
	}
}
END_TEST

Suite *
suite_link(void)
{
	const TTest *const tests[] = { a_couple_counts_as_one,
		a_company_and_its_people_count_as_one,
		a_colleagues_customer_is_linked_by_a_lead,
		two_strangers_are_linked_by_a_lead, NULL };

	return house_suite("link", tests, &h);
}
