/* Rounds for tests: see rounds.h. */
#include "rounds.h"

struct sr_card
rounds_card(struct house *h, const char *code, const char *name, int32_t grade)
{
	static int serial;
	struct sr_card in;

	house_as(h, code);
	in = house_card(
	    h, name, arena_printf(h->mem, "1390000%04d", ++serial), grade);
	in.model = house_row(h, "model", "亚洲龙");
	return house_card_open(h, &in);
}

struct sr_round_ask
rounds_ask(struct house *h, int32_t kind)
{
	struct sr_round_ask ask;

	sr_record_clear(&sr_rec_round_ask, &ask);
	ask.name = "年末促进";
	ask.theme = house_row(h, "theme", "促进");
	ask.kind = kind;
	ask.first = the_day("2026-11-23");
	ask.last = the_day("2026-11-25");
	house_as(h, SUPER);
	return ask;
}

struct sr_round_sum
rounds_tried(struct house *h, const struct sr_round_ask *ask)
{
	struct sr_round_sum sum;

	must(h, sr_round_try(h->sr, ask, &sum, h->mem));
	ck_assert_int_eq(sum.round, 0);
	return sum;
}

struct sr_round_sum
rounds_planned(struct house *h, const struct sr_round_ask *ask)
{
	struct sr_round_sum sum;

	must(h, sr_round_save(h->sr, ask, &sum, h->mem));
	ck_assert_int_ne(sum.round, 0);
	return sum;
}

struct sr_rows
rounds_lines(struct house *h, sr_id of)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = of;
	find.limit = 100;
	must(h, sr_round_lines(h->sr, &find, &rows, h->mem));
	return rows;
}
