/*
 * The tables as mdoc, untranslated: the manual is in English.  A lint test
 * holds the pages of man/ against this.
 */
#include <stdio.h>
#include <string.h>

#include <showroom/ftype.h>

#include "cli/mdoc.h"
#include "base/banned.h"

static void
put(struct cli *c, const char *s)
{
	sink_text(out_sink(c->out), s);
}

/* Running text: what mdoc would take for its own is escaped. */
static void
put_text(struct cli *c, const char *s)
{
	struct sink *out = out_sink(c->out);

	if (*s == '.' || *s == '\'')
		sink_text(out, "\\&");
	for (; *s != '\0'; s++) {
		if (*s == '\\')
			sink_text(out, "\\e");
		else if (*s == '`' && strchr(s + 1, '`') != NULL)
			sink_text(out, "\\(oq");
		else if (*s == '`')
			sink_text(out, "\\(cq");
		else
			sink_put(out, s, 1);
		/* A sentence ends its line. */
		if (*s == '.' && s[1] == ' ')
			sink_text(out, "\n"), s++;
	}
	sink_text(out, "\n");
}

/* "Fl -day Ar DAY", "Ar FILE". */
static const char *
option(struct cli *c, const struct cmd_opt *o, bool operand)
{
	const char *more = (o->flags & CMD_MANY) != 0 ? " ..." : "";

	if (operand)
		return arena_printf(c->mem, "Ar %s%s", o->arg, more);
	return arena_printf(c->mem, "Fl -%s%s%s", o->name,
	    o->arg != NULL ? " Ar " : "", o->arg != NULL ? o->arg : "");
}

static void
put_usage(struct cli *c, const struct cmd_opt *o, bool operands)
{
	for (; o != NULL && o->name != NULL; o++) {
		put(c, (o->flags & CMD_REQUIRED) != 0 ? " " : " Oo ");
		put(c, option(c, o, operands));
		put(c, (o->flags & CMD_REQUIRED) != 0 ? "" : " Oc");
	}
}

static void
put_options(struct cli *c, const struct cmd_opt *o, bool operands)
{
	for (; o != NULL && o->name != NULL; o++) {
		put(c, ".It ");
		if (o->letter != '\0')
			put(c, arena_printf(c->mem, "Fl %c , ", o->letter));
		put(c, option(c, o, operands));
		put(c, "\n");
		put_text(c, o->help);
		if (*cmd_words(c, o) != '\0')
			put(c, arena_printf(
				   c->mem, "One of: %s.\n", cmd_words(c, o)));
	}
}

static void
part_options(struct cli *c)
{
	put(c, ".Bl -tag -width Ds\n");
	put_options(c, cmd_globals, false);
	put(c, ".El\n");
}

static void
part_commands(struct cli *c)
{
	put(c, ".Bl -tag -width Ds\n");
	for (size_t i = 0; commands[i] != NULL; i++) {
		const struct command *k = commands[i];
		if (k->hidden)
			continue;
		put(c, arena_printf(c->mem, ".It Xo Ic %s", k->name));
		put_usage(c, k->opts, false);
		put_usage(c, k->operands, true);
		put(c, "\n.Xc\n");
		put_text(c, k->help);
		if (k->text != NULL)
			put_text(c, k->text);
		if (k->opts == NULL && k->operands == NULL)
			continue;
		put(c, ".Bl -tag -width Ds\n");
		put_options(c, k->operands, true);
		put_options(c, k->opts, false);
		put(c, ".El\n");
	}
	put(c, ".El\n");
}

static void
part_roles(struct cli *c)
{
	const struct sr_enum *e;

	put(c, ".Bl -column -compact \"instruction.save\"");
	for (e = sr_choice_role.values; e->value != 0; e++)
		put(c, arena_printf(c->mem, " \"%s\"", e->code));
	put(c, "\n.It Em operation");
	for (e = sr_choice_role.values; e->value != 0; e++)
		put(c, arena_printf(c->mem, " Ta Em %s", e->code));
	put(c, "\n");
	for (int op = 0; op < SR_NOPS; op++) {
		if (sr_ops[op].may == SR_MAY_NOBODY)
			continue;
		put(c, arena_printf(c->mem, ".It %s", sr_ops[op].name));
		for (e = sr_choice_role.values; e->value != 0; e++)
			put(c,
			    sr_op_allowed(op, e->value) ? " Ta yes" : " Ta -");
		put(c, "\n");
	}
	put(c, ".El\n");
}

static void
put_field(struct cli *c, const struct sr_field *f)
{
	put(c, arena_printf(
		   c->mem, ".It Va %s Ta %s", f->col, sr_type_name(f->type)));
	if (f->type == SR_TYPE_REF || f->type == SR_TYPE_SET)
		put(c, arena_printf(c->mem, " of %s", f->choice->name));
	put(c, arena_printf(c->mem, " Ta %s\n", f->label));
}

static void
part_fields(struct cli *c)
{
	static const struct {
		const char *kind;
		const struct sr_record *record;
	} kinds[] = {
		{ "visits", &sr_rec_visit },
		{ "prospects", &sr_rec_card },
		{ "persons", &sr_rec_person },
		{ "lists", &sr_rec_list_row },
	};

	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		const struct sr_record *r = kinds[k].record;
		put(c, arena_printf(c->mem, ".Ss %s\n", kinds[k].kind));
		put(c, ".Bl -column -compact \"second_why__\" "
		       "\"ref of visitplace__\" \"label\"\n");
		for (size_t i = 0; i < r->nfields; i++)
			if ((r->fields[i].flags & SR_HIDDEN) == 0)
				put_field(c, &r->fields[i]);
		put(c, ".El\n");
	}
}

static const struct {
	const char *name;
	void (*print)(struct cli *c);
} parts[] = {
	{ "options", part_options },
	{ "commands", part_commands },
	{ "roles", part_roles },
	{ "fields", part_fields },
};

const char *const mdoc_parts[] = { "options", "commands", "roles", "fields",
	NULL };

int
mdoc_part(struct cli *c, const char *part)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(parts[i].name, part) == 0)
			parts[i].print(c);
	return CMD_OK;
}
