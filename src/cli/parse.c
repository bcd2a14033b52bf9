/*
 * argv against the tables.  Every refusal names the word that is wrong and
 * what would be right; nothing has been done by then.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "cli/parse.h"
#include "model/ftype.h"
#include "base/banned.h"

struct args {
	struct cli *c;
	int argc, at;
	char **argv;
};

/* How an option or operand is written: "--day", "TEXT". */
static struct sr_arg
named(struct cli *c, const struct cmd_opt *o, bool operand)
{
	if (operand)
		return SR_TXT(_(o->arg));
	if (o->arg == NULL)
		return SR_TXT(arena_printf(c->mem, "--%s", o->name));
	return SR_TXT(arena_printf(c->mem, "--%s %s", o->name, _(o->arg)));
}

static const char *
add_word(struct cli *c, const char *all, const char *word)
{
	return arena_printf(
	    c->mem, "%s%s%s", all, *all != '\0' ? ", " : "", word);
}

const char *
cmd_words(struct cli *c, const struct cmd_opt *o)
{
	const char *all = "";

	for (const char *const *w = o->words; o->kind == CMD_WORD && *w != NULL;
	     w++)
		all = add_word(c, all, *w);
	for (const struct sr_enum *e = sr_choice_role.values;
	     o->kind == CMD_ROLE && e->value != 0; e++)
		all = add_word(c, all, e->code);
	return all;
}

static bool
is_word(const struct cmd_opt *o, const char *text)
{
	if (o->kind == CMD_ROLE)
		return enum_parse(&sr_choice_role, text) != 0;
	for (const char *const *w = o->words; *w != NULL; w++)
		if (strcmp(*w, text) == 0)
			return true;
	return false;
}

/* 0 to 999999999; -1 for anything else. */
static int64_t
whole_number(const char *s)
{
	int64_t v = 0;
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 9 || s[n] != '\0')
		return -1;
	for (; *s != '\0'; s++)
		v = v * 10 + (*s - '0');
	return v;
}

static int
clean_text(struct cli *c, const struct cmd_opt *o, bool operand,
    const char *given, const char **out)
{
	switch (text_clean(c->mem, given, strlen(given), false, out, NULL)) {
	case TEXT_BAD_UTF8:
		return cmd_usage(c,
		    N_("{0}: the text is not valid UTF-8. Type it in a "
		       "terminal that is set to UTF-8."),
		    1, named(c, o, operand));
	case TEXT_CONTROL:
		return cmd_usage(c,
		    N_("{0}: the text holds control or invisible characters. "
		       "Type it without them."),
		    1, named(c, o, operand));
	default: return CMD_OK;
	}
}

/* Judge and keep a value. */
static int
take(struct cli *c, const struct cmd_opt *o, bool operand, const char *given,
    const char **value, int64_t *number)
{
	int rc = CMD_OK;

	*value = given;
	if (o->kind != CMD_PATH && o->kind != CMD_FLAG)
		rc = clean_text(c, o, operand, given, value);
	if (rc != CMD_OK)
		return rc;
	if (o->kind == CMD_PATH && *given == '\0')
		return cmd_usage(
		    c, N_("{0}: the name is empty."), 1, named(c, o, operand));
	if ((o->kind == CMD_WORD || o->kind == CMD_ROLE) && !is_word(o, *value))
		return cmd_usage(c, N_("{0}: \"{1}\" is none of: {2}."), 3,
		    named(c, o, operand), SR_TXT(*value),
		    SR_TXT(cmd_words(c, o)));
	if (o->kind != CMD_INT)
		return CMD_OK;
	*number = whole_number(*value);
	if (*number < 0)
		return cmd_usage(c,
		    N_("{0}: \"{1}\" is no whole number from 0 to "
		       "999999999."),
		    2, named(c, o, operand), SR_TXT(*value));
	return CMD_OK;
}

static const struct cmd_opt *
opt_find(const struct cmd_opt *table, const char *name, size_t n, char letter)
{
	for (; table != NULL && table->name != NULL; table++)
		if (letter != '\0' ? table->letter == letter
				   : strlen(table->name) == n &&
					 strncmp(table->name, name, n) == 0)
			return table;
	return NULL;
}

/* The row of --NAME or -LETTER, and where its value goes. */
static const struct cmd_opt *
opt_row(struct cli *c, const char *name, size_t n, char letter,
    const char ***value, int64_t **number)
{
	const struct cmd_opt *own =
	    c->command != NULL ? c->command->opts : NULL;
	const struct cmd_opt *o = opt_find(own, name, n, letter);
	static int64_t none;

	if (o != NULL) {
		*value = &c->value[o - own];
		*number = &c->number[o - own];
		return o;
	}
	o = opt_find(cmd_globals, name, n, letter);
	if (o != NULL)
		*value = &c->global[o - cmd_globals];
	*number = &none;
	return o;
}

static int
no_such_option(struct cli *c, const char *word)
{
	if (c->command == NULL)
		return cmd_usage(c,
		    N_("There is no option {0} before a command."), 1,
		    SR_TXT(word));
	return cmd_usage(c, N_("{0} has no option {1}."), 2,
	    SR_TXT(c->command->name), SR_TXT(word));
}

static int
take_value(struct args *x, const struct cmd_opt *o, const char *attached,
    const char **value, int64_t *number)
{
	if (o->arg == NULL && attached != NULL)
		return cmd_usage(
		    x->c, N_("{0} takes no value."), 1, named(x->c, o, false));
	if (o->arg == NULL)
		attached = o->name;
	else if (attached == NULL && x->at < x->argc)
		attached = x->argv[x->at++];
	if (attached == NULL)
		return cmd_usage(x->c, N_("{0}: its value is missing."), 1,
		    named(x->c, o, false));
	if (*value != NULL && o->arg != NULL)
		return cmd_usage(
		    x->c, N_("{0} is given twice."), 1, named(x->c, o, false));
	return take(x->c, o, false, attached, value, number);
}

static int
long_option(struct args *x, const char *word)
{
	size_t n = strcspn(word + 2, "=");
	const char **value;
	int64_t *number;
	const struct cmd_opt *o =
	    opt_row(x->c, word + 2, n, '\0', &value, &number);

	if (o == NULL)
		return no_such_option(x->c, word);
	return take_value(
	    x, o, word[2 + n] == '=' ? word + 2 + n + 1 : NULL, value, number);
}

static int
short_options(struct args *x, const char *word)
{
	for (const char *p = word + 1; *p != '\0'; p++) {
		const char **value;
		int64_t *number;
		const struct cmd_opt *o =
		    opt_row(x->c, "", 0, *p, &value, &number);
		if (o == NULL)
			return no_such_option(x->c, word);
		bool rest = o->arg != NULL && p[1] != '\0';
		int rc = take_value(x, o, rest ? p + 1 : NULL, value, number);
		if (rc != CMD_OK || rest)
			return rc;
	}
	return CMD_OK;
}

static size_t
first_word(const char *name)
{
	return strcspn(name, " ");
}

const struct command *
command_next(const char *word, size_t *i)
{
	for (; commands[*i] != NULL; (*i)++) {
		const char *name = commands[*i]->name;
		if (strlen(word) == first_word(name) &&
		    strncmp(word, name, strlen(word)) == 0)
			return commands[(*i)++];
	}
	return NULL;
}

/* "staff" alone is the first of the family, "staff add" takes two words. */
static int
choose_command(struct args *x, const char *word)
{
	size_t i = 0;
	const struct command *first = command_next(word, &i), *other = first;
	const char *all = "";
	const char *next = x->at < x->argc ? x->argv[x->at] : "-";

	if (first == NULL)
		return cmd_usage(
		    x->c, N_("There is no command \"{0}\"."), 1, SR_TXT(word));
	x->c->command = first;
	if (first->name[first_word(first->name)] == '\0' || *next == '-')
		return CMD_OK;
	for (; other != NULL; other = command_next(word, &i)) {
		const char *second = other->name + first_word(other->name) + 1;
		if (strcmp(second, next) == 0) {
			x->c->command = other;
			x->at++;
			return CMD_OK;
		}
		all = arena_printf(
		    x->c->mem, "%s%s%s", all, *all != '\0' ? ", " : "", second);
	}
	x->c->command = NULL;
	return cmd_usage(x->c, N_("{0}: \"{1}\" is none of: {2}."), 3,
	    SR_TXT(word), SR_TXT(next), SR_TXT(all));
}

static int
operand(struct args *x, const char *word)
{
	struct cli *c = x->c;
	const struct cmd_opt *o = c->command->operands;
	size_t i = 0;
	int64_t number;

	while (o != NULL && o->name != NULL && i < c->noperands &&
	       (o->flags & CMD_MANY) == 0)
		o++, i++;
	if (o == NULL || o->name == NULL || c->noperands == CMD_OPERANDS)
		return cmd_usage(c, N_("{0}: \"{1}\" is one word too many."), 2,
		    SR_TXT(c->command->name), SR_TXT(word));
	i = c->noperands++;
	return take(c, o, true, word, &c->operand[i], &number);
}

static int
required(struct cli *c)
{
	const struct cmd_opt *o = c->command->opts;

	for (size_t i = 0; o != NULL && o[i].name != NULL; i++)
		if ((o[i].flags & CMD_REQUIRED) != 0 && c->value[i] == NULL)
			return cmd_usage(c, N_("{0} is missing."), 1,
			    named(c, &o[i], false));
	o = c->command->operands;
	for (size_t i = 0; o != NULL && o[i].name != NULL; i++)
		if ((o[i].flags & CMD_REQUIRED) != 0 && c->noperands <= i) {
			if (c->command->choices != NULL)
				c->command->choices(c);
			return cmd_usage(
			    c, N_("{0} is missing."), 1, named(c, &o[i], true));
		}
	return CMD_OK;
}

int
parse_args(struct cli *c, int argc, char **argv)
{
	struct args x = { .c = c, .argc = argc, .argv = argv, .at = 1 };
	bool options = true;
	int rc = CMD_OK;

	while (x.at < argc && rc == CMD_OK) {
		const char *word = argv[x.at++];
		if (options && strcmp(word, "--") == 0)
			options = false;
		else if (options && strncmp(word, "--", 2) == 0)
			rc = long_option(&x, word);
		else if (options && word[0] == '-' && word[1] != '\0')
			rc = short_options(&x, word);
		else if (c->command == NULL)
			rc = choose_command(&x, word);
		else
			rc = operand(&x, word);
	}
	if (rc != CMD_OK || c->command == NULL || cmd_given(c, "help"))
		return rc;
	return required(c);
}

int
parse_days(struct cli *c)
{
	const struct cmd_opt *o = c->command->opts;

	for (size_t i = 0; o != NULL && o[i].name != NULL; i++) {
		if (o[i].kind != CMD_DAY || c->value[i] == NULL)
			continue;
		c->number[i] = day_parse(c->value[i], c->session.today, 0);
		if (c->number[i] == 0)
			return cmd_usage(c,
			    N_("{0}: \"{1}\" is no day. Type it as "
			       "2026-11-21, 11-21, -1 or today."),
			    2, named(c, &o[i], false), SR_TXT(c->value[i]));
	}
	return CMD_OK;
}

/* Where option NAME was put; NULL when it was not given. */
static const char *
given(const struct cli *c, const char *name, int64_t *number)
{
	const struct cmd_opt *own =
	    c->command != NULL ? c->command->opts : NULL;
	const struct cmd_opt *o = opt_find(own, name, strlen(name), '\0');

	*number = 0;
	if (o != NULL) {
		*number = c->number[o - own];
		return c->value[o - own];
	}
	o = opt_find(cmd_globals, name, strlen(name), '\0');
	return o != NULL ? c->global[o - cmd_globals] : NULL;
}

const char *
cmd_text(const struct cli *c, const char *name)
{
	int64_t number;
	const char *s = given(c, name, &number);

	return s != NULL ? s : "";
}

int64_t
cmd_number(const struct cli *c, const char *name)
{
	int64_t number;

	given(c, name, &number);
	return number;
}

bool
cmd_given(const struct cli *c, const char *name)
{
	int64_t number;

	return given(c, name, &number) != NULL;
}

const char *
cmd_operand(const struct cli *c, size_t i)
{
	return i < c->noperands ? c->operand[i] : "";
}
