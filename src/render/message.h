/*
 * Errors and messages in the user's language: the message id is translated,
 * then {0}..{3} are replaced.  Used by screen and command line alike.
 */
#ifndef RENDER_MESSAGE_H
#define RENDER_MESSAGE_H

#include <showroom/error.h>

struct arena;

/* MSGID with the arguments ARG[0..N-1] in place of {0}.. */
const char *message_text(
    struct arena *a, const char *msgid, const struct sr_arg *arg, int n);
/*
 * TEXT, as SR_KEPT_ARG tells, or any other; TRANSLATED for people, in English
 * for programs.
 */
const char *message_kept(struct arena *a, const char *text, bool translated);
/* The error's message; "" for SR_OK. */
const char *error_text(struct arena *a, const struct sr_error *err);

#endif
