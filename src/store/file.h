/*
 * Files beside the database: temporary ones, whole writes, durable names.
 * Knows no database.  What fails comes back as an errno, 0 is success.
 */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/crypt.h"

struct arena;

enum { FILE_PATH = 4096 };

/* What stands beside a database: its name with one of these behind it. */
#define FILE_LOG "-wal" /* belongs to the content until it is empty */
#define FILE_SHARED "-shm"
#define FILE_LOCK ".lock"
#define FILE_KEY ".key"       /* of the audit trail */
#define FILE_PEPPER ".pepper" /* of PINs and passphrases */

/* All of them, "" for itself first; those with the content before FILE_OWN. */
enum { FILE_OWN = 4, FILE_TAILS = 7 };
extern const char *const file_tails[FILE_TAILS];

/* A new file PATH.part-XXXXXX for its owner alone: open in *FD. */
int file_temp(const char *path, char name[FILE_PATH], int *fd);
/* Remove NAME and all that stands beside it. */
void file_remove(const char *name);
/* Remove NAME and its log alone: what a later file of that name would use. */
void file_remove_content(const char *name);
/* Remove temporary files of PATH that a kill left.  For who has its lock. */
void file_sweep(const char *path);

int file_write(int fd, const void *data, size_t n);
/* LEN bytes from the place where FD is, fewer only at the end. */
int file_read(int fd, void *buf, size_t len, size_t *got);
/* A small file whole, with a 0 behind it; malloc'ed. */
int file_text(const char *path, size_t limit, char **text);
/* All of FROM, from its beginning, to TO (-1: nowhere), hashed on the way. */
int file_copy(int from, int to, int64_t *size, char hex[CRYPT_HEX]);
/* The directory that holds PATH; DIR has room for FILE_PATH. */
void file_directory(const char *path, char *dir);
/* Make names in the directory of PATH durable. */
int file_sync_directory(const char *path);
/*
 * PATH, or what it leads to if it is a symbolic link: what stands beside a
 * file stands beside that one.
 */
const char *file_real(struct arena *a, const char *path);
/* Is there something called PATH? */
bool file_exists(const char *path);
/* Is there something in the file PATH + TAIL? */
bool file_filled(const char *path, const char *tail);

#endif
