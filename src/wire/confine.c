/* Confinement by prctl and Landlock. */
#include <fcntl.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "wire/confine.h"
#include "base/banned.h"

/* Rights that a kernel may know and Debian 12's headers do not. */
enum { REFER = 1 << 13, TRUNCATE = 1 << 14 };

enum {
	LOOK = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	WRITE = LOOK | LANDLOCK_ACCESS_FS_WRITE_FILE |
		LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
		LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
		LANDLOCK_ACCESS_FS_REMOVE_DIR | REFER | TRUNCATE,
	/* Forbidden wherever nothing else is said. */
	ALL = WRITE | LANDLOCK_ACCESS_FS_EXECUTE |
	      LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
	      LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_SYM
};

/* What version VERSION of Landlock knows of them. */
static uint64_t
known(long version, uint64_t rights)
{
	if (version < 2)
		rights &= ~(uint64_t)REFER;
	if (version < 3)
		rights &= ~(uint64_t)TRUNCATE;
	return rights;
}

static void
allow(int rules, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr beneath = { .allowed_access = rights,
		.parent_fd = open(path, O_PATH | O_CLOEXEC) };

	if (beneath.parent_fd < 0)
		return;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
	    &beneath, 0);
	close(beneath.parent_fd);
}

static bool
restrict_files(const char *const writable[])
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr attr = { known(version, ALL) };
	bool done;
	int rules;

	if (version < 1)
		return false;
	rules =
	    (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
	if (rules < 0)
		return false;
	/* Names of accounts, zones, translations; the modes say the rest. */
	allow(rules, "/", LOOK);
	allow(rules, "/dev/null", LOOK | LANDLOCK_ACCESS_FS_WRITE_FILE);
	for (; *writable != NULL; writable++)
		allow(rules, *writable, known(version, WRITE));
	done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done;
}

bool
confine(const char *const writable[])
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	return restrict_files(writable);
}
