/* Errors as values (showroom/error.h).  Prints and translates nothing. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <showroom/error.h>

#include "base/text.h"
#include "base/banned.h"

struct sr_arg
sr_arg_text(int kind, const char *s)
{
	struct sr_arg arg = { .kind = kind };

	if (!s)
		return arg;
	/* The valid prefix of what fits: no character is cut in two. */
	size_t n = utf8_valid(s, strnlen(s, sizeof(arg.text) - 1));
	memcpy(arg.text, s, n);
	return arg;
}

int
sr_fail(struct sr_error *err, int code, const char *record, const char *field,
    const char *message, int narg, ...)
{
	va_list ap;

	if (!err)
		return code;
	memset(err, 0, sizeof(*err));
	err->code = code;
	snprintf(err->record, sizeof(err->record), "%s", record);
	snprintf(err->field, sizeof(err->field), "%s", field);
	err->message = message;
	va_start(ap, narg);
	for (int i = 0; i < narg && i < 4; i++)
		err->arg[i] = va_arg(ap, struct sr_arg);
	va_end(ap);
	return code;
}

void
sr_error_clear(struct sr_error *err)
{
	memset(err, 0, sizeof(*err));
	err->message = "";
}
