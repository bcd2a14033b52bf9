/*
 * Everything a client includes: opening a store, the call and its operations,
 * their records, and values as text.  Arenas are base/arena.h.
 */
#ifndef SHOWROOM_H
#define SHOWROOM_H

#include <showroom/dir.h>
#include <showroom/ftype.h>
#include <showroom/open.h>
#include <showroom/ops.h>

#endif
