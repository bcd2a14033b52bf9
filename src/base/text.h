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
 * C1), bidi marks, U+200B-200F, U+FEFF, noncharacters and more than two
 * combining marks in a row are refused, *AT gets their byte offset.
 */
enum text_flaw text_clean(struct arena *a, const char *s, size_t n,
    bool lines, const char **out, size_t *at);
/*
 * The gate on the way out (screen, stdout, files): whatever text_clean
 * would refuse becomes '?'.  Never fails.
 */
const char *text_safe(struct arena *a, const char *s, bool lines);
/* Full-width ASCII forms (U+FF01-FF5E, U+3000) to ASCII, in place-size. */
const char *text_narrow(struct arena *a, const char *s);

#endif
