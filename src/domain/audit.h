/*
 * Who did what: the rows of the audit trail that operations leave.  Records
 * that are written are noted by the store itself (store/audit.h); here is
 * everything else: logins, what was denied, exports, what is owed to a full
 * disk, and anchors outside the file.
 */
#ifndef DOMAIN_AUDIT_H
#define DOMAIN_AUDIT_H

#include "domain/ctx.h"
#include "store/audit.h"

/*
 * For the dispatcher.  begin and end stand in the transaction of a writing
 * operation, before and behind its body; committed after it.
 */
void trail_begin(struct ctx *c, const struct sr_job *job);
int trail_end(struct ctx *c, const struct sr_job *job);
void trail_committed(struct ctx *c, const struct sr_job *job);
/*
 * Outside of any: before an export or a backup begins (refused when it
 * cannot be noted), after a login, after something was denied.
 */
int trail_before(struct ctx *c, const struct sr_job *job);
void trail_after(struct ctx *c, const struct sr_job *job, int rc);

/* Write the logins that wait: before other rows, at the latest each second. */
void trail_settle(struct domain *d);
/* Verify the last rows; a fault becomes a row of its own, once. */
void trail_look(struct domain *d);

void trail_close(struct domain *d);

#endif
