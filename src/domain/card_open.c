/*
 * Opening a card: whose it is, who gets it, its first grade and its first
 * planned contact.  A register line proposes one.
 */
#include <showroom/ftype.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/grade.h"
#include "domain/owner.h"
#include "domain/person.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "store/audit.h"
#include "store/card.h"
#include "base/banned.h"

bool
grade_opens(struct ctx *c, int32_t grade)
{
	const struct sr_grade_rule *rule = rule_grade(c, grade, c->today);

	return grade == SR_GRADE_N ||
	       (SR_GRADE_OPEN(grade) && rule != NULL && rule->chosen);
}

/* The register line that a card is opened from. */
static int
visit_take(struct ctx *c, sr_id id, struct sr_visit *v)
{
	struct sr_card card;
	int rc = row_get(c, &sr_rec_visit, id, v);

	if (rc < 0)
		return rc;
	if (v->voided)
		return fail(c, SR_E_INVALID, "card", "visit",
		    N_("This line of the register is void."), 0);
	if (!is_lead(c) && v->staff != 0 && v->staff != c->me)
		return fail(c, SR_E_DENIED, "card", "owner",
		    N_("This guest is {0}'s: {0} or a supervisor opens the "
		       "card."),
		    1, SR_TXT(staff_name(c, v->staff)));
	if (v->card == 0)
		return SR_OK;
	rc = card_get(c, v->card, &card);
	if (rc == SR_OK && card.closed == 0)
		return fail(c, SR_E_EXISTS, "card", "visit",
		    N_("This line belongs to card {0} of {1} already."), 2,
		    SR_TXT(card.code), SR_TXT(staff_name(c, card.owner)));
	return rc;
}

static void
card_of_visit(struct ctx *c, struct sr_card *card, const struct sr_visit *v)
{
	card->visit = v->id;
	card->person = v->person;
	card->name = v->name;
	card->phone = v->phone;
	card->sex = v->sex;
	card->grade = grade_opens(c, v->grade) ? v->grade : SR_GRADE_N;
	if (v->staff != 0)
		card->owner = v->staff;
	card->model = v->model;
	card->trim = v->trim;
	card->colour = v->colour;
	card->rival = v->rival;
	card->source = v->source;
	card->how = v->how;
	card->usage = v->usage;
	card->buytype = v->buytype;
	card->budget_min = v->budget_min;
	card->budget_max = v->budget_max;
	card->drive = v->drive;
	card->old_car = v->own_car;
	card->old_plate = v->plate;
	card->ref_name = v->ref_name;
	card->ref_phone = v->ref_phone;
	card->ref_vin = v->ref_vin;
}

int
op_card_new(struct ctx *c, const void *arg, void *res)
{
	sr_id id = ((const struct sr_key *)arg)->id;
	struct sr_card *card = res;
	struct sr_visit v;
	struct sr_plan plan;
	int rc;

	card->owner = c->me;
	card->opened = c->today;
	card->grade = SR_GRADE_N;
	if (id != 0) {
		rc = visit_take(c, id, &v);
		if (rc < 0)
			return rc;
		card_of_visit(c, card, &v);
	}
	rc = plan_make(c,
	    &(struct plan_ask){ .record = "card",
		.field = "next_day",
		.grade = grade_now(c, card->owner, SR_GRADE_N, card->grade),
		.from = c->today,
		.cap_from = c->today },
	    &plan);
	card->next_day = plan.day;
	card->next_kind = SR_BY_PHONE;
	return rc;
}

/* The person given if the number is his, else whom name and number mean. */
static int
open_person(struct ctx *c, const struct sr_card *in, struct sr_card *card)
{
	bool typed = *in->phone != '\0' && !sr_is_masked(in->phone);
	int64_t his = 1;
	int rc = SR_OK;

	card->person = in->person;
	if (in->person != 0 && typed)
		rc = sql_integer(c->st, &card_sql[CARD_HAS_PHONE],
		    SQL_ARGS(SQL_R("person", in->person),
			SQL_T("number", in->phone)),
		    &his);
	if (rc < 0 || (in->person != 0 && his != 0))
		return rc;
	if (*in->name == '\0')
		return fail(c, SR_E_INVALID, "card", "name",
		    N_("A card needs a name: at least what the customer is "
		       "called, like 王先生."),
		    0);
	if (!typed)
		return fail(c, SR_E_INVALID, "card", "phone",
		    N_("A card needs the customer's phone number."), 0);
	return person_for_phone(
	    c, in->name, in->phone, in->sex, 0, &card->person);
}

/* A number has one open card; a second needs a lead and a reason. */
static int
open_second(struct ctx *c, const struct sr_card *in, struct sr_card *card)
{
	struct sr_card other;
	int rc = card_other(c, card->person, 0, &other);

	card->second_why = "";
	if (rc == SR_OK && other.id == 0)
		rc = linked_card(c, card->person, &other);
	if (rc < 0 || other.id == 0)
		return rc;
	if (!is_lead(c))
		return fail(c, SR_E_EXISTS, "card", "phone",
		    N_("This number has card {0} of {1}. A supervisor can open "
		       "a second one."),
		    2, SR_TXT(other.code), SR_TXT(staff_name(c, other.owner)));
	if (*in->second_why == '\0')
		return fail(c, SR_E_REASON, "card", "second_why",
		    N_("This number has card {0} of {1}. Say why it gets a "
		       "second one."),
		    2, SR_TXT(other.code), SR_TXT(staff_name(c, other.owner)));
	card->second_why = in->second_why;
	return SR_OK;
}

static int
open_owner(struct ctx *c, const struct sr_card *in, struct sr_card *card)
{
	card->owner = in->owner != 0 ? in->owner : c->me;
	if (!is_lead(c) && card->owner != c->me)
		return fail(c, SR_E_DENIED, "card", "owner",
		    N_("Only a supervisor opens a card for somebody else."), 0);
	return staff_sells(c, card->owner, "card", "owner");
}

static int
open_day(struct ctx *c, const struct sr_card *in, struct sr_card *card)
{
	card->opened = in->opened != 0 ? in->opened : c->today;
	if (card->opened > c->today)
		return fail(c, SR_E_INVALID, "card", "opened",
		    N_("A card cannot be opened on a coming day."), 0);
	return day_open(c, card->opened);
}

int
card_code(struct ctx *c, struct sr_card *card)
{
	int year, month, mday;
	int64_t n;
	int rc;

	day_split(card->opened, &year, &month, &mday);
	rc = serial_next(c->st, arena_printf(c->mem, "card code %d", year), &n);
	card->code = arena_printf(c->mem, "A-%02d-%04d", year % 100, (int)n);
	return rc;
}

static int
open_plan(struct ctx *c, const struct sr_card *in, struct sr_card *card,
    struct next *next)
{
	struct sr_plan plan;
	int32_t grade = in->grade != 0 ? in->grade : SR_GRADE_N;
	int rc;

	if (!grade_opens(c, grade))
		return fail(c, SR_E_INVALID, "card", "grade",
		    N_("A card cannot be opened in grade {0}."), 1,
		    SR_TXT(sr_enum_code(&sr_choice_grade, grade)));
	card->grade = grade_now(c, card->owner, SR_GRADE_N, grade);
	rc = plan_make(c,
	    &(struct plan_ask){ .record = "card",
		.field = "next_day",
		.grade = card->grade,
		.from = card->opened,
		.cap_from = card->opened,
		.late = true,
		.want = in->next_day },
	    &plan);
	*next = (struct next){ plan.day, in->next_minute, in->next_kind,
		in->next_theme };
	return rc;
}

/* Everything of a new card that is judged before anything is written. */
static int
open_check(struct ctx *c, const struct sr_card *in, struct sr_card *card,
    struct next *next)
{
	struct sr_visit v;
	int rc = SR_OK;

	if (in->visit != 0)
		rc = visit_take(c, in->visit, &v);
	card->visit = in->visit;
	if (rc == SR_OK)
		rc = open_owner(c, in, card);
	if (rc == SR_OK)
		rc = open_day(c, in, card);
	if (rc == SR_OK)
		rc = open_plan(c, in, card, next);
	return rc == SR_OK ? card_rules(c, card) : rc;
}

static int
open_write(struct ctx *c, struct sr_card *card, const struct next *next)
{
	int32_t grade = card->grade;
	struct sr_person p;
	int rc = row_get(c, &sr_rec_person, card->person, &p);

	if (rc < 0)
		return rc;
	card->name = p.name;
	card->name_key = *p.pinyin != '\0' ? p.pinyin : p.name;
	rc = save_end(c, &sr_rec_card, card, SR_NOUN_CARD);
	card->grade = 0;
	if (rc == SR_OK)
		rc = move_add(
		    c, card, grade, &(struct move_by){ .day = card->opened });
	if (rc == SR_OK)
		rc = next_add(c, card, next);
	if (rc == SR_OK && card->visit != 0) {
		rc = audit_touch(c->st, &sr_rec_visit, card->visit);
		if (rc == SR_OK)
			rc = sql_run(c->st, &card_sql[CARD_LINKED],
			    SQL_ARGS(SQL_R("card", card->id),
				SQL_R("person", card->person),
				SQL_R("now", c->now),
				SQL_R("visit", card->visit)));
		c->changed |= UINT64_C(1) << SR_NOUN_VISIT;
	}
	if (rc < 0)
		return rc;
	person_changed(c, card->person); /* plates are found by search */
	return day_changed(
	    c, card->opened, SR_NOUN_CARD, card->id, card_title(c, card));
}

int
op_card_open(struct ctx *c, const void *arg, void *res)
{
	const struct sr_card *in = arg;
	struct sr_card card, old, fresh = *in;
	struct next next;
	int rc;

	fresh.id = 0;
	if (sr_is_masked(fresh.phone))
		fresh.phone = "";
	rc = save_begin(c, &sr_rec_card, &fresh, &card, &old);
	if (rc == SR_OK)
		rc = open_check(c, in, &card, &next);
	if (rc == SR_OK)
		rc = open_person(c, in, &card);
	if (rc == SR_OK)
		rc = open_second(c, in, &card);
	if (rc == SR_OK)
		rc = card_code(c, &card);
	if (rc == SR_OK)
		rc = open_write(c, &card, &next);
	/* The grade that it was to have waits for a second person. */
	if (rc == SR_OK && in->grade != 0 && card.grade != in->grade)
		rc = grade_ask(c, &card, in->grade, in->note);
	return rc < 0 ? rc : card_get(c, card.id, res);
}
