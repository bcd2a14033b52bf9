/*
 * A line to the store that can be lost: a function call behind it, but it
 * tells what others change and breaks when it is told to.
 */
#ifndef TESTS_LINE_H
#define TESTS_LINE_H

#include <stdbool.h>

struct sr;
struct sr_server;

struct sr *line_open(const struct sr_server *server);
/* What FROM has changed is told on all other lines. */
void line_tell(struct sr *from);
/*
 * "dies": nobody answers any more; "back": it does again; "loses an answer":
 * the next write is done, and the store dies before it says so.
 */
bool line_store(const char *what);

#endif
