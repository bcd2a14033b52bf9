/* Field tables of secrets, what was tried, and of the calls about them. */
#include <showroom/secret.h>

#include "base/intl.h"
#include "base/banned.h"

bool
sr_role_pin(int32_t role)
{
	return role == SR_DESK || role == SR_SALES;
}

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_secret, m, lab, typ, w, fl, ch)
static const struct sr_field secret[] = {
	SR_HEAD_FIELDS(struct sr_secret),
	F(staff, N_("Who"), REF, 8, SR_FIXED, &sr_ref_staff),
	F(kind, "kind", ENUM, 10, 0, &sr_choice_secret_kind),
	F(hash, "hash", TEXT, 20, SR_HIDDEN, NULL),
	F(pepper, "pepper", TEXT, 16, SR_HIDDEN, NULL),
	F(used_at, "used", INSTANT, 16, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_secret =
    SR_RECORD("secret", N_("Secret"), struct sr_secret, secret);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_attempt, m, lab, typ, w, fl, ch)
static const struct sr_field attempt[] = {
	SR_HEAD_FIELDS(struct sr_attempt),
	F(who, "who", TEXT, 8, SR_FIXED, NULL),
	F(source, "source", TEXT, 8, SR_FIXED, NULL),
	F(failures, "failures", INT, 3, 0, NULL),
	F(last_at, "last", INSTANT, 16, 0, NULL),
	F(last_ms, "last_ms", INT, 12, 0, NULL),
	F(boot, "boot", TEXT, 36, 0, NULL),
};
#undef F
const struct sr_record sr_rec_attempt =
    SR_RECORD("attempt", N_("Secret"), struct sr_attempt, attempt);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_failure, m, lab, typ, w, fl, ch)
static const struct sr_field failure[] = {
	SR_HEAD_FIELDS(struct sr_failure),
	F(source, "source", TEXT, 8, SR_FIXED, NULL),
	F(last_at, "last", INSTANT, 16, 0, NULL),
	F(last_ms, "last_ms", INT, 12, 0, NULL),
	F(boot, "boot", TEXT, 36, 0, NULL),
};
#undef F
const struct sr_record sr_rec_failure =
    SR_RECORD("failure", N_("Secret"), struct sr_failure, failure);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_unlock, m, lab, typ, w, fl, ch)
static const struct sr_field unlock[] = {
	F(code, N_("Staff code"), TEXT, 6, SR_REQUIRED, NULL),
	F(secret, N_("PIN or passphrase"), BYTES, 20, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_unlock =
    SR_RECORD("unlock", N_("Login"), struct sr_unlock, unlock);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_secret_new, m, lab, typ, w, fl, ch)
static const struct sr_field secret_new[] = {
	F(staff, N_("Who"), REF, 8, 0, &sr_ref_staff),
	F(old, N_("PIN or passphrase"), BYTES, 20, SR_HIDDEN, NULL),
	F(secret, N_("PIN or passphrase"), BYTES, 20, SR_HIDDEN, NULL),
	F(clear, "clear", BOOL, 3, 0, NULL),
};
#undef F
const struct sr_record sr_rec_secret_new =
    SR_RECORD("secret_new", N_("Secret"), struct sr_secret_new, secret_new);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_pulse, m, lab, typ, w, fl, ch)
static const struct sr_field pulse[] = {
	F(idle, "idle", INT, 6, 0, NULL),
};
#undef F
const struct sr_record sr_rec_pulse =
    SR_RECORD("pulse", "pulse", struct sr_pulse, pulse);
