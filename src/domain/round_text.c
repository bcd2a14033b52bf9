/*
 * The text of a round: which words are filled in, and with what for one card.
 * Customers are written to in Chinese.
 */
#include <string.h>

#include "base/day.h"
#include "domain/card.h"
#include "domain/person.h"
#include "domain/round.h"
#include "domain/rules.h"
#include "base/banned.h"

static const char *const words[] = { "name", "title", "model", "staff", "house",
	"day", NULL };

/* The number of the word at S ("{name}..."), -1: none; *LEN its length. */
static int
word_at(const char *s, size_t *len)
{
	for (int i = 0; words[i] != NULL; i++) {
		size_t n = strlen(words[i]);
		if (strncmp(s + 1, words[i], n) == 0 && s[n + 1] == '}') {
			*len = n + 2;
			return i;
		}
	}
	return -1;
}

/* The word at S as it was typed, with its brace if it has one. */
static int
word_typed(const char *s)
{
	size_t n = strcspn(s, "} ");

	return (int)(n + (s[n] == '}'));
}

int
round_text_check(struct ctx *c, const char *text)
{
	size_t n;

	for (const char *s = text; (s = strchr(s, '{')) != NULL; s++)
		if (word_at(s, &n) < 0)
			return fail(c, SR_E_INVALID, "round_ask", "text",
			    N_("Nothing is known to fill in at \"{0}\". Use "
			       "{name}, {title}, {model}, {staff}, "
			       "{house} or {day}."),
			    1,
			    SR_TXT(arena_printf(
				c->mem, "%.*s", word_typed(s), s)));
	return SR_OK;
}

/* What stands for a word. */
static const char *
word_fill(struct ctx *c, int word, const struct sr_round_line *line)
{
	struct sr_list_row model;
	int y, m, d;

	switch (word) {
	case 0: return line->name;
	case 1:
		if (person_name_short(line->name) || line->sex == 0)
			return "";
		return line->sex == SR_MALE ? "先生" : "女士";
	case 2:
		return line->model != 0 &&
			       record_get(c->st, &sr_rec_list_row, line->model,
				   &model, c->mem) == SR_OK
			   ? model.name_zh
			   : "";
	case 3: return staff_name(c, line->owner);
	case 4: return rule_text(c, "house");
	default:
		day_split(line->day, &y, &m, &d);
		return arena_printf(c->mem, "%d月%d日", m, d);
	}
}

const char *
round_text(struct ctx *c, const struct sr_round_line *line)
{
	const char *out = "", *s = line->text;

	while (*s != '\0') {
		size_t n = strcspn(s, "{");
		int word;
		out = arena_printf(c->mem, "%s%.*s", out, (int)n, s);
		s += n;
		if (*s == '\0')
			break;
		n = 1;
		word = word_at(s, &n);
		out = word >= 0 ? arena_printf(c->mem, "%s%s", out,
				      word_fill(c, word, line))
				: arena_printf(c->mem, "%s{", out);
		s += n;
	}
	return out;
}
