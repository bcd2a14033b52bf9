/*
 * What every command needs: the file's place, a session, standard output,
 * and the exit code.  Commands are rows (commands.c).
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/account.h"
#include "cli/commands.h"
#include "cli/parse.h"
#include "base/banned.h"

/*
 * The house's store: where SHOWROOM_SOCKET says, else where the system has
 * it; "" for none.  Whoever has no file OWN and may not enter there, or finds
 * the store stopped, is to be told so, rather than to make a house.
 */
static const char *
house_socket(const char *own)
{
	static const char socket[] = SHOWROOM_SYSTEM_SOCKET;
	const char *env = getenv("SHOWROOM_SOCKET");
	char dir[sizeof(socket)];

	if (env != NULL && *env != '\0')
		return env;
	if (access(socket, F_OK) == 0)
		return socket;
	memcpy(dir, socket, sizeof(socket));
	*strrchr(dir, '/') = '\0';
	return (errno == EACCES || access(dir, X_OK) == 0) &&
		       access(own, F_OK) != 0
		   ? socket
		   : "";
}

/* In the place for data of the user's programs; "" without a home. */
static const char *
usual_path(struct cli *c)
{
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	/* The standard has relative ones ignored. */
	if (data != NULL && *data == '/')
		return arena_printf(c->mem, "%s/showroom/showroom.db", data);
	if (home != NULL && *home == '/')
		return arena_printf(
		    c->mem, "%s/.local/share/showroom/showroom.db", home);
	return "";
}

/*
 * A file of one's own: --db, else SHOWROOM_DB.  Else the house's store.  Else
 * a file in its usual place.
 */
static const char *
database_path(struct cli *c)
{
	const char *env = getenv("SHOWROOM_DB"), *own;

	if (cmd_given(c, "db"))
		return cmd_text(c, "db");
	if (env != NULL && *env != '\0')
		return env;
	own = usual_path(c);
	c->socket = house_socket(own);
	if (*c->socket != '\0')
		return c->socket;
	c->usual = true;
	return own;
}

const char *
cli_file(const struct cli *c)
{
	return c->path == c->socket && c->session.house != NULL
		   ? c->session.house
		   : c->path;
}

const char *
cli_user(struct cli *c)
{
	char name[ACCOUNT_NAME];

	return arena_dup(c->mem, account_name(getuid(), name, sizeof(name)));
}

void
cli_login_look(struct cli *c, const struct sr_staff *s)
{
	if (s->cards > 0)
		cmd_note(c,
		    N_("Cards that {0} has open still: {1}. A supervisor or "
		       "the "
		       "manager hands them over (F4 H)."),
		    2, SR_TXT(s->name), SR_NUM(s->cards));
	if (!s->no_account)
		return;
	cmd_note(c,
	    N_("Unix user: \"{0}\" does not exist on this machine, so that "
	       "nobody can log in as {1} yet. Make that user, or correct it: "
	       "showroom staff set {1} --login USER"),
	    2, SR_TXT(s->login), SR_TXT(s->code));
}

/*
 * A clock that is set by hand would put false days into a real register, so
 * it takes the demo, or the word of a test.
 */
static bool
clock_allowed(const struct program_open *how)
{
	return how->demo || getenv("SHOWROOM_TEST") != NULL;
}

int
cli_no_file(struct cli *c)
{
	return cmd_fail(c, CMD_FILE,
	    N_("{0} does not exist. Make it: showroom init --house NAME --name "
	       "NAME. Or look around first: showroom demo"),
	    1, SR_TXT(c->path));
}

int
cmd_open(struct cli *c, const struct program_open *how)
{
	struct program_open o = *how;
	struct sr_error err;

	/* The demo and a new file are one's own, wherever the house is. */
	if (*c->socket != '\0' && c->path == c->socket)
		o.socket = c->socket;
	o.path = o.socket == NULL ? c->path : "";
	o.now = cmd_text(c, "now");
	if (*o.now != '\0' && !clock_allowed(&o))
		return cmd_usage(c, N_("--now is for showroom demo alone."), 0);
	if (*c->path == '\0')
		return cmd_fail(c, CMD_FILE,
		    N_("There is no home directory to look for the database "
		       "in. Name it: --db FILE"),
		    0);
	if (c->usual && !o.create && access(c->path, F_OK) != 0 &&
	    (errno == ENOENT || errno == ENOTDIR))
		return cli_no_file(c);
	sr_error_clear(&err);
	if (c->program->open(&o, &c->sr, &err) == SR_OK)
		return CMD_OK;
	c->sr = NULL;
	cmd_error(c, &err);
	return err.code == SR_E_INVALID ? CMD_USAGE : CMD_FILE;
}

/* Load the names of the open session (again). */
static int
cli_names(struct cli *c)
{
	if (c->dir == NULL)
		c->dir = sr_dir_new();
	if (c->dir == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Out of memory."), 0);
	if (sr_dir_load(c->dir, c->sr, c->english) < 0)
		return cmd_error(c, sr_error(c->sr));
	sr_dir_today(c->dir, c->session.today);
	return CMD_OK;
}

int
cmd_session(struct cli *c, const struct program_open *how)
{
	struct sr_login login = { .login = cli_user(c),
		.code = cmd_text(c, "as") };
	int rc = cmd_open(c, how);

	if (rc != CMD_OK)
		return rc;
	if (how->demo && *login.code == '\0')
		login.code = "01";
	if (sr_session_open(c->sr, &login, &c->session, c->mem) < 0) {
		cmd_error(c, sr_error(c->sr));
		return CMD_FILE;
	}
	/* The screens ask who is at a shared front desk, and for all names. */
	if (c->command == &cmd_screens)
		return CMD_OK;
	return cli_names(c);
}

static int
dispatch(struct cli *c)
{
	static const struct program_open usual = { .path = "" };
	int rc = CMD_OK;

	if (cmd_given(c, "version"))
		return cmd_version.run(c);
	if (cmd_given(c, "help"))
		return cli_help(c, c->command);
	if (c->command == NULL)
		c->command = &cmd_screens;
	if (c->command->need == CMD_SESSION)
		rc = cmd_session(c, &usual);
	if (rc == CMD_OK && c->command->need == CMD_SESSION)
		rc = parse_days(c);
	return rc == CMD_OK ? c->command->run(c) : rc;
}

static int
cli_end(struct cli *c, int rc)
{
	struct sr_error err;
	bool broken = c->broken;

	sr_dir_free(c->dir);
	if (c->sr != NULL)
		sr_close(c->sr);
	cmd_progress_end(c);
	out_flush(c->out);
	broken |= out_broken(c->out);
	sr_error_clear(&err);
	if (out_close(c->out, true, &err) < 0 && !broken) {
		c->out = NULL;
		cmd_error(c, &err);
		rc = rc == CMD_OK ? CMD_REFUSED : rc;
	}
	arena_free(c->mem);
	/* The reader left: end as other programs do, now that all is closed. */
	if (broken) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	return rc;
}

/* Options that work before anything else is looked at. */
static void
environment(struct cli *c)
{
	const char *lang = cmd_text(c, "lang");

	if (*lang != '\0')
		intl_language(lang);
	if (cmd_given(c, "no-colour"))
		setenv("NO_COLOR", "1", 1);
	/* The language of this translation, as a locale names it. */
	c->english = strcmp(_("en"), "en") == 0;
}

int
cli_main(const struct program *program, int argc, char **argv)
{
	struct cli c = { .program = program, .socket = "" };
	struct sr_error err;
	int rc;

	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	c.mem = arena_new();
	sr_error_clear(&err);
	if (c.mem == NULL || out_open(&c.out, "", OUT_REPLACE, &err) < 0) {
		fprintf(stderr, "showroom: %s\n", _("Out of memory."));
		return CMD_REFUSED;
	}
	c.terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	rc = parse_args(&c, argc, argv);
	environment(&c);
	c.path = database_path(&c);
	if (rc == CMD_OK)
		rc = dispatch(&c);
	/* What was printed may lack a word: that is no success. */
	if (rc == CMD_OK && arena_failed(c.mem)) {
		fprintf(stderr, "showroom: %s\n", _("Out of memory."));
		rc = CMD_REFUSED;
	}
	return cli_end(&c, rc);
}
