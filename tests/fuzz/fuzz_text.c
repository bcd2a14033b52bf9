/* Text: decoding, cells, the cleaning on the way in, the gate on the way out.
 */
#include "fuzz.h"

#include <locale.h>

#include "base/text.h"

/* What went through the gate can be shown cell by cell. */
static void
shown(struct arena *a, const char *s)
{
	int cells = text_cells(s), used;

	for (int want = 0; want < 12; want++) {
		size_t n = text_fit(s, want, &used);

		hold(n <= strlen(s) && used <= want);
		hold(utf8_valid(s, n) == n);
		hold(text_cells(text_pad(a, s, want, want % 2)) == want);
	}
	hold(text_fit(s, cells, &used) <= strlen(s) && used == cells);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static bool started;
	struct arena *a = arena_new();
	char *s = fuzz_string(data, n);

	if (!started)
		started = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
	for (int lines = 0; lines < 2; lines++) {
		const char *clean, *again;
		size_t at = 0;

		if (text_clean(a, s, n, lines, &clean, &at) == TEXT_OK) {
			size_t len = strlen(clean);

			hold(utf8_valid(clean, len) == len);
			hold(lines || strchr(clean, '\n') == NULL);
			hold(text_clean(a, clean, len, lines, &again, NULL) ==
			     TEXT_OK);
			hold(strcmp(clean, again) == 0);
			hold(strcmp(text_safe(a, clean, lines), clean) == 0);
		} else
			hold(at <= n);
		again = text_safe(a, s, lines);
		hold(utf8_valid(again, strlen(again)) == strlen(again));
		hold(strcmp(text_safe(a, again, lines), again) == 0);
		shown(a, again);
	}
	text_cells(s);
	text_narrow(a, s);
	free(s);
	arena_free(a);
	return 0;
}
