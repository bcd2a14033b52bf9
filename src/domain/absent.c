/* Bodies that are still to come: refused, until their noun's file is here. */
#include "domain/bodies.h"
#include "base/banned.h"

#define SR_X(id, fn, name, may, arg, an, res, rn, mode) \
	__attribute__((weak)) int op_##fn( \
	    struct ctx *c, const void *in, void *out) \
	{ \
		(void)in, (void)out; \
		return fail(c, SR_E_DENIED, "", "", name, 0); \
	}
SR_OPERATIONS(SR_X)
#undef SR_X
