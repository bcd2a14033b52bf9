/* Everything of libshowroom: records, operations, the call, formatting. */
#ifndef SHOWROOM_H
#define SHOWROOM_H

#include <showroom/dir.h>
#include <showroom/ftype.h>
#include <showroom/ops.h>

#endif
