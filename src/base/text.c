/*
 * UTF-8 text.  The tables are utf8proc's (NFC, categories) and libc's
 * (widths, so that they are those of ncurses); the policy is here.
 */
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

#define MARKS_MAX 2 /* combining marks in a row */

int
utf8_next(const char *s, size_t n, uint32_t *cp)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *u = (const unsigned char *)s;
	int len;

	if (n == 0)
		return 0;
	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	len = u[0] >= 0xf8   ? 0
	      : u[0] >= 0xf0 ? 4
	      : u[0] >= 0xe0 ? 3
	      : u[0] >= 0xc0 ? 2
			     : 0;
	if (len == 0 || (size_t)len > n)
		return -1;
	uint32_t c = u[0] & (0x7fu >> len);
	for (int i = 1; i < len; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return -1;
		c = c << 6 | (u[i] & 0x3fu);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return -1;
	*cp = c;
	return len;
}

int
utf8_put(char *buf, uint32_t cp)
{
	if (cp < 0x80) {
		buf[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		buf[0] = (char)(0xc0 | cp >> 6);
		buf[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp >= 0xd800 && cp <= 0xdfff)
		return 0;
	if (cp < 0x10000) {
		buf[0] = (char)(0xe0 | cp >> 12);
		buf[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		buf[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	if (cp > 0x10ffff)
		return 0;
	buf[0] = (char)(0xf0 | cp >> 18);
	buf[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	buf[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	buf[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_valid(const char *s, size_t n)
{
	size_t at = 0;
	uint32_t cp;

	while (at < n) {
		int len = utf8_next(s + at, n - at, &cp);

		if (len <= 0)
			break;
		at += (size_t)len;
	}
	return at;
}

uint32_t
cp_narrow(uint32_t cp)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		return cp - 0xff01 + '!';
	return cp == 0x3000 ? ' ' : cp;
}

size_t
text_whole(const char *s, size_t most)
{
	size_t n = strnlen(s, most);

	if (n == most)
		while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
	return n;
}

uint32_t
text_next(const char **s)
{
	uint32_t cp;
	int len = utf8_next(*s, strnlen(*s, 4), &cp);

	if (len <= 0)
		return len < 0 ? UTF8_BAD : 0;
	if (cp)
		*s += len;
	return cp_narrow(cp);
}

/* Characters that are never taken in or shown; LF and tab are among them. */
static bool
cp_refused(uint32_t cp)
{
	if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		return true;
	if (cp < 0xa0 || (cp >= 0x3000 && cp < 0xd800))
		return false;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return true;
	default:
		return cp > 0x10ffff || (cp & 0xfffe) == 0xfffe ||
		       (cp >= 0xfdd0 && cp <= 0xfdef);
	}
}

static bool
cp_mark(uint32_t cp)
{
	if (cp < 0x300)
		return false;
	utf8proc_category_t cat = utf8proc_category((utf8proc_int32_t)cp);
	return cat == UTF8PROC_CATEGORY_MN || cat == UTF8PROC_CATEGORY_MC ||
	       cat == UTF8PROC_CATEGORY_ME;
}

/* A space in the sense of trimming, after controls are gone. */
static bool
cp_space(uint32_t cp)
{
	return cp == ' ' || cp == '\n' ||
	       (cp >= 0x1680 && utf8proc_category((utf8proc_int32_t)cp) ==
				    UTF8PROC_CATEGORY_ZS);
}

/* False for what NFC leaves as it is whatever stands beside it. */
static bool
cp_composes(uint32_t cp)
{
	return cp >= 0x300 && !(cp >= 0x3100 && cp < 0xa000) &&
	       !(cp >= 0x3000 && cp < 0x302a) && !(cp >= 0xff00 && cp < 0xfff0);
}

int
cp_cells(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7f)
		return 1;
	return cp_refused(cp) ? -1 : wcwidth((wchar_t)cp);
}

/*
 * The next character of S as it is drawn: its bytes and cells.  What is not
 * UTF-8 goes byte by byte; that and what may not be shown takes one cell.
 */
static size_t
drawn_next(const char *s, int *cells)
{
	uint32_t cp;
	int len = utf8_next(s, strnlen(s, 4), &cp);

	*cells = len > 0 ? cp_cells(cp) : 1;
	if (*cells < 0)
		*cells = 1;
	return len > 0 ? (size_t)len : 1;
}

size_t
text_fit(const char *s, int cells, int *used)
{
	size_t at = 0;
	int sum = 0, w;

	while (s[at] != '\0') {
		size_t len = drawn_next(s + at, &w);

		if (sum + w > cells)
			break;
		sum += w;
		at += len;
	}
	if (used)
		*used = sum;
	return at;
}

int
text_cells(const char *s)
{
	int sum;

	text_fit(s, INT32_MAX, &sum);
	return sum;
}

const char *
text_pad(struct arena *a, const char *s, int cells, bool right)
{
	int used;
	size_t n = text_fit(s, cells, &used);
	size_t gap = cells > used ? (size_t)(cells - used) : 0;
	char *out = arena_alloc(a, n + gap + 1);

	if (!out)
		return "";
	memset(out, ' ', n + gap);
	memcpy(out + (right ? gap : 0), s, n);
	return out;
}

/* What one pass over a text remembers. */
struct pass {
	bool lines;
	int marks;     /* combining marks since the last base character */
	bool composes; /* seen something that NFC may change */
};

/*
 * One character of S as text_clean takes it, into *CP; *LEN bytes used.  The
 * flaw, if it is refused: *LEN is then what to skip.
 */
static enum text_flaw
gate(struct pass *p, const char *s, size_t n, uint32_t *cp, size_t *len)
{
	int used = utf8_next(s, n, cp);

	*len = used > 0 ? (size_t)used : 1;
	if (used < 0)
		return TEXT_BAD_UTF8;
	if (*cp == '\r' && n > 1 && s[1] == '\n') {
		*cp = '\n';
		*len = 2;
	}
	p->marks = cp_mark(*cp) ? p->marks + 1 : 0;
	p->composes |= cp_composes(*cp);
	if (*cp == '\t' || *cp == 0xa0 || (*cp == '\n' && !p->lines))
		*cp = ' ';
	if (*cp == '\n')
		return TEXT_OK;
	if (cp_refused(*cp) || p->marks > MARKS_MAX)
		return TEXT_CONTROL;
	return TEXT_OK;
}

/* NFC of the N bytes at S (valid, without controls). */
static const char *
compose(struct arena *a, const char *s, size_t n)
{
	const int opt = UTF8PROC_COMPOSE | UTF8PROC_STABLE;
	const utf8proc_uint8_t *u = (const utf8proc_uint8_t *)s;
	utf8proc_ssize_t len = (utf8proc_ssize_t)n;
	utf8proc_ssize_t count = utf8proc_decompose(u, len, NULL, 0, opt);

	if (count < 0)
		return arena_ndup(a, s, n);
	/* One code point takes at most four bytes: encoded in place. */
	utf8proc_int32_t *cps =
	    arena_alloc(a, ((size_t)count + 1) * sizeof(*cps));
	if (!cps)
		return "";
	count = utf8proc_decompose(u, len, cps, count, opt);
	if (count < 0 || utf8proc_reencode(cps, count, opt) < 0)
		return arena_ndup(a, s, n);
	return (const char *)cps;
}

/* Byte offset of the first character of S that is refused, n if none. */
static enum text_flaw
first_flaw(const char *s, size_t n, bool lines, size_t *at)
{
	struct pass p = { .lines = lines };
	uint32_t cp;
	size_t len;

	for (*at = 0; *at < n; *at += len) {
		enum text_flaw flaw = gate(&p, s + *at, n - *at, &cp, &len);

		if (flaw != TEXT_OK)
			return flaw;
	}
	return TEXT_OK;
}

enum text_flaw
text_clean(struct arena *a, const char *s, size_t n, bool lines,
    const char **out, size_t *at)
{
	struct pass p = { .lines = lines };
	size_t first = 0, to = 0, end = 0, len, dummy;
	bool begun = false;
	uint32_t cp;
	char *buf = arena_alloc(a, n + 1);

	*out = "";
	at = at ? at : &dummy;
	*at = 0;
	if (!buf)
		return TEXT_OK;
	for (size_t i = 0; i < n; i += len) {
		enum text_flaw flaw = gate(&p, s + i, n - i, &cp, &len);

		if (flaw != TEXT_OK) {
			*at = i;
			return flaw;
		}
		if (!begun && cp_space(cp)) {
			first = i + len;
			continue;
		}
		begun = true;
		to += (size_t)utf8_put(buf + to, cp);
		if (!cp_space(cp))
			end = to;
	}
	buf[end] = '\0';
	*out = buf;
	if (!p.composes)
		return TEXT_OK;
	*out = compose(a, buf, end);
	/* Some characters are two marks once normalised (U+0344). */
	enum text_flaw flaw = first_flaw(*out, strlen(*out), lines, &dummy);
	if (flaw != TEXT_OK) {
		*at = first;
		*out = "";
	}
	return flaw;
}

/* True when the LEN bytes at S are just CP. */
static bool
cp_same(const char *s, size_t len, uint32_t cp)
{
	char buf[4];

	return (size_t)utf8_put(buf, cp) == len && memcmp(buf, s, len) == 0;
}

const char *
text_safe(struct arena *a, const char *s, bool lines)
{
	struct pass p = { .lines = lines };
	size_t n = strlen(s), to = 0, len;
	bool same = true;
	uint32_t cp;
	char *buf;

	/* Most text is clean: look before copying. */
	for (size_t i = 0; i < n && same; i += len)
		same = gate(&p, s + i, n - i, &cp, &len) == TEXT_OK &&
		       cp_same(s + i, len, cp);
	if (same)
		return s;
	buf = arena_alloc(a, n + 1);
	if (!buf)
		return "";
	p = (struct pass){ .lines = lines };
	for (size_t i = 0; i < n; i += len) {
		if (gate(&p, s + i, n - i, &cp, &len) != TEXT_OK)
			cp = '?';
		to += (size_t)utf8_put(buf + to, cp);
	}
	return buf;
}

const char *
text_narrow(struct arena *a, const char *s)
{
	size_t n = strlen(s), to = 0;
	char *buf = arena_alloc(a, n + 1);
	uint32_t cp;

	if (!buf)
		return "";
	for (size_t i = 0; i < n;) {
		int len = utf8_next(s + i, n - i, &cp);

		if (len < 0)
			buf[to++] = s[i++];
		else {
			to += (size_t)utf8_put(buf + to, cp_narrow(cp));
			i += (size_t)len;
		}
	}
	return buf;
}
