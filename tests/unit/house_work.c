/* What is done in a made house in one line: see house.h. */
#include "house.h"

struct sr_card
house_card(struct house *h, const char *name, const char *phone, int32_t grade)
{
	struct sr_card card;

	must(h, sr_card_new(h->sr, &(struct sr_key){ 0 }, &card, h->mem));
	card.name = name;
	card.phone = phone;
	card.grade = grade;
	card.next_day = 0;
	return card;
}

struct sr_card
house_card_open(struct house *h, const struct sr_card *in)
{
	struct sr_card out;

	must(h, sr_card_open(h->sr, in, &out, h->mem));
	return out;
}

struct sr_card
house_card_now(struct house *h, sr_id id)
{
	struct sr_card card;

	must(h, sr_card_get(h->sr, &(struct sr_key){ id }, &card, h->mem));
	return card;
}

struct sr_move
house_last_move(struct house *h, sr_id card)
{
	struct sr_find find = {
		.parent = card, .search = "", .key = "", .desc = true
	};
	struct sr_rows rows;

	must(h, sr_move_find(h->sr, &find, &rows, h->mem));
	ck_assert_uint_gt(rows.n, 0);
	return *SR_ROW(struct sr_move, &rows, 0);
}

sr_id
house_due(struct house *h, const char *phone, int32_t grade, const char *day)
{
	struct sr_card in = house_card(h, "张红喆", phone, grade);

	in.next_day = the_day(day);
	return house_card_open(h, &in).id;
}

struct sr_request
house_request(int32_t kind, sr_id card)
{
	struct sr_request r;

	sr_record_clear(&sr_rec_request, &r);
	r.card = card;
	r.kind = kind;
	r.note = "客户已在别处购车";
	return r;
}

struct sr_request
house_lost(struct house *h, sr_id card)
{
	struct sr_request r = house_request(SR_REQ_LOST, card);

	r.reason = house_row(h, "lost", "外观");
	r.rival = house_row(h, "rival", "轩逸");
	r.stage = house_row(h, "stage", "报价成交");
	return r;
}

struct sr_request
house_asked(struct house *h, struct sr_request r)
{
	struct sr_request out;

	must(h, sr_request_save(h->sr, &r, &out, h->mem));
	return out;
}

struct sr_card
house_opened(
    struct house *h, const char *name, const char *phone, int32_t grade)
{
	struct sr_card in = house_card(h, name, phone, grade);

	return house_card_open(h, &in);
}

void
house_closes(struct house *h, const char *day)
{
	struct sr_holiday row;

	house_as(h, ADMIN);
	sr_record_clear(&sr_rec_holiday, &row);
	row.day = the_day(day);
	row.name_zh = "盘点";
	row.closed = true;
	must(h, sr_holiday_save(h->sr, &row, &row, h->mem));
}

int
house_agenda(struct house *h, int32_t kind, struct sr_agenda *line)
{
	struct sr_find find;
	struct sr_rows rows;
	int n = 0;

	sr_record_clear(&sr_rec_find, &find);
	must(h, sr_agenda_find(h->sr, &find, &rows, h->mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_agenda *l = SR_ROW(struct sr_agenda, &rows, i);
		if (l->kind != kind)
			continue;
		if (line != NULL)
			*line = *l;
		n++;
	}
	return n;
}
