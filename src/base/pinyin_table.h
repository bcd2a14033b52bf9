/*
 * The generated tables behind base/pinyin.h (src/build/gen_pinyin.c writes
 * them): a character's page and leaf name its set of readings, a set is a
 * run of syllable numbers, the most common one first.
 */
#ifndef BASE_PINYIN_TABLE_H
#define BASE_PINYIN_TABLE_H

#include <stdint.h>

#define PINYIN_LETTERS 6     /* zhuang */
#define PINYIN_READINGS 7    /* of one character, at most */
#define PINYIN_SYLLABLES 512 /* at most; there are about 420 */
#define PINYIN_SETS 2048     /* at most; there are about 1060 */
#define PINYIN_PAGE 64       /* characters of a leaf */

/* A surname whose reading goes first; cp[1] is 0 in one of one character. */
struct pinyin_surname {
	uint32_t cp[2];
	uint16_t syllable[2];
};

extern const unsigned pinyin_syllables;
extern const char pinyin_letters[][PINYIN_LETTERS + 1];
extern const unsigned pinyin_sets;
extern const uint16_t pinyin_set_at[]; /* pinyin_sets + 1 */
extern const uint16_t pinyin_set_list[];
extern const uint32_t pinyin_pages;
extern const uint16_t pinyin_page[];
extern const uint16_t pinyin_leaf[][PINYIN_PAGE];
extern const unsigned pinyin_surnames;
extern const struct pinyin_surname pinyin_surname[]; /* by cp */

/* The set of CP, 0 (empty) if it has no reading. */
static inline unsigned
pinyin_set(uint32_t cp)
{
	if (cp >= pinyin_pages * PINYIN_PAGE)
		return 0;
	return pinyin_leaf[pinyin_page[cp / PINYIN_PAGE]][cp % PINYIN_PAGE];
}

#endif
