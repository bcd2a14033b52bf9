/* Messages and rows of the command line.  Knows no command. */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/cmd.h"
#include "render/message.h"
#include "render/rows.h"
#include "base/banned.h"

enum { MAX_ARGS = 4 };

static const char *
vmessage(struct cli *c, const char *msgid, int narg, va_list ap)
{
	struct sr_arg arg[MAX_ARGS] = { 0 };

	for (int i = 0; i < narg && i < MAX_ARGS; i++)
		arg[i] = va_arg(ap, struct sr_arg);
	return message_text(c->mem, msgid, arg, narg);
}

void
cmd_progress_end(struct cli *c)
{
	if (c->progress)
		fputs("\r\033[K", stderr);
	c->progress = false;
}

/* To standard error, behind what was printed so far. */
static void
complain(struct cli *c, const char *text)
{
	if (c->out != NULL)
		out_flush(c->out);
	cmd_progress_end(c);
	fprintf(stderr, "showroom: %s\n", text_safe(c->mem, text, true));
}

void
cmd_line(struct cli *c, const char *text)
{
	if (c->out != NULL)
		out_flush(c->out);
	cmd_progress_end(c);
	fprintf(stderr, "%s\n", text_safe(c->mem, text, true));
}

int
cmd_fail(struct cli *c, int exit, const char *msgid, int narg, ...)
{
	va_list ap;

	va_start(ap, narg);
	complain(c, vmessage(c, msgid, narg, ap));
	va_end(ap);
	return exit;
}

int
cmd_usage(struct cli *c, const char *msgid, int narg, ...)
{
	const char *name = c->command != NULL ? c->command->name : "";
	va_list ap;

	va_start(ap, narg);
	complain(c, vmessage(c, msgid, narg, ap));
	va_end(ap);
	struct sr_arg help = SR_TXT(arena_printf(
	    c->mem, "showroom help%s%s", *name != '\0' ? " " : "", name));
	complain(c, message_text(c->mem, N_("See: {0}"), &help, 1));
	return CMD_USAGE;
}

int
cmd_error(struct cli *c, const struct sr_error *err)
{
	complain(c, error_text(c->mem, err));
	if (err->code == SR_E_LOCKED)
		cmd_note(
		    c, N_("Start `showroom` here and say who you are."), 0);
	return err->code == SR_E_FILE || err->code == SR_E_BUSY ? CMD_FILE
								: CMD_REFUSED;
}

void
cmd_note(struct cli *c, const char *msgid, int narg, ...)
{
	va_list ap;

	va_start(ap, narg);
	complain(c, vmessage(c, msgid, narg, ap));
	va_end(ap);
}

void
cmd_progress(struct cli *c, const char *msgid, int narg, ...)
{
	va_list ap;

	if (!isatty(STDERR_FILENO))
		return;
	va_start(ap, narg);
	fprintf(stderr, "\r%s\033[K", vmessage(c, msgid, narg, ap));
	va_end(ap);
	c->progress = true;
}

void
cmd_say(struct cli *c, const char *msgid, int narg, ...)
{
	va_list ap;

	cmd_progress_end(c);
	va_start(ap, narg);
	out_text(c->out, vmessage(c, msgid, narg, ap));
	va_end(ap);
	out_text(c->out, "\n");
}

int
cmd_call(struct cli *c, int op, const void *arg, void *res)
{
	if (sr_call(c->sr, op, arg, res, c->mem) == SR_OK)
		return CMD_OK;
	return cmd_error(c, sr_error(c->sr));
}

void
cmd_rows(struct cli *c, const struct sr_record *r, const struct sr_rows *rows,
    const char *const *cols)
{
	if (cmd_given(c, "json"))
		rows_to_json(c->dir, r, rows, out_sink(c->out), c->mem);
	else if (rows->n > 0)
		rows_to_text(c->dir, r, rows, cols, out_sink(c->out), c->mem);
}

int
cmd_close(struct cli *c, struct out *out, int rc)
{
	struct sr_error err;
	bool broken;

	out_flush(out);
	broken = out_broken(out);
	sr_error_clear(&err);
	if (out_close(out, rc == CMD_OK, &err) == SR_OK || rc != CMD_OK)
		return rc;
	c->broken |= broken;
	return broken ? CMD_REFUSED : cmd_error(c, &err);
}

/* The terminal shows what is typed, or does not; false: there is none. */
static bool
echo_set(bool on)
{
	struct termios t;

	if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &t) != 0)
		return false;
	if (on)
		t.c_lflag |= ECHO;
	else
		t.c_lflag &= ~(tcflag_t)ECHO;
	return tcsetattr(STDIN_FILENO, TCSADRAIN, &t) == 0;
}

/* A hang-up or Ctrl-C while it is typed must not leave the terminal mute. */
static void
echo_back(int sig)
{
	echo_set(true);
	signal(sig, SIG_DFL);
	raise(sig);
}

const char *
cmd_ask_secret(struct cli *c, const char *text)
{
	static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	void (*was[4])(int);
	char line[2048], *got;
	bool quiet;

	out_text(c->out, text);
	out_text(c->out, " ");
	out_flush(c->out);
	for (int i = 0; i < 4; i++)
		was[i] = signal(caught[i], echo_back);
	quiet = echo_set(false);
	got = fgets(line, sizeof(line), stdin);
	if (quiet)
		echo_set(true);
	for (int i = 0; i < 4; i++)
		signal(caught[i], was[i]);
	if (quiet || got == NULL)
		out_text(c->out, "\n");
	if (got == NULL)
		return NULL;
	line[strcspn(line, "\n")] = '\0';
	return arena_dup(c->mem, line);
}

const char *
cmd_ask(struct cli *c, const char *msgid, const char *otherwise)
{
	char line[1024];
	const char *clean;

	for (;;) {
		out_text(c->out, _(msgid));
		if (*otherwise != '\0')
			out_text(
			    c->out, arena_printf(c->mem, " [%s]", otherwise));
		out_text(c->out, " ");
		out_flush(c->out);
		if (fgets(line, sizeof(line), stdin) == NULL) {
			out_text(c->out, "\n");
			return NULL;
		}
		if (text_clean(c->mem, line, strlen(line), false, &clean,
			NULL) != TEXT_OK)
			cmd_note(c,
			    N_("That holds characters that cannot be kept. "
			       "Type it again."),
			    0);
		else
			return *clean != '\0' ? clean : otherwise;
	}
}
