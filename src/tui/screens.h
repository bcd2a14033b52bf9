/* The screens that others open: one line each; screens.c holds the menu. */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include <showroom/types.h>

#include "tui/screen.h"

extern const struct screen screen_lists, screen_list;
extern const struct screen screen_today, screen_register, screen_search;
extern const struct screen screen_cards, screen_card, screen_person;
extern const struct screen screen_daily, screen_behind;
extern const struct screen screen_calendar, screen_calday;
extern const struct screen screen_progress, screen_evidence, screen_abnormal;
extern const struct screen screen_rota, screen_drives, screen_appointments;
extern const struct screen screen_boards, screen_hot, screen_sheet;
extern const struct screen screen_reports, screen_paper;
extern const struct screen screen_losses;
extern const struct screen screen_loss_sums, screen_loss_cards;

extern const struct screen screen_twins, screen_merge;
extern const struct screen screen_rounds, screen_round;

/* Two persons side by side, to be made one. */
void merge_show(struct ui *ui, sr_id one, sr_id other);
extern const struct screen screen_pool, screen_timeline, screen_links;
extern const struct screen screen_standins;

/* Whom PERSON counts as one with. */
void links_show(struct ui *ui, sr_id person);
/* The card ID. */
void card_show(struct ui *ui, sr_id id);
/* The same for the card that V is about (screen->card), and is there one? */
void card_show_here(struct view *v);
bool card_here(const struct view *v);
/* A new card from register line VISIT (0: from nothing). */
void card_new(struct ui *ui, sr_id visit);
struct sr_person;
/* A new card of a person who is known. */
void card_new_of(struct ui *ui, const struct sr_person *p);
/* The records behind a figure. */
struct sr_report_ask;
void behind_show(struct ui *ui, const struct sr_report_ask *ask);
/* A report as it is printed; its name is the table's. */
void paper_show(struct ui *ui, const struct sr_report_ask *ask);
/* The cards behind a figure of losses: WHAT it is (N_()), WHO it is of. */
struct sr_loss_ask;
void loss_cards_show(struct ui *ui, const struct sr_loss_ask *ask,
    const char *what, const char *who);
/* The person ID: all fields. */
void person_show(struct ui *ui, sr_id id);

#endif
