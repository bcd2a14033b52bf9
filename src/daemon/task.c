/* One piece of work on a file that no store has open. */
#include "base/arena.h"
#include "daemon/daemon.h"
#include "wire/start.h"
#include "wire/task.h"
#include "base/banned.h"

int
daemon_task(void)
{
	struct arena *a = arena_new();
	struct sr_rows rows = { 0 };
	struct sr_task task;
	struct sr_error err;
	int rc;

	if (a == NULL)
		return 1;
	sr_error_clear(&err);
	if (!task_asked(START_READY, &sr_rec_task, &task, a)) {
		arena_free(a);
		return 2;
	}
	bool restore = task.kind == SR_TASK_RESTORE;
	rc = restore ? domain_restore(&task, &rows, a, &err)
		     : domain_salvage(&task, &rows, a, &err);
	task_answer(START_READY, rc, &err,
	    restore ? &sr_rec_finding : &sr_rec_salvaged, &rows, a);
	arena_free(a);
	return rc < 0;
}
