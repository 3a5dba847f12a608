/* svg/style.c - the cascade, and what each property may say */
#include "svg/style.h"

#include <stddef.h>

/* A property's place in struct style, for inherit and initial. */
struct field {
	enum attribute_name name;
	size_t at, size;
	bool inherited;
};

#define FIELD(name, member, inherited)                                         \
	{                                                                      \
		ATTRIBUTE_##name, offsetof(struct style, member),              \
			sizeof(((struct style *)0)->member), inherited         \
	}

/* The first two are what others are measured by: size and colour. */
static const struct field fields[] = {
	FIELD(FONT_SIZE, font_size, true),
	FIELD(COLOR, colour, true),
	FIELD(BACKGROUND_COLOR, background, false),
	FIELD(BASELINE_SHIFT, baseline_shift, false),
	FIELD(CLIP_PATH, clip_path, false),
	FIELD(CLIP_RULE, clip_even_odd, true),
	FIELD(DIRECTION, rtl, true),
	FIELD(DISPLAY, shown, false),
	FIELD(DOMINANT_BASELINE, baseline, true),
	FIELD(ALIGNMENT_BASELINE, alignment, false),
	FIELD(FILL, fill, true),
	FIELD(FILL_OPACITY, fill_opacity, true),
	FIELD(FILL_RULE, fill_even_odd, true),
	FIELD(FILTER, filter, false),
	FIELD(FONT_FAMILY, family, true),
	FIELD(FONT_KERNING, unkerned, true),
	FIELD(KERNING, unkerned, true),
	FIELD(FONT_STYLE, italic, true),
	FIELD(FONT_VARIANT, small_caps, true),
	FIELD(FONT_WEIGHT, weight, true),
	FIELD(ISOLATION, isolated, false),
	FIELD(LETTER_SPACING, letter_spacing, true),
	FIELD(MARKER_END, markers[MARKER_END], true),
	FIELD(MARKER_MID, markers[MARKER_MID], true),
	FIELD(MARKER_START, markers[MARKER_START], true),
	FIELD(MASK, mask, false),
	FIELD(MASK_TYPE, masks_by_alpha, false),
	FIELD(MIX_BLEND_MODE, blend, false),
	FIELD(OPACITY, opacity, false),
	FIELD(OVERFLOW, overflow_visible, false),
	FIELD(PAINT_ORDER, paint_order, true),
	FIELD(STOP_COLOR, stop_colour, false),
	FIELD(STOP_OPACITY, stop_opacity, false),
	FIELD(STROKE, stroke, true),
	FIELD(STROKE_DASHARRAY, dashes, true),
	FIELD(STROKE_DASHOFFSET, dash_offset, true),
	FIELD(STROKE_LINECAP, cap, true),
	FIELD(STROKE_LINEJOIN, join, true),
	FIELD(STROKE_MITERLIMIT, miter_limit, true),
	FIELD(STROKE_OPACITY, stroke_opacity, true),
	FIELD(STROKE_WIDTH, stroke_width, true),
	FIELD(TEXT_ANCHOR, anchor, true),
	FIELD(TEXT_DECORATION, decoration, false),
	FIELD(TRANSFORM, transform, false),
	FIELD(TRANSFORM_ORIGIN, transform_origin, false),
	FIELD(VECTOR_EFFECT, keeps_stroke_size, false),
	FIELD(VISIBILITY, visible, true),
	FIELD(WHITE_SPACE, preserve_space, true),
	FIELD(WORD_SPACING, word_spacing, true),
	FIELD(WRITING_MODE, vertical, true),
};

#define FIELDS (sizeof(fields) / sizeof(*fields))

struct style style_initial(void)
{
	return (struct style){
		.fill = {.kind = SOURCE_COLOUR, .alpha = 1},
		.colour_alpha = 1,
		.fill_opacity = 1,
		.stroke_opacity = 1,
		.stroke_width = {1, UNIT_PX},
		.miter_limit = 4,
		.paint_order = {.markers = 2},
		.visible = true,
		.family = FONT_SERIF,
		.family_size = 1,
		.font_size = 16,
		.weight = 400,
		.opacity = 1,
		.shown = true,
		.overflow_visible = true,
		.stop_alpha = 1,
		.stop_opacity = 1,
	};
}

/* What goes with a field: the second half of a pair. */
static void copy_field(struct style *to, const struct style *from,
                       const struct field *field)
{
	memcpy((char *)to + field->at, (const char *)from + field->at,
	       field->size);
	if (field->name == ATTRIBUTE_COLOR)
		to->colour_alpha = from->colour_alpha;
	if (field->name == ATTRIBUTE_BACKGROUND_COLOR)
		to->background_alpha = from->background_alpha;
	if (field->name == ATTRIBUTE_STOP_COLOR)
		to->stop_alpha = from->stop_alpha;
	if (field->name == ATTRIBUTE_STROKE_DASHARRAY)
		to->dash_count = from->dash_count;
	if (field->name == ATTRIBUTE_BASELINE_SHIFT)
		to->shift = from->shift;
}

static void apply(struct svg *svg, const struct element *e,
                  const struct style *parent, const struct field *field,
                  struct view text, struct style *style)
{
	struct style initial;

	if (view_is(text, "inherit")) {
		copy_field(style, parent, field);
		return;
	}
	if (view_is(text, "initial") || view_is(text, "unset") ||
	    view_is(text, "revert")) {
		initial = style_initial();
		copy_field(style,
		           field->inherited && !view_is(text, "initial")
		                   ? parent
		                   : &initial,
		           field);
		return;
	}
	if (!property_set(svg, style, field->name, text))
		svg_say(svg, DIAG_SVG_VALUE_BAD, e, "%s=\"%.*s\"",
		        attribute_text(field->name),
		        (int)(text.n < 60 ? text.n : 60), text.p);
}

static void set_language(const struct element *e, struct svg *svg,
                         struct style *style)
{
	struct view space = element_get(e, ATTRIBUTE_XML_SPACE);
	struct view lang = element_get(e, ATTRIBUTE_XML_LANG);

	if (!lang.p)
		lang = element_get(e, ATTRIBUTE_LANG);
	if (lang.n && lang.n < 36)
		style->lang = arena_copy(&svg->scratch, lang.p, lang.n);
	if (space.p)
		style->preserve_space = view_is(space, "preserve");
}

/* Say what was asked for and is not there. It is no news that all is normal. */
static void report_undrawn(struct svg *svg, const struct element *e,
                           const struct declared *declared)
{
	static const char *const usual[] = {
		"normal", "auto", "none", "inherit", "unset",  "initial",
		"mixed",  "sRGB", "0",    "0deg",    "medium", "90"};

	for (int i = 0; i < ATTRIBUTES; i++) {
		struct view text = declared->values[i];
		bool is_usual = false;

		if (!text.n || !attribute_is_undrawn((enum attribute_name)i))
			continue;
		for (size_t k = 0; k < sizeof(usual) / sizeof(*usual); k++)
			is_usual = is_usual || view_is_nocase(text, usual[k]);
		if (!is_usual)
			svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "%s: %.*s",
			        attribute_text((enum attribute_name)i),
			        (int)(text.n < 60 ? text.n : 60), text.p);
	}
}

/* Bars run on below all that stands in the element, in its own paint. */
static void begin_bars(struct svg *svg, struct style *style)
{
	struct style *asking = arena_new(&svg->scratch, struct style);

	*asking = *style;
	for (int i = 0; i < BARS; i++)
		if (style->decoration & 1 << i)
			style->bars[i] = asking;
}

/* What the style sheet of every reader gives overflow: hidden. */
static bool cuts_overflow(const struct element *e)
{
	return e->kind == ELEMENT_SYMBOL || e->kind == ELEMENT_MARKER ||
	       (e->kind == ELEMENT_SVG && e->parent);
}

struct style style_of(struct svg *svg, const struct element *e,
                      const struct style *parent)
{
	struct style style = *parent, initial = style_initial();
	struct declared declared = {0};
	struct view own;

	for (size_t i = 0; i < FIELDS; i++)
		if (!fields[i].inherited)
			copy_field(&style, &initial, &fields[i]);
	style.overflow_visible = !cuts_overflow(e);
	for (int i = 0; i < e->attribute_count; i++)
		if (attribute_is_property(e->attributes[i].name) &&
		    !attribute_is_css_only(e->attributes[i].name))
			css_declare_one(&declared, e->attributes[i].name,
			                e->attributes[i].value, false);
	if (svg->sheet)
		css_match(svg, e, &declared);
	own = element_get(e, ATTRIBUTE_STYLE);
	if (view_find(own, '*', 0) < own.n)
		own = css_without_comments(svg, own);
	css_declare(&declared, own);
	set_language(e, svg, &style);
	for (size_t i = 0; i < FIELDS; i++) {
		struct view text = declared.values[fields[i].name];

		if (text.n)
			apply(svg, e, parent, &fields[i], text, &style);
	}
	if (declared.asks_undrawn)
		report_undrawn(svg, e, &declared);
	if (style.decoration)
		begin_bars(svg, &style);
	return style;
}
