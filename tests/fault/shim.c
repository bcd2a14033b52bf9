/*
 * Preloaded into a program: counts its allocations, or its calls that change
 * files or ask about them, over all its processes; the one it is told of
 * fails, or the process is killed before it.  struct shim says which.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t n);

/* NULL: this process is let alone. */
static struct shim *shim;

/* In a part of the C library that falls over without memory, or our own. */
static _Thread_local int spared;

/* ---- whether it fails ---- */

static void
fallen(int sig)
{
	atomic_store(&shim->fell, sig);
	signal(sig, SIG_DFL);
	raise(sig);
}

__attribute__((constructor)) static void
begin(void)
{
	static const int falls[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };
	const char *path = getenv("FAULT_SHIM");
	int fd = path != NULL
		     ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR, 0)
		     : -1;
	void *p = MAP_FAILED;

	if (fd >= 0) {
		p = mmap(NULL, sizeof(*shim), PROT_READ | PROT_WRITE,
		    MAP_SHARED, fd, 0);
		syscall(SYS_close, fd);
	}
	if (p == MAP_FAILED ||
	    strcmp(((struct shim *)p)->in, program_invocation_short_name) != 0)
		return;
	shim = p;
	for (size_t i = 0; i < sizeof(falls) / sizeof(falls[0]); i++)
		signal(falls[i], fallen);
}

/* One more act of KIND; true: it does not come off, errno says why. */
static int
fails(enum shim_class class, enum shim_kind kind, const char *call,
    const char *name)
{
	long n;

	if (shim == NULL || spared || shim->class != class)
		return 0;
	n = atomic_fetch_add(&shim->count, 1) + 1;
	if (shim->at == 0 && n < SHIM_KINDS)
		shim->kind[n] = (unsigned char)kind;
	if (shim->at == 0 || n < shim->at ||
	    (n > shim->at &&
		(!shim->sticky || kind != shim->kind[shim->at % SHIM_KINDS])))
		return 0;
	if (atomic_fetch_add(&shim->hit, 1) == 0 && class != SHIM_MEMORY)
		snprintf(shim->where, sizeof(shim->where), "%s %.70s", call,
		    strrchr(name, '/') != NULL ? strrchr(name, '/') + 1 : name);
	if (shim->error == 0)
		kill(getpid(), SIGKILL);
	errno = shim->error;
	return 1;
}

/* ---- allocations ---- */

static int
no_memory(void)
{
	return fails(SHIM_MEMORY, KIND_MEMORY, "malloc", "");
}

void *
malloc(size_t n)
{
	return no_memory() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return no_memory() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t n)
{
	return no_memory() ? NULL : __libc_realloc(old, n);
}

/* ---- calls on files ---- */

static int
ours(const char *name)
{
	size_t n = shim != NULL ? strlen(shim->dir) : 0;

	return n > 0 && strncmp(name, shim->dir, n) == 0;
}

static int
fails_at(enum shim_class class, enum shim_kind kind, const char *call,
    const char *name)
{
	return ours(name) && fails(class, kind, call, name);
}

static int
fails_on(enum shim_class class, enum shim_kind kind, const char *call, int fd)
{
	char link[40], name[256];
	long n;

	if (shim == NULL || shim->class != class)
		return 0;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = syscall(
	    SYS_readlinkat, AT_FDCWD, link, name, (long)sizeof(name) - 1);
	name[n > 0 ? n : 0] = '\0';
	return fails_at(class, kind, call, name);
}

#define CHANGES_DATA(fd) fails_on(SHIM_CHANGES, KIND_DATA, __func__, fd)
#define CHANGES_NAME(name) fails_at(SHIM_CHANGES, KIND_NAME, __func__, name)
#define ASKS_OF(fd) fails_on(SHIM_ASKS, KIND_ASK, __func__, fd)
#define ASKS_AT(name) fails_at(SHIM_ASKS, KIND_ASK, __func__, name)

/* The real one, for what is more than a system call. */
#define REAL(name, type) \
	union { \
		void *symbol; \
		type; \
	} real = { dlsym(RTLD_NEXT, name) }

static int
opens(const char *name, int flags, unsigned mode)
{
	int changes = flags & (O_CREAT | O_TRUNC);

	if (changes ? fails_at(SHIM_CHANGES, KIND_NAME, "open", name)
		    : fails_at(SHIM_ASKS, KIND_ASK, "open", name))
		return -1;
	return (int)syscall(SYS_openat, AT_FDCWD, name, flags, mode);
}

static unsigned
mode_of(int flags, va_list *ap)
{
	return flags & (O_CREAT | __O_TMPFILE) ? va_arg(*ap, unsigned) : 0;
}

int
open(const char *name, int flags, ...)
{
	va_list ap;
	unsigned mode;

	va_start(ap, flags);
	mode = mode_of(flags, &ap);
	va_end(ap);
	return opens(name, flags, mode);
}

int
open64(const char *name, int flags, ...)
{
	va_list ap;
	unsigned mode;

	va_start(ap, flags);
	mode = mode_of(flags, &ap);
	va_end(ap);
	return opens(name, flags, mode);
}

FILE *
fopen(const char *name, const char *mode)
{
	REAL("fopen", FILE * (*call)(const char *, const char *));

	if (*mode == 'r' ? ASKS_AT(name) : CHANGES_NAME(name))
		return NULL;
	return real.call(name, mode);
}

int
mkstemp(char *name)
{
	REAL("mkstemp", int (*call)(char *));

	return CHANGES_NAME(name) ? -1 : real.call(name);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	return CHANGES_DATA(fd) ? -1 : syscall(SYS_write, fd, p, n);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	return CHANGES_DATA(fd) ? -1 : syscall(SYS_pwrite64, fd, p, n, at);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off64_t at)
{
	return CHANGES_DATA(fd) ? -1 : syscall(SYS_pwrite64, fd, p, n, at);
}

int
ftruncate(int fd, off_t n)
{
	return CHANGES_DATA(fd) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int
ftruncate64(int fd, off64_t n)
{
	return CHANGES_DATA(fd) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int
fsync(int fd)
{
	return CHANGES_DATA(fd) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	return CHANGES_DATA(fd) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
fchmod(int fd, mode_t mode)
{
	return CHANGES_DATA(fd) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int
chmod(const char *name, mode_t mode)
{
	return CHANGES_NAME(name)
		   ? -1
		   : (int)syscall(SYS_fchmodat, AT_FDCWD, name, mode);
}

int
mkdir(const char *name, mode_t mode)
{
	return CHANGES_NAME(name)
		   ? -1
		   : (int)syscall(SYS_mkdirat, AT_FDCWD, name, mode);
}

int
unlink(const char *name)
{
	return CHANGES_NAME(name)
		   ? -1
		   : (int)syscall(SYS_unlinkat, AT_FDCWD, name, 0);
}

int
rename(const char *from, const char *to)
{
	return CHANGES_NAME(to) ? -1
				: (int)syscall(SYS_renameat2, AT_FDCWD, from,
				      AT_FDCWD, to, 0);
}

int
link(const char *from, const char *to)
{
	return CHANGES_NAME(to)
		   ? -1
		   : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

ssize_t
send(int fd, const void *p, size_t n, int flags)
{
	return fails(SHIM_CHANGES, KIND_WORD, "send", "")
		   ? -1
		   : syscall(SYS_sendto, fd, p, n, flags, NULL, 0);
}

/* ---- what only asks ---- */

ssize_t
read(int fd, void *p, size_t n)
{
	return ASKS_OF(fd) ? -1 : syscall(SYS_read, fd, p, n);
}

ssize_t
pread(int fd, void *p, size_t n, off_t at)
{
	return ASKS_OF(fd) ? -1 : syscall(SYS_pread64, fd, p, n, at);
}

ssize_t
pread64(int fd, void *p, size_t n, off64_t at)
{
	return ASKS_OF(fd) ? -1 : syscall(SYS_pread64, fd, p, n, at);
}

void *
mmap64(void *at, size_t n, int prot, int flags, int fd, off64_t from)
{
	return fd >= 0 && ASKS_OF(fd)
		   ? MAP_FAILED
		   : (void *)syscall(SYS_mmap, at, n, prot, flags, fd, from);
}

int
flock(int fd, int how)
{
	return fails_on(SHIM_ASKS, KIND_LOCK, "flock", fd)
		   ? -1
		   : (int)syscall(SYS_flock, fd, how);
}

/* Giving a lock back does not fail. */
static int
locks(int fd, int what, void *arg)
{
	struct flock *l = arg;

	if (what == F_SETLK && l->l_type != F_UNLCK &&
	    fails_on(SHIM_ASKS, KIND_LOCK, "fcntl", fd))
		return -1;
	return (int)syscall(SYS_fcntl, fd, what, arg);
}

int
fcntl(int fd, int what, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, what);
	arg = va_arg(ap, void *);
	va_end(ap);
	return locks(fd, what, arg);
}

int fcntl64(int fd, int what, ...) __attribute__((alias("fcntl")));

int
access(const char *name, int how)
{
	return ASKS_AT(name) ? -1
			     : (int)syscall(SYS_faccessat, AT_FDCWD, name, how);
}

int
stat(const char *name, struct stat *s)
{
	return ASKS_AT(name)
		   ? -1
		   : (int)syscall(SYS_newfstatat, AT_FDCWD, name, s, 0);
}

int
stat64(const char *name, struct stat64 *s)
{
	return ASKS_AT(name)
		   ? -1
		   : (int)syscall(SYS_newfstatat, AT_FDCWD, name, s, 0);
}

int
lstat(const char *name, struct stat *s)
{
	return ASKS_AT(name) ? -1
			     : (int)syscall(SYS_newfstatat, AT_FDCWD, name, s,
				   AT_SYMLINK_NOFOLLOW);
}

int
lstat64(const char *name, struct stat64 *s)
{
	return ASKS_AT(name) ? -1
			     : (int)syscall(SYS_newfstatat, AT_FDCWD, name, s,
				   AT_SYMLINK_NOFOLLOW);
}

int
fstat(int fd, struct stat *s)
{
	return ASKS_OF(fd)
		   ? -1
		   : (int)syscall(SYS_newfstatat, fd, "", s, AT_EMPTY_PATH);
}

int
fstat64(int fd, struct stat64 *s)
{
	return ASKS_OF(fd)
		   ? -1
		   : (int)syscall(SYS_newfstatat, fd, "", s, AT_EMPTY_PATH);
}

int
statfs(const char *name, struct statfs *s)
{
	return ASKS_AT(name) ? -1 : (int)syscall(SYS_statfs, name, s);
}

/* ---- parts of the C library ---- */

/* glibc 2.36 reads nsswitch.conf with assertions in place of checks. */
int
getpwuid_r(
    uid_t uid, struct passwd *pw, char *buf, size_t n, struct passwd **found)
{
	REAL("getpwuid_r", int (*call)(uid_t, struct passwd *, char *, size_t,
			       struct passwd **));
	int rc;

	spared++;
	rc = real.call(uid, pw, buf, n, found);
	spared--;
	return rc;
}

/* A locale that cannot be loaded is as one that is not installed. */
char *
setlocale(int category, const char *name)
{
	REAL("setlocale", char *(*call)(int, const char *));
	char *is;

	spared++;
	is = real.call(category, name);
	spared--;
	return is;
}
