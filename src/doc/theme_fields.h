/*
 * doc/theme_fields.h - the keys of a theme
 *
 * Gives   for each key its kind, and where its value stands in struct theme;
 *         in the order in which values depend on those before
 */
#ifndef DOC_THEME_FIELDS_H
#define DOC_THEME_FIELDS_H

#include "doc/theme.h"

enum field_kind {
	FIELD_LENGTH,      /* sp */
	FIELD_AUTO_LENGTH, /* sp; "auto" is -1 */
	FIELD_BOOL,
	FIELD_SHARE,  /* int, 1/1000 */
	FIELD_COUNT,  /* int, least to most */
	FIELD_WEIGHT, /* int: 400, 600, 700 */
	FIELD_WORD,   /* an enum: which of words */
	FIELD_SIDES,  /* unsigned, SIDE_... */
	FIELD_COLOUR, /* uint32_t */
	FIELD_FILL,   /* uint32_t; "none", "auto" */
	FIELD_COLOURS,
	FIELD_TOKEN, /* struct code_style */
	FIELD_TEXT,  /* struct view */
};

/* What must be known before a value can be read. */
enum field_stage {
	STAGE_PAGE,    /* nothing */
	STAGE_SIZE,    /* the page */
	STAGE_LEADING, /* the size of the text */
	STAGE_MARGINS, /* its leading */
	STAGE_COLOURS,
	STAGE_REST, /* the colours, too */
	STAGES
};

struct theme_field {
	const char *name;  /* "text.size" */
	uint8_t kind;      /* enum field_kind */
	uint8_t stage;     /* enum field_stage */
	uint16_t offset;   /* in struct theme; of a box, in struct box_style */
	const char *words; /* of FIELD_WORD, with spaces between */
	int least, most;   /* of FIELD_COUNT */
};

#define THEME_FIELDS_MOST 320
#define BOX_FIELDS_MOST   24

extern const struct theme_field theme_fields[];
extern const int theme_field_count;
/* What a box may have; "box.colour" of all, "boxes.sidebar.colour" of one. */
extern const struct theme_field box_fields[];
extern const int box_field_count;

/* Read text as a value of that kind into whole, a struct theme or box_style;
 * false leaves it as it was. */
bool theme_field_set(const struct theme_field *field, const struct theme *theme,
                     void *whole, struct view text);
/* What could stand there: "a length (12pt, 1.2em, 2 lines)". */
void theme_field_explain(const struct theme_field *field, struct buf *out);

#endif
