/* doc/theme_read.c - themes as they are written -> struct theme */
#include "doc/theme_read.h"

#include "base/array.h"
#include "base/nearest.h"
#include "doc/theme_fields.h"
#include "doc/themes.h"

/* The values that one class of boxes is given. */
struct box_values {
	struct view class;
	const struct theme_value *of[BOX_FIELDS_MOST];
};

struct theme_maker {
	struct theme *theme;
	struct diag *diag;
	const struct theme_value *of[THEME_FIELDS_MOST];
	/* those of "book", for where another's is bad */
	const struct theme_value *first[THEME_FIELDS_MOST];
	struct box_values all_boxes, first_boxes;
	struct box_values boxes[BOXES_MOST];
	int box_count;
	int hint; /* keys mostly come in the order of the fields */
};

const struct theme_layer *theme_bundled(struct view name)
{
	for (int i = 0; i < theme_layer_count; i++)
		if (view_is(name, theme_layers[i].name))
			return &theme_layers[i];
	return NULL;
}

void theme_names(struct buf *out)
{
	for (int i = 0; i < theme_layer_count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", theme_layers[i].name);
}

/* --- a YAML map as a layer --- */

struct flattener {
	struct arena *memory;
	struct diag *diag;
	struct theme_layer layer;
	struct theme_value *values;
	int room;
};

/* A list as its items with spaces between. */
static const char *text_of(struct arena *a, const struct value *value)
{
	struct buf text = {0};
	const char *result;

	buf_view(&text, value_text(value));
	for (int i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
		if (i)
			buf_char(&text, ' ');
		buf_view(&text, value_text(value->items[i]));
	}
	result = arena_copy(a, buf_text(&text), text.len);
	buf_clear(&text);
	return result;
}

static void flatten(struct flattener *f, const struct value *map,
                    const char *path, int depth)
{
	for (int i = 0; i < map->count; i++) {
		const struct value *value = map->items[i];
		const char *key = arena_printf(
			f->memory, "%s%s%.*s", path, *path ? "." : "",
			(int)map->keys[i].n, map->keys[i].p);

		if (value->kind == VALUE_MAP && depth < 3)
			flatten(f, value, key, depth + 1);
		else if (!depth && strcmp(key, "extends") == 0)
			f->layer.extends = text_of(f->memory, value);
		else
			*ARRAY_ADD(f->memory, f->values, f->layer.count,
			           f->room) = (struct theme_value){
				key, text_of(f->memory, value),
				map->key_places[i]};
	}
}

struct theme_layer theme_layer_of(struct arena *a, const struct value *map,
                                  struct diag *d)
{
	struct flattener f = {.memory = a, .diag = d};

	if (map->kind == VALUE_MAP)
		flatten(&f, map, "", 0);
	else if (map->kind != VALUE_NULL)
		diag_add(d, DIAG_YAML_BAD, map->at, "%s",
		         "not a list of \"key: value\"");
	f.layer.name = "";
	f.layer.values = f.values;
	return f.layer;
}

/* --- which value each field gets --- */

/* Of a box, only the last part can be mistaken. */
static void report_key(struct theme_maker *m, const struct theme_value *value)
{
	struct view key = view_of(value->key);
	bool is_box = view_starts(key, "boxes.") || view_starts(key, "box.");
	struct nearest nearest;

	if (is_box)
		key = view_of(strrchr(value->key, '.') + 1);
	nearest = nearest_start(key);
	for (int i = 0; i < theme_field_count && !is_box; i++)
		nearest_offer(&nearest, theme_fields[i].name);
	for (int i = 0; i < box_field_count && is_box; i++)
		nearest_offer(&nearest, box_fields[i].name + strlen("box."));
	diag_add(m->diag, DIAG_KEY_UNKNOWN, value->at, "%s%s%s%s", value->key,
	         nearest.best ? " (did you mean " : "",
	         nearest.best ? nearest.best : "", nearest.best ? "?)" : "");
}

static int find_field(struct theme_maker *m, const char *key)
{
	for (int i = 0; i < theme_field_count; i++) {
		int at = (m->hint + i) % theme_field_count;

		if (strcmp(theme_fields[at].name, key) != 0)
			continue;
		m->hint = at + 1;
		return at;
	}
	return -1;
}

static int find_box_field(struct view name)
{
	for (int i = 0; i < box_field_count; i++)
		if (view_is(name, box_fields[i].name + strlen("box.")))
			return i;
	return -1;
}

static struct box_values *box_of(struct theme_maker *m, struct view class)
{
	for (int i = 0; i < m->box_count; i++)
		if (view_equal(m->boxes[i].class, class))
			return &m->boxes[i];
	if (m->box_count == BOXES_MOST)
		return NULL;
	m->boxes[m->box_count].class = class;
	return &m->boxes[m->box_count++];
}

/* "box.colour", "boxes.sidebar.colour"; false for a key of another kind. */
static bool take_box_value(struct theme_maker *m,
                           const struct theme_value *value)
{
	struct view key = view_of(value->key);
	struct box_values *box = &m->all_boxes;
	size_t dot;
	int field;

	if (view_starts(key, "boxes.")) {
		key = view_from(key, strlen("boxes."));
		dot = view_find(key, '.', 0);
		box = box_of(m, view_part(key, 0, dot));
		if (!box) {
			diag_add(m->diag, DIAG_LIMIT_PASSED, value->at,
			         "more than %d boxes", BOXES_MOST);
			return true;
		}
		if (dot >= key.n && !*value->text) /* "sidebar:" alone */
			return true;
		key = view_from(key, dot < key.n ? dot + 1 : key.n);
	} else if (view_starts(key, "box.")) {
		key = view_from(key, strlen("box."));
	} else {
		return false;
	}
	field = find_box_field(key);
	if (field < 0)
		return false;
	box->of[field] = value;
	return true;
}

static void take_layer(struct theme_maker *m, const struct theme_layer *layer)
{
	for (int i = 0; i < layer->count; i++) {
		const struct theme_value *value = &layer->values[i];
		int field = find_field(m, value->key);

		if (field >= 0)
			m->of[field] = value;
		else if (!take_box_value(m, value))
			report_key(m, value);
	}
}

/* --- values --- */

static void set(struct theme_maker *m, const struct theme_field *field,
                void *whole, const struct theme_value *value,
                const struct theme_value *otherwise)
{
	struct buf hint = {0};

	if (!value ||
	    theme_field_set(field, m->theme, whole, view_of(value->text)))
		return;
	theme_field_explain(field, &hint);
	diag_add(m->diag, DIAG_VALUE_BAD, value->at, "%s: %s (%s)", value->key,
	         value->text, buf_text(&hint));
	buf_clear(&hint);
	if (otherwise)
		theme_field_set(field, m->theme, whole,
		                view_of(otherwise->text));
}

static void set_stage(struct theme_maker *m, enum field_stage stage)
{
	for (int i = 0; i < theme_field_count; i++)
		if (theme_fields[i].stage == stage)
			set(m, &theme_fields[i], m->theme, m->of[i],
			    m->first[i]);
}

/* One part of the colour, fifteen of white. */
static uint32_t tint(uint32_t colour)
{
	uint32_t result = 0;

	for (int shift = 16; shift >= 0; shift -= 8)
		result = result << 8 |
		         (((colour >> shift) & 0xFF) + 15 * 0xFF) / 16;
	return result;
}

static void set_box(struct theme_maker *m, struct box_style *box,
                    const struct box_values *values,
                    const struct box_values *otherwise)
{
	for (int i = 0; i < box_field_count; i++)
		set(m, &box_fields[i], box, values->of[i], otherwise->of[i]);
}

static void set_boxes(struct theme_maker *m)
{
	struct theme *theme = m->theme;

	set_box(m, &theme->box, &m->all_boxes, &m->first_boxes);
	for (int i = 0; i < m->box_count; i++) {
		struct box_style *box = &theme->boxes[i];

		*box = theme->box;
		box->class = m->boxes[i].class;
		set_box(m, box, &m->boxes[i], &(struct box_values){0});
		if (box->fill == COLOUR_AUTO)
			box->fill = tint(box->colour);
	}
	theme->box_count = m->box_count;
}

/* An explicit page size beats the paper's. */
static void set_page(struct theme_maker *m)
{
	struct theme *theme = m->theme;
	sp width, height;

	set_stage(m, STAGE_PAGE);
	width = theme->page_width;
	height = theme->page_height;
	if (!theme_paper(theme, theme->paper)) {
		const struct theme_value *bad = m->of[0];

		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
		diag_add(m->diag, DIAG_VALUE_BAD, bad->at, "%s: %s", bad->key,
		         bad->text);
		theme_paper(theme, view_of(m->first[0]->text));
	}
	if (width > 0)
		theme->page_width = width;
	if (height > 0)
		theme->page_height = height;
}

/* The page's paper is the first field: set_page() names it. */
void theme_make(struct theme *theme, const struct theme_layer *const *layers,
                int count, const struct meta *meta, struct diag *d)
{
	struct theme_maker m = {.theme = theme, .diag = d};
	struct theme_variables v = {meta, d};

	*theme = (struct theme){0};
	take_layer(&m, &theme_layers[0]);
	memcpy(m.first, m.of, sizeof(m.of));
	m.first_boxes = m.all_boxes;
	for (int i = 0; i < count; i++)
		take_layer(&m, layers[i]);
	set_page(&m);
	theme_take_paper(theme, &v);
	set_stage(&m, STAGE_SIZE);
	theme_take_size(theme, &v);
	set_stage(&m, STAGE_LEADING);
	theme_take_leading(theme, &v);
	set_stage(&m, STAGE_MARGINS);
	theme_take_margins(theme, &v);
	set_stage(&m, STAGE_COLOURS);
	theme_take_colours(theme, &v);
	set_stage(&m, STAGE_REST);
	theme_take_text(theme, &v);
	if (theme->part_fill == COLOUR_AUTO)
		theme->part_fill = tint(theme->accent_colour);
	if (theme->table_head_fill == COLOUR_AUTO)
		theme->table_head_fill = tint(theme->accent_colour);
	if (theme->table_stripe_fill == COLOUR_AUTO)
		theme->table_stripe_fill = tint(theme->accent_colour);
	set_boxes(&m);
}
