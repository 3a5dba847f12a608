/* import/gunzip.c - a file in a gzip (.svgz) -> the file */
#include "import/gunzip.h"

#include <libdeflate.h>
#include <stdlib.h>

bool is_gzip(struct view bytes)
{
	return view_starts(bytes, "\x1F\x8B\x08");
}

/* The last four bytes tell the size, modulo 2^32; who lies there only gets his
 * file refused. */
static size_t size_of(struct view bytes)
{
	size_t size = 0;

	for (int i = 1; i <= 4 && bytes.n >= 18; i++)
		size = size << 8 | (unsigned char)bytes.p[bytes.n - (size_t)i];
	return size;
}

bool gunzip(struct arena *a, struct view bytes, struct view *unpacked,
            const char **reason)
{
	size_t size = size_of(bytes), got = 0;
	struct libdeflate_decompressor *d;
	enum libdeflate_result result;
	char *room;

	if (size > GUNZIP_MOST) {
		*reason = "a gzip of more than 16 MB";
		return false;
	}
	d = libdeflate_alloc_decompressor();
	room = malloc(size + 1);
	result = d && room ? libdeflate_gzip_decompress(d, bytes.p, bytes.n,
	                                                room, size, &got)
	                   : LIBDEFLATE_BAD_DATA;
	if (result == LIBDEFLATE_SUCCESS)
		*unpacked = arena_view(a, (struct view){room, got});
	else
		*reason = "a broken gzip";
	free(room);
	libdeflate_free_decompressor(d);
	return result == LIBDEFLATE_SUCCESS;
}
