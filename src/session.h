/*
 * session.h - what a book being compiled is made of; chapbook.h shows none of it
 *
 * Shared by chapbook.c (the pipeline) and settings.c (settings files).
 */
#ifndef SESSION_H
#define SESSION_H

#include "chapbook.h"
#include "extras.h"
#include "import/import.h"
#include "write/write.h"

#define SOURCE_BYTES_MOST ((size_t)64 * 1024 * 1024)
#define ROOTS_MOST        32

struct source {
	struct view name;  /* as given, for messages */
	struct view whole; /* cleaned */
	struct view text;  /* front matter cut off */
	int first_line;
};

struct chapbook {
	struct arena memory;
	struct diag diag;
	struct book book;
	struct fonts *fonts;  /* its own, or shared */
	struct fonts *shared; /* another book's lent ones */
	struct fonts *lent;   /* as they are bundled; for others only */
	struct pages *pages;
	struct arena page_memory;
	const char *data_dir;
	const char *resource_paths[ROOTS_MOST];
	int resource_path_count;
	int threads;
	bool sandbox;
	bool imported;
	bool switches[CHAPBOOK_SWITCHES];
	const char *modified;
	/* Documents' own metadata, later beaten by settings, by -M. */
	struct meta from_documents, from_settings, from_caller;
	struct source *sources;
	int source_count, source_room;
	int part_count; /* that settings gave a title for */
	const char **outputs;
	int output_count, output_room;
	struct extras extras;
	struct buf bytes;    /* of the last chapbook_make() */
	struct buf messages; /* of the last chapbook_messages() */
};

/* The folder that every chapter is below: "." where that holds. */
const char *common_folder(struct chapbook *cb);

/* themes.c: lay the theme that the metadata name, and those it extends, below
 * the book's print variables. */
void themes_choose(struct chapbook *cb);

/* The metadata whose paths nobody vouches for: the documents', and, when
 * confined, that of settings files. */
const struct value *untrusted_metadata(struct chapbook *cb);

/* False, and a message, when the status is not FILE_OK. */
bool book_was_read(struct chapbook *cb, const char *path,
                   enum file_status status);

#endif
