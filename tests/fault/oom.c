/*
 * Preloaded into a program: its OOM_AT-th allocation fails, with OOM_STICKY
 * all from there on.  At the end their number goes into the file OOM_COUNT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pwd.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t n);

static atomic_long count;
static long at = -1; /* 0: never */
static int sticky;

/* In a part of the C library that falls over without memory. */
static _Thread_local int spared;

static int
fails(void)
{
	if (spared)
		return 0;
	long n = atomic_fetch_add(&count, 1) + 1;

	if (at < 0) {
		const char *s = getenv("OOM_AT");
		at = s != NULL ? atol(s) : 0;
		sticky = getenv("OOM_STICKY") != NULL;
	}
	if (at == 0 || (sticky ? n < at : n != at))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t n)
{
	return fails() ? NULL : __libc_realloc(old, n);
}

/* glibc 2.36 reads nsswitch.conf with assertions in place of checks. */
int
getpwuid_r(
    uid_t uid, struct passwd *pw, char *buf, size_t n, struct passwd **found)
{
	union {
		void *symbol;
		int (*call)(
		    uid_t, struct passwd *, char *, size_t, struct passwd **);
	} real;
	int rc;

	spared++;
	real.symbol = dlsym(RTLD_NEXT, "getpwuid_r");
	rc = real.call(uid, pw, buf, n, found);
	spared--;
	return rc;
}

/* A locale that cannot be loaded is as one that is not installed. */
char *
setlocale(int category, const char *name)
{
	union {
		void *symbol;
		char *(*call)(int, const char *);
	} real;
	char *is;

	spared++;
	real.symbol = dlsym(RTLD_NEXT, "setlocale");
	is = real.call(category, name);
	spared--;
	return is;
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("OOM_COUNT");
	int fd =
	    path != NULL ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	char text[24];
	int n = snprintf(text, sizeof(text), "%ld", atomic_load(&count));

	if (fd >= 0 && write(fd, text, (size_t)n) == n)
		close(fd);
}
