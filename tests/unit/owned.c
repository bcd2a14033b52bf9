/* What tests of ownership do in one line: cards, guests, links, handovers. */
#include "owned.h"

struct sr_card
owned_card(struct house *h, const char *name, const char *phone)
{
	struct sr_card in;

	house_as(h, LI);
	in = house_card(h, name, phone, SR_GRADE_A);
	return house_card_open(h, &in);
}

sr_id
owned_person(struct house *h, const char *name, const char *phone)
{
	struct sr_visit in, out;

	house_as(h, LI);
	sr_record_clear(&sr_rec_visit, &in);
	in.day = the_day("2026-11-21");
	in.kind = SR_WALKIN;
	in.name = name;
	in.phone = phone;
	in.staff = house_staff(h, LI);
	must(h, sr_visit_save(h->sr, &in, &out, h->mem));
	return out.person;
}

sr_id
owned_by(struct house *h, sr_id card)
{
	house_as(h, MANAGER);
	return house_card_now(h, card).owner;
}

void
owned_reached(struct house *h, sr_id card)
{
	struct sr_contact_log log;
	struct sr_card out;

	house_as(h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = "周末来看车";
	must(h, sr_contact_log(h->sr, &log, &out, h->mem));
}

int
owned_guest(struct house *h, const char *phone, sr_id staff, const char *reason,
    struct sr_visit *out)
{
	struct sr_visit in;

	house_as(h, DESK);
	sr_record_clear(&sr_rec_visit, &in);
	in.day = the_day("2026-11-21");
	in.kind = SR_WALKIN;
	in.minute = 14 * 60;
	in.name = "张先生";
	in.phone = phone;
	in.staff = staff;
	sr_reason(h->sr, reason);
	return sr_visit_save(h->sr, &in, out, h->mem);
}

int
owned_linked(struct house *h, sr_id one, sr_id other, struct sr_link *out)
{
	struct sr_link in;

	sr_record_clear(&sr_rec_link, &in);
	in.one = one;
	in.other = other;
	in.kind = SR_LINK_COUPLE;
	return sr_link_save(h->sr, &in, out, h->mem);
}

int
owned_handed(struct house *h, const char *by, sr_id card, const char *to,
    const char *reason, int32_t kind)
{
	struct sr_handover hand;
	struct sr_count n;

	house_as(h, by);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card;
	hand.to_staff = house_staff(h, to);
	hand.reason = reason;
	hand.kind = kind;
	return sr_card_handover(h->sr, &hand, &n, h->mem);
}

struct sr_rows
owned_alerts(struct house *h, const char *code)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	house_as(h, code);
	must(h, sr_alert_find(h->sr, &find, &rows, h->mem));
	return rows;
}

struct sr_alert
owned_alert(const struct sr_rows *rows, size_t i)
{
	ck_assert_uint_lt(i, rows->n);
	return *SR_ROW(struct sr_alert, rows, i);
}

struct sr_hit
owned_known(struct house *h, const char *phone, const char *day)
{
	struct sr_known_ask ask = { .phone = phone, .day = the_day(day) };
	struct sr_rows rows;

	house_as(h, DESK);
	must(h, sr_known(h->sr, &ask, &rows, h->mem));
	ck_assert_uint_gt(rows.n, 0);
	return *SR_ROW(struct sr_hit, &rows, 0);
}

struct sr_rows
owned_steps(struct house *h, const char *code, const char *search)
{
	struct sr_find find;
	struct sr_rows rows;

	house_as(h, code);
	sr_record_clear(&sr_rec_find, &find);
	find.search = search;
	must(h, sr_timeline(h->sr, &find, &rows, h->mem));
	return rows;
}
