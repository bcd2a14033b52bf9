/*
 * A store that is made up: a register of any length, computed row by row, so
 * that the machinery of screens is tested without a file.
 */
#ifndef TESTS_FAKE_H
#define TESTS_FAKE_H

#include <showroom/call.h>
#include <showroom/staff.h>

#define FAKE_ID(i) (((sr_id)1 << 40) + (i) + 1)

struct fake {
	int64_t total;  /* lines of the register */
	int64_t served; /* rows given out */
	int calls;      /* visit.find */
	bool broken;    /* visit.find fails */
	sr_day today;
	sr_time minute;
	int32_t role;
	/* The line that was saved last. */
	sr_id saved;
	char name[64], phone[32], note[256];
	sr_id model;
	int saves;
	/* The one draft there is. */
	char draft[4096], form[32];
	sr_id draft_row;
	int drafts; /* how often it was saved */
};

void fake_init(struct fake *f, int64_t total);
struct sr *fake_open(struct fake *f);

#endif
