/* argv against the tables: fills the given options, or says what is wrong. */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include "cli/cmd.h"

/*
 * CMD_OK, or CMD_USAGE: it was said.  c->command stays NULL when none was
 * named.  --help and --version are left to the caller.
 */
int parse_args(struct cli *c, int argc, char **argv);
/* Days, once the house's today is known. */
int parse_days(struct cli *c);
/* The command NAME is the first word of, in the table's order from *I on. */
const struct command *command_next(const char *word, size_t *i);

#endif
