/* Why the system refused something, in words that can be translated. */
#ifndef BASE_REASON_H
#define BASE_REASON_H

/*
 * The msgid for ERR (an errno), for SR_LABEL.  The C library's own words
 * serve for rare ones: they are translated only where its catalogue is
 * installed.
 */
const char *reason_of(int err);

#endif
