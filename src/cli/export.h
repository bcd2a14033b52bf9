/*
 * Exporting a kind of rows as CSV, as import takes it back unchanged: column
 * names and values are the same in every language.  Prints nothing.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include <showroom/dir.h>

#include "render/sink.h"

struct sr;

/* What a row of KIND is; NULL: there is no such kind. */
const struct sr_record *export_record(const char *kind);
/*
 * All rows of KIND (mailing: of round OF, 0: of all) to OUT, *ROWS of them.
 * Stops quietly when OUT fails: its owner tells why.  Names that import would
 * not find again are known by DIR.
 */
int export_run(struct sr *sr, const struct sr_dir *dir, const char *kind,
    sr_id of, struct sink *out, long *rows, struct sr_error *err);

#endif
