/* The screens that others open: one line each; screens.c holds the menu. */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include "tui/screen.h"

#endif
