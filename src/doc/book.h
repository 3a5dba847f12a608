/*
 * doc/book.h - one book: its settings, chapters, pictures and places
 *
 * Takes   chapters as trees (doc/node.h) and metadata (doc/meta.h)
 * Gives   the whole that both editions are made of, with notes numbered,
 *         headings identified, links resolved
 * Owns    everything lives in book->memory
 * Fails   never; what cannot be resolved is reported and left as text
 */
#ifndef DOC_BOOK_H
#define DOC_BOOK_H

#include "base/map.h"
#include "doc/meta.h"
#include "doc/node.h"
#include "doc/picture.h"
#include "doc/theme.h"

enum matter {
	MATTER_FRONT, /* title page, contents: roman page numbers */
	MATTER_BODY,
	MATTER_BACK,
};

/* One source file (or a part that the program makes: title page, contents). */
struct chapter {
	struct view
		path; /* as given; for messages and for links between files */
	struct view name;  /* unique stem for file names: "03-ownership" */
	struct node *top;  /* NODE_DOCUMENT */
	struct view title; /* plain text of its first heading, or its name */
	bool has_heading;
	struct view lang;
	enum matter matter;
	int index;
	int note_count;
	bool generated; /* not written by the author */
	/* It goes on below the chapter before: its first block is a heading of
	 * a lower rank than the book's highest, as a section in a file of its
	 * own has. Set by book_resolve(). */
	bool continues;
};

/* An entry of the contents: every Header that is not .unlisted. */
struct heading {
	struct node *node;
	struct chapter *chapter;
	struct view text;   /* plain */
	struct view number; /* "3.1", empty when unnumbered */
	int level;          /* 1 = chapter; 0: a part, or of its rank */
};

enum notes_numbering {
	NOTES_BY_CHAPTER,
	NOTES_BY_BOOK,
	NOTES_BY_PAGE,
};

struct book {
	struct arena *memory;
	struct meta meta;
	struct theme theme;
	struct chapter **chapters;
	int chapter_count;
	int chapter_room;
	struct heading *headings; /* in document order */
	int heading_count;
	int heading_room;
	struct label *labels; /* doc/labels.h, in document order */
	int label_count;
	int label_room;
	struct folio *folios; /* doc/folios.h */
	int folio_count;
	int folio_room;
	struct index_row *rows; /* of the index */
	int row_count;
	int row_room;
	enum notes_numbering notes;
	/* identifiers: "file.md#id" -> struct node *, "file.md" -> Document */
	struct map places;
	/* pictures by normalised path: struct picture * */
	struct map pictures;
	const struct picture *cover; /* meta.cover_image, or NULL */
	bool cover_is_made;          /* by write/cover.h, for print */
	struct node *title_page;     /* generated Document, NULL if no title */
	struct node *contents; /* generated Document, NULL if not asked for */
};

struct chapter *book_add_chapter(struct book *book, struct view path,
                                 struct node *top);
/* Before the chapter that has this index now. */
struct chapter *book_insert_chapter(struct book *book, int index,
                                    struct view path, struct node *top);

/*
 * After all chapters are there: give every heading an identifier (GitHub's
 * rule unless the author gave one), make identifiers unique within the book,
 * number notes, number sections if asked, collect headings, resolve
 * links ("#id", "other.md", "other.md#id"), make the title page and the
 * contents, and give every node its serial number in document order (title
 * page, contents, then the chapters).
 */
void book_resolve(struct book *book, struct diag *d);

/* The chapter that node stands in; NULL for the title page and contents. */
struct chapter *book_chapter_of(const struct book *book,
                                const struct node *node);
/* The identifier under which other files reach node: its own id, unique in
 * the book; empty when it has none. */
struct view book_target_id(const struct node *node);

#endif
