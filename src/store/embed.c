/* Looks a file of schema/ up in the table that the build generates. */
#include <string.h>

#include "store/embed.h"
#include "base/banned.h"

const char *
embedded_text(const char *path)
{
	for (const struct embedded *e = embedded; e->path != NULL; e++) {
		if (strcmp(e->path, path) == 0)
			return e->text;
	}
	return NULL;
}
