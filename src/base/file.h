/*
 * base/file.h - read whole files, write whole files
 *
 * Takes   a folder (a root) and a path beneath it, or a path the user named
 * Gives   all bytes of a regular file; a file that is whole or untouched
 * Owns    a root owns its descriptor until file_root_close(); bytes go to the
 *         buf passed in
 * Fails   with a status that file_status_text() explains; reports nothing
 *         except where a struct diag is passed
 *
 * This is the only module that opens input files. A path that comes out of a
 * document is opened beneath its root by openat2(RESOLVE_BENEATH), so that
 * neither "..", nor an absolute path, nor a symbolic link leads out of it.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"
#include "base/diag.h"

enum file_status {
	FILE_OK,
	FILE_MISSING,
	FILE_OUTSIDE,     /* it leads out of the root */
	FILE_NOT_REGULAR, /* a folder, a device, a pipe */
	FILE_TOO_LARGE,
	FILE_FAILED, /* no permission, I/O error */
};

const char *file_status_text(enum file_status status);

/* A folder that files are read beneath. */
struct file_root {
	int folder;       /* descriptor */
	const char *path; /* as it was given, for messages; borrowed */
};

/* False when path is not a folder that can be read. */
bool file_root_open(struct file_root *root, const char *path);
void file_root_close(struct file_root *root);

/* Append the file at path beneath root to out; at most most bytes. */
enum file_status file_read_beneath(const struct file_root *root,
                                   const char *path, size_t most,
                                   struct buf *out);

/* The same for a path that the user named (command line, settings, data);
 * "-" is standard input. */
enum file_status file_read(const char *path, size_t most, struct buf *out);

bool file_exists(const char *path);

/*
 * Write n bytes to path: into a temporary file in the same folder, checked,
 * flushed to disk, renamed. False (and FILE_UNWRITABLE in d) leaves what
 * stood at path untouched. "-" is standard output.
 */
bool file_write(const char *path, const void *bytes, size_t n, struct diag *d);

/* The folder part of path ("." where there is none), and the rest. */
struct view file_folder(struct view path);
struct view file_name(struct view path);
/* The name without its last extension; the extension without its dot. */
struct view file_stem(struct view path);
struct view file_extension(struct view path);
/* folder/name, or name alone where folder is "." or name is absolute. */
char *file_join(struct arena *a, struct view folder, struct view name);
/* path with "a/../", "./" and "//" taken out; a leading ".." stays. */
struct view file_normal(struct arena *a, struct view path);

#endif
