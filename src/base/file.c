/* base/file.c - read whole files, write whole files */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *file_status_text(enum file_status status)
{
	switch (status) {
	case FILE_OK:
		return "read";
	case FILE_MISSING:
		return "no such file";
	case FILE_OUTSIDE:
		return "outside the resource path";
	case FILE_NOT_REGULAR:
		return "not a regular file";
	case FILE_TOO_LARGE:
		return "too large";
	case FILE_FAILED:
		break;
	}
	return "cannot be read";
}

bool file_root_open(struct file_root *root, const char *path)
{
	root->path = path;
	root->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return root->folder >= 0;
}

void file_root_close(struct file_root *root)
{
	if (root->folder >= 0)
		close(root->folder);
	root->folder = -1;
}

static enum file_status status_of_errno(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		return FILE_MISSING;
	case EXDEV:
	case ELOOP:
		return FILE_OUTSIDE;
	default:
		return FILE_FAILED;
	}
}

/* Append the rest of the open file to out. Closes it. */
static enum file_status read_open_file(int file, size_t most, struct buf *out)
{
	char part[64 * 1024];
	size_t total = 0;
	ssize_t n;

	while ((n = read(file, part, sizeof(part))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		total += (size_t)n;
		if (total > most)
			break;
		buf_add(out, part, (size_t)n);
	}
	close(file);
	if (total > most)
		return FILE_TOO_LARGE;
	return n < 0 ? FILE_FAILED : FILE_OK;
}

static enum file_status read_regular(int file, size_t most, struct buf *out)
{
	struct stat about;
	enum file_status status = FILE_OK;

	if (fstat(file, &about) != 0)
		status = FILE_FAILED;
	else if (!S_ISREG(about.st_mode))
		status = FILE_NOT_REGULAR;
	else if ((uint64_t)about.st_size > most)
		status = FILE_TOO_LARGE;
	if (status != FILE_OK) {
		close(file);
		return status;
	}
	return read_open_file(file, most, out);
}

enum file_status file_read_beneath(const struct file_root *root,
                                   const char *path, size_t most,
                                   struct buf *out)
{
	struct open_how how = {
		.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long file = syscall(SYS_openat2, root->folder, path, &how, sizeof(how));

	if (file < 0)
		return status_of_errno(errno);
	return read_regular((int)file, most, out);
}

enum file_status file_read(const char *path, size_t most, struct buf *out)
{
	int file;

	if (strcmp(path, "-") == 0)
		return read_open_file(dup(STDIN_FILENO), most, out);
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return errno == ELOOP ? FILE_FAILED : status_of_errno(errno);
	return read_open_file(file, most, out);
}

bool file_exists(const char *path)
{
	return access(path, R_OK) == 0;
}

static bool write_all(int file, const char *bytes, size_t n)
{
	while (n) {
		ssize_t written = write(file, bytes, n);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		n -= (size_t)written;
	}
	return true;
}

static void flush_folder(struct view path)
{
	struct view folder = file_folder(path);
	char *name = strndup(folder.p, folder.n);
	int file = name ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (file >= 0) {
		fsync(file);
		close(file);
	}
	free(name);
}

static bool replace_file(const char *path, char *temporary, const void *bytes,
                         size_t n)
{
	int file = mkostemp(temporary, O_CLOEXEC);
	mode_t mask = umask(0);
	bool written;
	int error;

	umask(mask);
	if (file < 0)
		return false;
	written = fchmod(file, 0666 & ~mask) == 0 &&
	          write_all(file, bytes, n) && fsync(file) == 0;
	error = errno;
	if (close(file) != 0 && written) {
		error = errno;
		written = false;
	}
	if (written && rename(temporary, path) == 0)
		return true;
	if (written)
		error = errno;
	unlink(temporary);
	errno = error;
	return false;
}

bool file_write(const char *path, const void *bytes, size_t n, struct diag *d)
{
	struct buf temporary = {0};
	bool written;

	if (strcmp(path, "-") == 0) {
		written = write_all(STDOUT_FILENO, bytes, n);
	} else {
		buf_printf(&temporary, "%s.XXXXXX", path);
		written = replace_file(path, temporary.bytes, bytes, n);
		if (written)
			flush_folder(view_of(path));
	}
	if (!written)
		diag_add(d, DIAG_FILE_UNWRITABLE, (struct place){path, 0, 0},
		         "%s", strerror(errno));
	buf_clear(&temporary);
	return written;
}

static size_t name_start(struct view path)
{
	size_t start = path.n;

	while (start > 0 && path.p[start - 1] != '/')
		start--;
	return start;
}

struct view file_folder(struct view path)
{
	size_t start = name_start(path);

	if (start == 0)
		return VIEW(".");
	return view_part(path, 0, start > 1 ? start - 1 : 1);
}

struct view file_name(struct view path)
{
	return view_from(path, name_start(path));
}

struct view file_extension(struct view path)
{
	struct view name = file_name(path);

	for (size_t dot = name.n; dot > 1; dot--)
		if (name.p[dot - 1] == '.')
			return view_from(name, dot);
	return view_from(name, name.n);
}

struct view file_stem(struct view path)
{
	struct view name = file_name(path);
	struct view extension = file_extension(path);

	if (extension.n || (name.n && name.p[name.n - 1] == '.' && name.n > 1))
		return view_part(name, 0, name.n - extension.n - 1);
	return name;
}

char *file_join(struct arena *a, struct view folder, struct view name)
{
	if (view_is(folder, ".") || !folder.n || (name.n && name.p[0] == '/'))
		return arena_copy(a, name.p, name.n);
	return arena_printf(a, "%.*s%s%.*s", (int)folder.n, folder.p,
	                    folder.p[folder.n - 1] == '/' ? "" : "/",
	                    (int)name.n, name.p);
}

struct view file_normal(struct arena *a, struct view path)
{
	char *out = arena_raw(a, path.n + 2, 1);
	size_t len = 0;
	bool rooted = path.n && path.p[0] == '/';
	struct view part;

	while (view_split(&path, '/', &part)) {
		size_t last = len;

		if (!part.n || view_is(part, "."))
			continue;
		while (last > 0 && out[last - 1] != '/')
			last--;
		if (view_is(part, "..") && len > last &&
		    !(len - last == 2 && out[last] == '.' &&
		      out[last + 1] == '.')) {
			len = last ? last - 1 : 0;
			continue;
		}
		if (len || rooted)
			out[len++] = '/';
		memcpy(out + len, part.p, part.n);
		len += part.n;
	}
	if (!len)
		out[len++] = rooted ? '/' : '.';
	out[len] = '\0';
	return (struct view){out, len};
}
