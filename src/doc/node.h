/*
 * doc/node.h - the book as a tree: pandoc's document model
 *
 * Takes   an arena and what the importer read
 * Gives   blocks and inlines, linked as a tree, each with its place
 * Owns    every node, text and attribute lives in the book's arena
 * Fails   never
 * Source  pandoc-types (Text.Pandoc.Definition): the same constructors under
 *         the same names, so that our tree can be compared with pandoc's
 *
 *	Document
 *	  Header 1 #ownership          first ---> children
 *	    Str "Ownership"            next  ---> siblings
 *	  Para                         parent --> up
 *	    Str "One value has " -> Emph -> Str "."
 *	                             Str "one owner"
 *
 * Where we differ from pandoc: a Str holds single spaces inside (a run of
 * words, "One value has "), where pandoc has Str, Space, Str; the JSON writer
 * cuts it up. Rows, cells, items and captions are nodes, where pandoc has
 * tuples, so that one walk reaches everything.
 */
#ifndef DOC_NODE_H
#define DOC_NODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "code/code.h"

enum node_kind {
	/* the top: blocks below */
	NODE_DOCUMENT,
	/* blocks that hold inlines */
	NODE_PLAIN, /* a paragraph without space around it (tight lists) */
	NODE_PARA,
	NODE_HEADER, /* .level 1 to 6 */
	/* leaf blocks */
	NODE_CODE_BLOCK, /* .text; the language is the first class */
	NODE_RAW_BLOCK,  /* .text, .format */
	NODE_HORIZONTAL_RULE,
	/* blocks that hold blocks */
	NODE_BLOCK_QUOTE,
	NODE_BULLET_LIST,     /* of Item; .tight */
	NODE_ORDERED_LIST,    /* of Item; .tight, .list */
	NODE_ITEM,            /* blocks; .task */
	NODE_DEFINITION_LIST, /* of Term and Definition, in turn */
	NODE_TERM,            /* inlines */
	NODE_DEFINITION,      /* blocks */
	NODE_LINE_BLOCK,      /* of Line */
	NODE_LINE,            /* inlines */
	NODE_FIGURE,     /* Caption first where there is one, then blocks */
	NODE_CAPTION,    /* blocks */
	NODE_TABLE,      /* Caption?, Head, Body..., Foot?; .table */
	NODE_TABLE_HEAD, /* of Row */
	NODE_TABLE_BODY, /* of Row */
	NODE_TABLE_FOOT, /* of Row */
	NODE_ROW,        /* of Cell */
	NODE_CELL,       /* blocks; .cell */
	NODE_DIV,        /* blocks */
	/* inlines that hold text */
	NODE_STR,  /* .text: words with single spaces between, before, after */
	NODE_CODE, /* .text */
	NODE_MATH, /* .text in TeX; .display */
	NODE_RAW_INLINE, /* .text, .format */
	NODE_SOFT_BREAK, /* a line end in the source: a space in print */
	NODE_LINE_BREAK, /* a line end that the author asked for */
	/* inlines that hold inlines */
	NODE_EMPH,
	NODE_STRONG,
	NODE_UNDERLINE,
	NODE_STRIKEOUT,
	NODE_SUPERSCRIPT,
	NODE_SUBSCRIPT,
	NODE_SMALL_CAPS,
	NODE_QUOTED, /* .double_quotes */
	NODE_CITE,
	NODE_LINK,  /* .link */
	NODE_IMAGE, /* .link, .image; its inlines are the alternative text, or
	               the caption where a Figure was made of it */
	NODE_NOTE,  /* holds blocks; .number */
	NODE_SPAN,
	NODE_KINDS
};

enum align {
	ALIGN_DEFAULT,
	ALIGN_LEFT,
	ALIGN_RIGHT,
	ALIGN_CENTER,
	ALIGN_DECIMAL, /* numbers, their decimal signs below one another */
};

enum list_style { /* pandoc's ListNumberStyle */
	LIST_DEFAULT,
	LIST_EXAMPLE,
	LIST_DECIMAL,
	LIST_LOWER_ROMAN,
	LIST_UPPER_ROMAN,
	LIST_LOWER_ALPHA,
	LIST_UPPER_ALPHA,
};

enum list_delim { /* pandoc's ListNumberDelim */
	DELIM_DEFAULT,
	DELIM_PERIOD,
	DELIM_ONE_PAREN,
	DELIM_TWO_PARENS,
};

enum task {
	TASK_NONE,
	TASK_OPEN,
	TASK_DONE,
};

/* {#id .class key="value"}; a node without any has attr == NULL. */
struct attr {
	struct view id;
	struct view *classes;
	int class_count;
	int class_room;
	struct attr_pair {
		struct view key;
		struct view value;
	} * pairs;
	int pair_count;
	int pair_room;
};

/* Which cells a cell names, besides those of a table's head. */
enum cell_scope {
	SCOPE_NONE,
	SCOPE_ROW,
	SCOPE_COLUMN
};

struct table {
	enum align *align; /* of each column */
	double *share;     /* of the measure; 0 where the content decides */
	int column_count;
};

/* What import/listings.c makes of a CodeBlock and its attributes; the text of
 * the node is then what is shown. */
struct listing {
	struct view language; /* by its usual name; empty: not known */
	struct code_spans tokens;
	bool numbered;
	int first_number;
	uint8_t *marked; /* a bit for each line; NULL: none is highlighted */
	int line_count;
};

struct node {
	enum node_kind kind;
	uint32_t serial; /* 1, 2, 3 ... in document order; see book_number() */
	struct place at;
	struct node *parent;
	struct node *next;
	struct node *first;
	struct node *last;
	struct attr *attr;
	struct view text;
	union {
		int level;          /* Header */
		struct view format; /* RawBlock, RawInline */
		bool tight;         /* BulletList */
		struct {
			bool tight;
			enum list_style style;
			enum list_delim delim;
			int start;
		} list; /* OrderedList; list.tight is at the same place as tight */
		enum task task;      /* Item */
		struct table *table; /* Table */
		struct {
			enum align align;
			int row_span;
			int column_span;
			enum cell_scope scope;
		} cell;
		bool display;       /* Math */
		bool double_quotes; /* Quoted */
		struct {
			struct view url; /* as written, entities resolved */
			struct view title;
			/* Set by book_resolve(): where an internal link leads. */
			struct node *target;
			/* Set by book_load_images(): what an Image shows; NULL
			 * when it cannot be had. */
			const struct picture *picture;
		} link; /* Link, Image */
		struct {
			int number;  /* 1, 2, 3 ... in its chapter or book */
			int printed; /* the same, or 1, 2, 3 ... on its page */
		};                   /* Note */
		/* CodeBlock; NULL before book_load_listings() */
		const struct listing *listing;
	};
};

/* A new node without a parent. */
struct node *node_new(struct arena *a, enum node_kind kind, struct place at);
/* A Str (or Code, Raw...) with its text, which is borrowed. */
struct node *node_text(struct arena *a, enum node_kind kind, struct place at,
                       struct view text);

void node_append(struct node *parent, struct node *child);
void node_insert_before(struct node *sibling, struct node *child);
void node_insert_after(struct node *sibling, struct node *child);
/* Take node out of its parent; its own children stay with it. */
void node_unlink(struct node *node);
/* Move all children of from to the end of to. */
void node_take_children(struct node *to, struct node *from);

/* The next node in document order, below top; NULL at the end. Start with
 * node_next(top, top). */
struct node *node_next(const struct node *top, struct node *node);
/* The same, but not into the children of node. */
struct node *node_skip(const struct node *top, struct node *node);

bool node_is_block(enum node_kind kind);
bool node_is_inline(enum node_kind kind);
/* Pandoc's name of the constructor: "Para", "CodeBlock". */
const char *node_name(enum node_kind kind);
/* The nearest node of this kind around node (not node itself), or NULL. */
struct node *node_above(const struct node *node, enum node_kind kind);

/* attributes; all of them take nodes whose attr is NULL */
struct attr *node_attr(struct arena *a, struct node *node); /* made if NULL */
struct view node_id(const struct node *node);
bool node_has_class(const struct node *node, const char *name);
void node_add_class(struct arena *a, struct node *node, struct view name);
struct view node_value(const struct node *node, const char *key);
void node_set_value(struct arena *a, struct node *node, struct view key,
                    struct view value);
/* The language (BCP 47) in force at node: of the nearest lang attribute, or
 * fallback. */
struct view node_lang(const struct node *node, struct view fallback);
/* What the nearest dir attribute says: 0 left to right, 1 right to left,
 * -1 nothing, or "auto". */
int node_direction(const struct node *node);

/* Is a line of a CodeBlock, the first being 0, highlighted? */
bool listing_is_marked(const struct listing *listing, int line);

/* Append the plain text below node (no notes, breaks as spaces) to out. */
void node_plain_text(const struct node *node, struct buf *out);
/* The same by itself, without blanks around it, kept in a; "" for no node. */
struct view node_words(struct arena *a, const struct node *node);

/* Marks of an ordered list: "3.", "(c)", "iv)". */
void list_marker(const struct node *list, int index, struct buf *out);

#endif
