/*
 * What somebody typed at a shared desk and the store did not take before
 * another person came.  It stays in this process and on no screen until its
 * owner is at the desk again: then it is a draft of his, as any other.
 */
#ifndef TUI_KEPT_H
#define TUI_KEPT_H

struct ui;

/* Another person came: keep what ui->last typed and no draft has. */
void kept_take(struct ui *ui);
/* What is kept for who is here now becomes his drafts, as far as it goes. */
void kept_give(struct ui *ui);
void kept_free(struct ui *ui);

#endif
