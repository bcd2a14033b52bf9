/* Beginning: the screens, a new house, the example dealership. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "base/reason.h"
#include "base/banned.h"

#define ZONE "Asia/Shanghai"

static const char *const presets[] = { "ftms", "habc", NULL };

/* Leave to the screens. */
static int
screens_run(struct cli *c)
{
	struct sr_error err;

	out_flush(c->out);
	cmd_progress_end(c);
	sr_error_clear(&err);
	return c->program->tui(c->sr, c->english, &err) < 0 ? cmd_error(c, &err)
							    : CMD_OK;
}

/* Only the directories of the usual place are made; others are a mistake. */
int
cli_directories(struct cli *c)
{
	char *path = arena_alloc(c->mem, strlen(c->path) + 1);

	if (path == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Out of memory."), 0);
	memcpy(path, c->path, strlen(c->path) + 1);
	for (char *p = path + 1; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			return cmd_fail(c, CMD_FILE,
			    N_("The directory {0} cannot be made: {1}."), 2,
			    SR_TXT(path), SR_LABEL(reason_of(errno)));
		*p = '/';
	}
	return CMD_OK;
}

/* Make the file c->path with a house in it; says what was made. */
static int
init_house(struct cli *c, const struct sr_init *in)
{
	/* A file whose init failed has no house yet: it is filled now. */
	struct program_open how = { .create = access(c->path, F_OK) != 0 };
	struct sr_key key = { 0 };
	struct sr_staff me;
	int rc = CMD_OK;

	if (*c->socket != '\0')
		return cmd_fail(c, CMD_REFUSED,
		    N_("The house's store at {0} has its file already. For a "
		       "file of your own: --db FILE"),
		    1, SR_TXT(c->socket));

	if (c->usual)
		rc = cli_directories(c);
	if (rc == CMD_OK)
		rc = cmd_open(c, &how);
	if (rc == CMD_OK)
		rc = cmd_call(c, SR_OP_INIT, in, &c->session);
	if (rc != CMD_OK)
		return rc;
	cmd_say(c,
	    cmd_given(c, "login")
		? N_("{0} is made for {1}. Its administrator is {3}, staff "
		     "code {2}.")
		: N_("{0} is made for {1}. You are its administrator, staff "
		     "code {2}."),
	    4, SR_TXT(c->path), SR_TXT(in->house), SR_TXT(c->session.code),
	    SR_TXT(in->login));
	key.id = c->session.staff;
	if (cmd_call(c, SR_OP_STAFF_GET, &key, &me) == CMD_OK)
		cli_login_look(c, &me);
	cmd_say(c,
	    N_("Enter the others: showroom staff add --code 01 --name NAME "
	       "--role sales"),
	    0);
	return CMD_OK;
}

static int
init_run(struct cli *c)
{
	struct sr_init in = { .house = cmd_text(c, "house"),
		.zone = cmd_given(c, "zone") ? cmd_text(c, "zone") : ZONE,
		.preset =
		    cmd_given(c, "preset") ? cmd_text(c, "preset") : presets[0],
		.name = cmd_text(c, "name"),
		.login = cmd_given(c, "login") ? cmd_text(c, "login")
					       : cli_user(c) };

	return init_house(c, &in);
}

static const struct cmd_opt init_opts[] = {
	{ "house", 0, CMD_TEXT, CMD_REQUIRED, N_("NAME"),
	    N_("The dealership's name, as reports print it."), NULL },
	{ "name", 0, CMD_TEXT, CMD_REQUIRED, N_("NAME"),
	    N_("Your own name: you become the administrator."), NULL },
	{ "login", 0, CMD_TEXT, 0, N_("USER"),
	    N_("The Unix user who is the administrator, if not you: for a "
	       "service account that makes the house's file."),
	    NULL },
	{ "preset", 0, CMD_WORD, 0, N_("PRESET"),
	    N_("Grades to begin with: H, A, B, C buy within 7, 30, 90, 180 "
	       "days (ftms, usual) or 7, 15, 30, 90 (habc)."),
	    presets },
	{ "zone", 0, CMD_TEXT, 0, N_("ZONE"),
	    N_("The dealership's time zone; usually Asia/Shanghai."), NULL },
	{ 0 },
};

const struct command cmd_init = {
	.name = "init",
	.help = N_("Make a new file for a dealership."),
	.opts = init_opts,
	.run = init_run,
};

/* Ask for what init takes; CMD_REFUSED when the user left. */
static int
ask_house(struct cli *c, struct sr_init *in)
{
	const char *preset;

	in->house = cmd_ask(c, N_("The dealership's name?"), "");
	while (in->house != NULL && *in->house == '\0')
		in->house = cmd_ask(c, N_("The dealership's name?"), "");
	if (in->house == NULL)
		return CMD_REFUSED;
	in->zone = cmd_ask(c, N_("Its time zone?"), ZONE);
	do
		preset = cmd_ask(c,
		    N_("Grades as FTMS has them (ftms: H 7, A 30, B 90, C "
		       "180 days) or as others do (habc: 7, 15, 30, 90)?"),
		    presets[0]);
	while (preset != NULL && strcmp(preset, presets[0]) != 0 &&
	       strcmp(preset, presets[1]) != 0);
	in->preset = preset;
	in->name = cmd_ask(c, N_("Your own name?"), in->login);
	return in->zone == NULL || preset == NULL || in->name == NULL
		   ? CMD_REFUSED
		   : CMD_OK;
}

static int
screens_without_file(struct cli *c)
{
	struct sr_init in = { .login = cli_user(c) };
	int rc;

	if (!c->terminal)
		return cli_no_file(c);
	cmd_say(c,
	    N_("{0} does not exist. Answer four questions and it is made; "
	       "Ctrl-D leaves. (`showroom demo` opens an example.)"),
	    1, SR_TXT(c->path));
	rc = ask_house(c, &in);
	if (rc != CMD_OK)
		return cmd_fail(c, rc, N_("Nothing was made."), 0);
	rc = init_house(c, &in);
	if (rc != CMD_OK)
		return rc;
	if (cmd_ask(c, N_("Press Enter to open it."), "") == NULL)
		return CMD_OK;
	return screens_run(c);
}

static int
screens_open(struct cli *c)
{
	static const struct program_open usual = { .path = "" };
	int rc;

	if (*c->socket == '\0' && *c->path != '\0' &&
	    access(c->path, F_OK) != 0 && errno == ENOENT)
		return screens_without_file(c);
	rc = cmd_session(c, &usual);
	return rc == CMD_OK ? screens_run(c) : rc;
}

/* What `showroom` without a command does. */
const struct command cmd_screens = {
	.name = "",
	.run = screens_open,
};

static int
demo_open(struct cli *c, bool throwaway)
{
	struct program_open how = {
		.create = true, .demo = true, .throwaway = throwaway
	};

	cmd_progress(c, N_("Ninety days of an example dealership ..."), 0);
	return cmd_session(c, &how);
}

static int
demo_keep(struct cli *c)
{
	int rc;

	c->path = cmd_text(c, "keep");
	rc = demo_open(c, false);
	if (rc != CMD_OK)
		return rc;
	if (c->terminal)
		rc = screens_run(c);
	cmd_say(c, N_("The example is in {0}. Open it: showroom --db {0}"), 1,
	    SR_TXT(c->path));
	return rc;
}

static int
demo_run(struct cli *c)
{
	const char *tmp = getenv("TMPDIR");
	char dir[1024];
	int n = snprintf(dir, sizeof(dir), "%s/showroom-XXXXXX",
	    tmp != NULL && *tmp == '/' ? tmp : "/tmp");
	int rc;

	if (cmd_given(c, "keep"))
		return demo_keep(c);
	if (!c->terminal)
		return cmd_usage(c,
		    N_("The demo shows screens and needs a terminal. To fill a "
		       "file without one: showroom demo --keep FILE"),
		    0);
	if (n >= (int)sizeof(dir) || mkdtemp(dir) == NULL)
		return cmd_fail(c, CMD_FILE,
		    N_("The directory {0} cannot be made: {1}."), 2,
		    SR_TXT(dir), SR_LABEL(reason_of(errno)));
	c->path = arena_printf(c->mem, "%s/demo.db", dir);
	rc = demo_open(c, true);
	if (rc == CMD_OK)
		return screens_run(c);
	rmdir(dir);
	return rc;
}

static const struct cmd_opt demo_opts[] = {
	{ "keep", 0, CMD_PATH, 0, N_("FILE"),
	    N_("Keep the example in FILE, which must be new."), NULL },
	{ 0 },
};

const struct command cmd_demo = {
	.name = "demo",
	.help = N_("Open an example dealership, thrown away when you leave."),
	.text = N_("It has ninety days behind it. You begin as a salesperson, "
		   "01; --as 10 is the "
		   "supervisor, 11 the manager, 00 the administrator."),
	.opts = demo_opts,
	.run = demo_run,
};
