/* The table of commands and the options of all of them. */
#include "cli/commands.h"
#include "base/banned.h"

static const char *const languages[] = { "en", "zh_CN", NULL };

const struct cmd_opt cmd_globals[] = {
	{ "db", 0, CMD_PATH, 0, N_("FILE"),
	    N_("The dealership's file, opened by a store of your own. Else "
	       "$SHOWROOM_DB counts, else the house's store if there is one, "
	       "else showroom/showroom.db in the data directory."),
	    NULL },
	{ "as", 0, CMD_TEXT, 0, N_("CODE"),
	    N_("Work as the staff member of that code instead of the Unix "
	       "user."),
	    NULL },
	{ "now", 0, CMD_TEXT, 0, N_("TIME"),
	    N_("Set the clock of the demo: \"2026-11-21 17:42\"."), NULL },
	{ "lang", 0, CMD_WORD, 0, N_("LANGUAGE"),
	    N_("The language of messages and screens."), languages },
	{ "no-colour", 0, CMD_FLAG, 0, NULL,
	    N_("Screens without colour, as with $NO_COLOR."), NULL },
	{ "help", 'h', CMD_FLAG, 0, NULL, N_("Explain the command."), NULL },
	{ "version", 'V', CMD_FLAG, 0, NULL, N_("Print the version."), NULL },
	{ 0 },
};

/* In the order of help and manual; families (staff ...) stand together. */
const struct command *const commands[] = {
	&cmd_demo,
	&cmd_init,
	&cmd_search,
	&cmd_staff_list,
	&cmd_staff_add,
	&cmd_staff_set,
	&cmd_staff_end,
	&cmd_pin,
	&cmd_target_list,
	&cmd_target_set,
	&cmd_report,
	&cmd_sign,
	&cmd_import,
	&cmd_export,
	&cmd_audit,
	&cmd_check,
	&cmd_backup,
	&cmd_backup_key,
	&cmd_restore,
	&cmd_salvage,
	&cmd_help,
	&cmd_version,
	NULL,
};
