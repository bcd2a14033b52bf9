/* Secrets typed at the terminal. */
#include "tui/secret.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/dialog.h"

#include "base/banned.h"

void
secret_forget(const char *typed)
{
	/* It lives in an arena of ours, which hands out what may be written. */
	volatile char *p = (volatile char *)(uintptr_t)typed;

	while (p != NULL && *p != '\0')
		*p++ = '\0';
}

static struct sr_bytes
bytes(const char *s)
{
	return (struct sr_bytes){ s, s != NULL ? strlen(s) : 0 };
}

/* Twice the same, NULL when given up or not. */
static const char *
ask_new(struct ui *ui, const char *name, struct arena *a)
{
	struct sr_arg who = SR_TXT(name);
	const char *one = ui_prompt_hidden(ui,
	    message_text(a, _("New PIN or passphrase of {0}:"), &who, 1), a);
	const char *two =
	    one != NULL && *one != '\0'
		? ui_prompt_hidden(ui, _("The same once more:"), a)
		: NULL;
	bool same = two != NULL && strcmp(one, two) == 0;

	secret_forget(two);
	if (same)
		return one;
	secret_forget(one);
	if (two != NULL)
		ui_message(ui, MSG_ERROR,
		    N_("That was not the same twice. Nothing was changed."), 0);
	return NULL;
}

void
secret_set(struct ui *ui, sr_id id, const char *name)
{
	struct arena *a = arena_new();
	struct sr_secret_new in = { .staff = id };
	struct sr_count n;
	const char *old = "", *fresh = NULL;

	if (a == NULL)
		return;
	/* At a shared desk anybody may sit down where somebody left. */
	if (ui->session.kiosk && id == ui->session.staff)
		old = ui_prompt_hidden(ui, _("Present PIN or passphrase:"), a);
	if (old != NULL)
		fresh = ask_new(ui, name, a);
	in.old = bytes(old);
	in.secret = bytes(fresh);
	if (fresh != NULL &&
	    ui_call(ui, SR_OP_SECRET_SAVE, &in, &n, a) == SR_OK)
		ui_message(ui, MSG_OK, N_("{0} has a new PIN or passphrase."),
		    1, SR_TXT(name));
	if (old != NULL && *old != '\0')
		secret_forget(old);
	secret_forget(fresh);
	arena_free(a);
}
