/* doc/theme_print.c - a theme as a file with all keys and what they mean */
#include "doc/theme_read.h"
#include "doc/themes.h"

#define DEPTH_MOST  4
#define LAYERS_MOST 16

/* The lines of "book", with the values that other layers give. */
struct printer {
	const struct theme_layer *const *layers;
	int count;
	struct buf *out;
	struct buf
		path[DEPTH_MOST]; /* "boxes", "boxes.note", "boxes.note.fill" */
};

/* The value of the highest layer that has one; NULL for none. */
static const char *value_of(const struct printer *p, const char *key)
{
	for (int i = p->count - 1; i >= 0; i--)
		for (int k = p->layers[i]->count; k-- > 0;)
			if (strcmp(p->layers[i]->values[k].key, key) == 0)
				return p->layers[i]->values[k].text;
	return NULL;
}

/* What other layers say in place of "book". */
static const char *changed_value(const struct printer *p, const char *key)
{
	struct printer above = {.layers = p->layers + 1, .count = p->count - 1};

	return value_of(&above, key);
}

/* Plain where YAML would read back the same. */
static void put_value(struct buf *out, const char *text)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	bool plain = *text && !strpbrk(text, "#:\"'[]{},&*!|>@`");

	buf_printf(out, plain ? "%s" : "\"%s\"", text);
}

/* "  size: 10pt   # comment": where its comment begins. */
static size_t comment_at(struct view line)
{
	bool quoted = false;

	for (size_t i = 1; i < line.n; i++) {
		if (line.p[i] == '"')
			quoted = !quoted;
		if (line.p[i] == '#' && line.p[i - 1] == ' ' && !quoted)
			return i;
	}
	return line.n;
}

static void print_changed(struct printer *p, struct view line, size_t colon,
                          const char *value)
{
	size_t start = p->out->len, comment = comment_at(line);

	buf_view(p->out, view_part(line, 0, colon + 1));
	buf_char(p->out, ' ');
	put_value(p->out, value);
	if (comment < line.n) {
		do
			buf_char(p->out, ' ');
		while (p->out->len - start < comment);
		buf_view(p->out, view_from(line, comment));
	}
	buf_char(p->out, '\n');
}

static void print_line(struct printer *p, struct view line)
{
	size_t depth = 0, colon;
	const char *value = NULL;

	while (depth < line.n && line.p[depth] == ' ')
		depth++;
	colon = view_find(line, ':', 0);
	if (colon < line.n && line.p[depth] != '#' && depth / 2 < DEPTH_MOST) {
		struct view key = view_part(line, depth, colon);
		struct buf *path = &p->path[depth / 2];

		buf_empty(path);
		if (depth)
			buf_printf(path, "%s.",
			           buf_text(&p->path[depth / 2 - 1]));
		buf_view(path, key);
		value = changed_value(p, buf_text(path));
	}
	if (value)
		print_changed(p, line, colon, value);
	else
		buf_printf(p->out, "%.*s\n", (int)line.n, line.p);
}

/* "boxes.note.fill": the part between; empty for another key. */
static struct view class_of(const struct theme_value *value)
{
	struct view key = view_of(value->key);

	if (!view_starts(key, "boxes."))
		return (struct view){0};
	key = view_from(key, strlen("boxes."));
	return view_part(key, 0, view_find(key, '.', 0));
}

/* The values of a box, those of the lower layers first. */
static void print_box(const struct printer *p, struct view class)
{
	buf_printf(p->out, "  %.*s:\n", (int)class.n, class.p);
	for (int i = 0; i < p->count; i++)
		for (int k = 0; k < p->layers[i]->count; k++) {
			const struct theme_value *value =
				&p->layers[i]->values[k];
			size_t start = strlen("boxes..") + class.n;

			if (!view_equal(class_of(value), class) ||
			    strlen(value->key) < start ||
			    value_of(p, value->key) != value->text)
				continue;
			buf_printf(p->out, "    %s: ", value->key + start);
			put_value(p->out, value->text);
			buf_char(p->out, '\n');
		}
}

/* Is values[k] of layer i the first of its box? */
static bool is_first(const struct printer *p, int i, int k)
{
	struct view class = class_of(&p->layers[i]->values[k]);

	for (int j = 0; j <= i; j++)
		for (int m = 0; m < (j < i ? p->layers[j]->count : k); m++)
			if (view_equal(class_of(&p->layers[j]->values[m]),
			               class))
				return false;
	return class.n > 0;
}

static void print_boxes(const struct printer *p)
{
	for (int i = 0; i < p->count; i++)
		for (int k = 0; k < p->layers[i]->count; k++)
			if (is_first(p, i, k))
				print_box(p,
				          class_of(&p->layers[i]->values[k]));
}

/* The boxes stand last, since each may have any of their keys. */
void theme_print(const struct theme_layer *const *layers, int count,
                 struct buf *out)
{
	const struct theme_layer *all[LAYERS_MOST] = {&theme_layers[0]};
	struct printer p = {all, 1, out, {{0}}};

	for (int i = 0; i < count && p.count < LAYERS_MOST; i++)
		all[p.count++] = layers[i];
	for (const char *const *line = theme_layers[0].lines; *line; line++) {
		print_line(&p, view_of(*line));
		if (strcmp(*line, "boxes:") == 0)
			break;
	}
	print_boxes(&p);
	for (int i = 0; i < DEPTH_MOST; i++)
		buf_clear(&p.path[i]);
}
