/* The commands and what a few of them share. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cmd.h"

extern const struct command cmd_screens, cmd_demo, cmd_init, cmd_search,
    cmd_staff_list, cmd_staff_add, cmd_staff_set, cmd_staff_end,
    cmd_target_list, cmd_target_set, cmd_report, cmd_sign, cmd_import,
    cmd_export, cmd_audit, cmd_check, cmd_backup, cmd_backup_key, cmd_restore,
    cmd_salvage, cmd_pin, cmd_help, cmd_version;

/* The member of staff of that code; CMD_REFUSED, said, when nobody is. */
int cmd_staff_of(struct cli *c, const char *code, struct sr_staff *s);
/* The Unix user who calls. */
const char *cli_user(struct cli *c);
/* Warn when the store, giving S, found no account of that login. */
void cli_login_look(struct cli *c, const struct sr_staff *s);
/* What the open file is called: its path, a house's by the house. */
const char *cli_file(const struct cli *c);
/* Say that c->path is not there and how to make it; CMD_FILE. */
int cli_no_file(struct cli *c);
/* Make the directories of the usual place. */
int cli_directories(struct cli *c);
/* Help about COMMAND, NULL: about all. */
int cli_help(struct cli *c, const struct command *command);
/* Offer an import that never ended for undo, to who may do it. */
void import_unfinished(struct cli *c);

#endif
