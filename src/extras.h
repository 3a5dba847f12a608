/*
 * extras.h - files beside the chapters that the EPUB takes in
 *
 * Takes   css, epub-fonts, cover-image and epub-metadata of the metadata
 * Gives   the bytes of each file
 * Owns    they live in the arena passed in
 * Fails   with a message for each file that cannot be read; it is left out
 *
 * A path on the command line or in a settings file is the user's own and may
 * lie anywhere; one in a chapter's front matter is opened beneath the roots,
 * like its pictures.
 */
#ifndef EXTRAS_H
#define EXTRAS_H

#include "base/file.h"
#include "doc/book.h"
#include "write/write.h"

struct extras {
	struct write_file *styles;
	int style_count, style_room;
	struct write_file *fonts;
	int font_count, font_room;
};

/* What the extras are read by. */
struct extras_source {
	struct book *book;
	const struct value *documents; /* the metadata nobody vouches for */
	const struct file_root *roots;
	int root_count;
	struct diag *diag;
};

void extras_read(struct extras *extras, const struct extras_source *source);

/* Lay the file that epub-metadata names below the book's metadata; before
 * meta_read(). */
void extras_metadata(struct arena *a, struct meta *meta,
                     const struct value *documents, struct diag *d);

#endif
