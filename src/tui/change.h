/* Calls that change something: a signed day asks for the reason. */
#ifndef TUI_CHANGE_H
#define TUI_CHANGE_H

#include "tui/ui.h"

/*
 * sr_call; when the day is signed, ask for the reason of the correction and
 * call once more.  Negative: sr_error() (SR_E_SIGNED when given up).  The
 * message line stays as it is: a form shows the error at its field.
 */
int ui_change(
    struct ui *ui, int op, const void *arg, void *res, struct arena *a);
/* The same for an action without a form: the error goes to the message. */
bool ui_act(struct ui *ui, int op, const void *arg, void *res, struct arena *a);

#endif
