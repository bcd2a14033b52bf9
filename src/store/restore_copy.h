/*
 * A backup as a copy beside the file: opened with its key, held against its
 * manifest, checked.  Changes nothing else; for restore.c alone.
 */
#ifndef STORE_RESTORE_COPY_H
#define STORE_RESTORE_COPY_H

#include "store/restore.h"

/* WHY is an errno of work on PATH; 0 is SR_OK. */
int restore_failed(struct restore *r, const char *path, int why);
/* Open the backup, in *FD; SR_E_FILE: it is none. */
int restore_source(struct restore *r, int *fd);
/* FROM, the backup, into TO, which is r->copy: whole, or SR_E_FILE. */
int restore_fetch(struct restore *r, int from, int to);

#endif
