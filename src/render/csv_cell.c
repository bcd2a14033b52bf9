/* One cell of a CSV file; the guard and its removal are inverse. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "render/csv_cell.h"
#include "base/banned.h"

enum { LONG_DIGITS = 12 }; /* spreadsheets keep 15, show 11 */

/* Would a spreadsheet read TEXT as something else than it says? */
static bool
tempting(const char *text)
{
	const char *at = text;
	size_t digits = strspn(text, "0123456789");
	uint32_t cp;

	if (digits > 1 && text[digits] == '\0' &&
	    (digits >= LONG_DIGITS || text[0] == '0'))
		return true;
	do
		cp = text_next(&at);
	while (cp == ' ' || cp == '\n' || cp == '\r' || cp == 0xa0);
	return cp == '=' || cp == '+' || cp == '-' || cp == '@' || cp == '\t';
}

/* A ' of the text's own is guarded too, so that one can always be taken. */
static bool
guarded(const char *text)
{
	return tempting(text + strspn(text, "'"));
}

const char *
csv_cell_bare(const char *text)
{
	return *text == '\'' && guarded(text) ? text + 1 : text;
}

static bool
plain(const char *text, size_t n)
{
	return n == 0 || (text[strcspn(text, ",\"\r\n")] == '\0' &&
			     text[0] != ' ' && text[n - 1] != ' ' &&
			     text[0] != '\t' && text[n - 1] != '\t');
}

void
csv_cell_put(struct sink *out, const char *text)
{
	size_t n = strlen(text);
	char small[512], *buf = small;
	bool guard = n > 0 && guarded(text);

	if (plain(text, n)) {
		if (guard)
			sink_put(out, "'", 1);
		sink_put(out, text, n);
		return;
	}
	if (2 * n + 3 > sizeof(small))
		buf = malloc(2 * n + 3);
	if (buf == NULL) {
		out->failed = true;
		return;
	}
	n = csv_write(buf, 2 * n + 2, text, n);
	if (guard) {
		memmove(buf + 2, buf + 1, n - 1);
		buf[1] = '\'';
		n++;
	}
	sink_put(out, buf, n);
	if (buf != small)
		free(buf);
}
