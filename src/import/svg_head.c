/* import/svg_head.c - the size of an SVG file, and the files it shows */
#include "import/svg_head.h"

#include "base/array.h"

#include <string.h>

#define LINKS_MOST 100

/* The value of an attribute in the text of a start tag. */
static struct view tag_attribute(struct view tag, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 1; i + n + 2 < tag.n; i++) {
		size_t at = i + n, end;
		char quote;

		if (!ascii_is_space(tag.p[i - 1]) ||
		    memcmp(tag.p + i, name, n) != 0)
			continue;
		while (at < tag.n && ascii_is_space(tag.p[at]))
			at++;
		if (at >= tag.n || tag.p[at++] != '=')
			continue;
		while (at < tag.n && ascii_is_space(tag.p[at]))
			at++;
		if (at >= tag.n || (tag.p[at] != '"' && tag.p[at] != '\''))
			continue;
		quote = tag.p[at++];
		end = view_find(tag, quote, at);
		return view_part(tag, at, end);
	}
	return VIEW("");
}

/* A non-negative decimal number; *end is where it stops. */
static double read_number(struct view text, size_t *end)
{
	double number = 0, scale = 1;
	size_t at = 0;

	while (at < text.n && ascii_is_digit(text.p[at]) && number < 1e9)
		number = 10 * number + (text.p[at++] - '0');
	if (at < text.n && text.p[at] == '.')
		for (at++; at < text.n && ascii_is_digit(text.p[at]); at++) {
			scale /= 10;
			number += scale * (text.p[at] - '0');
		}
	*end = at;
	return number;
}

/* An SVG length in points; 0 when it is missing, relative, or no length. */
static double svg_length(struct view text)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = {{"", 0.75}, {"px", 0.75},      {"pt", 1},
	             {"in", 72}, {"mm", 72 / 25.4}, {"cm", 72 / 2.54},
	             {"pc", 12}, {NULL, 0}};
	size_t end;
	double number;

	text = view_trim(text);
	number = read_number(text, &end);
	for (int i = 0; end && units[i].unit; i++)
		if (view_is(view_from(text, end), units[i].unit))
			return number * units[i].points;
	return 0;
}

/* The third and fourth number of a viewBox, in points. */
static void view_box_size(struct view text, double *width, double *height)
{
	double numbers[4] = {0};
	int count = 0;
	size_t at = 0;

	while (at < text.n && count < 4) {
		bool negative = text.p[at] == '-';
		size_t used;
		double number;

		if (negative)
			at++;
		number = read_number(view_from(text, at), &used);
		if (!used) {
			at++;
			continue;
		}
		at += used;
		numbers[count++] = negative ? -number : number;
	}
	if (count == 4 && numbers[2] > 0 && numbers[3] > 0) {
		*width = numbers[2] * 0.75;
		*height = numbers[3] * 0.75;
	}
}

/* "<x:svg" */
static bool is_prefixed(struct view tag)
{
	size_t at = 1;

	while (at < tag.n && (ascii_is_alpha(tag.p[at]) ||
	                      ascii_is_digit(tag.p[at]) || tag.p[at] == '-'))
		at++;
	return view_starts(view_from(tag, at), ":svg");
}

/* The end of what begins at a "<!": a comment, or a document type with the
 * declarations in its brackets, where quotation marks hide anything. */
static size_t skip_declaration(struct view text, size_t at)
{
	char quote = 0;
	int brackets = 0;

	if (view_starts(view_from(text, at), "<!--")) {
		const char *end =
			memmem(text.p + at + 4, text.n - at - 4, "-->", 3);

		return end ? (size_t)(end - text.p) + 3 : text.n;
	}
	for (; at < text.n; at++) {
		char c = text.p[at];

		if (quote) {
			if (c == quote)
				quote = 0;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '[') {
			brackets++;
		} else if (c == ']') {
			brackets--;
		} else if (c == '>' && brackets <= 0) {
			return at + 1;
		}
	}
	return text.n;
}

/* The start tag of the outermost svg element; empty when there is none. */
static struct view svg_tag(struct view text)
{
	size_t at = view_find(text, '<', 0);

	while (at + 5 < text.n) {
		struct view rest = view_from(text, at);

		if (view_starts(rest, "<svg") || is_prefixed(rest))
			return view_part(text, at, view_find(text, '>', at));
		if (text.p[at + 1] == '!')
			at = skip_declaration(text, at);
		else if (text.p[at + 1] == '?')
			at = view_find(text, '>', at);
		else
			break;
		at = view_find(text, '<', at);
	}
	return VIEW("");
}

bool svg_read_head(struct picture *picture, const char **reason)
{
	struct view tag = svg_tag(picture->bytes);
	double width = 0, height = 0, box_width = 0, box_height = 0;

	if (!tag.n) {
		*reason = "no PNG, JPEG, GIF, WebP, SVG or PDF";
		return false;
	}
	picture->kind = PICTURE_SVG;
	width = svg_length(tag_attribute(tag, "width"));
	height = svg_length(tag_attribute(tag, "height"));
	view_box_size(tag_attribute(tag, "viewBox"), &box_width, &box_height);
	if (box_width > 0 && width > 0 && height <= 0)
		height = width * box_height / box_width;
	if (box_width > 0 && height > 0 && width <= 0)
		width = height * box_width / box_height;
	if (width <= 0 || height <= 0) {
		width = box_width > 0 ? box_width : 225;
		height = box_height > 0 ? box_height : 112.5;
	}
	if (width > 20000 || height > 20000) {
		*reason = "SVG is larger than 20000 pt";
		return false;
	}
	picture->width = PT(width);
	picture->height = PT(height);
	return true;
}

/* Of the image element whose name ends at at: the address that it shows. */
static struct view image_url(struct view text, size_t at)
{
	struct view tag = view_part(text, at, view_find(text, '>', at));
	struct view url = tag_attribute(tag, "href");

	return view_trim(url.n ? url : tag_attribute(tag, "xlink:href"));
}

static bool is_data(struct view url)
{
	return url.n > 5 && view_is_nocase(view_part(url, 0, 5), "data:");
}

static bool is_known(const struct svg_links *links, struct view url)
{
	for (int i = 0; i < links->count; i++)
		if (view_equal(links->items[i].url, url))
			return true;
	return false;
}

struct svg_links svg_find_links(struct arena *a, struct view text)
{
	struct svg_links links = {0};
	const char *found = text.p, *end = text.p + text.n;
	int line = 1;

	while (links.count < LINKS_MOST) {
		const char *last = found;
		struct view url;

		found = memmem(found, (size_t)(end - found), "image", 5);
		if (!found)
			break;
		for (; last < found; last++)
			line += *last == '\n';
		found += 5;
		if (found == end || found - text.p < 6 ||
		    !ascii_is_space(*found) ||
		    (found[-6] != '<' && found[-6] != ':'))
			continue;
		url = image_url(text, (size_t)(found - text.p));
		if (url.n && !is_data(url) && !is_known(&links, url))
			*ARRAY_ADD(a, links.items, links.count, links.room) =
				(struct svg_link){url, line};
	}
	return links;
}
