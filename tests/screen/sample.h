/* A screen that shows how screens are written; the machinery's tests use it. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "tui/screen.h"

extern const struct screen screen_sample;

#endif
