/*
 * What can still be read of a damaged file, row by row, into a new one.  The
 * damaged file is read as bytes and never written; SQLite sees the new file
 * alone.
 */
#ifndef STORE_SALVAGE_H
#define STORE_SALVAGE_H

#include <showroom/error.h>
#include <showroom/finding.h>

struct arena;

/*
 * The rows of the file FROM into the new file TO, which must not be there.
 * ROWS of struct sr_salvaged tell of each table.  SR_E_FILE: there is nothing
 * of ours in FROM, or it cannot be read at all.  SR_E_EXISTS, SR_E_FULL.
 */
int salvage(const char *from, const char *to, struct sr_rows *rows,
    struct arena *mem, struct sr_error *err);

#endif
