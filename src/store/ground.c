/* Owners, modes and file systems under the database. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/account.h"
#include "base/intl.h"
#include "base/reason.h"
#include "store/file.h"
#include "store/ground.h"
#include "base/banned.h"

/* ---- file systems ---- */

enum { FUSE_MAGIC = 0x65735546 };

/* Those of other machines, by linux/magic.h and their own sources. */
static const struct {
	uint32_t magic;
	const char *name;
} networks[] = {
	{ 0x6969, "NFS" },
	{ 0x517b, "SMB" },
	{ 0xfe534d42, "SMB" },
	{ 0xff534d42, "CIFS" },
	{ 0x01021997, "9P" },
	{ 0x5346414f, "AFS" },
	{ 0x6b414653, "AFS" },
	{ 0x00c36400, "Ceph" },
	{ 0x73757245, "Coda" },
	{ 0x564c, "NCP" },
	{ 0x0bd00bd0, "Lustre" },
	{ 0x47504653, "GPFS" },
	{ 0x01161970, "GFS2" },
	{ 0x7461636f, "OCFS2" },
	{ 0x786f4256, "VirtualBox" },
	{ 0xbacbacbc, "VMware" },
};

/* Programs behind FUSE that keep a disk of this machine. */
static const char *const local_fuse[] = { "fuseblk", "fuse.ntfs-3g",
	"fuse.fuse-overlayfs" };

const char *
ground_network(const struct ground_fs *fs)
{
	for (size_t i = 0; i < sizeof(networks) / sizeof(networks[0]); i++)
		if (networks[i].magic == fs->magic)
			return networks[i].name;
	if (fs->magic != FUSE_MAGIC)
		return NULL;
	for (size_t i = 0; i < sizeof(local_fuse) / sizeof(local_fuse[0]); i++)
		if (strcmp(fs->type, local_fuse[i]) == 0)
			return NULL;
	/* Nobody knows what the program behind it does. */
	return *fs->type != '\0' ? fs->type : "FUSE";
}

/*
 * The type of the mount with device DEV.  A line of mountinfo reads
 * "36 35 98:0 /root /at rw,noatime master:1 - ext3 /dev/root rw".
 */
static void
mount_type(dev_t dev, char *to, size_t size)
{
	FILE *f = fopen("/proc/self/mountinfo", "re");
	char *line = NULL, want[48];
	size_t room = 0;

	snprintf(want, sizeof(want), " %u:%u ", major(dev), minor(dev));
	while (f != NULL && getline(&line, &room, f) > 0) {
		char *at = strstr(line, want);
		char *type = strstr(line, " - ");

		if (at == NULL || type == NULL || at > type)
			continue;
		type += 3;
		snprintf(to, size, "%.*s", (int)strcspn(type, " \n"), type);
		break;
	}
	free(line);
	if (f != NULL)
		fclose(f);
}

bool
ground_probe(const char *path, struct ground_fs *fs)
{
	struct statfs s;
	struct stat st;

	memset(fs, 0, sizeof(*fs));
	if (statfs(path, &s) != 0)
		return false;
	fs->magic = (uint32_t)s.f_type;
	if (fs->magic == FUSE_MAGIC && stat(path, &st) == 0)
		mount_type(st.st_dev, fs->type, sizeof(fs->type));
	return true;
}

/* ---- owners and modes ---- */

static int
unreachable(const char *path, int why, struct sr_error *err)
{
	return sr_fail(err, SR_E_FILE, "", "", N_("{0} cannot be opened: {1}."),
	    2, SR_TXT(path), SR_LABEL(reason_of(why)));
}

static int
check_one(const char *path, const struct stat *s, const char *mend,
    struct sr_error *err)
{
	char mode[8], name[ACCOUNT_NAME];

	snprintf(mode, sizeof(mode), "%04o", (unsigned)s->st_mode & 07777);
	if (s->st_uid != geteuid())
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} belongs to another user than {1}, whom the store "
		       "runs as. Mend it as root: chown {1}: {0}"),
		    2, SR_TXT(path),
		    SR_TXT(account_name(geteuid(), name, sizeof(name))));
	if ((s->st_mode & 077) == 0)
		return SR_OK;
	return sr_fail(err, SR_E_FILE, "", "",
	    N_("{0} has the mode {1}: others than the store could read the "
	       "customers. Mend it: chmod {2} {0}"),
	    3, SR_TXT(path), SR_TXT(mode), SR_TXT(mend));
}

/* A file that is not there yet is made with the right mode. */
static int
check_file(const char *path, const char *suffix, struct sr_error *err)
{
	char name[FILE_PATH];
	struct stat s;
	int n = snprintf(name, sizeof(name), "%s%s", path, suffix);

	if (n < 0 || (size_t)n >= sizeof(name))
		return unreachable(path, ENAMETOOLONG, err);
	if (lstat(name, &s) != 0)
		return errno == ENOENT ? SR_OK : unreachable(name, errno, err);
	if (!S_ISREG(s.st_mode))
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} is not a file. Check the name."), 1, SR_TXT(name));
	return check_one(name, &s, "0600", err);
}

int
ground_directory(const char *dir, struct sr_error *err)
{
	struct stat s;

	if (stat(dir, &s) != 0)
		return errno == ENOENT ? SR_OK : unreachable(dir, errno, err);
	return check_one(dir, &s, "0700", err);
}

int
ground_private(const char *path, struct sr_error *err)
{
	char dir[FILE_PATH];
	struct stat s;
	int rc;

	file_directory(path, dir);
	rc = stat(dir, &s) != 0 ? unreachable(dir, errno, err)
				: ground_directory(dir, err);
	for (int i = 0; rc == SR_OK && i < FILE_TAILS; i++)
		rc = check_file(path, file_tails[i], err);
	return rc;
}
