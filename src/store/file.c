/* Files beside the database. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/file.h"
#include "base/banned.h"

const char *const file_tails[FILE_TAILS] = { "", FILE_LOG, FILE_SHARED,
	"-journal", FILE_LOCK, FILE_KEY, FILE_PEPPER };

static const char part[] = ".part-";

enum { RANDOM = 6, PIECE = 256 * 1024 };

int
file_temp(const char *path, char name[FILE_PATH], int *fd)
{
	*fd = -1;
	if (snprintf(name, FILE_PATH, "%s%sXXXXXX", path, part) >= FILE_PATH)
		return ENAMETOOLONG;
	*fd = mkstemp(name); /* 0600 */
	return *fd >= 0 ? 0 : errno;
}

static void
remove_tails(const char *name, int n)
{
	char path[FILE_PATH];

	for (int i = 0; i < n; i++)
		if (snprintf(path, sizeof(path), "%s%s", name, file_tails[i]) <
		    (int)sizeof(path))
			unlink(path);
}

void
file_remove(const char *name)
{
	remove_tails(name, FILE_TAILS);
}

void
file_remove_content(const char *name)
{
	remove_tails(name, FILE_OWN);
}

void
file_directory(const char *path, char *dir)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - path);

	if (n >= FILE_PATH)
		n = FILE_PATH - 1;
	memcpy(dir, path, n);
	dir[n] = '\0';
	if (slash == NULL)
		snprintf(dir, FILE_PATH, ".");
	else if (n == 0)
		snprintf(dir, FILE_PATH, "/");
}

void
file_sweep(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	size_t n = strlen(base), p = sizeof(part) - 1;
	char dir[FILE_PATH], name[FILE_PATH + 300];
	struct dirent *e;
	DIR *d;

	file_directory(path, dir);
	d = opendir(dir);
	while (d != NULL && (e = readdir(d)) != NULL) {
		const char *tail = e->d_name + n;
		if (strncmp(e->d_name, base, n) != 0 ||
		    strncmp(tail, part, p) != 0 || strlen(tail) < p + RANDOM)
			continue;
		snprintf(name, sizeof(name), "%s/%s", dir, e->d_name);
		unlink(name);
	}
	if (d != NULL)
		closedir(d);
}

int
file_write(int fd, const void *data, size_t n)
{
	const char *p = data;

	while (n > 0) {
		ssize_t done = write(fd, p, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return done < 0 ? errno : EIO;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

int
file_read(int fd, void *buf, size_t len, size_t *got)
{
	char *p = buf;

	*got = 0;
	while (*got < len) {
		ssize_t n = read(fd, p + *got, len - *got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return 0;
}

int
file_text(const char *path, size_t limit, char **text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), why = 0;
	size_t n = 0;

	*text = NULL;
	if (fd < 0)
		return errno;
	char *buf = malloc(limit + 1);
	why = buf == NULL ? ENOMEM : file_read(fd, buf, limit, &n);
	close(fd);
	if (why == 0 && n == limit)
		why = EFBIG;
	if (why != 0) {
		free(buf);
		return why;
	}
	buf[n] = '\0';
	*text = buf;
	return 0;
}

int
file_copy(int from, int to, int64_t *size, char hex[CRYPT_HEX])
{
	unsigned char mac[CRYPT_MAC];
	struct crypt_hash h;
	size_t n = PIECE;
	char *buf = malloc(PIECE);
	int why = buf == NULL ? ENOMEM : 0;

	*size = 0;
	if (why == 0 && lseek(from, 0, SEEK_SET) < 0)
		why = errno;
	crypt_hash_begin(&h, NULL);
	while (why == 0 && n == PIECE) {
		why = file_read(from, buf, PIECE, &n);
		if (why == 0 && to >= 0)
			why = file_write(to, buf, n);
		crypt_hash_bytes(&h, buf, n);
		*size += (int64_t)n;
	}
	crypt_hash_end(&h, mac);
	crypt_hex(hex, mac);
	free(buf);
	return why;
}

int
file_sync_directory(const char *path)
{
	char dir[FILE_PATH];
	int why = 0;

	file_directory(path, dir);
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) != 0)
		why = errno;
	if (fd >= 0)
		close(fd);
	return why;
}

const char *
file_real(struct arena *a, const char *path)
{
	struct stat s;
	char *real = NULL;

	if (lstat(path, &s) == 0 && S_ISLNK(s.st_mode))
		real = realpath(path, NULL);
	if (real != NULL)
		path = arena_dup(a, real);
	free(real);
	return path;
}

bool
file_exists(const char *path)
{
	struct stat s;

	return lstat(path, &s) == 0;
}

bool
file_filled(const char *path, const char *tail)
{
	char name[FILE_PATH];
	struct stat s;

	return snprintf(name, sizeof(name), "%s%s", path, tail) <
		   (int)sizeof(name) &&
	       stat(name, &s) == 0 && s.st_size > 0;
}
