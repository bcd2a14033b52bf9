/*
 * Who works at this terminal: in personal mode a key says so.  It is advice
 * and noted, no protection: the caller owns the file anyway.  At a shared
 * front desk the same key locks it.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/lock.h"
#include "tui/view.h"

#include "base/banned.h"

bool
switch_offered(const struct view *v)
{
	return v->ui->session.advisory || v->ui->session.kiosk;
}

/* The code of who was chosen, in A; NULL: nobody. */
static const char *
switch_choose(struct ui *ui, struct arena *a)
{
	size_t n = 0;
	const struct sr_dir_entry **e =
	    sr_dir_match(ui->dir, "staff", "", &n, a);
	struct item *items = arena_alloc(a, (n + 1) * sizeof(*items));
	int i;

	for (size_t k = 0; items != NULL && k < n; k++)
		items[k] = (struct item){ .text = sr_dir_name(
					      ui->dir, "staff", e[k]->id),
			.keys =
			    arena_printf(a, "%s %s", e[k]->pinyin, e[k]->code),
			.note = _(sr_enum_label(&sr_choice_role, e[k]->role)) };
	i = items != NULL
		? ui_choose(ui, _("Who works here now?"), items, n, "", NULL)
		: -1;
	return i < 0 ? NULL : arena_dup(a, e[i]->code);
}

/* Rights may differ: everything is closed, the new one's day opens. */
void
switch_run(struct view *v)
{
	struct ui *ui = v->ui;
	struct sr_login login = { .login = "" };
	struct sr_session session;
	struct arena *a;

	/* There it is no advice: the next one proves who he is. */
	if (ui->session.kiosk) {
		lock_now(ui);
		return;
	}
	a = arena_new();
	login.code = a != NULL ? switch_choose(ui, a) : NULL;
	if (login.code == NULL || !ui_leave(ui) ||
	    ui_call(ui, SR_OP_SESSION_OPEN, &login, &session, a) < 0) {
		arena_free(a);
		return;
	}
	ui_session(ui);
	ui->switched = true;
	while (ui->top != NULL)
		view_drop(ui->top);
	if (ui_home(ui) != NULL)
		view_open(ui, ui_home(ui), NULL);
	ui_message(ui, MSG_OK,
	    N_("{0} works here now. This is noted, but it is no protection: "
	       "you own the file."),
	    1, SR_TXT(ui->session.name));
	arena_free(a);
}
