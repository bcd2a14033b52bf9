/* Comparing names as people type them; for src/model alone. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include <stdbool.h>
#include <stddef.h>

#define NAME_MAX_BYTES 256

/*
 * S into BUF for comparing: full-width forms narrowed, ASCII in lower case,
 * outer blanks gone and inner ones single.  False when it does not fit or is
 * not UTF-8: then it is no name.
 */
bool name_fold(char buf[static NAME_MAX_BYTES], const char *s);

#endif
