/*
 * What was typed, as text that survives a crash: a line a field, column, tab
 * and the buffer, in which \n, \t and \\ stand for line feed, tab and \.
 */
#include "tui/form_own.h"

#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

static size_t
escape(char *out, const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++) {
		char c = *s == '\n' ? 'n' : *s == '\t' ? 't' : *s;

		if (c != *s || c == '\\')
			out[n++] = '\\';
		out[n++] = c;
	}
	return n;
}

static void
unescape(char *s)
{
	char *out = s;

	for (; *s != '\0'; s++) {
		if (s[0] == '\\' && s[1] != '\0') {
			s++;
			*out++ = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s;
		} else {
			*out++ = *s;
		}
	}
	*out = '\0';
}

const char *
form_draft(const struct form *f, struct arena *a)
{
	size_t room = 1, n = 0;
	char *out;

	for (int i = 0; i < f->n; i++)
		room += strlen(f->field[i].field.col) +
			f->field[i].edit.len * 2 + 2;
	out = arena_alloc(a, room);
	if (out == NULL)
		return "";
	for (int i = 0; i < f->n; i++) {
		const struct form_field *p = &f->field[i];
		size_t len = strlen(p->field.col);

		if (!p->typed)
			continue;
		memcpy(out + n, p->field.col, len);
		n += len;
		out[n++] = '\t';
		n += escape(out + n, p->edit.text);
		out[n++] = '\n';
	}
	out[n] = '\0';
	return out;
}

bool
form_restore(struct form *f, const char *text)
{
	bool any = false;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		size_t col = strcspn(text, "\t\n");
		char *line = arena_alloc(f->arena, n + 1);
		struct form_field *p;

		if (line == NULL)
			break;
		memcpy(line, text, n);
		text += n + (text[n] == '\n');
		if (col >= n)
			continue;
		line[col] = '\0';
		p = form_field(f, line);
		if (p == NULL || p->fixed)
			continue;
		unescape(line + col + 1);
		edit_set(&p->edit, line + col + 1);
		p->typed = p->touched = p->pending = any = true;
		/* What parses is in the record already for the others. */
		field_parse(f, (int)(p - f->field));
	}
	f->error_at = -1;
	return any;
}
