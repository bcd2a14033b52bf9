/*
 * Readings out of the generated tables, keys, and text as the matcher reads
 * it.  The matcher is in pinyin_word.c.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "base/banned.h"

size_t
pinyin_readings(uint32_t cp, const uint16_t **syllable)
{
	unsigned set = pinyin_set(cp);

	*syllable = pinyin_set_list + pinyin_set_at[set];
	return (size_t)(pinyin_set_at[set + 1] - pinyin_set_at[set]);
}

const char *
pinyin_syllable(uint16_t number)
{
	return number < pinyin_syllables ? pinyin_letters[number] : "";
}

/* The entry of a surname of one (B is 0) or two characters, or NULL. */
static const struct pinyin_surname *
surname_find(uint32_t a, uint32_t b)
{
	size_t low = 0, high = pinyin_surnames;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct pinyin_surname *s = &pinyin_surname[mid];

		if (s->cp[0] == a && s->cp[1] == b)
			return s;
		if (s->cp[0] < a || (s->cp[0] == a && s->cp[1] < b))
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* The surname entry that NAME begins with, the longer one first, or NULL. */
static const struct pinyin_surname *
surname_of(const char *name)
{
	const struct pinyin_surname *s = NULL;
	uint32_t a, b;
	int n = utf8_next(name, strnlen(name, 4), &a);

	if (n <= 0)
		return NULL;
	if (utf8_next(name + n, strnlen(name + n, 4), &b) > 0)
		s = surname_find(a, b);
	return s ? s : surname_find(a, 0);
}

/*
 * One character plain and in lower case, 0 if it is an accent that stands
 * alone.  The accents of ü are its tones, so that ǚ is v as well.
 */
static uint32_t
fold_char(uint32_t cp)
{
	utf8proc_int32_t part[8];
	utf8proc_ssize_t n;
	int bound = 0;
	bool dots = false;

	cp = cp_narrow(cp);
	if (cp < 0x80)
		return cp < ' '                 ? ' '
		       : cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a'
						: cp;
	if (cp >= 0x300 && cp < 0x370)
		return 0;
	if (!(cp >= 0xc0 && cp < 0x250) && !(cp >= 0x1e00 && cp < 0x1f00))
		return cp >= 0x3000 && cp < 0xfb00
			   ? cp
			   : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
	n = utf8proc_decompose_char(
	    (utf8proc_int32_t)cp, part, 8, UTF8PROC_DECOMPOSE, &bound);
	if (n < 1 || n > 8)
		return cp;
	for (utf8proc_ssize_t i = 1; i < n; i++)
		dots |= part[i] == 0x308;
	cp = (uint32_t)utf8proc_tolower(part[0]);
	return cp == 'u' && dots ? 'v' : cp;
}

size_t
pinyin_fold(const char *name, size_t n, uint16_t *out)
{
	size_t units = 0;
	uint32_t cp;

	for (int len; (len = utf8_next(name, n, &cp)) > 0;) {
		name += len;
		n -= (size_t)len;
		cp = fold_char(cp);
		if (cp >= 0x10000) {
			out[units++] = (uint16_t)(0xd7c0 + (cp >> 10));
			out[units++] = (uint16_t)(0xdc00 + (cp & 0x3ff));
		} else if (cp) {
			out[units++] = (uint16_t)cp;
		}
	}
	return units;
}

bool
pinyin_gap(uint32_t cp)
{
	if (cp < 0x80)
		return !((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'));
	return cp == 0xb7 || cp == 0x2018 || cp == 0x2019 || cp == 0x2022 ||
	       cp == 0x2027 || cp == 0x30fb;
}

/* A key in the making: OPEN while more letters may join the last word. */
struct key {
	char *text;
	size_t n;
	bool open;
};

static void
key_break(struct key *k)
{
	k->open = false;
}

static void
key_add(struct key *k, const char *s, size_t n)
{
	if (!k->open && k->n > 0)
		k->text[k->n++] = ' ';
	memcpy(k->text + k->n, s, n);
	k->n += n;
	k->open = true;
}

/* A correction: its letters, whatever else stands between them is a break. */
static void
key_fix(struct key *k, const char *fix)
{
	size_t n = strlen(fix);
	uint32_t cp;

	for (int len; (len = utf8_next(fix, n, &cp)) > 0; n -= (size_t)len) {
		char c = (char)(cp = fold_char(cp));

		fix += len;
		if (cp >= 'a' && cp <= 'z')
			key_add(k, &c, 1);
		else if (cp)
			key_break(k);
	}
}

static void
key_name(struct key *k, const char *name)
{
	const struct pinyin_surname *surname = surname_of(name);
	size_t n = strlen(name), at = 0, readings;
	const uint16_t *reading;
	uint32_t cp;
	char buf[4];

	for (int len; (len = utf8_next(name, n, &cp)) > 0; n -= (size_t)len) {
		name += len;
		readings = pinyin_readings(cp, &reading);
		if (surname && at < 2 && surname->cp[at])
			reading = &surname->syllable[at];
		if (readings) {
			const char *s = pinyin_syllable(*reading);

			key_break(k);
			key_add(k, s, strlen(s));
			key_break(k);
		} else if ((cp = fold_char(cp)) == ' ' || cp == 0xb7) {
			key_break(k);
		} else if (cp) {
			key_add(k, buf, (size_t)utf8_put(buf, cp));
		}
		at++;
	}
}

const char *
pinyin_key(struct arena *a, const char *name, const char *fix)
{
	/* a character of 1, 2, 3 bytes makes at most 2, 4, 7 of the key */
	size_t most = strlen(name) > strlen(fix) ? strlen(name) : strlen(fix);
	struct key k = { .text = arena_alloc(a, 3 * most + 8) };

	if (!k.text)
		return "";
	key_fix(&k, fix);
	if (k.n == 0)
		key_name(&k, name);
	k.text[k.n] = '\0';
	return k.text;
}

const char *
pinyin_joined(struct arena *a, const char *key)
{
	size_t n = 0;
	char *out = arena_alloc(a, strlen(key) + 1);

	if (!out)
		return "";
	for (; *key; key++)
		if (*key != ' ')
			out[n++] = *key;
	return out;
}

const char *
pinyin_initials(struct arena *a, const char *key)
{
	size_t n = 0;
	uint32_t cp;
	char *out = arena_alloc(a, strlen(key) + 1);

	if (!out)
		return "";
	for (int len; (len = utf8_next(key, strlen(key), &cp)) > 0;) {
		const char *gap = strchr(key, ' ');

		memcpy(out + n, key, (size_t)len);
		n += (size_t)len;
		if (!gap)
			break;
		key = gap + 1;
	}
	return out;
}
