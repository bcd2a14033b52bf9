/*
 * Built and run by the build: turns Unicode's Unihan_Readings (standard
 * input) and the list of surnames (argument 1) into the C tables of
 * base/pinyin_table.h on standard output.  A character's readings are the
 * union of kMandarin, kTGHZ2013 and kXHC1983 without tones, in this order.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pinyin_table.h"
#include "base/banned.h"

#define CODES 0x32000 /* planes 0 to 3 up to the last ideograph */
#define SURNAMES 512
#define LEAST 20000 /* fewer characters: not the file we take it for */

struct list {
	uint16_t n, syllable[PINYIN_READINGS];
};

static char syllable[PINYIN_SYLLABLES][PINYIN_LETTERS + 1];
static size_t syllables;
static struct list chars[CODES];
static struct list sets[PINYIN_SETS];
static size_t nsets = 1; /* set 0: no reading */
static uint16_t set_of[CODES];
static struct pinyin_surname surname[SURNAMES];
static size_t surnames;

static void
die(const char *what, const char *text)
{
	fprintf(stderr, "gen_pinyin: %s: %s\n", what, text);
	exit(EXIT_FAILURE);
}

/* The vowels with tone marks by their plain letter. */
static const struct {
	char plain;
	const char *marked;
} tones[] = {
	{ 'a', "āáǎà" },
	{ 'e', "ēéěèêếề" },
	{ 'i', "īíǐì" },
	{ 'm', "ḿ" },
	{ 'n', "ńňǹ" },
	{ 'o', "ōóǒò" },
	{ 'u', "ūúǔù" },
	{ 'v', "üǖǘǚǜ" },
};

/* Bytes of the UTF-8 character at S. */
static size_t
char_len(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static char
plain_letter(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof(tones) / sizeof(tones[0]); i++)
		for (const char *m = tones[i].marked; *m; m += char_len(m))
			if (char_len(m) == n && memcmp(m, s, n) == 0)
				return tones[i].plain;
	return 0;
}

/* The number of the syllable of S (N bytes, tones and all). */
static uint16_t
syllable_number(const char *s, size_t n)
{
	char out[PINYIN_LETTERS + 1] = "";
	size_t len = 0, i;

	for (i = 0; i < n; i += char_len(s + i)) {
		char c = s[i];
		size_t step = char_len(s + i);

		/* a combining tone mark (U+0300-036F) */
		if ((unsigned char)c == 0xcc || (unsigned char)c == 0xcd)
			continue;
		if (step > 1)
			c = plain_letter(s + i, step);
		if (c < 'a' || c > 'z' || len == PINYIN_LETTERS)
			die("not a syllable", s);
		out[len++] = c;
	}
	if (len == 0)
		die("empty reading", s);
	for (i = 0; i < syllables; i++)
		if (strcmp(syllable[i], out) == 0)
			return (uint16_t)i;
	if (syllables == PINYIN_SYLLABLES)
		die("too many syllables", s);
	memcpy(syllable[syllables], out, sizeof(out));
	return (uint16_t)syllables++;
}

static void
add_reading(uint32_t cp, uint16_t number)
{
	struct list *c = &chars[cp];

	for (size_t i = 0; i < c->n; i++)
		if (c->syllable[i] == number)
			return;
	if (c->n == PINYIN_READINGS)
		die("too many readings", syllable[number]);
	c->syllable[c->n++] = number;
}

/*
 * "wàn mò", "034.130:chá 461.190:zhā", "0003.020,0003.030*:ā": places in the
 * dictionary, a colon, readings with commas between.
 */
static void
add_readings(uint32_t cp, char *value)
{
	char *save = NULL, *inner = NULL;

	for (char *t = strtok_r(value, " \n", &save); t;
	     t = strtok_r(NULL, " \n", &save)) {
		char *colon = strrchr(t, ':');
		char *r = strtok_r(colon ? colon + 1 : t, ",", &inner);

		for (; r; r = strtok_r(NULL, ",", &inner))
			add_reading(cp, syllable_number(r, strlen(r)));
	}
}

/* Lines are sorted by character, then by key, so kMandarin comes first. */
static void
read_unihan(FILE *in)
{
	static char line[65536];
	size_t n = 0;

	while (fgets(line, sizeof(line), in)) {
		char *end, *key, *value;
		unsigned long cp;

		if (strncmp(line, "U+", 2) != 0)
			continue;
		cp = strtoul(line + 2, &end, 16);
		key = end + 1;
		value = *end == '\t' ? strchr(key, '\t') : NULL;
		if (!value)
			die("not a line of Unihan_Readings", line);
		*value++ = 0;
		if (strcmp(key, "kMandarin") != 0 &&
		    strcmp(key, "kTGHZ2013") != 0 &&
		    strcmp(key, "kXHC1983") != 0)
			continue;
		if (cp >= CODES)
			die("character beyond the table", line);
		n += chars[cp].n == 0;
		add_readings((uint32_t)cp, value);
	}
	if (ferror(in) || n < LEAST)
		die("standard input", "not Unicode's Unihan_Readings");
}

static int
syllable_order(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Number the syllables by the alphabet: the table reads better. */
static void
sort_syllables(void)
{
	static char old[PINYIN_SYLLABLES][PINYIN_LETTERS + 1];
	static uint16_t to[PINYIN_SYLLABLES];

	memcpy(old, syllable, sizeof(old));
	qsort(syllable, syllables, sizeof(syllable[0]), syllable_order);
	for (size_t i = 0; i < syllables; i++)
		to[i] = syllable_number(old[i], strlen(old[i]));
	for (size_t cp = 0; cp < CODES; cp++)
		for (size_t i = 0; i < chars[cp].n; i++)
			chars[cp].syllable[i] = to[chars[cp].syllable[i]];
}

static void
make_sets(void)
{
	for (size_t cp = 0; cp < CODES; cp++) {
		size_t i = 0;

		if (chars[cp].n == 0)
			continue;
		for (i = 1; i < nsets; i++)
			if (memcmp(&sets[i], &chars[cp], sizeof(sets[i])) == 0)
				break;
		if (i == PINYIN_SETS)
			die("too many sets", "raise PINYIN_SETS");
		if (i == nsets)
			sets[nsets++] = chars[cp];
		set_of[cp] = (uint16_t)i;
	}
}

static uint32_t
decode(const char *s)
{
	size_t n = char_len(s);
	uint32_t cp = (unsigned char)*s;

	if (n > 1)
		cp &= 0x7fu >> n;
	for (size_t i = 1; i < n; i++)
		cp = cp << 6 | ((unsigned char)s[i] & 0x3f);
	return cp;
}

/* The syllable T as a reading of CP, which it must be. */
static uint16_t
surname_reading(uint32_t cp, const char *t, const char *line)
{
	uint16_t number = t ? syllable_number(t, strlen(t)) : 0;

	if (t && cp < CODES)
		for (size_t i = 0; i < chars[cp].n; i++)
			if (chars[cp].syllable[i] == number)
				return number;
	die("surname with a reading that Unihan lacks", line);
	return 0;
}

static int
surname_order(const void *a, const void *b)
{
	const struct pinyin_surname *x = a, *y = b;

	if (x->cp[0] != y->cp[0])
		return x->cp[0] < y->cp[0] ? -1 : 1;
	return x->cp[1] < y->cp[1] ? -1 : x->cp[1] > y->cp[1];
}

static void
read_surnames(const char *path)
{
	FILE *in = fopen(path, "r");
	char line[256];

	if (!in)
		die("cannot open", path);
	while (fgets(line, sizeof(line), in)) {
		struct pinyin_surname *s = &surname[surnames];
		char copy[sizeof(line)], *save = NULL, *name, *c;

		memcpy(copy, line, sizeof(line));
		name = strtok_r(line, " \n", &save);
		if (!name || *name == '#')
			continue;
		if (++surnames == SURNAMES)
			die("too many surnames", path);
		for (c = name; *c && c < name + 8; c += char_len(c)) {
			size_t k = s->cp[0] ? 1 : 0;

			if (s->cp[k])
				die("surname of three characters", copy);
			s->cp[k] = decode(c);
			s->syllable[k] = surname_reading(
			    s->cp[k], strtok_r(NULL, " \n", &save), copy);
		}
		if (strtok_r(NULL, " \n", &save))
			die("more syllables than characters", copy);
	}
	fclose(in);
	qsort(surname, surnames, sizeof(surname[0]), surname_order);
	for (size_t i = 1; i < surnames; i++)
		if (surname_order(&surname[i - 1], &surname[i]) == 0)
			die("surname given twice", path);
}

static void
print_syllables(void)
{
	printf("const unsigned pinyin_syllables = %zu;\n", syllables);
	printf("const char pinyin_letters[][PINYIN_LETTERS + 1] = {");
	for (size_t i = 0; i < syllables; i++)
		printf("%s\"%s\",", i % 8 ? " " : "\n\t", syllable[i]);
	printf("\n};\nconst unsigned pinyin_sets = %zu;\n", nsets);
	printf("const uint16_t pinyin_set_at[] = {");
	for (size_t i = 0, at = 0; i <= nsets; i++) {
		printf("%s%zu,", i % 12 ? " " : "\n\t", at);
		at += i < nsets ? sets[i].n : 0;
	}
	printf("\n};\nconst uint16_t pinyin_set_list[] = {");
	for (size_t i = 0; i < nsets; i++)
		for (size_t k = 0; k < sets[i].n; k++)
			printf("%s%u,", k ? " " : "\n\t", sets[i].syllable[k]);
	printf("\n};\n");
}

/* Pages of PINYIN_PAGE characters, the empty one (and any twin) only once. */
static void
print_pages(void)
{
	enum { PAGES = CODES / PINYIN_PAGE };
	static uint16_t number[PAGES], first[PAGES];
	size_t pages = 0;

	printf("const uint16_t pinyin_leaf[][PINYIN_PAGE] = {");
	for (size_t p = 0; p < PAGES; p++) {
		const uint16_t *leaf = set_of + p * PINYIN_PAGE;
		size_t i = 0;

		while (
		    i < pages && memcmp(set_of + (size_t)first[i] * PINYIN_PAGE,
				     leaf, PINYIN_PAGE * sizeof(*leaf)) != 0)
			i++;
		number[p] = (uint16_t)i;
		if (i < pages)
			continue;
		first[pages++] = (uint16_t)p;
		printf("\n\t{");
		for (size_t k = 0; k < PINYIN_PAGE; k++)
			printf("%s%u,", k % 16 ? " " : "\n\t ", leaf[k]);
		printf("\n\t},");
	}
	printf("\n};\nconst uint32_t pinyin_pages = %d;\n", PAGES);
	printf("const uint16_t pinyin_page[] = {");
	for (size_t p = 0; p < PAGES; p++)
		printf("%s%u,", p % 12 ? " " : "\n\t", number[p]);
	printf("\n};\n");
}

static void
print_surnames(void)
{
	printf("const unsigned pinyin_surnames = %zu;\n", surnames);
	printf("const struct pinyin_surname pinyin_surname[] = {\n");
	for (size_t i = 0; i < surnames; i++)
		printf("\t{ { 0x%x, 0x%x }, { %u, %u } },\n",
		    (unsigned)surname[i].cp[0], (unsigned)surname[i].cp[1],
		    surname[i].syllable[0], surname[i].syllable[1]);
	printf("};\n");
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		die("usage", "gen_pinyin SURNAMES <Unihan_Readings.txt");
	read_unihan(stdin);
	sort_syllables();
	make_sets();
	read_surnames(argv[1]);
	printf("/* Generated from Unicode's Unihan_Readings by the build. */\n"
	       "#include \"base/pinyin_table.h\"\n\n");
	print_syllables();
	print_pages();
	print_surnames();
	return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS
						      : EXIT_FAILURE;
}
