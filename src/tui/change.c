/* Calls that change something: a signed day asks for the reason. */
#include "tui/change.h"

#include <showroom/call.h>

#include "base/intl.h"
#include "tui/dialog.h"

#include "base/banned.h"

int
ui_change(struct ui *ui, int op, const void *arg, void *res, struct arena *a)
{
	const char *why;
	int rc = sr_call(ui->sr, op, arg, res, a);

	if (rc != SR_E_SIGNED)
		return rc;
	why = ui_prompt(
	    ui, _("The day is signed. Reason of the correction"), "", a);
	if (why == NULL || *why == '\0')
		return rc;
	sr_reason(ui->sr, why);
	return sr_call(ui->sr, op, arg, res, a);
}

bool
ui_act(struct ui *ui, int op, const void *arg, void *res, struct arena *a)
{
	if (ui_change(ui, op, arg, res, a) == SR_OK)
		return true;
	ui_error(ui, sr_error(ui->sr));
	return false;
}
