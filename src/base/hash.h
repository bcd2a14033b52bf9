/*
 * FNV-1a: tells texts apart that nobody chose to be alike.  It keeps no
 * secret and no seal: who wants two texts with one number finds them.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_BEGIN UINT64_C(0xcbf29ce484222325)

/* H, which begins as HASH_BEGIN, gone on with over N bytes or a text. */
uint64_t hash_bytes(uint64_t h, const void *data, size_t n);
uint64_t hash_text(uint64_t h, const char *s); /* without its end */

#endif
