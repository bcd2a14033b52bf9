/*
 * Operations of the scenarios that are about more than one card: the desk's
 * rotation and its test drives, losses, persons made one, rounds, rules that
 * change, the turn of a day.
 */
#include <string.h>

#include "base/day.h"
#include "scenario.h"
#include "scenario_boards.h"

/* ---- what stands there ---- */

/* The id of the row CODE of LIST into *ID. */
static int
list_row(struct desk *k, const char *list, const char *code, sr_id *id)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_list_find(k->sr, &find, &rows, k->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_list_row *row =
		    SR_ROW(const struct sr_list_row, &rows, i);
		*id = row->id;
		if (strcmp(row->list, list) == 0 &&
		    strcmp(row->code, code) == 0)
			return SR_OK;
	}
	return rc < 0 ? rc : SR_E_NONE;
}

static int
staff_id(struct desk *k, const char *code, sr_id *id)
{
	struct sr_staff staff;
	int rc = desk_staff(k, code, &staff);

	if (rc == SR_OK)
		*id = staff.id;
	return rc;
}

/* The card of the customer NAME. */
static int
card_named(struct desk *k, const char *name, struct sr_card *card)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.state = SR_CARDS_ALL;
	rc = sr_card_find(k->sr, &find, &rows, k->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_card_line *line =
		    SR_ROW(const struct sr_card_line, &rows, i);
		struct sr_key key = { line->id };
		if (strcmp(line->name, name) == 0)
			return sr_card_get(k->sr, &key, card, k->mem);
	}
	return rc < 0 ? rc : SR_E_NONE;
}

/* ---- the desk ---- */

static int
shift(struct desk *k, const char *code, int32_t state)
{
	struct sr_shift_ask ask = { 0, state };
	struct sr_shift out;
	int rc = staff_id(k, code, &ask.staff);

	return rc < 0 ? rc : sr_shift_save(k->sr, &ask, &out, k->mem);
}

/* A stranger goes to whose turn it is, a customer to his own salesperson. */
static int
handed(struct desk *k, bool known)
{
	struct sr_none none = { 0 };
	struct sr_visit v, out;
	int rc = sr_visit_new(k->sr, &none, &v, k->mem);

	v.name = known ? "张红喆" : "王先生";
	v.phone = known ? "13717716163" : "13752001234";
	if (known)
		v.staff = 0;
	return rc < 0 ? rc : sr_visit_save(k->sr, &v, &out, k->mem);
}

static int
the_drive(struct desk *k, struct sr_drive *d)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = day_make(2026, 11, 21);
	rc = sr_drive_find(k->sr, &find, &rows, k->mem);
	if (rc == SR_OK && rows.n == 0)
		rc = SR_E_NONE;
	if (rc == SR_OK)
		*d = *SR_ROW(const struct sr_drive, &rows, 0);
	return rc;
}

static int
drive_out(struct desk *k)
{
	struct sr_drive ask, d, out;
	struct sr_card card;
	int rc = card_named(k, "张红喆", &card);

	sr_record_clear(&sr_rec_drive, &ask);
	ask.card = card.id;
	if (rc == SR_OK)
		rc = sr_drive_new(k->sr, &ask, &d, k->mem);
	if (rc == SR_OK)
		rc = list_row(k, "testcar", "rav4", &d.car);
	if (rc < 0)
		return rc;
	d.state = SR_DRIVE_OUT;
	d.licence = "120012345678";
	d.agreed = true;
	d.km_out = 1850;
	return sr_drive_save(k->sr, &d, &out, k->mem);
}

static int
drive_back(struct desk *k)
{
	struct sr_drive d, out;
	int rc = the_drive(k, &d);

	d.state = SR_DRIVE_BACK;
	d.km_back = 1862;
	d.feedback = "隔音好，后排舒服。";
	return rc < 0 ? rc : sr_drive_save(k->sr, &d, &out, k->mem);
}

int
desk_before(struct desk *k)
{
	struct sr_card card;

	return desk_card(k, "02", "张红喆", "13717716163", SR_GRADE_B, &card);
}

int
desk_op(struct desk *k, int n)
{
	switch (n) {
	case 1: return shift(k, "01", SR_PRESENT);
	case 2: return shift(k, "02", SR_PRESENT);
	case 3: return handed(k, false);
	case 4: return handed(k, true);
	case 5: return drive_out(k);
	case 6: return drive_back(k);
	default: return shift(k, "01", SR_BREAK);
	}
}

/* ---- a loss ---- */

static int
loss_asked(struct desk *k)
{
	struct sr_request in, out;
	struct sr_card card;
	int rc = desk_as(k, "02");

	if (rc == SR_OK)
		rc = card_named(k, "张红喆", &card);
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_request, &in);
	in.card = card.id;
	in.kind = SR_REQ_LOST;
	in.note = "已在别店订车，价格低两千。";
	rc = list_row(k, "lost", "price", &in.reason);
	if (rc == SR_OK)
		rc = list_row(k, "rival", "crv", &in.rival);
	if (rc == SR_OK)
		rc = list_row(k, "stage", "deal", &in.stage);
	return rc < 0 ? rc : sr_request_save(k->sr, &in, &out, k->mem);
}

static int
loss_agreed(struct desk *k)
{
	return clerk_agrees(k, "同意，三个月后再问。");
}

/* The first of the three that follow. */
static int
loss_again(struct desk *k)
{
	struct sr_recontact in, out;
	struct sr_find find;
	struct sr_rows rows;
	int rc = desk_as(k, "02");

	sr_record_clear(&sr_rec_find, &find);
	find.from = day_make(2026, 11, 21);
	find.to = day_make(2027, 12, 31);
	if (rc == SR_OK)
		rc = sr_recontact_find(k->sr, &find, &rows, k->mem);
	if (rc < 0 || rows.n == 0)
		return rc < 0 ? rc : SR_E_NONE;
	in = *SR_ROW(const struct sr_recontact, &rows, 0);
	in.reached = SR_REACHED;
	in.text = "还没买，年后再看。";
	return sr_recontact_save(k->sr, &in, &out, k->mem);
}

int
loss_op(struct desk *k, int n)
{
	return n == 1 ? loss_asked(k) : n == 2 ? loss_agreed(k) : loss_again(k);
}

/* ---- one person of two ---- */

int
merge_before(struct desk *k)
{
	struct sr_card card;
	int rc = desk_card(k, "01", "张红喆", "13717716163", SR_GRADE_B, &card);

	return rc < 0 ? rc
		      : desk_card(k, "02", "张洪喆", "13752001234", SR_GRADE_A,
			    &card);
}

int
merge_op(struct desk *k, int n)
{
	struct sr_card keep, gone;
	struct sr_merge_ask ask;
	struct sr_merge out;
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	if (n == 2) {
		sr_record_clear(&sr_rec_find, &find);
		rc = sr_merge_find(k->sr, &find, &rows, k->mem);
		if (rc < 0 || rows.n == 0)
			return rc < 0 ? rc : SR_E_NONE;
		struct sr_key key = {
			SR_ROW(const struct sr_merge, &rows, 0)->id
		};
		return sr_merge_undo(k->sr, &key, &out, k->mem);
	}
	rc = card_named(k, "张红喆", &keep);
	if (rc == SR_OK)
		rc = card_named(k, "张洪喆", &gone);
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_merge_ask, &ask);
	ask.keep = keep.person;
	ask.gone = gone.person;
	ask.stays = n == 1 ? keep.id : gone.id;
	ask.taken = n == 1 ? "" : "name";
	return sr_merge_save(k->sr, &ask, &out, k->mem);
}

/* ---- a round ---- */

int
round_before(struct desk *k)
{
	static const char *const name[] = { "张红喆", "王先生", "李女士" };
	static const char *const phone[] = { "13717716163", "13752001234",
		"13752005678" };
	struct sr_card card;
	int rc = SR_OK;

	for (int i = 0; rc == SR_OK && i < 3; i++)
		rc = desk_card(k, i == 1 ? "02" : "01", name[i], phone[i],
		    i == 2 ? SR_GRADE_C : SR_GRADE_B, &card);
	return rc;
}

int
round_op(struct desk *k, int n)
{
	struct sr_contact_log log;
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_card card;
	int rc;

	if (n == 2) { /* the first of its calls */
		rc = card_named(k, "王先生", &card);
		if (rc < 0)
			return rc;
		sr_record_clear(&sr_rec_contact_log, &log);
		log.card = card.id;
		log.kind = SR_BY_PHONE;
		log.reached = SR_REACHED;
		log.text = "答应周末到店。";
		return sr_contact_log(k->sr, &log, &card, k->mem);
	}
	sr_record_clear(&sr_rec_round_ask, &ask);
	ask.name = "年末置换季";
	ask.kind = SR_BY_PHONE;
	ask.text = "{name}{title}您好";
	ask.first = day_make(2026, 11, 22);
	ask.last = day_make(2026, 11, 25);
	rc = list_row(k, "theme", "event", &ask.theme);
	return rc < 0 ? rc : sr_round_save(k->sr, &ask, &sum, k->mem);
}

/* ---- rules ---- */

static int
grade_changed(struct desk *k)
{
	struct sr_grade_rule g, out;
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_grade_find(k->sr, &find, &rows, k->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		g = *SR_ROW(const struct sr_grade_rule, &rows, i);
		if (g.grade != SR_GRADE_B)
			continue;
		g.every_days = 3;
		g.cap_days = 5;
		g.valid_from = day_make(2026, 11, 21);
		return sr_grade_save(k->sr, &g, &out, k->mem);
	}
	return rc < 0 ? rc : SR_E_NONE;
}

static int
owner_changed(struct desk *k)
{
	struct sr_owner_rule r, out;
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_owner_find(k->sr, &find, &rows, k->mem);
	if (rc < 0 || rows.n == 0)
		return rc < 0 ? rc : SR_E_NONE;
	r = *SR_ROW(const struct sr_owner_rule, &rows, 0);
	r.protect_days = 7;
	r.valid_from = day_make(2026, 12, 1);
	return sr_owner_save(k->sr, &r, &out, k->mem);
}

int
rule_op(struct desk *k, int n)
{
	int rc = desk_as(k, ADMIN_CODE);

	if (rc < 0)
		return rc;
	return n == 1 ? grade_changed(k) : owner_changed(k);
}

/* ---- the turn of a day ---- */

/* Expected once, and then nobody calls a hot customer for long. */
int
turn_before(struct desk *k)
{
	struct sr_appointment a, out;
	struct sr_card card;
	int rc = desk_card(k, "01", "张红喆", "13717716163", SR_GRADE_H, &card);

	if (rc == SR_OK) {
		struct sr_key key = { card.id };
		rc = sr_appointment_new(k->sr, &key, &a, k->mem);
	}
	a.minute = 10 * 60 + 1;
	return rc < 0 ? rc : sr_appointment_save(k->sr, &a, &out, k->mem);
}

/* Nor a cold one, who keeps longer. */
int
pool_before(struct desk *k)
{
	struct sr_card card;

	return desk_card(k, "02", "李女士", "13752005678", SR_GRADE_C, &card);
}
