/*
 * Translation: English message ids, translated where they are drawn.  N_()
 * marks a message id in a table; _() gives its text in the user's language.
 * NC_() marks one that means something else WHERE it stands.
 */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#define N_(s) s
#define NC_(where, s) where "\004" s
#define _(s) intl_text(s)

/*
 * Take the user's locale and find the translations: beside the prefix of the
 * running program, else in its build tree, else where it was to be
 * installed.  Text is UTF-8 whatever the locale says, and a locale that is
 * not installed still names the language.  Called once by each main.
 */
void intl_init(void);
/* For a program that says nothing to people: no catalogue, no locale but
 * what the width of characters asks for.  It starts half a millisecond
 * earlier. */
void intl_plain(void);
/* From now on speak "zh_CN" or "en" (a staff member's own choice). */
void intl_language(const char *language);
/* MSGID in the user's language, itself when there is none; "" for "". */
const char *intl_text(const char *msgid) __attribute__((format_arg(1)));

#endif
