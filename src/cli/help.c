/* What the tables say, for people at a terminal; mdoc.c does the manual. */
#include <string.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/mdoc.h"
#include "cli/parse.h"
#include "render/message.h"
#include "base/banned.h"

enum { WIDTH = 80, INDENT = 8 };

/* Bytes of S for one line: a Latin word is not cut in two. */
static size_t
line_of(const char *s, int cells)
{
	size_t n = text_fit(s, cells, NULL), k = n;

	if (s[n] == '\0' || s[n] == ' ')
		return n;
	while (k > 0 && (unsigned char)s[k] < 0x80 && s[k - 1] > ' ')
		k--;
	return k > 0 ? k : n;
}

static void
put_wrapped(struct sink *out, int indent, const char *s)
{
	while (*s != '\0') {
		size_t n = line_of(s, WIDTH - indent);
		const char *next = s + n + strspn(s + n, " ");
		while (n > 0 && s[n - 1] == ' ')
			n--;
		sink_fill(out, ' ', indent);
		sink_put(out, s, n);
		sink_text(out, "\n");
		s = next;
	}
}

/* One piece of a synopsis; it goes on in the next line when it must. */
static void
put_item(struct sink *out, int *x, const char *item)
{
	int w = text_cells(item);

	if (*x + 1 + w > WIDTH) {
		sink_text(out, "\n");
		sink_fill(out, ' ', INDENT - 1);
		*x = INDENT - 1;
	}
	sink_text(out, " ");
	sink_text(out, item);
	*x += 1 + w;
}

static void
put_synopsis(struct cli *c, const struct command *k, struct sink *out)
{
	const char *name = arena_printf(c->mem, "showroom %s", k->name);
	const struct cmd_opt *o;
	int x = text_cells(name);

	sink_text(out, name);
	for (o = k->opts; o != NULL && o->name != NULL; o++) {
		const char *s =
		    o->arg == NULL
			? arena_printf(c->mem, "--%s", o->name)
			: arena_printf(c->mem, "--%s %s", o->name, _(o->arg));
		put_item(out, &x,
		    (o->flags & CMD_REQUIRED) != 0
			? s
			: arena_printf(c->mem, "[%s]", s));
	}
	for (o = k->operands; o != NULL && o->name != NULL; o++) {
		const char *more = (o->flags & CMD_MANY) != 0 ? " ..." : "";
		bool must = (o->flags & CMD_REQUIRED) != 0;
		put_item(out, &x,
		    arena_printf(
			c->mem, must ? "%s%s" : "[%s%s]", _(o->arg), more));
	}
	sink_text(out, "\n");
}

static void
put_options(struct cli *c, const struct cmd_opt *o, bool operands)
{
	struct sink *out = out_sink(c->out);

	for (; o != NULL && o->name != NULL; o++) {
		sink_text(out, "    ");
		if (o->letter != '\0')
			sink_text(
			    out, arena_printf(c->mem, "-%c, ", o->letter));
		if (!operands)
			sink_text(out, arena_printf(c->mem, "--%s%s", o->name,
					   o->arg != NULL ? " " : ""));
		sink_text(out, o->arg != NULL ? _(o->arg) : "");
		sink_text(out, "\n");
		put_wrapped(out, INDENT, _(o->help));
		struct sr_arg words = SR_TXT(cmd_words(c, o));
		if (words.text[0] != '\0')
			put_wrapped(out, INDENT,
			    message_text(
				c->mem, N_("One of: {0}."), &words, 1));
	}
}

static void
help_command(struct cli *c, const struct command *k)
{
	struct sink *out = out_sink(c->out);

	put_synopsis(c, k, out);
	sink_text(out, "\n");
	put_wrapped(out, 0, _(k->help));
	if (k->text != NULL)
		put_wrapped(out, 0, _(k->text));
	if (k->opts == NULL && k->operands == NULL)
		return;
	sink_text(out, "\n");
	put_options(c, k->operands, true);
	put_options(c, k->opts, false);
}

static void
help_all(struct cli *c)
{
	struct sink *out = out_sink(c->out);

	put_wrapped(out, 0,
	    _("showroom [OPTIONS] [COMMAND]: a car dealership's showroom. "
	      "Without a command it opens the screens."));
	sink_text(out, "\n");
	for (size_t i = 0; commands[i] != NULL; i++) {
		if (commands[i]->hidden)
			continue;
		sink_text(out, "    ");
		sink_text(out, text_pad(c->mem, commands[i]->name, 12, false));
		sink_text(out, _(commands[i]->help));
		sink_text(out, "\n");
	}
	sink_text(out, "\n");
	put_wrapped(out, 0,
	    _("`showroom help COMMAND` explains one. Every command takes:"));
	put_options(c, cmd_globals, false);
}

int
cli_help(struct cli *c, const struct command *command)
{
	if (command != NULL)
		help_command(c, command);
	else
		help_all(c);
	return CMD_OK;
}

/* "help staff" explains all of the family, "help staff add" one. */
static int
help_named(struct cli *c)
{
	const char *first = cmd_operand(c, 0), *second = cmd_operand(c, 1);
	const struct command *k;
	bool found = false;
	size_t i = 0;

	while ((k = command_next(first, &i)) != NULL) {
		size_t n = strlen(first);
		const char *rest = k->name + n + (k->name[n] == ' ');
		if (*second != '\0' && strcmp(rest, second) != 0)
			continue;
		if (found)
			out_text(c->out, "\n");
		help_command(c, k);
		found = true;
	}
	if (found)
		return CMD_OK;
	c->command = NULL;
	return cmd_usage(c, N_("There is no command \"{0}\"."), 1,
	    SR_TXT(*second != '\0'
		       ? arena_printf(c->mem, "%s %s", first, second)
		       : first));
}

static int
help_run(struct cli *c)
{
	if (cmd_given(c, "mdoc"))
		return mdoc_part(c, cmd_text(c, "mdoc"));
	return c->noperands > 0 ? help_named(c) : cli_help(c, NULL);
}

static const struct cmd_opt opts[] = {
	{ "mdoc", 0, CMD_WORD, 0, N_("PART"),
	    N_("Print a part of the manual pages that comes from the "
	       "program's tables."),
	    mdoc_parts },
	{ 0 },
};

static const struct cmd_opt operands[] = {
	{ "command", 0, CMD_TEXT, CMD_MANY, N_("COMMAND"),
	    N_("What to explain; without it, all commands are listed."), NULL },
	{ 0 },
};

const struct command cmd_help = {
	.name = "help",
	.help = N_("Explain a command."),
	.opts = opts,
	.operands = operands,
	.run = help_run,
};

static int
version_run(struct cli *c)
{
	out_text(c->out, "showroom " SHOWROOM_VERSION "\n");
	return CMD_OK;
}

const struct command cmd_version = {
	.name = "version",
	.help = N_("Print the version."),
	.run = version_run,
};
