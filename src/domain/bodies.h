/* The bodies of the operations, one per row of the table (ops.h). */
#ifndef DOMAIN_BODIES_H
#define DOMAIN_BODIES_H

#include "domain/ctx.h"

#define SR_X(id, fn, name, may, arg, an, res, rn, mode) op_body op_##fn;
SR_OPERATIONS(SR_X)
#undef SR_X

#endif
