/* The person's form. */
#include "tui/screens.h"

#include "base/banned.h"

void
person_show(struct ui *ui, sr_id id)
{
	(void)ui, (void)id;
}
