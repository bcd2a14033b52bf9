/* A key in a file beside the database. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/reason.h"
#include "store/file.h"
#include "store/keyfile.h"
#include "base/banned.h"

static int
refused(struct sr_error *err, const char *name, int why)
{
	int code = why == ENOSPC || why == EDQUOT ? SR_E_FULL : SR_E_FILE;

	return sr_fail(err, code, "", "",
	    N_("The key file {0} cannot be used: {1}."), 2, SR_TXT(name),
	    SR_LABEL(reason_of(why)));
}

/* Under another name first, so that nobody finds half a key. */
static int
key_make(const char *path, const char *name, unsigned char key[CRYPT_KEY],
    struct sr_error *err)
{
	char fresh[FILE_PATH];
	int fd, why = file_temp(path, fresh, &fd);

	if (why != 0)
		return refused(err, name, why);
	crypt_random(key, CRYPT_KEY);
	why = fchmod(fd, 0400) != 0 ? errno : file_write(fd, key, CRYPT_KEY);
	if (why == 0 && fsync(fd) != 0)
		why = errno;
	close(fd);
	if (why == 0 && rename(fresh, name) != 0)
		why = errno;
	if (why != 0)
		unlink(fresh);
	else if ((why = file_sync_directory(name)) == 0)
		return SR_OK;
	else
		unlink(name);
	crypt_wipe(key, CRYPT_KEY);
	return refused(err, name, why);
}

static int
key_read(int fd, const char *name, unsigned char key[CRYPT_KEY],
    struct sr_error *err)
{
	struct stat s;
	ssize_t n = -1;

	if (fstat(fd, &s) != 0)
		return refused(err, name, errno);
	if (!S_ISREG(s.st_mode) || (s.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("The key file {0} is open to others. Make it its "
		       "owner's alone: chmod 400 {0}"),
		    1, SR_TXT(name));
	do
		n = read(fd, key, CRYPT_KEY);
	while (n < 0 && errno == EINTR);
	if (n == CRYPT_KEY && s.st_size == CRYPT_KEY)
		return SR_OK;
	return sr_fail(err, SR_E_FILE, "", "",
	    N_("The key file {0} is damaged. Put the right one back, or take "
	       "it away: a new one is made (after a .pepper every PIN and "
	       "passphrase is set anew, after a .key earlier rows of the "
	       "audit trail cannot be verified)."),
	    1, SR_TXT(name));
}

int
keyfile_load(const char *path, const char *suffix, bool make,
    unsigned char key[CRYPT_KEY], struct sr_error *err)
{
	char name[FILE_PATH];
	int n = snprintf(name, sizeof(name), "%s%s", path, suffix);
	int fd, rc;

	if (n < 0 || n >= (int)sizeof(name))
		return refused(err, path, ENAMETOOLONG);
	fd = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT)
		return make ? key_make(path, name, key, err) : SR_E_NONE;
	if (fd < 0)
		return refused(err, name, errno);
	rc = key_read(fd, name, key, err);
	close(fd);
	return rc;
}
