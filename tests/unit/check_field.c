/* Members by field row; errors and their arguments. */
#include <stddef.h>
#include <string.h>

#include <showroom/field.h>

#include "support.h"

struct all {
	const char *text;
	int32_t small;
	int64_t big;
	bool yes;
	struct sr_bytes bytes;
	int32_t after; /* nothing may spill into it */
};

static const struct sr_field all_fields[] = {
	SR_FIELD(struct all, text, "Text", TEXT, 8, 0, NULL),
	SR_FIELD(struct all, small, "Small", INT, 8, 0, NULL),
	SR_FIELD(struct all, big, "Big", MONEY, 8, 0, NULL),
	SR_FIELD(struct all, yes, "Yes", BOOL, 8, 0, NULL),
	SR_FIELD(struct all, bytes, "Bytes", BYTES, 8, 0, NULL),
};

static const struct sr_record all =
    SR_RECORD("all", "All", struct all, all_fields);

START_TEST(members)
{
	struct all r, s;

	memset(&r, 0xff, sizeof(r));
	sr_record_clear(&all, &r);
	ck_assert_str_eq(r.text, "");
	ck_assert(r.small == 0 && r.big == 0 && !r.yes && !r.bytes.len);
	ck_assert_int_eq(r.after, 0);
	s = r;
	for (size_t i = 0; i < all.nfields; i++) {
		ck_assert(sr_field_empty(&all.fields[i], &r));
		ck_assert(sr_field_same(&all.fields[i], &r, &s));
	}
	sr_set_text(&all.fields[0], &r, "x");
	sr_set_int(&all.fields[1], &r, -7);
	sr_set_int(&all.fields[2], &r, INT64_MIN);
	sr_set_int(&all.fields[3], &r, 256);
	sr_set_bytes(&all.fields[4], &r, (struct sr_bytes){ "ab", 2 });
	ck_assert(strcmp(r.text, "x") == 0 && r.small == -7 &&
		  r.big == INT64_MIN && r.yes && r.bytes.len == 2 &&
		  r.after == 0);
	ck_assert_str_eq(sr_get_text(&all.fields[0], &r), "x");
	ck_assert_int_eq(sr_get_int(&all.fields[1], &r), -7);
	ck_assert(sr_get_int(&all.fields[2], &r) == INT64_MIN);
	ck_assert_int_eq(sr_get_int(&all.fields[3], &r), 1);
	ck_assert(memcmp(sr_get_bytes(&all.fields[4], &r).data, "ab", 2) == 0);
	for (size_t i = 0; i < all.nfields; i++) {
		ck_assert(!sr_field_empty(&all.fields[i], &r));
		ck_assert(!sr_field_same(&all.fields[i], &r, &s));
	}
}
END_TEST

/* Content counts, not where it lies. */
START_TEST(same)
{
	char one[] = "张", two[] = "张";
	struct all r = { .text = one, .bytes = { one, 3 } };
	struct all s = { .text = two, .bytes = { two, 3 } };

	ck_assert(sr_field_same(&all.fields[0], &r, &s));
	ck_assert(sr_field_same(&all.fields[4], &r, &s));
	two[2]++;
	ck_assert(!sr_field_same(&all.fields[0], &r, &s));
	ck_assert(!sr_field_same(&all.fields[4], &r, &s));
	s.text = NULL;
	ck_assert_str_eq(sr_get_text(&all.fields[0], &s), "");
	sr_set_text(&all.fields[0], &s, NULL);
	ck_assert_ptr_nonnull(s.text);
}
END_TEST

START_TEST(lookup)
{
	ck_assert_ptr_eq(sr_field_of(&all, "big"), &all_fields[2]);
	ck_assert_ptr_null(sr_field_of(&all, "bi"));
	ck_assert_ptr_null(sr_field_of(&all, ""));
}
END_TEST

START_TEST(errors)
{
	struct sr_error e;

	memset(&e, 0xff, sizeof(e));
	ck_assert_int_eq(sr_fail(&e, SR_E_INVALID, "visit", "phone", "{0} {1}",
			     2, SR_TXT("138"), SR_NUM(7)),
	    SR_E_INVALID);
	ck_assert_int_eq(e.code, SR_E_INVALID);
	ck_assert_str_eq(e.record, "visit");
	ck_assert_str_eq(e.field, "phone");
	ck_assert_str_eq(e.message, "{0} {1}");
	ck_assert_int_eq(e.arg[0].kind, SR_ARG_TEXT);
	ck_assert_str_eq(e.arg[0].text, "138");
	ck_assert_int_eq(e.arg[1].kind, SR_ARG_INT);
	ck_assert_int_eq(e.arg[1].num, 7);
	ck_assert_int_eq(e.arg[2].kind, SR_ARG_NONE);
	ck_assert_int_eq(sr_fail(NULL, SR_E_NOMEM, "", "", "x", 0), SR_E_NOMEM);
	sr_error_clear(&e);
	ck_assert(e.code == 0 && strcmp(e.message, "") == 0);
}
END_TEST

/* A text argument is cut before a character that does not fit whole. */
START_TEST(argument)
{
	char s[200];
	struct sr_arg arg;

	for (size_t lead = 0; lead < 3; lead++) {
		memset(s, 'a', lead);
		s[lead] = '\0';
		while (strlen(s) + 3 < sizeof(s))
			memcpy(s + strlen(s), "中", sizeof("中"));
		arg = sr_arg_text(SR_ARG_TEXT, s);
		size_t fit = lead + (sizeof(arg.text) - 1 - lead) / 3 * 3;
		ck_assert_uint_eq(strlen(arg.text), fit);
		ck_assert(strncmp(arg.text, s, fit) == 0);
	}
	ck_assert_str_eq(sr_arg_text(SR_ARG_LABEL, NULL).text, "");
}
END_TEST

Suite *
suite_field(void)
{
	return suite_of("field",
	    (const TTest *[]){ members, same, lookup, errors, argument, NULL });
}
