/* Filling a directory by hand: sr_dir_load and tests. */
#ifndef MODEL_DIR_ADD_H
#define MODEL_DIR_ADD_H

#include <showroom/dir.h>

/* Forget all entries; ENGLISH prefers English names from now on. */
void dir_clear(struct sr_dir *d, bool english);
/* A copy of E; entries of a list are added in the list's order. */
bool dir_add(struct sr_dir *d, const struct sr_dir_entry *e);
/* After the last one, before anything is asked.  False: out of memory. */
bool dir_ready(struct sr_dir *d);
void dir_swap(struct sr_dir *a, struct sr_dir *b);

#endif
