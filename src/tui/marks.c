/*
 * Which lines of a list are marked, and acting on all of them.  What the
 * action is its screen knows.
 */
#include <stdlib.h>

#include "tui/list_paint.h"
#include "tui/marks.h"
#include "tui/view.h"

#include "base/banned.h"

#define MARKS_MAX 1000

bool
marks_has(const struct marks *m, sr_id id)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->ids[i] == id)
			return true;
	return false;
}

void
marks_drop(struct marks *m, sr_id id)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->ids[i] != id)
			m->ids[n++] = m->ids[i];
	m->n = n;
}

void
marks_flip(struct marks *m, sr_id id)
{
	sr_id *more;

	if (marks_has(m, id)) {
		marks_drop(m, id);
		return;
	}
	if (m->n == MARKS_MAX)
		return;
	more = realloc(m->ids, (m->n + 1) * sizeof(*more));
	if (more == NULL)
		return;
	m->ids = more;
	m->ids[m->n++] = id;
}

void
marks_clear(struct marks *m)
{
	free(m->ids);
	*m = (struct marks){ NULL, 0 };
}

/* Those of the list that V shows; NULL: none are. */
static struct marks *
marks_of(const struct view *v)
{
	struct list *l = v->list[v->pane];

	return l != NULL && l->marks.n > 0 ? &l->marks : NULL;
}

void
marks_none(struct view *v)
{
	if (marks_of(v) != NULL)
		marks_clear(marks_of(v));
}

size_t
marks_count(const struct view *v)
{
	const struct marks *m = marks_of(v);

	return m != NULL ? m->n : 0;
}

int
marks_each(
    struct view *v, int (*act)(struct view *v, sr_id id, void *ctx), void *ctx)
{
	struct marks *m = marks_of(v);

	while (m != NULL && m->n > 0) {
		sr_id id = m->ids[0];
		int rc = act(v, id, ctx);

		if (rc < 0) {
			list_select(v->list[v->pane], id);
			return rc;
		}
		marks_drop(m, id);
	}
	return SR_OK;
}
