/* What an account of the machine is called, and whether there is one. */
#include <pwd.h>
#include <stdio.h>
#include <string.h>

#include "base/account.h"
#include "base/banned.h"

const char *
account_name(uid_t uid, char *to, size_t size)
{
	struct passwd pw, *found = NULL;
	char buf[4096];

	if (getpwuid_r(uid, &pw, buf, sizeof(buf), &found) == 0 &&
	    found != NULL)
		snprintf(to, size, "%s", pw.pw_name);
	else
		snprintf(to, size, "%lu", (unsigned long)uid);
	return to;
}

bool
account_missing(const char *name)
{
	struct passwd pw, *found = NULL;
	char buf[4096];

	/* An account without a name has its number for one. */
	if (name[strspn(name, "0123456789")] == '\0')
		return false;
	return getpwnam_r(name, &pw, buf, sizeof(buf), &found) == 0 &&
	       found == NULL;
}
