/* Backups that were made, and the key that they are sealed for. */
#ifndef SHOWROOM_BACKUP_H
#define SHOWROOM_BACKUP_H

#include <showroom/field.h>

struct sr_backup {
	SR_HEAD;
	sr_instant made_at;
	const char *file; /* its name, without directories */
	int64_t size;
	const char *digest; /* BLAKE2b-256 in hexadecimal */
	bool sealed;
	bool automatic; /* the store's own, not asked for */
	bool good;
	const char *why; /* not good: see SR_KEPT_ARG */
	sr_id staff;     /* who asked */
};
extern const struct sr_record sr_rec_backup;

/*
 * Making a key takes two calls, so that none is lost: without KEY a pair is
 * made (TEXT is what belongs into its file, nothing is stored); with KEY, its
 * public half, backups are sealed for it from then on; with OFF not any more.
 */
struct sr_seal {
	const char *key;
	const char *text;
	bool off;
};
extern const struct sr_record sr_rec_seal;

#endif
