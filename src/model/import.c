/* Field tables of batches, drafts, findings, chunks and bare keys. */
#include <showroom/import.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_batch, m, lab, typ, w, fl, ch)
static const struct sr_field batch[] = {
	SR_HEAD_FIELDS(struct sr_batch),
	F(kind, N_("Kind"), TEXT, 10, SR_REQUIRED, NULL),
	F(file, N_("File"), TEXT, 30, 0, NULL),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(state, N_("State"), ENUM, 8, SR_KEPT, &sr_choice_batch_state),
	F(taken, N_("Rows taken"), INT, 7, 0, NULL),
	F(refused, N_("Rows refused"), INT, 7, 0, NULL),
	F(strict, N_("Strict"), BOOL, 3, 0, NULL),
	F(corrections, N_("As corrections"), BOOL, 3, 0, NULL),
	F(dry, N_("Dry run"), BOOL, 3, SR_LOCAL, NULL),
	F(key, N_("Import"), TEXT, 16, SR_LOCAL, NULL),
	F(day, N_("Day"), DAY, 10, SR_LOCAL, NULL),
	F(minute, N_("Time"), TIME, 5, SR_LOCAL, NULL),
};
#undef F
const struct sr_record sr_rec_batch =
    SR_RECORD("batch", N_("Import"), struct sr_batch, batch);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_refusal, m, lab, typ, w, fl, ch)
static const struct sr_field refusal[] = {
	F(row, N_("Row"), INT, 7, 0, NULL),
	F(field, N_("Field"), TEXT, 12, 0, NULL),
	F(message, N_("Reason"), TEXT, 40, 0, NULL),
	F(a0, "0", TEXT, 10, 0, NULL),
	F(a1, "1", TEXT, 10, 0, NULL),
	F(a2, "2", TEXT, 10, 0, NULL),
	F(a3, "3", TEXT, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_refusal =
    SR_RECORD("refusal", N_("Refused row"), struct sr_refusal, refusal);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_adopt, m, lab, typ, w, fl, ch)
static const struct sr_field adopt[] = {
	F(batch, N_("Import"), ID, 8, 0, NULL),
	F(list, N_("List"), TEXT, 10, SR_REQUIRED, NULL),
	F(name, N_("Name"), TEXT, 16, SR_REQUIRED, NULL),
	F(id, "id", ID, 8, 0, NULL),
};
#undef F
const struct sr_record sr_rec_adopt =
    SR_RECORD("adopt", N_("New name"), struct sr_adopt, adopt);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_undo_line, m, lab, typ, w, fl, ch)
static const struct sr_field undo_line[] = {
	F(noun, N_("What"), ENUM, 8, 0, &sr_choice_noun),
	F(id, "id", ID, 8, 0, NULL),
	F(text, N_("Text"), TEXT, 40, 0, NULL),
	F(why, N_("Kept because"), TEXT, 40, 0, NULL),
};
#undef F
const struct sr_record sr_rec_undo_line =
    SR_RECORD("undo_line", N_("Kept row"), struct sr_undo_line, undo_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_draft, m, lab, typ, w, fl, ch)
static const struct sr_field draft[] = {
	SR_HEAD_FIELDS(struct sr_draft),
	F(staff, N_("Staff member"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(form, N_("Form"), TEXT, 12, SR_REQUIRED, NULL),
	F(row, N_("Record"), INT, 8, 0, NULL),
	F(body, N_("Content"), BYTES, 40, 0, NULL),
};
#undef F
const struct sr_record sr_rec_draft =
    SR_RECORD("draft", N_("Draft"), struct sr_draft, draft);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_chunk, m, lab, typ, w, fl, ch)
static const struct sr_field chunk[] = {
	F(offset, N_("Offset"), INT, 8, 0, NULL),
	F(size, N_("Size"), INT, 8, 0, NULL),
	F(data, N_("Content"), BYTES, 8, 0, NULL),
	F(name, N_("File"), TEXT, 30, 0, NULL),
	F(manifest, N_("Manifest"), BYTES, 8, 0, NULL),
};
#undef F
const struct sr_record sr_rec_chunk =
    SR_RECORD("chunk", N_("Chunk"), struct sr_chunk, chunk);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_key, m, lab, typ, w, fl, ch)
static const struct sr_field key[] = {
	F(id, "id", ID, 8, 0, NULL),
};
#undef F
const struct sr_record sr_rec_key =
    SR_RECORD("key", N_("Key"), struct sr_key, key);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_none, m, lab, typ, w, fl, ch)
static const struct sr_field none[] = {
	F(unused, "unused", INT, 1, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_none =
    SR_RECORD("none", N_("Nothing"), struct sr_none, none);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_count, m, lab, typ, w, fl, ch)
static const struct sr_field count[] = {
	F(n, N_("Count"), INT, 6, 0, NULL),
};
#undef F
const struct sr_record sr_rec_count =
    SR_RECORD("count", N_("Count"), struct sr_count, count);
