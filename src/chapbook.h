/*
 * chapbook.h - Markdown -> a PDF and an EPUB: the public interface
 *
 *	struct chapbook *cb = chapbook_new();
 *
 *	chapbook_set(cb, "title", "On Crabs");
 *	chapbook_add_file(cb, "crabs.md");
 *	chapbook_write(cb, "crabs.pdf");
 *	chapbook_write(cb, "crabs.epub");
 *	fputs(chapbook_messages(cb, CHAPBOOK_WARNING), stderr);
 *	status = chapbook_status(cb);
 *	chapbook_free(cb);
 *
 * Takes   files or texts in memory, settings under pandoc's names
 * Gives   both editions, in files or in memory, and messages with their places
 * Owns    everything is the book's, until chapbook_free(); texts and names
 *         passed in are copied
 * Fails   functions that can fail return false and keep a message; the rest of
 *         the work goes on. Out of memory ends the program.
 *
 * Two books may be compiled in two threads; one book belongs to one thread.
 */
#ifndef CHAPBOOK_H
#define CHAPBOOK_H

#include <stdbool.h>
#include <stddef.h>

#define CHAPBOOK_VERSION "0.1.0"

struct chapbook;

struct chapbook *chapbook_new(void);
void chapbook_free(struct chapbook *cb);

/* Where fonts/ is. Without this: beside the program, in the build tree, or
 * where it was installed. */
void chapbook_data_dir(struct chapbook *cb, const char *folder);
/* A folder that pictures may be read beneath, tried after the chapters' own. */
void chapbook_resource_path(struct chapbook *cb, const char *folder);
/* How many threads may work; 0 (the default): as many as there are cores. */
void chapbook_threads(struct chapbook *cb, int threads);
/*
 * Use the fonts that owner has open instead of opening them again: for many
 * short books, one after another or in many threads. Owner opens them here, in
 * its data folder, and is freed last; it reports what is wrong with a font. A
 * book that names fonts (mainfont ...) opens its own after all. Call this when
 * no other thread uses owner, before cb is made.
 */
void chapbook_share_fonts(struct chapbook *cb, struct chapbook *owner);
/* Open no file at all for pictures and data, and start no other program; for
 * input that nobody trusts. */
void chapbook_sandbox(struct chapbook *cb);

enum chapbook_switch {
	CHAPBOOK_STRICT,    /* refuse what pdfstandard does not allow */
	CHAPBOOK_PDF_DEBUG, /* an uncompressed PDF with comments, for reading */
	CHAPBOOK_LINEARIZE, /* a PDF whose first page loads first */
	CHAPBOOK_CONFINED,  /* read nothing but the files that were added and
	                       what is in their folders or resource paths;
	                       start no other program */
	CHAPBOOK_SWITCHES
};

void chapbook_turn_on(struct chapbook *cb, enum chapbook_switch which);
/* When the book was last changed, in seconds since 1970 (SOURCE_DATE_EPOCH);
 * without this it is the book's own date. False: no such date. */
bool chapbook_date(struct chapbook *cb, const char *seconds);

/* A metadata value; it beats the documents' own. */
void chapbook_set(struct chapbook *cb, const char *key, const char *value);
/* One more text of a list: css, epub-fonts. */
void chapbook_add(struct chapbook *cb, const char *key, const char *value);
/* Settings from a YAML file ("-d"): metadata, input-files, output-file(s). */
bool chapbook_add_settings(struct chapbook *cb, const char *path);

/* Chapters, in order. A file is read at once; "-" is standard input. */
bool chapbook_add_file(struct chapbook *cb, const char *path);
void chapbook_add_text(struct chapbook *cb, const char *name, const char *text,
                       size_t n);
int chapbook_chapter_count(const struct chapbook *cb);

/* A bundled theme, or one in a file, as a file with all keys and what they
 * mean. The text is the book's, until the next chapbook_make(). False when
 * there is no such theme, or something is wrong with it; the messages say
 * what. */
bool chapbook_print_theme(struct chapbook *cb, const char *theme,
                          const char **text, size_t *n);

/* Outputs that settings asked for. */
int chapbook_output_count(const struct chapbook *cb);
const char *chapbook_output(const struct chapbook *cb, int index);

enum chapbook_format {
	CHAPBOOK_UNKNOWN,
	CHAPBOOK_PDF,
	CHAPBOOK_EPUB,
	/* Prints of the stages, as text. */
	CHAPBOOK_DOC,
	CHAPBOOK_LINES,
	CHAPBOOK_PAGES,
	CHAPBOOK_XHTML,
};

/* "pdf", "epub", "doc" ...; the format of a file name by its extension. */
enum chapbook_format chapbook_format_of(const char *name);
enum chapbook_format chapbook_format_of_file(const char *path);

/*
 * Compile, where that has not been done, into memory. The bytes are the
 * book's, until the next call. False when there is nothing to give; the
 * messages say why.
 */
bool chapbook_make(struct chapbook *cb, enum chapbook_format format,
                   const char **bytes, size_t *n);
/* The same into a file, whole or not at all; "-" is standard output. */
bool chapbook_write(struct chapbook *cb, const char *path);
bool chapbook_write_as(struct chapbook *cb, enum chapbook_format format,
                       const char *path);

enum chapbook_level {
	CHAPBOOK_NOTE = 1,
	CHAPBOOK_WARNING,
	CHAPBOOK_ERROR,
};

/* All messages so far of at least this level, sorted by place. */
const char *chapbook_messages(struct chapbook *cb, enum chapbook_level least);
enum chapbook_level chapbook_worst(const struct chapbook *cb);
/* The exit status (pandoc's codes) that the messages so far amount to. */
int chapbook_status(const struct chapbook *cb, bool warnings_count);
/* Pages of the print edition, once it was made. */
int chapbook_page_count(const struct chapbook *cb);

#endif
