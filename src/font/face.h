/*
 * font/face.h - one font file, opened (inside font/ only)
 *
 * Takes   the path of a TrueType or OpenType file; which font of it, where it
 *         is a collection
 * Gives   a face with its metrics, advances and HarfBuzz objects
 * Owns    the bytes of the file and HarfBuzz's objects, until face_close();
 *         the texts and advances live in the arena passed in
 * Fails   with NULL and the reason; reports nothing
 */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "base/buf.h"
#include "font/fonts.h"

/* A longer cluster (a letter under a heap of marks) is cut in parts. */
#define CLUSTER_MOST 64

struct FT_LibraryRec_;

struct open_face {
	struct face face;
	struct buf file;
};

struct open_face *face_open(struct arena *a, struct FT_LibraryRec_ *library,
                            const char *path, int collection_index, int index,
                            const char **why);
void face_close(struct open_face *open);

/*
 * Can HarfBuzz draw these characters of one grapheme cluster with the face?
 * Ignorable characters need no glyph, spaces of other widths are made from the
 * space, and a letter with marks may be there composed or decomposed.
 */
bool face_covers(const struct face *face, const uint32_t *characters,
                 int count);

/* Do glyphs change or kern beside a space? Found by shaping a sample. */
bool face_kerns_spaces(const struct face *face);

#endif
