/*
 * Questions on the last two lines: confirm, ask, prompt.  Each is an overlay
 * with a loop of its own, so that the asking code reads as a question.
 */
#include "tui/dialog.h"

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "tui/edit.h"

#include "base/banned.h"

bool
overlay_run(struct ui *ui, struct overlay *o)
{
	bool ended = false;

	o->next = ui->overlay;
	ui->overlay = o;
	while (!ended && !ui_ended(ui)) {
		struct key key;

		ui_paint(ui);
		ui_next_key(ui, &key);
		ended = !ui_ended(ui) && o->key(o, ui, &key);
	}
	ui->overlay = o->next;
	return ended;
}

struct asking {
	struct overlay overlay;
	const char *question;
	const struct answer *answers;
	uint32_t answer;
};

void
answers_paint(struct grid *g, int y, const struct answer *answers)
{
	int x = 1;

	cell_put(g, y, 0, g->w, "", STYLE_NORMAL);
	for (const struct answer *a = answers; a->key != 0; a++) {
		char buf[KEY_NAME_MAX];

		x += cell_add(
			 g, y, x, g->w - x, key_label(buf, a->key), STYLE_KEY) +
		     1;
		x += cell_add(g, y, x, g->w - x, _(a->label), STYLE_NORMAL) + 2;
	}
}

static void
asking_paint(struct overlay *o, struct ui *ui)
{
	const struct asking *q = (const void *)o;
	struct grid *g = &ui->grid;

	cell_put(g, g->h - 2, 0, g->w, "", STYLE_NORMAL);
	cell_put(g, g->h - 2, 1, g->w - 2, q->question, STYLE_TITLE);
	answers_paint(g, g->h - 1, q->answers);
}

static bool
asking_key(struct overlay *o, struct ui *ui, const struct key *k)
{
	struct asking *q = (void *)o;
	uint32_t code =
	    k->code >= 'A' && k->code <= 'Z' ? k->code + 32 : k->code;

	(void)ui;
	for (const struct answer *a = q->answers; a->key != 0; a++)
		if (a->key == k->code || a->key == code) {
			q->answer = a->key;
			return true;
		}
	return code == K_ESC;
}

uint32_t
ui_ask(struct ui *ui, const char *question, const struct answer *answers)
{
	struct asking q = { { asking_paint, asking_key, NULL }, question,
		answers, K_ESC };

	ui->message[0] = '\0';
	overlay_run(ui, &q.overlay);
	return q.answer;
}

bool
ui_confirm(struct ui *ui, const char *question)
{
	static const struct answer answers[] = { { 'y', N_("yes") },
		{ K_ENTER, N_("yes") }, { 'n', N_("no") }, { K_ESC, N_("no") },
		{ 0, NULL } };
	uint32_t key = ui_ask(ui, question, answers);

	return key == 'y' || key == K_ENTER;
}

struct prompt {
	struct overlay overlay;
	const char *question;
	struct edit edit;
	bool accepted, fresh, hidden;
};

/* As many stars as there are characters, as far as there is room. */
static void
stars_paint(const struct edit *e, struct grid *g, int x)
{
	const char *s = e->text;
	int n = 0, w = g->w - x - 2;

	while (text_next(&s) != 0)
		n++;
	n = n < w ? n : w;
	for (int i = 0; i < w; i++)
		cell_put(g, g->h - 2, x + i, 1, i < n ? "*" : "", STYLE_FIELD);
	grid_cursor(g, g->h - 2, x + n);
}

static void
prompt_paint(struct overlay *o, struct ui *ui)
{
	static const struct answer keys[] = { { K_ENTER, N_("accept") },
		{ K_ESC, N_("cancel") }, { 0, NULL } };
	struct prompt *p = (void *)o;
	struct grid *g = &ui->grid;
	struct asking q = { .question = p->question, .answers = keys };
	int x = text_cells(p->question) + 2;

	asking_paint(&q.overlay, ui);
	if (x > g->w / 2)
		x = g->w / 2;
	if (p->hidden) {
		stars_paint(&p->edit, g, x);
		return;
	}
	edit_paint(&p->edit, g, (struct rect){ g->h - 2, x, 1, g->w - x - 1 },
	    STYLE_FIELD, true);
}

static bool
prompt_key(struct overlay *o, struct ui *ui, const struct key *k)
{
	struct prompt *p = (void *)o;

	(void)ui;
	p->accepted = k->code == K_ENTER;
	if (k->code == K_ENTER || k->code == K_ESC)
		return true;
	/* As in a form: typing replaces, moving begins to mend. */
	if (p->fresh && (key_is_text(k->code) || k->code == K_PASTE))
		edit_set(&p->edit, "");
	p->fresh = false;
	edit_key(&p->edit, k);
	return false;
}

static const char *
prompt_run(struct ui *ui, const char *question, const char *preset, bool hidden,
    struct arena *a)
{
	struct prompt p = { { prompt_paint, prompt_key, NULL }, question,
		{ .max = 1000 }, false, true, hidden };
	const char *text = NULL;

	if (!edit_set(&p.edit, preset))
		return NULL;
	if (overlay_run(ui, &p.overlay) && p.accepted)
		text = arena_dup(a, p.edit.text);
	if (hidden)
		edit_wipe(&p.edit);
	edit_free(&p.edit);
	return text;
}

const char *
ui_prompt(
    struct ui *ui, const char *question, const char *preset, struct arena *a)
{
	return prompt_run(ui, question, preset, false, a);
}

const char *
ui_why(struct ui *ui, const char *question, struct arena *a)
{
	const char *why;

	while ((why = ui_prompt(ui, question, "", a)) != NULL && *why == '\0')
		ui_message(ui, MSG_ERROR,
		    N_("Without a reason it is not done: type one, or Esc."),
		    0);
	return why;
}

const char *
ui_prompt_hidden(struct ui *ui, const char *question, struct arena *a)
{
	return prompt_run(ui, question, "", true, a);
}

sr_day
ui_prompt_day(struct ui *ui, const char *question, sr_day preset)
{
	char iso[11];
	struct arena *a = arena_new();
	const char *text = day_iso(iso, preset);
	sr_day day = 0;

	while (a != NULL && day == 0) {
		text = ui_prompt(ui, question, text, a);
		if (text == NULL || text[0] == '\0')
			break;
		day = day_parse(text, ui->session.today, 0);
		if (day == 0)
			ui_message(ui, MSG_ERROR,
			    N_("{0} is no day. Type 11-25, +3 or sat."), 1,
			    SR_TXT(text));
	}
	arena_free(a);
	return day;
}
