/*
 * What files that come and go have in common: which fields are columns, and
 * how the reason for a refused row crosses as text.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <showroom/import.h>

#include "base/arena.h"
#include "base/banned.h"

bool
sr_field_exported(const struct sr_field *f)
{
	return (f->flags & SR_HIDDEN) == 0 || f->type == SR_TYPE_REF;
}

/* By enum sr_arg_kind. */
static const char letters[] = "-tidmlw";

static const char *
arg_write(const struct sr_arg *arg, struct arena *a)
{
	char kind = letters[arg->kind];

	switch (arg->kind) {
	case SR_ARG_NONE: return "";
	case SR_ARG_TEXT:
	case SR_ARG_LABEL: return arena_printf(a, "%c%s", kind, arg->text);
	default: return arena_printf(a, "%c%" PRId64, kind, arg->num);
	}
}

static struct sr_arg
arg_read(const char *s)
{
	const char *at = *s != '\0' ? strchr(letters, *s) : NULL;
	struct sr_arg arg = { .kind = SR_ARG_NONE };

	if (at == NULL || at == letters)
		return arg;
	arg.kind = (int32_t)(at - letters);
	if (arg.kind == SR_ARG_TEXT || arg.kind == SR_ARG_LABEL)
		return sr_arg_text(arg.kind, s + 1);
	arg.num = strtoll(s + 1, NULL, 10);
	return arg;
}

void
sr_refusal_set(struct sr_refusal *r, int32_t row, const struct sr_error *err,
    struct arena *a)
{
	r->row = row;
	r->field = arena_dup(a, err->field);
	r->message = err->message;
	r->a0 = arg_write(&err->arg[0], a);
	r->a1 = arg_write(&err->arg[1], a);
	r->a2 = arg_write(&err->arg[2], a);
	r->a3 = arg_write(&err->arg[3], a);
}

void
sr_refusal_error(const struct sr_refusal *r, struct sr_error *err)
{
	const char *arg[4] = { r->a0, r->a1, r->a2, r->a3 };

	sr_fail(err, SR_E_INVALID, "", r->field, r->message, 0);
	for (int i = 0; i < 4; i++)
		err->arg[i] = arg_read(arg[i]);
}
