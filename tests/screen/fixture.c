/*
 * The fixtures of screen tests: `sample` is made up; `demo` is the example
 * dealership.
 */
#include "fixture.h"

#include <string.h>

#include "fake.h"
#include "sample.h"

#include "base/banned.h"

static struct sr *
sample_open(const struct fixture_ask *ask, const char **why)
{
	static struct fake fake;

	(void)ask;
	*why = "";
	fake_init(&fake, 60);
	return fake_open(&fake);
}

static struct sr *
empty_open(const struct fixture_ask *ask, const char **why)
{
	static struct fake fake;

	(void)ask;
	*why = "";
	fake_init(&fake, 0);
	return fake_open(&fake);
}

static const struct fixture fixtures[] = {
	{ "sample", sample_open, &screen_sample },
	{ "empty", empty_open, &screen_sample },
};

const struct fixture *
fixture_find(const char *name)
{
	for (size_t i = 0; i < sizeof(fixtures) / sizeof(fixtures[0]); i++)
		if (strcmp(fixtures[i].name, name) == 0)
			return &fixtures[i];
	return NULL;
}
