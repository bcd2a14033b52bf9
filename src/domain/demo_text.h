/* What people write into the log of the example dealership. */
#ifndef DOMAIN_DEMO_TEXT_H
#define DOMAIN_DEMO_TEXT_H

#include "domain/sample.h"

enum demo_text {
	DEMO_UP,
	DEMO_SAME,
	DEMO_DOWN,
	DEMO_UNREACHED,
	DEMO_INSTORE,
	DEMO_LOST,
	DEMO_FROZEN,
	DEMO_REFUSED,
	DEMO_AGREED,
	DEMO_INSTRUCTION,
	DEMO_VISIT,
	DEMO_REMARK,
	DEMO_WAITS,
	DEMO_WON,
	DEMO_NTEXT
};

/* One of them, into a buffer that is good until the next call on it. */
enum { DEMO_TEXT = 256 };
const char *demo_text(
    struct sample *s, enum demo_text kind, char buf[static DEMO_TEXT]);

#endif
