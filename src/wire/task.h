/*
 * One piece of work on a file that no store has open: the client has no
 * database of its own, so it starts `showroomd --task`, says what it wants as
 * a record, and gets a verdict and rows.
 */
#ifndef WIRE_TASK_H
#define WIRE_TASK_H

#include <showroom/field.h>

struct arena;

/*
 * Have ASK (of record WHAT) done by a store of its own, here and with this
 * user's rights; ROWS of record OF, text in A.  SR_OK or why not.
 */
int task_run(const struct sr_record *what, const void *ask,
    const struct sr_record *of, struct sr_rows *rows, struct arena *a,
    struct sr_error *err);

/* In the store: what is asked at FD into ASK; false: nothing that is. */
bool task_asked(
    int fd, const struct sr_record *what, void *ask, struct arena *a);
/* What became of it; closes FD. */
void task_answer(int fd, int rc, const struct sr_error *err,
    const struct sr_record *of, const struct sr_rows *rows, struct arena *a);

#endif
