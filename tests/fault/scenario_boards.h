/* Operations that scenario.c puts into its table. */
#ifndef FAULT_SCENARIO_BOARDS_H
#define FAULT_SCENARIO_BOARDS_H

struct desk;

int desk_before(struct desk *k);
int desk_op(struct desk *k, int n);
int loss_op(struct desk *k, int n);
int merge_before(struct desk *k);
int merge_op(struct desk *k, int n);
int pool_before(struct desk *k);
int round_before(struct desk *k);
int round_op(struct desk *k, int n);
int rule_op(struct desk *k, int n);
int turn_before(struct desk *k);

#endif
