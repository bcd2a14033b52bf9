/* The parts of the manual pages that the program's tables are the source of. */
#ifndef CLI_MDOC_H
#define CLI_MDOC_H

#include "cli/cmd.h"

/* Their names; ends with NULL. */
extern const char *const mdoc_parts[];
/* Print PART as mdoc, in English; CMD_OK. */
int mdoc_part(struct cli *c, const char *part);

#endif
