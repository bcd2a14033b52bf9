/*
 * UTF-8 text: decoding, display cells, the one cleaning on the way in.
 * Widths are libc's wcwidth, as in ncurses.  Knows no customer.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * Decode one code point of S (N bytes left) into *CP.  Returns the bytes
 * used (1-4), 0 at the end (N == 0), -1 for an invalid, overlong, surrogate
 * or cut sequence.
 */
int utf8_next(const char *s, size_t n, uint32_t *cp);
/* Encode CP into BUF (at least 4 bytes); returns the bytes, 0 if not valid. */
int utf8_put(char *buf, uint32_t cp);
/* Length of the valid UTF-8 prefix of S. */
size_t utf8_valid(const char *s, size_t n);

/*
 * For parsers of what people type: the next code point of the string *S,
 * full-width forms narrowed, and *S behind it; 0 at the end, UTF8_BAD (and
 * *S unmoved) where it is not UTF-8.
 */
#define UTF8_BAD UINT32_MAX
uint32_t text_next(const char **s);
/* How many bytes of S, MOST at most, end between two characters. */
size_t text_whole(const char *s, size_t most);
/* Full-width ASCII forms (U+FF01-FF5E, U+3000) to ASCII, others as they are. */
uint32_t cp_narrow(uint32_t cp);

/* Cells of one code point: 0, 1 or 2; -1 for what may not be shown. */
int cp_cells(uint32_t cp);
/* Cells of a string; what may not be shown counts 1 (it is drawn as '?'). */
int text_cells(const char *s);
/* Bytes of S that fit in CELLS; *USED (may be NULL) gets the cells taken. */
size_t text_fit(const char *s, int cells, int *used);
/* S cut or padded with spaces to exactly CELLS; right-aligned if RIGHT. */
const char *text_pad(struct arena *a, const char *s, int cells, bool right);

enum text_flaw { TEXT_OK, TEXT_BAD_UTF8, TEXT_CONTROL };

/*
 * The one cleaning on the way in: NFC, outer white space trimmed, tab and
 * no-break space become a space, CRLF becomes LF; LF is kept only with LINES
 * and becomes a space otherwise.  Invalid UTF-8, other controls (C0, DEL,
 * C1), whatever is invisible by design (categories Cf, Zl, Zp: bidi marks,
 * U+200B-200F, U+FEFF ...), noncharacters and more than two combining marks
 * in a row are refused, *AT (may be NULL) gets their byte offset.
 */
enum text_flaw text_clean(struct arena *a, const char *s, size_t n, bool lines,
    const char **out, size_t *at);
/*
 * The gate on the way out (screen, stdout, files): whatever text_clean
 * would refuse becomes '?', a tab or no-break space a space.  Never fails;
 * S itself when nothing is to change.
 */
const char *text_safe(struct arena *a, const char *s, bool lines);
/* Full-width ASCII forms to ASCII (cp_narrow). */
const char *text_narrow(struct arena *a, const char *s);

#endif
