/*
 * The example dealership: ninety days of a showroom that ends today, made
 * through the operations themselves, so that every rule holds for it.
 */
#ifndef DOMAIN_DEMO_H
#define DOMAIN_DEMO_H

#include "domain/domain.h"

enum { DEMO_DAYS = 90, DEMO_SALES = 8 };

/* Staff codes: salespeople are 01 to 08. */
#define DEMO_ADMIN "00"
#define DEMO_FIRST_SALES "01" /* 李晓梅 */
#define DEMO_DESK "09"
#define DEMO_SUPERVISOR "10" /* 陈主管 */
#define DEMO_MANAGER "11"    /* 王经理 */

/*
 * Fill the file of D, just made with options create and demo.  The last day
 * is the clock's (real or fixed), filled up to its minute; the clock then
 * goes on as it was.  The same day and minute give the same house.  The
 * error, on failure, goes to ERR.
 */
int demo_fill(struct domain *d, struct sr_error *err);

#endif
