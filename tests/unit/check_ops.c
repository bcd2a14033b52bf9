/* The tables of operations, records and choices: whole and of one mind. */
#include <string.h>

#include <showroom.h>

#include "support.h"

/* Records that are stored: they begin with the head's four fields. */
static const struct sr_record *const stored[] = { &sr_rec_staff,
	&sr_rec_list_row, &sr_rec_grade_rule, &sr_rec_holiday, &sr_rec_setting,
	&sr_rec_person, &sr_rec_phone, &sr_rec_visit, &sr_rec_card,
	&sr_rec_contact, &sr_rec_move, &sr_rec_request, &sr_rec_handover,
	&sr_rec_dayrec, &sr_rec_instruction, &sr_rec_figure, &sr_rec_correction,
	&sr_rec_batch, &sr_rec_draft, &sr_rec_secret, &sr_rec_attempt,
	&sr_rec_failure, &sr_rec_alert, &sr_rec_owner_rule, &sr_rec_link,
	&sr_rec_shift, &sr_rec_appointment, &sr_rec_handout, &sr_rec_drive };
#define NSTORED ((int)(sizeof(stored) / sizeof(stored[0])))

static int
op_of(const char *name)
{
	for (int i = 0; i < SR_NOPS; i++)
		if (strcmp(sr_ops[i].name, name) == 0)
			return i;
	ck_abort_msg("no operation %s", name);
}

static size_t
bytes_of(const struct sr_field *f)
{
	switch (f->storage) {
	case SR_ST_TEXT: return sizeof(const char *);
	case SR_ST_I32: return sizeof(int32_t);
	case SR_ST_I64: return sizeof(int64_t);
	case SR_ST_BOOL: return sizeof(bool);
	default: return sizeof(struct sr_bytes);
	}
}

/* Every member has one field row: nothing but padding lies between them. */
static void
no_member_forgotten(const struct sr_record *r)
{
	size_t end = 0;

	for (size_t done = 0; done < r->nfields; done++) {
		const struct sr_field *next = NULL;

		for (size_t i = 0; i < r->nfields; i++)
			if (r->fields[i].offset >= end &&
			    (!next || r->fields[i].offset < next->offset))
				next = &r->fields[i];
		ck_assert_msg(next, "%s: a member has two rows", r->name);
		size_t size = bytes_of(next), align = size > 8 ? 8 : size;
		ck_assert_msg(next->offset == (end + align - 1) / align * align,
		    "%s: a member before %s has no row", r->name, next->col);
		end = next->offset + size;
	}
	ck_assert_msg(r->size - end < 8, "%s: the last member", r->name);
}

static void
whole_record(const struct sr_record *r)
{
	no_member_forgotten(r);
	ck_assert_uint_gt(strlen(r->name), 0);
	ck_assert_uint_gt(strlen(r->label), 0);
	ck_assert_uint_ge(r->nfields, 1);
	ck_assert_uint_le(r->nfields, 64);
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		bool chooses = f->type == SR_TYPE_ENUM ||
			       f->type == SR_TYPE_GRADE ||
			       f->type == SR_TYPE_SET || f->type == SR_TYPE_REF;

		ck_assert_msg(strlen(f->col) < 24, "%s.%s", r->name, f->col);
		ck_assert_uint_gt(strlen(f->label), 0);
		ck_assert_uint_lt(strlen(f->label), 96);
		ck_assert_uint_lt(f->offset, r->size);
		ck_assert_uint_ge(f->width, 1);
		ck_assert_ptr_eq(sr_field_of(r, f->col), f);
		ck_assert_msg(
		    chooses == (f->choice != NULL), "%s.%s", r->name, f->col);
		if (f->type == SR_TYPE_ENUM || f->type == SR_TYPE_GRADE)
			ck_assert_ptr_nonnull(f->choice->values);
		if (f->type == SR_TYPE_SET)
			ck_assert(sr_choice_is_list(f->choice));
		if (f->type == SR_TYPE_REF)
			ck_assert_ptr_null(f->choice->values);
		/* What is kept or derived is not asked of people. */
		if (f->flags & (SR_KEPT | SR_DERIVED))
			ck_assert_msg(!(f->flags & SR_REQUIRED), "%s.%s",
			    r->name, f->col);
	}
}

START_TEST(operation)
{
	const struct sr_opdef *op = &sr_ops[_i];

	ck_assert_ptr_nonnull(op->name);
	ck_assert_int_eq(op_of(op->name), _i); /* no name twice */
	ck_assert_ptr_nonnull(op->arg);
	ck_assert_ptr_nonnull(op->res);
	whole_record(op->arg);
	whole_record(op->res);
}
END_TEST

START_TEST(stored_record)
{
	static const char *const head[] = { "id", "rev", "created_at",
		"updated_at" };
	const struct sr_record *r = stored[_i];

	whole_record(r);
	for (size_t i = 0; i < 4; i++)
		ck_assert_str_eq(r->fields[i].col, head[i]);
	for (int i = 0; i < _i; i++)
		ck_assert_str_ne(stored[i]->name, r->name);
}
END_TEST

#define R(role) (1u << (role))

/* Decisions on who does what, written down a second time on purpose. */
START_TEST(rights)
{
	static const struct {
		const char *op;
		uint32_t may; /* exactly these roles */
	} rows[] = {
		{ "visit.save", R(SR_DESK) | R(SR_SALES) | R(SR_SUPERVISOR) |
				    R(SR_MANAGER) },
		{ "known", R(SR_DESK) | R(SR_SALES) | R(SR_SUPERVISOR) |
			       R(SR_MANAGER) },
		{ "card.save", R(SR_SALES) | R(SR_SUPERVISOR) | R(SR_MANAGER) },
		{ "contact.log",
		    R(SR_SALES) | R(SR_SUPERVISOR) | R(SR_MANAGER) },
		{ "request.save",
		    R(SR_SALES) | R(SR_SUPERVISOR) | R(SR_MANAGER) },
		{ "request.decide", R(SR_SUPERVISOR) | R(SR_MANAGER) },
		{ "day.sign", R(SR_SUPERVISOR) | R(SR_MANAGER) },
		{ "card.handover", R(SR_SUPERVISOR) | R(SR_MANAGER) },
		{ "target.save", R(SR_MANAGER) | R(SR_GM) },
		{ "staff.save", R(SR_ADMIN) },
		{ "list.save", R(SR_ADMIN) },
		{ "backup", R(SR_ADMIN) },
		{ "backup.done", R(SR_ADMIN) },
		{ "backup.key", R(SR_ADMIN) },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_msg(sr_ops[op_of(rows[i].op)].may == rows[i].may,
		    "%s", rows[i].op);
	for (int i = 0; i < SR_NOPS; i++) {
		const struct sr_opdef *op = &sr_ops[i];
		bool import = strncmp(op->name, "import.", 7) == 0 ||
			      strncmp(op->name, "batch.", 6) == 0 ||
			      strcmp(op->name, "adopt") == 0;
		bool own = strncmp(op->name, "draft.", 6) == 0 ||
			   strncmp(op->name, "session.", 8) == 0 ||
			   strcmp(op->name, "alert.seen") == 0 ||
			   strcmp(op->name, "secret.save") == 0;

		/* The general manager and finance write nothing but what is
		 * their own, and the targets. */
		if (op->write && op->may && !own && !import)
			ck_assert_msg(
			    !(op->may & (R(SR_GM) | R(SR_FINANCE))) ||
				strcmp(op->name, "person.reveal") == 0 ||
				strcmp(op->name, "target.save") == 0,
			    "%s", op->name);
		ck_assert_msg(
		    !import || !(op->may & R(SR_DESK)), "%s", op->name);
	}
	ck_assert(sr_op_allowed(SR_OP_SESSION_OPEN, 0));
	ck_assert(!sr_op_allowed(SR_OP_VISIT_SAVE, 0));
	ck_assert(!sr_op_allowed(SR_OP_VISIT_SAVE, -1));
	ck_assert(!sr_op_allowed(SR_OP_VISIT_SAVE, 64 + SR_DESK));
	ck_assert(!sr_op_allowed(SR_NOPS, SR_ADMIN));
	ck_assert(!sr_op_allowed(-1, SR_ADMIN));
	/* An administrator approves nothing and signs nothing. */
	ck_assert(!sr_op_allowed(SR_OP_REQUEST_DECIDE, SR_ADMIN));
	ck_assert(!sr_op_allowed(SR_OP_DAY_SIGN, SR_ADMIN));
}
END_TEST

START_TEST(choices)
{
	static const struct sr_choice *const all[] = { &sr_choice_role,
		&sr_choice_noun, &sr_choice_sex, &sr_choice_yesno,
		&sr_choice_person_kind, &sr_choice_visit_kind, &sr_choice_seen,
		&sr_choice_contact_kind, &sr_choice_contact_state,
		&sr_choice_reached, &sr_choice_grade, &sr_choice_request_kind,
		&sr_choice_request_state, &sr_choice_batch_state,
		&sr_choice_secret_kind, &sr_choice_audit, &sr_choice_alert_kind,
		&sr_choice_handover_kind, &sr_choice_link_kind,
		&sr_choice_step_kind, &sr_choice_verdict,
		&sr_choice_holiday_kind, &sr_choice_appointment_for,
		&sr_choice_appointment_state, &sr_choice_agenda_kind,
		&sr_choice_shift_state, &sr_choice_handout_kind,
		&sr_choice_held, &sr_choice_drive_state };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		int32_t next = 1;

		for (const struct sr_enum *e = all[i]->values; e->value; e++) {
			ck_assert_int_eq(e->value, next++);
			ck_assert_int_eq(
			    sr_enum_value(all[i], e->code), e->value);
			ck_assert_str_eq(
			    sr_enum_code(all[i], e->value), e->code);
			ck_assert_str_eq(
			    sr_enum_label(all[i], e->value), e->label);
		}
		ck_assert_int_gt(next, 2);
	}
	for (const struct sr_list_name *l = sr_lists; l->choice; l++) {
		ck_assert(sr_choice_is_list(l->choice));
		ck_assert_uint_gt(strlen(l->label), 0);
	}
	ck_assert(!sr_choice_is_list(&sr_ref_staff));
	ck_assert(!sr_choice_is_list(&sr_choice_sex));
}
END_TEST

Suite *
suite_ops(void)
{
	Suite *s = suite_create("ops");
	TCase *t = tcase_create("tables");

	tcase_add_loop_test(t, operation, 0, SR_NOPS);
	tcase_add_loop_test(t, stored_record, 0, NSTORED);
	tcase_add_test(t, rights);
	tcase_add_test(t, choices);
	suite_add_tcase(s, t);
	return s;
}
