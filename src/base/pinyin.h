/*
 * Pinyin of Chinese text: readings of a character, the sorting key of a name,
 * and the match of one typed word ("zw", "zhangw", "xi'an", "lv", 张w) with a
 * name.  Toneless; ü is v.  Knows no customer.
 */
#ifndef BASE_PINYIN_H
#define BASE_PINYIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pinyin_table.h"

struct arena;

/* Syllable numbers of all readings of CP, the most common first; how many. */
size_t pinyin_readings(uint32_t cp, const uint16_t **syllable);
/* The letters of a syllable number. */
const char *pinyin_syllable(uint16_t number);

/*
 * The sorting key of NAME: "shan xiong xin" for 单雄信, "ou yang xiu", "li
 * david"; the surname's reading first, syllables and words joined with one
 * space, Latin in lower case, characters without a reading as they are.
 * FIX, if not "", replaces the derived reading ("Shan4"s tones, accents and
 * upper case are tidied).
 */
const char *pinyin_key(struct arena *a, const char *name, const char *fix);
/* "shanxiongxin" and "sxx" out of a key. */
const char *pinyin_joined(struct arena *a, const char *key);
const char *pinyin_initials(struct arena *a, const char *key);

/*
 * Text as the matcher reads it: UTF-16 units, Latin plain and in lower case
 * (é e, ü v), full width narrowed, accents dropped.  OUT needs room for as
 * many units as NAME has bytes (N); returns the units.
 */
size_t pinyin_fold(const char *name, size_t n, uint16_t *out);
/* Does this folded character only stand between words (space, dot, dash)? */
bool pinyin_gap(uint32_t cp);
#define PINYIN_WORD 63 /* characters of a word that can match */

/* One typed word, made ready to match. */
struct pinyin_word {
	size_t n;
	uint32_t cp[PINYIN_WORD];
	bool latin;      /* letters alone: may be initials */
	uint64_t breaks; /* bit i: a syllable starts at character i */
	/* by syllable: the places where it stands whole, and those where the
	   rest of the word begins it */
	uint64_t whole[PINYIN_SYLLABLES], begun[PINYIN_SYLLABLES];
	unsigned char by_set[PINYIN_SETS]; /* what pinyin_word_first says */
};

/*
 * The next word of a query: its bytes, *LEN of them, and *QUERY moved behind
 * it.  NULL when there is none.
 */
const char *pinyin_next_word(const char **query, size_t *len);
/*
 * Prepare the word S (N bytes).  False if it matches nothing: it is not
 * UTF-8, too long or without a letter or digit (then its n is 0).
 */
bool pinyin_word_init(struct pinyin_word *w, const char *s, size_t n);

/* May a match of W begin with this character; a filter before _at. */
enum {
	PINYIN_FULL = 1,    /* as itself or by a reading */
	PINYIN_INITIAL = 2, /* by its initial letter */
	PINYIN_SECOND = 4,  /* its initial may be the second one */
	PINYIN_SURE = 8     /* W is no more than the start of a reading */
};
unsigned pinyin_word_first(const struct pinyin_word *w, uint32_t cp);
/*
 * Does W match the folded text from AT on, somewhere before END?  Full
 * pinyin, of which the last syllable may be cut, initials, or the characters
 * themselves; Latin starts at a syllable or a word only.  START is where the
 * text starts.
 */
bool pinyin_word_at(const struct pinyin_word *w, const uint16_t *start,
    const uint16_t *at, const uint16_t *end);

/*
 * Does every word of QUERY match NAME?  For short lists while typing; an
 * empty query matches all.
 */
bool pinyin_matches(struct arena *a, const char *query, const char *name);

#endif
