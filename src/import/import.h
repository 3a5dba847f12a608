/*
 * import/import.h - source files -> the book
 *
 * Takes   text in memory (the callers read files through base/file.h), or
 *         paths
 * Gives   trees (doc/node.h) and metadata (doc/meta.h), each node with its
 *         place
 * Owns    what is made lives in the arena passed in
 * Fails   never: what cannot be read is reported and left out or put as text
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/diag.h"
#include "base/file.h"
#include "doc/book.h"

/*
 * Make any bytes valid text: drop a BOM, CRLF and CR to LF, NUL and invalid
 * UTF-8 to U+FFFD, other control characters (but tab) out; report the first of
 * each kind with its line. The result lives in a.
 */
struct view text_clean(struct arena *a, struct view bytes, const char *file,
                       struct diag *d);

/* import/yaml.c: one YAML document -> a value; a Null value on an error.
 * first_line: the line of the file that the text starts on. */
struct value *yaml_read(struct arena *a, struct view text, const char *file,
                        int first_line, struct diag *d);

/* import/front_matter.c: when text starts with a "---" block, its value, and
 * *body is what follows; *body_line the line it starts on. NULL without one. */
struct value *front_matter_read(struct arena *a, struct view text,
                                const char *file, struct view *body,
                                int *body_line, struct diag *d);

/* import/metadata.c: lay the values of a map over meta->values (those there
 * win when keep is set), then read the typed fields out of them. */
void meta_merge(struct arena *a, struct meta *meta, const struct value *map,
                bool keep);
void meta_read(struct arena *a, struct meta *meta, struct diag *d);
/* Set one key ("-M key=value"). */
void meta_set(struct arena *a, struct meta *meta, struct view key,
              struct view text);

/* Add one text to the list under key, which may hold one text yet. */
void meta_add(struct arena *a, struct meta *meta, struct view key,
              struct view text);

/* import/dublin_core.c: an XML file of Dublin Core elements (pandoc's
 * --epub-metadata) -> a map as YAML would give it; what is not known is
 * reported and left out. */
struct value *dublin_core_read(struct arena *a, struct view bytes,
                               const char *file, struct diag *d);

/* import/keys.c: report the keys of a settings file that nobody knows, each
 * with the known one that is most like it. */
void keys_check(const struct value *map, struct diag *d);

/* import/markdown.c: GitHub's Markdown (CommonMark 0.29 + tables, strikeout,
 * task lists, autolinks, footnotes) with attributes, raw HTML taken over as
 * nodes where it is harmless -> a Document. first_line as above. */
struct node *markdown_read(struct arena *a, struct view text, const char *file,
                           int first_line, struct diag *d);

/* import/smart.c: straight quotes below top to the language's own, -- and ---
 * to dashes, ... to an ellipsis; not in code. lang is that of the document,
 * lang attributes of blocks go before it. */
void smart_punctuation(struct arena *a, struct node *top, struct view lang);

/* import/digits.c: numbers of five digits and more in groups of three, with
 * narrow no-break spaces between; not in code, names, fractions, addresses. */
void group_digits(struct arena *a, struct node *top);
/* The same for the spaces that French has before some of its marks, where
 * the author put any: "Non !" never breaks there. */
void french_spaces(struct arena *a, struct node *top, struct view lang);

/* import/image.c: kind and natural size from the first bytes of a picture
 * (PNG, JPEG, GIF, WebP, SVG). False and a reason when it is none, broken, or over the
 * limits (50 megapixels, 64 MB). */
bool image_read(struct picture *picture, const char **reason);

/* A picture that the user named, found under path by book_load_images()
 * wherever it lies. */
void book_add_picture(struct book *book, struct view path, struct view bytes);

/*
 * import/pictures.c: find every Image of the book beneath the roots (tried in
 * order; a relative path is tried from its chapter's folder first), read each
 * file once, set link.picture. Missing ones, remote ones, bad ones, missing
 * alternative text are reported.
 */
void book_load_images(struct book *book, const struct file_root *roots,
                      int root_count, struct diag *d);
/* The file at path (ending in a NUL) beneath the first root that has it. */
enum file_status roots_read(const struct file_root *roots, int root_count,
                            struct view path, size_t most, struct buf *bytes);

/*
 * import/listings.c: for every CodeBlock of the book, put in the files it
 * includes, take out hidden lines (Rust), find its tokens, its line numbers
 * and highlighted lines, and put a Figure around it for its caption, a Div
 * for the name of its file. Sets node->listing. Files that cannot be included
 * are reported, their directives stay.
 */
void book_load_listings(struct book *book, const struct file_root *roots,
                        int root_count, struct diag *d);

#endif
