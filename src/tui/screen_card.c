/* placeholder until the card's screen stands */
#include "tui/screens.h"
#include "base/banned.h"

void
card_show(struct ui *ui, sr_id id)
{
	(void)ui, (void)id;
}

void
card_new(struct ui *ui, sr_id visit)
{
	(void)ui, (void)visit;
}
