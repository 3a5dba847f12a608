/* write/zip.c - the zip file around an EPUB (the door to libzip) */
#include "write/zip.h"

#include "base/arena.h"

#include <libdeflate.h>
#include <zip.h>

/* 6 is zlib's default strength too; 12 takes ten times as long for 3%. */
#define STRENGTH 6

/* MS-DOS date and time: years since 1980, months and days from 1. */
#define DOS_DATE ((20 << 9) | (1 << 5) | 1)
#define DOS_TIME 0

struct zipper {
	struct arena memory; /* compressed entries, until the archive is made */
	zip_t *zip;
	zip_source_t *archive; /* the file in memory that zip writes to */
	struct libdeflate_compressor *compressor;
	const char *reason; /* of the first failure */
};

/* One deflated entry, as libzip reads it. */
struct packed {
	struct view bytes;
	size_t at;
	size_t full_size;
	uint32_t crc;
};

static void fail(struct zipper *z, const char *reason)
{
	if (!z->reason)
		z->reason = reason;
}

struct zipper *zipper_open(void)
{
	struct arena memory = {0};
	struct zipper *z = arena_new(&memory, struct zipper);

	z->memory = memory;
	z->compressor = libdeflate_alloc_compressor(STRENGTH);
	z->archive = zip_source_buffer_create(NULL, 0, 0, NULL);
	if (!z->compressor || !z->archive)
		arena_no_memory(0);
	/* the source would die with the archive, but is read afterwards */
	zip_source_keep(z->archive);
	z->zip = zip_open_from_source(z->archive, ZIP_TRUNCATE, NULL);
	if (!z->zip) {
		zip_source_free(z->archive);
		fail(z, "libzip cannot open an archive in memory");
	}
	return z;
}

/* Add source, which is the archive's from here on, under name. */
static void add_entry(struct zipper *z, const char *name, zip_source_t *source,
                      int method)
{
	zip_int64_t index;

	if (!source) {
		fail(z, "libzip cannot take an entry");
		return;
	}
	index = zip_file_add(z->zip, name, source, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		zip_source_free(source);
		fail(z, "libzip refuses an entry's name");
		return;
	}
	if (zip_set_file_compression(z->zip, (zip_uint64_t)index, method, 0) ||
	    zip_file_set_dostime(z->zip, (zip_uint64_t)index, DOS_TIME,
	                         DOS_DATE, 0))
		fail(z, "libzip cannot set an entry's method or date");
}

void zipper_store(struct zipper *z, const char *name, struct view bytes)
{
	if (z->reason)
		return;
	add_entry(z, name, zip_source_buffer(z->zip, bytes.p, bytes.n, 0),
	          ZIP_CM_STORE);
}

static zip_int64_t read_packed(struct packed *entry, void *data, size_t most)
{
	size_t n = entry->bytes.n - entry->at;

	if (n > most)
		n = most;
	memcpy(data, entry->bytes.p + entry->at, n);
	entry->at += n;
	return (zip_int64_t)n;
}

/* Tell libzip that the entry is deflated already: it copies it then. */
static zip_int64_t stat_packed(const struct packed *entry, void *data)
{
	zip_stat_t *stat = data;

	zip_stat_init(stat);
	stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
	              ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	stat->size = entry->full_size;
	stat->comp_size = entry->bytes.n;
	stat->comp_method = ZIP_CM_DEFLATE;
	stat->crc = entry->crc;
	return sizeof(*stat);
}

/* What libzip calls to read an entry. */
static zip_int64_t serve_packed(void *state, void *data, zip_uint64_t n,
                                zip_source_cmd_t command)
{
	struct packed *entry = state;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		entry->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_packed(entry, data, n);
	case ZIP_SOURCE_STAT:
		return stat_packed(entry, data);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_ERROR: {
		int no_error[2] = {0, 0};

		memcpy(data, no_error, sizeof(no_error));
		return sizeof(no_error);
	}
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_READABLE;
	default:
		return -1;
	}
}

void zipper_deflate(struct zipper *z, const char *name, struct view bytes)
{
	size_t room = bytes.n, n;
	struct packed *entry;
	char *packed;

	if (z->reason)
		return;
	/* one byte less than the whole: what does not fit is not smaller */
	packed = room > 1 ? arena_raw(&z->memory, room, 1) : NULL;
	n = packed ? libdeflate_deflate_compress(z->compressor, bytes.p,
	                                         bytes.n, packed, room - 1)
	           : 0;
	if (!n) {
		zipper_store(z, name, bytes);
		return;
	}
	entry = arena_new(&z->memory, struct packed);
	entry->bytes = (struct view){packed, n};
	entry->full_size = bytes.n;
	entry->crc = libdeflate_crc32(0, bytes.p, bytes.n);
	add_entry(z, name, zip_source_function(z->zip, serve_packed, entry),
	          ZIP_CM_DEFLATE);
}

/* Append what the archive in memory holds to out. */
static void copy_archive(struct zipper *z, struct buf *out)
{
	size_t before = out->len;
	char piece[32768];
	zip_int64_t n;

	if (zip_source_open(z->archive) < 0) {
		fail(z, "libzip cannot read the archive back");
		return;
	}
	while ((n = zip_source_read(z->archive, piece, sizeof(piece))) > 0)
		buf_add(out, piece, (size_t)n);
	if (n < 0) {
		fail(z, "libzip cannot read the archive back");
		out->len = before;
	}
	zip_source_close(z->archive);
}

bool zipper_finish(struct zipper *z, struct buf *out, const char **reason)
{
	struct arena memory;
	bool is_good;

	if (z->zip && (z->reason || zip_close(z->zip) != 0)) {
		fail(z, "libzip cannot write the archive");
		zip_discard(z->zip);
	} else if (z->zip) {
		copy_archive(z, out);
	}
	zip_source_free(z->archive);
	libdeflate_free_compressor(z->compressor);
	is_good = !z->reason;
	if (!is_good)
		*reason = z->reason;
	memory = z->memory; /* z itself lives in it */
	arena_reset(&memory);
	return is_good;
}
