/* A damaged file's rows into a new one, while nobody has it open. */
#include "domain/domain.h"
#include "store/restore.h"
#include "store/salvage.h"
#include "base/banned.h"

int
domain_salvage(const struct sr_task *t, struct sr_rows *rows, struct arena *mem,
    struct sr_error *err)
{
	struct lock lock = { .fd = -1 };
	int rc = lock_wait(&lock, t->from, RESTORE_WAIT, err);

	/* Where nothing can be written, nobody else writes either. */
	if (rc == SR_E_BUSY || rc == SR_E_NOMEM)
		return rc;
	rc = salvage(t->from, t->path, rows, mem, err);
	lock_drop(&lock);
	return rc;
}
