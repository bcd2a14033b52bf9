/* The operation table, out of the one list in showroom/ops.h. */
#include <showroom/ops.h>

#include "base/banned.h"

#define MANY_ONE false
#define MANY_MANY true
#define WRITES_READ false
#define WRITES_WRITE true
#define WRITES_LONG false
#define LENGTHY_READ false
#define LENGTHY_WRITE false
#define LENGTHY_LONG true

const struct sr_opdef sr_ops[SR_NOPS] = {
#define SR_X(id, fn, nam, who, ar, an, re, rn, mode) \
	[SR_OP_##id] = { .name = (nam), \
		.may = SR_MAY_##who, \
		.arg = &sr_rec_##ar, \
		.res = &sr_rec_##re, \
		.arg_many = MANY_##an, \
		.res_many = MANY_##rn, \
		.write = WRITES_##mode, \
		.lengthy = LENGTHY_##mode },
	SR_OPERATIONS(SR_X)
#undef SR_X
};

bool
sr_op_allowed(int op, int32_t role)
{
	if (op < 0 || op >= SR_NOPS)
		return false;
	if (sr_ops[op].may == SR_MAY_NOBODY)
		return true;
	return role > 0 && role < 31 && (sr_ops[op].may & SR_MAY(role)) != 0;
}
