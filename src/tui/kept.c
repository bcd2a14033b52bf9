/* What the store did not take: see kept.h. */
#include "tui/kept.h"

#include <stdlib.h>
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "tui/form_own.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

struct kept {
	struct kept *next;
	sr_id staff;
	const char *form;
	int64_t row;
	char *body;
};

/* What is kept of F's owner, form and record already, or a new one. */
static struct kept *
kept_of(struct ui *ui, const struct form *f)
{
	struct kept *k = ui->kept;

	while (k != NULL && (k->staff != ui->last || k->form != f->spec->id ||
				k->row != f->row))
		k = k->next;
	if (k == NULL && (k = calloc(1, sizeof(*k))) != NULL) {
		*k = (struct kept){ .next = ui->kept,
			.staff = ui->last,
			.form = f->spec->id,
			.row = f->row };
		ui->kept = k;
	}
	return k;
}

static void
keep(struct form *f)
{
	struct arena *a;
	struct kept *k;

	if (f->spec->id == NULL || !f->draft_owed || !form_dirty(f) ||
	    (a = arena_new()) == NULL)
		return;
	k = kept_of(f->owner->ui, f);
	if (k != NULL) {
		free(k->body);
		k->body = strdup(form_draft(f, a));
	}
	arena_free(a);
}

void
kept_take(struct ui *ui)
{
	for (struct view *v = ui->top; v != NULL; v = v->below)
		view_forms(v, keep);
}

static bool
given(struct ui *ui, const struct kept *k)
{
	struct arena *a = arena_new();
	struct sr_draft d, out;
	int rc;

	if (a == NULL || k->body == NULL) {
		arena_free(a);
		return k->body == NULL;
	}
	sr_record_clear(&sr_rec_draft, &d);
	d.form = k->form;
	d.row = k->row;
	d.body = (struct sr_bytes){ k->body, strlen(k->body) };
	rc = sr_draft_save(ui->sr, &d, &out, a);
	arena_free(a);
	return rc == SR_OK;
}

void
kept_give(struct ui *ui)
{
	for (struct kept **at = &ui->kept; *at != NULL;) {
		struct kept *k = *at;

		if (k->staff != ui->session.staff || !given(ui, k)) {
			at = &k->next;
			continue;
		}
		*at = k->next;
		free(k->body);
		free(k);
	}
}

void
kept_free(struct ui *ui)
{
	while (ui->kept != NULL) {
		struct kept *k = ui->kept;

		ui->kept = k->next;
		free(k->body);
		free(k);
	}
}
