/* The fields of a finding. */
#include <showroom/finding.h>

#include "base/intl.h"
#include "base/banned.h"

static const struct sr_field fields[] = {
	SR_FIELD(struct sr_finding, what, N_("Check"), TEXT, 12, 0, NULL),
	SR_FIELD(struct sr_finding, detail, N_("Finding"), TEXT, 60, 0, NULL),
	SR_FIELD(struct sr_finding, note, N_("No fault"), BOOL, 3, 0, NULL),
};

const struct sr_record sr_rec_finding =
    SR_RECORD("finding", N_("Finding"), struct sr_finding, fields);
