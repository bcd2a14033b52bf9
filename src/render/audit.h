/* The audit trail as people read it: which fields, and what they were. */
#ifndef RENDER_AUDIT_H
#define RENDER_AUDIT_H

#include <showroom/audit.h>
#include <showroom/dir.h>

struct arena;

/*
 * The fields that row A tells of with what stood in them, where that is
 * known: "Grade (was A); Note"; text in MEM.
 */
const char *audit_changes(
    const struct sr_dir *d, const struct sr_audit *a, struct arena *mem);
/* The same for programs: "grade=A; note=". */
const char *audit_before(
    const struct sr_dir *d, const struct sr_audit *a, struct arena *mem);

#endif
