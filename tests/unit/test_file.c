/* tests/unit/test_file.c - nothing is read outside a root, nothing half-written
 */
#include "base/file.h"
#include "tests/check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/chapbook-file-XXXXXX";
static struct diag diag;

static const char *in_folder(const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void writes_and_reads_back(void)
{
	struct buf out = {0};

	CHECK(file_write(in_folder("a.txt"), "hello", 5, &diag));
	CHECK(file_write(in_folder("a.txt"), "again", 5, &diag));
	CHECK(file_read(in_folder("a.txt"), 100, &out) == FILE_OK);
	CHECK_TEXT(buf_text(&out), "again");
	CHECK(file_read(in_folder("a.txt"), 4, &out) == FILE_TOO_LARGE);
	CHECK(file_read(in_folder("none"), 4, &out) == FILE_MISSING);
	CHECK(!file_write(in_folder("none/b.txt"), "x", 1, &diag));
	CHECK(diag_count(&diag, DIAG_FILE_UNWRITABLE) == 1);
	buf_clear(&out);
}

static void stays_beneath_its_root(void)
{
	static const char *const outside[] = {"../x", "/etc/passwd", "out",
	                                      "sub/../../x"};
	struct file_root root;
	struct buf out = {0};

	mkdir(in_folder("sub"), 0700);
	CHECK(symlink("/etc", in_folder("out")) == 0);
	CHECK(mkfifo(in_folder("pipe"), 0600) == 0);
	CHECK(file_root_open(&root, folder));
	CHECK(file_read_beneath(&root, "sub/../a.txt", 100, &out) == FILE_OK);
	for (size_t i = 0; i < sizeof(outside) / sizeof(*outside); i++)
		CHECK(file_read_beneath(&root, outside[i], 100, &out) ==
		      FILE_OUTSIDE);
	CHECK(file_read_beneath(&root, "sub", 100, &out) == FILE_NOT_REGULAR);
	CHECK(file_read_beneath(&root, "pipe", 100, &out) == FILE_NOT_REGULAR);
	CHECK(file_read_beneath(&root, "none", 100, &out) == FILE_MISSING);
	file_root_close(&root);
	CHECK(!file_root_open(&root, in_folder("a.txt")));
	buf_clear(&out);
}

static void paths_are_taken_apart(void)
{
	struct arena a = {0};

	CHECK(view_is(file_folder(VIEW("a/b/c.md")), "a/b"));
	CHECK(view_is(file_folder(VIEW("c.md")), "."));
	CHECK(view_is(file_folder(VIEW("/c.md")), "/"));
	CHECK(view_is(file_stem(VIEW("a/b.tar.gz")), "b.tar"));
	CHECK(view_is(file_stem(VIEW(".hidden")), ".hidden"));
	CHECK(view_is(file_extension(VIEW("a.d/b")), ""));
	CHECK(view_is(file_extension(VIEW("x.PDF")), "PDF"));
	CHECK_TEXT(file_normal(&a, VIEW("a/./b//../c")).p, "a/c");
	CHECK_TEXT(file_normal(&a, VIEW("../../a/..")).p, "../..");
	CHECK_TEXT(file_normal(&a, VIEW("/../a")).p, "/../a");
	CHECK_TEXT(file_normal(&a, VIEW("")).p, ".");
	CHECK_TEXT(file_join(&a, VIEW("a"), VIEW("b")), "a/b");
	CHECK_TEXT(file_join(&a, VIEW("a"), VIEW("/b")), "/b");
	CHECK_TEXT(file_join(&a, VIEW("."), VIEW("b")), "b");
	arena_reset(&a);
}

int main(void)
{
	CHECK(mkdtemp(folder) != NULL);
	writes_and_reads_back();
	stays_beneath_its_root();
	paths_are_taken_apart();
	diag_clear(&diag);
	unlink(in_folder("a.txt"));
	unlink(in_folder("out"));
	unlink(in_folder("pipe"));
	rmdir(in_folder("sub"));
	CHECK(rmdir(folder) == 0);
	return check_done();
}
