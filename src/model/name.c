/* Comparing names as people type them (model/name.h). */
#include "base/text.h"
#include "model/name.h"
#include "base/banned.h"

bool
name_fold(char buf[static NAME_MAX_BYTES], const char *s)
{
	size_t to = 0;
	bool blank = false;
	uint32_t c;

	buf[0] = '\0';
	while ((c = text_next(&s)) != 0) {
		if (c == UTF8_BAD || to + 6 > NAME_MAX_BYTES)
			return false;
		if (c == ' ' || c == '\t' || c == 0xa0) {
			blank = to > 0;
			continue;
		}
		if (blank)
			buf[to++] = ' ';
		blank = false;
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		to += (size_t)utf8_put(buf + to, c);
	}
	buf[to] = '\0';
	return true;
}
