/*
 * The match of one typed word with a name.  What is typed is cut into
 * syllables every possible way at once: bit i of a state says that the first
 * i characters of the word are matched so far.
 */
#include <string.h>

#include "base/arena.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "base/banned.h"

#define BIT(i) ((uint64_t)1 << (i))

static bool
is_letter(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

/* ü, v in the tables, may be typed u. */
static bool
letter_is(uint32_t cp, uint32_t typed)
{
	return cp == typed || (cp == 'v' && typed == 'u');
}

const char *
pinyin_next_word(const char **query, size_t *len)
{
	const char *word = NULL, *s = *query;
	uint32_t cp;

	for (int n; *s; s += n) {
		n = utf8_next(s, strnlen(s, 4), &cp);
		if (n <= 0)
			n = 1; /* part of a word that then matches nothing */
		else if (cp <= ' ' || cp_narrow(cp) == ' ') {
			if (word)
				break;
			continue;
		}
		if (!word)
			word = s;
	}
	*len = word ? (size_t)(s - word) : 0;
	*query = s;
	return word;
}

/* No syllable may span a break: is I to I + LEN free of one inside? */
static bool
unbroken(const struct pinyin_word *w, size_t i, size_t len)
{
	return len < 2 || !(w->breaks >> (i + 1) & (BIT(len - 1) - 1));
}

/* Where in the word syllable S stands whole, and where the rest begins it. */
static void
word_syllable(struct pinyin_word *w, unsigned s)
{
	const char *letter = pinyin_letters[s];

	for (size_t i = 0; i < w->n; i++) {
		size_t k = 0;

		while (letter[k] && i + k < w->n &&
		       letter_is((unsigned char)letter[k], w->cp[i + k]))
			k++;
		if (k == 0 || !unbroken(w, i, k))
			continue;
		if (!letter[k])
			w->whole[s] |= BIT(i);
		if (i + k == w->n)
			w->begun[s] |= BIT(i);
	}
}

static void
word_sets(struct pinyin_word *w)
{
	for (unsigned s = 0; s < pinyin_syllables; s++)
		word_syllable(w, s);
	for (unsigned set = 0; set < pinyin_sets; set++) {
		unsigned f = 0;

		for (size_t k = pinyin_set_at[set]; k < pinyin_set_at[set + 1];
		     k++) {
			unsigned s = pinyin_set_list[k];
			uint32_t initial = (unsigned char)pinyin_letters[s][0];

			if ((w->whole[s] | w->begun[s]) & 1)
				f |= PINYIN_FULL;
			if (w->begun[s] & 1)
				f |= PINYIN_SURE;
			if (w->latin && initial == w->cp[0])
				f |= PINYIN_INITIAL;
			if (w->latin && w->n > 1 && initial == w->cp[1])
				f |= PINYIN_SECOND;
		}
		w->by_set[set] = (unsigned char)f;
	}
}

/* The character at AT out of its units; returns how many those are. */
static size_t
unit_next(const uint16_t *at, const uint16_t *end, uint32_t *cp)
{
	*cp = *at;
	if ((*at & 0xfc00) != 0xd800 || at + 1 >= end ||
	    (at[1] & 0xfc00) != 0xdc00)
		return 1;
	*cp = 0x10000 + ((*at & 0x3ffu) << 10) + (at[1] & 0x3ffu);
	return 2;
}

bool
pinyin_word_init(struct pinyin_word *w, const char *s, size_t n)
{
	uint16_t unit[2];
	uint32_t cp;
	int len;

	memset(w, 0, sizeof(*w));
	w->latin = true;
	for (; n > 0; s += len, n -= (size_t)len) {
		size_t units;

		len = utf8_next(s, n, &cp);
		if (len <= 0 || w->n == PINYIN_WORD) {
			w->n = PINYIN_WORD;
			return false;
		}
		units = pinyin_fold(s, (size_t)len, unit);
		if (units == 0)
			continue;
		unit_next(unit, unit + units, &cp);
		if (pinyin_gap(cp)) {
			w->breaks |= BIT(w->n);
			continue;
		}
		w->latin = w->latin && is_letter(cp);
		w->cp[w->n++] = cp;
	}
	if (w->n == 0)
		return false;
	word_sets(w);
	return true;
}

unsigned
pinyin_word_first(const struct pinyin_word *w, uint32_t cp)
{
	unsigned f = w->by_set[pinyin_set(cp)];

	if (letter_is(cp, w->cp[0]))
		f |= PINYIN_FULL | (w->latin ? PINYIN_INITIAL : 0);
	/* between two initials stand the rest of a Latin word and gaps */
	if (is_letter(cp) || pinyin_gap(cp))
		f |= PINYIN_SECOND;
	return f;
}

/* The characters themselves or their full readings, the last one cut. */
static bool
match_full(const struct pinyin_word *w, const uint16_t *at, const uint16_t *end)
{
	uint64_t state = 1, next;
	const uint16_t *reading;
	uint32_t cp;

	for (; at < end && state; state = next) {
		at += unit_next(at, end, &cp);
		next = pinyin_gap(cp) ? state : 0;
		if (next)
			continue;
		for (size_t i = 0; i < w->n && !(w->latin && cp > 'z'); i++)
			if (state & BIT(i) && letter_is(cp, w->cp[i]))
				next |= BIT(i + 1);
		for (size_t n = pinyin_readings(cp, &reading); n > 0; n--) {
			uint16_t s = *reading++;

			if (state & w->begun[s])
				return true;
			next |= (state & w->whole[s])
				<< strlen(pinyin_letters[s]);
		}
		if (next & BIT(w->n))
			return true;
	}
	return false;
}

/* One letter of the word for each syllable and each Latin word. */
static bool
match_initials(
    const struct pinyin_word *w, const uint16_t *at, const uint16_t *end)
{
	const uint16_t *reading;
	bool inside = false; /* a Latin word */
	size_t i = 0;
	uint32_t cp;

	while (at < end) {
		bool letter, fits;

		at += unit_next(at, end, &cp);
		letter = is_letter(cp);
		if (pinyin_gap(cp) || (inside && letter)) {
			inside = letter;
			continue;
		}
		inside = letter;
		fits = cp == w->cp[i];
		for (size_t n = pinyin_readings(cp, &reading); n > 0; n--)
			fits |= (unsigned char)pinyin_letters[*reading++][0] ==
				w->cp[i];
		if (!fits)
			return false;
		if (++i == w->n)
			return true;
	}
	return false;
}

bool
pinyin_word_at(const struct pinyin_word *w, const uint16_t *start,
    const uint16_t *at, const uint16_t *end)
{
	if (at > start && is_letter(at[0]) && is_letter(at[-1]))
		return false;
	return match_full(w, at, end) ||
	       (w->latin && w->n > 1 && match_initials(w, at, end));
}

static bool
word_in(const struct pinyin_word *w, const uint16_t *text, size_t n)
{
	uint32_t cp;

	for (size_t i = 0; i < n; i++) {
		unit_next(text + i, text + n, &cp);
		if (pinyin_word_first(w, cp) &&
		    pinyin_word_at(w, text, text + i, text + n))
			return true;
	}
	return false;
}

bool
pinyin_matches(struct arena *a, const char *query, const char *name)
{
	struct pinyin_word *w = arena_alloc(a, sizeof(*w));
	uint16_t *text = arena_alloc(a, (strlen(name) + 1) * sizeof(*text));
	const char *word;
	size_t n, len;

	if (!w || !text)
		return false;
	n = pinyin_fold(name, strlen(name), text);
	while ((word = pinyin_next_word(&query, &len)))
		if (!(pinyin_word_init(w, word, len) ? word_in(w, text, n)
						     : w->n == 0))
			return false;
	return true;
}
