/* Fields of backups that were made, and of the key they are sealed for. */
#include <showroom/backup.h>
#include <showroom/staff.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_backup, m, lab, typ, w, fl, ch)
static const struct sr_field backup[] = {
	SR_HEAD_FIELDS(struct sr_backup),
	F(made_at, N_("Made at"), INSTANT, 16, 0, NULL),
	F(file, N_("File"), TEXT, 30, 0, NULL),
	F(size, N_("Size"), INT, 10, 0, NULL),
	F(digest, N_("Digest"), TEXT, 16, 0, NULL),
	F(sealed, N_("Sealed"), BOOL, 3, 0, NULL),
	F(automatic, N_("By itself"), BOOL, 3, 0, NULL),
	F(good, N_("Good"), BOOL, 3, 0, NULL),
	F(why, N_("Why not"), TEXT, 30, 0, NULL),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
};
#undef F
const struct sr_record sr_rec_backup =
    SR_RECORD("backup", N_("Backup"), struct sr_backup, backup);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_seal, m, lab, typ, w, fl, ch)
static const struct sr_field seal[] = {
	F(key, N_("Key"), TEXT, 64, 0, NULL),
	F(text, N_("Content"), NOTE, 30, 0, NULL),
	F(off, N_("Not sealed"), BOOL, 3, 0, NULL),
};
#undef F
const struct sr_record sr_rec_seal =
    SR_RECORD("seal", N_("Key of backups"), struct sr_seal, seal);
