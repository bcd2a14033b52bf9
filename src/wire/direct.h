/*
 * The transports without a process boundary.  Both copy every result into
 * the caller's arena and leave the caller's record alone on failure; SERVER
 * (its close included) belongs to the handle from then on.
 */
#ifndef WIRE_DIRECT_H
#define WIRE_DIRECT_H

#include <showroom/call.h>

#include "model/job.h"

/* Calls the dispatcher; NULL when out of memory (SERVER is then not closed). */
struct sr *sr_open_direct(const struct sr_server *server);
/* The same, but argument, result and error cross as bytes. */
struct sr *sr_open_loopback(const struct sr_server *server);

#endif
