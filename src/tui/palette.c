/* `:` every action that works now, found by a few letters; shows its key. */
#include "tui/actions.h"
#include "tui/dialog.h"

#include "base/arena.h"
#include "base/intl.h"

#include "base/banned.h"

/* What typing hits beside the translated label: English label and id. */
static const char *
entry_words(const struct entry *e, struct arena *a)
{
	if (e->action != NULL)
		return arena_printf(
		    a, "%s %s", e->action->label, e->action->id);
	return arena_printf(
	    a, "%s %s", e->menu->screen->title, e->menu->screen->id);
}

void
palette_run(struct view *v)
{
	struct entry all[ACTIONS_MAX];
	struct item items[ACTIONS_MAX];
	size_t n = actions_now(v, all), m = 0;
	struct arena *a = arena_new();
	int i;

	for (size_t k = 0; a != NULL && k < n; k++) {
		char buf[KEY_NAME_MAX];
		uint32_t key = entry_key(&all[k]);

		if ((all[k].action != NULL &&
			all[k].action->run == palette_run) ||
		    entry_again(all, k))
			continue;
		items[m++] = (struct item){ .value = (int64_t)k,
			.text = entry_label(&all[k]),
			.keys = entry_words(&all[k], a),
			.note =
			    key == 0 ? "" : arena_dup(a, key_label(buf, key)) };
	}
	i = ui_choose(v->ui, _("All actions"), items, m, "", NULL);
	arena_free(a);
	if (i >= 0)
		entry_run(v, &all[items[i].value]);
}
