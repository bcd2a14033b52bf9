/* Secrets of people for a shared front desk: set and taken away. */
#include <string.h>

#include "cli/commands.h"
#include "render/message.h"
#include "base/banned.h"

static struct sr_bytes
bytes(const char *s)
{
	return (struct sr_bytes){ s, strlen(s) };
}

/* Twice the same. */
static int
ask_new(struct cli *c, const char *name, struct sr_secret_new *in)
{
	struct sr_arg who = SR_TXT(name);
	const char *one = cmd_ask_secret(c,
	    message_text(c->mem, _("New PIN or passphrase of {0}:"), &who, 1));
	const char *two =
	    one != NULL ? cmd_ask_secret(c, _("The same once more:")) : NULL;

	if (two == NULL)
		return cmd_fail(c, CMD_REFUSED, N_("Nothing was changed."), 0);
	if (strcmp(one, two) != 0)
		return cmd_fail(c, CMD_REFUSED,
		    N_("That was not the same twice. Nothing was changed."), 0);
	in->secret = bytes(one);
	return CMD_OK;
}

static int
pin_run(struct cli *c)
{
	struct sr_staff who = { .id = c->session.staff,
		.name = c->session.name };
	struct sr_secret_new in = { .clear = cmd_given(c, "clear") };
	struct sr_count n;
	int rc = CMD_OK;

	if (cmd_given(c, "for"))
		rc = cmd_staff_of(c, cmd_text(c, "for"), &who);
	in.staff = who.id;
	if (rc == CMD_OK && !in.clear)
		rc = ask_new(c, who.name, &in);
	if (rc == CMD_OK)
		rc = cmd_call(c, SR_OP_SECRET_SAVE, &in, &n);
	if (rc != CMD_OK)
		return rc;
	cmd_say(c,
	    in.clear ? N_("{0} has no PIN or passphrase any more.")
		     : N_("{0} has a new PIN or passphrase."),
	    1, SR_TXT(who.name));
	return CMD_OK;
}

static const struct cmd_opt pin_opts[] = {
	{ "for", 0, CMD_TEXT, 0, N_("CODE"),
	    N_("Set that of another member of staff: the administrator sets "
	       "everybody's, supervisors and managers those of the desk and "
	       "of salespersons."),
	    NULL },
	{ "clear", 0, CMD_FLAG, 0, NULL, N_("Take it away instead."), NULL },
	{ 0 },
};

const struct command cmd_pin = {
	.name = "pin",
	.help = N_("Set a PIN or passphrase for shared front desks."),
	.text = N_("It is asked for twice and not shown. Six digits are a PIN, "
		   "for the front desk and salespersons; a passphrase has "
		   "fifteen characters or more and is what all others need "
		   "there. After twenty failures in a row it is disabled "
		   "until it is set anew."),
	.opts = pin_opts,
	.need = CMD_SESSION,
	.run = pin_run,
};
