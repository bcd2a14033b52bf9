/*
 * Why the system refused something.  The C library's catalogue is rarely
 * installed, so the reasons people meet are messages of our own.
 */
#include <errno.h>
#include <string.h>

#include "base/intl.h"
#include "base/reason.h"
#include "base/banned.h"

static const struct {
	int err;
	const char *text;
} reasons[] = {
	{ EACCES, N_("Permission denied") },
	{ EBUSY, N_("Device or resource busy") },
	{ EDQUOT, N_("Disk quota exceeded") },
	{ EEXIST, N_("File exists") },
	{ EFBIG, N_("File too large") },
	{ EIO, N_("Input/output error") },
	{ EISDIR, N_("Is a directory") },
	{ ELOOP, N_("Too many levels of symbolic links") },
	{ EMFILE, N_("Too many open files") },
	{ ENAMETOOLONG, N_("File name too long") },
	{ ENOENT, N_("No such file or directory") },
	{ ENOMEM, N_("Cannot allocate memory") },
	{ ENOSPC, N_("No space left on device") },
	{ ENOTDIR, N_("Not a directory") },
	{ EPERM, N_("Operation not permitted") },
	{ EROFS, N_("Read-only file system") },
	{ ETXTBSY, N_("Text file busy") },
};

const char *
reason_of(int err)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (reasons[i].err == err)
			return reasons[i].text;
	}
	return strerror(err);
}
