/*
 * Reading the search buffer.  Each word sets a bit for every line that has
 * it in an allowed field; the words' bits are intersected.
 */
#include <string.h>

#include "base/arena.h"
#include "base/phone.h"
#include "base/pinyin.h"
#include "store/search_buffer.h"
#include "base/banned.h"

#define ONES 0x0101010101010101u
#define HIGHS 0x8080808080808080u

static uint64_t
load(const char *p)
{
	uint64_t x;

	memcpy(&x, p, sizeof(x));
	return x;
}

/* Not 0 if some byte of X is (the usual trick, eight bytes at a time). */
static uint64_t
zero_byte(uint64_t x)
{
	return (x - ONES) & ~x & HIGHS;
}

/*
 * WHAT (N >= 2 bytes) in P to END, NULL if it is not there: its first,
 * middle and last byte are looked for in eight places at once, as every digit
 * stands too often for memchr to skip far.
 */
static const char *
find_bytes(const char *p, const char *end, const char *what, size_t n)
{
	uint64_t first = ONES * (unsigned char)what[0];
	uint64_t mid = ONES * (unsigned char)what[n / 2];
	uint64_t last = ONES * (unsigned char)what[n - 1];

	while ((size_t)(end - p) >= n) {
		size_t places = (size_t)(end - p) - n + 1;

		if (places >= 8) {
			places = 8;
			if (!zero_byte((load(p) ^ first) |
				       (load(p + n / 2) ^ mid) |
				       (load(p + n - 1) ^ last))) {
				p += 8;
				continue;
			}
		}
		for (; places > 0; places--, p++)
			if (*p == *what && memcmp(p, what, n) == 0)
				return p;
	}
	return NULL;
}

/* Ends of lines in FROM to TO. */
static size_t
count_ends(const char *from, const char *to)
{
	size_t n = 0;

	for (; to - from >= 8; from += 8) {
		uint64_t x = load(from) ^ (ONES * SEARCH_END);

		/* exactly the zero bytes, then their number */
		x = ~(((x & ~HIGHS) + ~HIGHS) | x) & HIGHS;
		n += (size_t)((x >> 7) * ONES >> 56);
	}
	for (; from < to; from++)
		n += *from == SEARCH_END;
	return n;
}

static void
set_bit(uint64_t *bits, size_t line)
{
	bits[line / 64] |= (uint64_t)1 << line % 64;
}

static bool
number_ends(char c)
{
	return c == ' ' || c == SEARCH_END;
}

/* May the number around P (N digits of it were typed) be found so? */
static bool
phone_fits(
    const struct search_bytes *c, const char *p, size_t n, unsigned fields)
{
	if (fields & SEARCH_PHONE)
		return true;
	return number_ends(p[n]) && (n == 4 || p == c->b || number_ends(p[-1]));
}

/* Does P, a place in a line of cars, lie in an allowed part of it? */
static bool
car_fits(const struct search_bytes *c, const char *p, unsigned fields)
{
	for (; p >= c->b && *p != SEARCH_END; p--)
		if (*p == SEARCH_VINS)
			return fields & SEARCH_VIN;
	return fields & SEARCH_PLATE;
}

static void
scan_bytes(const struct search_bytes *c, const char *what, size_t n, bool phone,
    unsigned fields, uint64_t *bits)
{
	const char *p = c->b, *end = c->b + c->n, *counted = p;
	size_t line = 0;

	for (; c->n > 0 && (p = find_bytes(p, end, what, n)); p++) {
		if (!(phone ? phone_fits(c, p, n, fields)
			    : car_fits(c, p, fields)))
			continue;
		line += count_ends(counted, p);
		counted = p;
		set_bit(bits, line);
	}
}

/* pinyin_word_first of every unit; half a character may be any. */
static void
fill_first(const struct pinyin_word *w, unsigned char *first)
{
	memset(first, 0, 0x10000);
	for (uint32_t u = ' '; u < 0x10000; u++)
		first[u] = (unsigned char)pinyin_word_first(w, u);
	memset(first + 0xd800, PINYIN_FULL | PINYIN_SECOND, 0xe000 - 0xd800);
}

static void
scan_names(const struct search_names *c, const struct pinyin_word *w,
    const unsigned char *first, uint64_t *bits)
{
	const uint16_t *end = c->u + c->n, *stop;
	unsigned f = c->n > 0 ? first[*c->u] : 0, next;
	size_t line = 0;

	/* the last unit is an end; F and NEXT are those of P and P + 1 */
	for (const uint16_t *p = c->u; c->n > 0 && p + 1 < end; p++, f = next) {
		next = first[p[1]];
		line += *p == SEARCH_END;
		/* full, or initial and second, without a branch on each */
		if (!((f | (f >> 1 & next >> 2)) & PINYIN_FULL))
			continue;
		for (stop = p; !(f & PINYIN_SURE) && *stop > SEARCH_END;)
			stop++;
		if (f & PINYIN_SURE || pinyin_word_at(w, c->u, p, stop))
			set_bit(bits, line);
	}
}

/* The digits of a word like "138-1234"; 0 if it is none or over long. */
static size_t
word_digits(const char *word, size_t len, char out[static PHONE_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (word[i] >= '0' && word[i] <= '9') {
			if (n == PHONE_MAX)
				return 0;
			out[n++] = word[i];
		} else if (!strchr("+-.()", word[i])) {
			return 0;
		}
	}
	return n;
}

/* Is this folded word (N bytes) enough of a plate or VIN to look for it? */
static bool
car_word(const char *s, size_t n)
{
	size_t chars = 0, digits = 0, chinese = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		chars += (c & 0xc0) != 0x80;
		chinese += c >= 0xe0;
		digits += c >= '0' && c <= '9';
	}
	if (digits == chars)
		return digits >= 3;
	return chars >= 2 && digits + chinese > 0;
}

/* What the search of one query works with. */
struct work {
	struct pinyin_word *word;
	unsigned char *first; /* by unit */
	uint64_t *bits, *all;
	size_t words; /* of bits and all */
};

static bool
work_make(struct work *k, const struct search *s, struct arena *a)
{
	k->words = (s->n + 63) / 64;
	k->word = arena_alloc(a, sizeof(*k->word));
	k->first = arena_alloc(a, 0x10000);
	k->bits = arena_alloc(a, k->words * sizeof(*k->bits) + 1);
	k->all = arena_alloc(a, k->words * sizeof(*k->all) + 1);
	return k->word && k->first && k->bits && k->all;
}

static void
find_word(const struct search *s, struct work *k, const char *word, size_t len,
    unsigned fields, struct arena *a)
{
	char digit[PHONE_MAX];
	size_t n = word_digits(word, len, digit);
	char *car = arena_alloc(a, len + 1);
	bool named = fields & SEARCH_NAME && (n == 0 || s->digits);

	if (named && pinyin_word_init(k->word, word, len)) {
		fill_first(k->word, k->first);
		scan_names(&s->names, k->word, k->first, k->bits);
	}
	if (n >= 3 && fields & (SEARCH_PHONE | SEARCH_PHONE_WHOLE))
		scan_bytes(&s->phones, digit, n, true, fields, k->bits);
	if (!car || !(fields & (SEARCH_PLATE | SEARCH_VIN)))
		return;
	n = search_fold_car(word, len, car);
	if (car_word(car, n))
		scan_bytes(&s->cars, car, n, false, fields, k->bits);
}

/* The ids of the bits in ALL, ascending: the sorted lines and ORDER merged. */
static void
collect(const struct search *s, const uint64_t *all, size_t max,
    struct search_hits *hits)
{
	size_t line = 0, k = 0;

	for (; hits->n < max; hits->n++) {
		while (line < s->sorted && !(all[line / 64] >> line % 64 & 1))
			line +=
			    all[line / 64] >> line % 64 ? 1 : 64 - line % 64;
		while (k < s->ordered &&
		       !(all[s->order[k] / 64] >> s->order[k] % 64 & 1))
			k++;
		if (line < s->sorted &&
		    (k == s->ordered || s->id[line] < s->id[s->order[k]]))
			hits->id[hits->n] = s->id[line++];
		else if (k < s->ordered)
			hits->id[hits->n] = s->id[s->order[k++]];
		else
			break;
	}
}

static size_t
count_bits(uint64_t x)
{
	size_t n = 0;

	for (; x; x &= x - 1)
		n++;
	return n;
}

bool
search_find(const struct search *s, const char *query, unsigned fields,
    size_t max, struct arena *a, struct search_hits *hits)
{
	char phone[PHONE_MAX];
	struct work k;
	const char *word;
	size_t len, words = 0;

	*hits = (struct search_hits){ 0 };
	if (!work_make(&k, s, a))
		return false;
	if (phone_normal(query, phone) == PHONE_OK)
		query = phone; /* "138 1234 5678" is one word */
	while ((word = pinyin_next_word(&query, &len))) {
		memset(k.bits, 0, k.words * sizeof(*k.bits));
		find_word(s, &k, word, len, fields, a);
		for (size_t i = 0; i < k.words; i++)
			k.all[i] = words ? k.all[i] & k.bits[i]
					 : k.bits[i] & ~s->dead[i];
		words++;
	}
	for (size_t i = 0; i < k.words; i++)
		hits->total += count_bits(k.all[i]);
	if (max > hits->total)
		max = hits->total;
	hits->id = arena_alloc(a, max * sizeof(*hits->id) + 1);
	if (!hits->id || arena_failed(a))
		return false;
	collect(s, k.all, max, hits);
	return true;
}
