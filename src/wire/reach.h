/*
 * Reaching the store of a place: in shared mode by its socket; in personal
 * mode by the meeting place of the file, where the first terminal starts the
 * store and others join.
 */
#ifndef WIRE_REACH_H
#define WIRE_REACH_H

#include <showroom/open.h>

struct reach;

/* A copy of PLACE; NULL when out of memory. */
struct reach *reach_new(const struct sr_place *place);
void reach_free(struct reach *r); /* NULL is fine */
/* A connected socket in *FD, the store started if need be. */
int reach_store(struct reach *r, int *fd, struct sr_error *err);
/* The fixed clock asked for, "" for none. */
const char *reach_now(const struct reach *r);
/* What to call this terminal in the trail: "pts/3", or where SSH came from. */
const char *reach_terminal(void);

#endif
