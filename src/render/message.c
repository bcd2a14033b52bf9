/*
 * Messages in the user's language.  The arguments are put in place of
 * {0}..{3}; a translation may use them in any order or twice.
 */
#include "render/message.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"

#include "base/banned.h"

static const char *
wait_text(struct arena *a, int64_t seconds)
{
	bool minutes = seconds > 120;
	struct sr_arg n = SR_NUM(minutes ? (seconds + 59) / 60 : seconds);

	return message_text(
	    a, minutes ? N_("{0} minutes") : N_("{0} s"), &n, 1);
}

static const char *
arg_text(struct arena *a, const struct sr_arg *arg)
{
	char buf[16];

	switch (arg->kind) {
	case SR_ARG_TEXT: return text_safe(a, arg->text, false);
	case SR_ARG_LABEL: return arg->text[0] != '\0' ? _(arg->text) : "";
	case SR_ARG_INT: return arena_printf(a, "%lld", (long long)arg->num);
	case SR_ARG_DAY: return arena_dup(a, day_iso(buf, (sr_day)arg->num));
	case SR_ARG_TIME: return arena_dup(a, time_hm(buf, (sr_time)arg->num));
	case SR_ARG_WAIT: return wait_text(a, arg->num);
	default: return "";
	}
}

/* S with VALUE in place of {0}..{3}. */
static const char *
fill(struct arena *a, const char *s, const char *const value[4])
{
	size_t room = strlen(s) + 1, len = 0;
	char *out;

	for (const char *p = s; *p != '\0'; p++)
		if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}')
			room += strlen(value[p[1] - '0']);
	out = arena_alloc(a, room);
	if (out == NULL)
		return "";
	while (*s != '\0') {
		if (s[0] == '{' && s[1] >= '0' && s[1] <= '3' && s[2] == '}') {
			size_t m = strlen(value[s[1] - '0']);

			memcpy(out + len, value[s[1] - '0'], m);
			len += m;
			s += 3;
		} else {
			out[len++] = *s++;
		}
	}
	out[len] = '\0';
	return out;
}

const char *
message_text(
    struct arena *a, const char *msgid, const struct sr_arg *arg, int n)
{
	const char *value[4] = { "", "", "", "" };

	if (msgid == NULL || msgid[0] == '\0')
		return "";
	for (int i = 0; i < n && i < 4; i++)
		value[i] = arg_text(a, &arg[i]);
	return fill(a, _(msgid), value);
}

const char *
message_kept(struct arena *a, const char *text, bool translated)
{
	const char *part[5] = { "", "", "", "", "" };

	for (int i = 0; i < 5 && *text != '\0'; i++) {
		size_t n = strcspn(text, SR_KEPT_ARG);

		part[i] = arena_ndup(a, text, n);
		if (translated && n > 0)
			part[i] = _(part[i]);
		text += n + (text[n] != '\0');
	}
	/* Braces of any other text are its own. */
	return *part[1] != '\0' ? fill(a, part[0], part + 1) : part[0];
}

const char *
error_text(struct arena *a, const struct sr_error *err)
{
	return err->code == SR_OK ? ""
				  : message_text(a, err->message, err->arg, 4);
}
