/*
 * font/rename.h - a font under another family name (inside font/ only)
 *
 * Takes   a subset; the face it came from, for its copyright and licence; and
 *         the new name in UTF-8
 * Gives   a face that must be destroyed in place of the subset, which is used
 *         up
 *
 * The Open Font License lets a changed font keep its copyright and licence
 * texts, and forbids its reserved name: the rest of the name table is new.
 */
#ifndef FONT_RENAME_H
#define FONT_RENAME_H

struct hb_face_t;

struct hb_face_t *face_renamed(struct hb_face_t *subset,
                               struct hb_face_t *original, const char *name);

#endif
