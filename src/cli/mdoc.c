/*
 * The tables as mdoc, untranslated: the manual is in English.  A lint test
 * holds the pages of man/ against this.
 */
#include <stdio.h>
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/import.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/mdoc.h"
#include "model/report_spec.h"
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

/* One argument of a macro, taken as it is. */
static const char *
literal(struct cli *c, const char *s)
{
	return arena_printf(c->mem, "\"\\&%s\"", s);
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
			put(c, sr_op_allowed(op, e->value) ? " Ta x" : " Ta -");
		put(c, "\n");
	}
	put(c, ".El\n");
}

/* What the cells of a field hold. */
static const char *
field_values(struct cli *c, const struct sr_field *f)
{
	const char *all = "";

	if (f->type == SR_TYPE_REF && sr_choice_is_list(f->choice))
		return arena_printf(c->mem, "the name of a row of the list %s",
		    f->choice->name);
	if (f->type == SR_TYPE_SET)
		return arena_printf(c->mem,
		    "codes of rows of the list %s, with commas",
		    f->choice->name);
	if (f->type == SR_TYPE_REF)
		return arena_printf(c->mem, "a %s", f->choice->name);
	if (f->type != SR_TYPE_ENUM && f->type != SR_TYPE_GRADE)
		return sr_type_name(f->type);
	for (const struct sr_enum *e = f->choice->values; e->value != 0; e++)
		all = arena_printf(
		    c->mem, "%s%s%s", all, *all != '\0' ? ", " : "", e->code);
	return arena_printf(c->mem, "one of %s", all);
}

static void
part_fields(struct cli *c)
{
	const char *const *kind = cmd_export.operands[0].words;

	for (; *kind != NULL; kind++) {
		const struct sr_record *r = export_record(*kind);
		put(c, arena_printf(c->mem, ".Ss %s\n", *kind));
		put(c, ".Bl -tag -compact -width \"ref_phone__\"\n");
		for (size_t i = 0; i < r->nfields; i++) {
			const struct sr_field *f = &r->fields[i];
			if (!sr_field_exported(f))
				continue;
			put(c, arena_printf(c->mem, ".It Va %s\n", f->col));
			put_text(c, arena_printf(c->mem, "%s: %s.", f->label,
					field_values(c, f)));
		}
		put(c, ".El\n");
	}
}

static void
part_grades(struct cli *c)
{
	put(c, ".Bl -tag -compact -width \"F1__\"\n");
	for (const struct sr_enum *e = sr_choice_grade.values; e->value != 0;
	     e++) {
		put(c, arena_printf(c->mem, ".It Cm %s\n", e->code));
		put_text(c, e->label);
	}
	put(c, ".El\n");
}

/* A figure is counted; a rate names what it divides. */
static void
put_measure(struct cli *c, const struct report_col *col)
{
	put(c, arena_printf(c->mem, ".It Va %s\n", col->name));
	if (col->num != NULL)
		put_text(c, arena_printf(c->mem, "%s: %s / %s", col->label,
				col->num, col->den));
	else if ((col->flags & REPORT_LATER) != 0)
		put_text(c, arena_printf(c->mem, "%s: still without a figure",
				col->label));
	else
		put_text(c, col->label);
}

/* A column of a list is a field of its rows. */
static void
put_column(
    struct cli *c, const struct report_spec *s, const struct report_col *col)
{
	const struct sr_field *f = sr_field_of(sr_ops[s->op].res, col->name);

	put(c, arena_printf(c->mem, ".It Va %s\n", col->name));
	put_text(c, col->label != NULL ? col->label : f->label);
}

static void
part_reports(struct cli *c)
{
	const struct report_spec *s;

	for (size_t n = 0; (s = report_spec_at(n)) != NULL; n++) {
		put(c, arena_printf(c->mem, ".Ss %s\n", s->name));
		put(c, ".Bl -tag -compact -width \"filed_rate__\"\n");
		for (int i = 0; i < s->ncol; i++)
			put_column(c, s, &s->col[i]);
		for (int b = 0; b < s->nblock; b++) {
			const struct report_block *block = &s->block[b];
			if (block->kind != REPORT_LINE &&
			    block->kind != REPORT_TABLE)
				continue;
			for (int i = 0; i < block->ncol; i++)
				put_measure(c, &block->col[i]);
		}
		put(c, ".El\n");
	}
}

static void
part_operations(struct cli *c)
{
	put(c, ".Bl -tag -compact -width Ds\n");
	for (int op = 0; op < SR_NOPS; op++) {
		const struct sr_opdef *o = &sr_ops[op];
		put(c, arena_printf(c->mem,
			   ".It Cm %s : struct sr_%s%s -> struct sr_%s%s\n",
			   o->name, o->arg->name, o->arg_many ? " []" : "",
			   o->res->name, o->res_many ? " []" : ""));
	}
	put(c, ".El\n");
}

static void
put_key(void *ctx, const char *screen, const char *key, const char *help)
{
	struct cli *c = ctx;

	if (screen == NULL) {
		put(c, arena_printf(c->mem, ".It %s\n", literal(c, key)));
	} else {
		put(c, arena_printf(c->mem, ".El\n.Ss %s", screen));
		if (*key != '\0')
			put(c,
			    arena_printf(c->mem, " ( %s )", literal(c, key)));
		put(c, "\n");
	}
	put_text(c, help);
	if (screen != NULL)
		put(c, ".Pp\n.Bl -tag -compact -width Ds\n");
}

static void
part_keys(struct cli *c)
{
	put(c, ".Ss On every screen\n.Bl -tag -compact -width Ds\n");
	c->program->keys(put_key, c);
	put(c, ".El\n");
}

static const struct {
	const char *name;
	void (*print)(struct cli *c);
} parts[] = {
	{ "options", part_options },
	{ "commands", part_commands },
	{ "roles", part_roles },
	{ "fields", part_fields },
	{ "grades", part_grades },
	{ "reports", part_reports },
	{ "operations", part_operations },
	{ "keys", part_keys },
};

const char *const mdoc_parts[] = { "options", "commands", "roles", "fields",
	"grades", "reports", "operations", "keys", NULL };

int
mdoc_part(struct cli *c, const char *part)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(parts[i].name, part) == 0)
			parts[i].print(c);
	return CMD_OK;
}
