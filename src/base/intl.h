/* Translation: English message ids, translated where they are drawn. */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#include <libintl.h>

#define N_(s) s
#define _(s) gettext(s)

#endif
