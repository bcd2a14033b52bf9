/*
 * A key in a file beside the database, for its owner alone and in no backup.
 * Knows no row.
 */
#ifndef STORE_KEYFILE_H
#define STORE_KEYFILE_H

#include <showroom/error.h>

#include "store/crypt.h"

/*
 * The key in the file PATH + SUFFIX.  SR_E_NONE when there is none; with MAKE
 * one is made, and is durable before SR_OK.  SR_E_FILE when it cannot be read
 * or made, or when others may read it.
 */
int keyfile_load(const char *path, const char *suffix, bool make,
    unsigned char key[CRYPT_KEY], struct sr_error *err);

#endif
