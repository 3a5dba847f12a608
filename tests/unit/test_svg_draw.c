/* tests/unit/test_svg_draw.c - SVG files and the drawings made of them */
#include "svg/drawing.h"
#include "tests/check.h"

static struct shaper *shaper;

/* The drawing as text, then the messages. */
static void draw(struct view bytes, struct buf *out)
{
	struct arena arena = {0};
	struct diag d = {0};
	struct drawing *drawing = svg_draw(&arena, bytes, "a.svg", shaper, &d);

	if (drawing)
		drawing_dump(drawing, out);
	else
		buf_puts(out, "nothing\n");
	diag_print(&d, DIAG_NOTE, out);
	diag_clear(&d);
	arena_reset(&arena);
}

static void check_file(const char *text, const char *want)
{
	struct buf out = {0};

	draw(view_of(text), &out);
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
}

#define SVG     "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>"
#define DRAWING "drawing 20 10\n"

/* What stands within an svg element of 20 x 10. */
static void check_body(const char *body, const char *want)
{
	struct buf text = {0}, whole = {0};

	buf_printf(&text, "%s%s</svg>", SVG, body);
	buf_printf(&whole, "%s%s", DRAWING, want);
	check_file(buf_text(&text), buf_text(&whole));
	buf_clear(&text);
	buf_clear(&whole);
}

static void sizes(void)
{
	check_file("<svg/>", "drawing 300 150\n"
	                     "a.svg:1:1: warning: bad SVG value, used what "
	                     "could be read: neither size nor viewBox, taken "
	                     "to be 300 x 150 [svg-value-bad]\n");
	check_file("<svg width='72pt' height='1in'/>", "drawing 96 96\n");
	check_file("<svg viewBox='0 0 7 9'/>", "drawing 7 9\n");
	check_file("<svg viewBox='0 0 8 4' width='100'/>", "drawing 100 50\n");
	check_file("<svg viewBox='0 0 8 4' width='100%' height='100%'/>",
	           "drawing 8 4\n");
	check_file("<x:svg xmlns:x='http://www.w3.org/2000/svg' "
	           "viewBox='10 10 4 4' width='8' height='12'>"
	           "<x:rect x='10' y='10' width='50%' height='1'/></x:svg>",
	           "drawing 8 12\n"
	           "  path M 10 10 L 12 10 L 12 11 L 10 11 Z fill #000000 "
	           "matrix 2 0 0 2 -20 -18\n");
}

static void shapes_take_the_style_of_their_groups(void)
{
	check_body("<g fill='red' stroke='blue' stroke-width='2' "
	           "stroke-linecap='round' transform='translate(1 2)'>"
	           "<line x2='4' y2='4' stroke-dasharray='3 1 2'/>"
	           "<g transform='scale(2)'><polyline points='0,0 1,1' "
	           "stroke='none' fill-rule='evenodd'/></g></g>",
	           "  path M 0 0 L 4 4 stroke #0000ff width 2 round-cap "
	           "dash 3 1 2 3 1 2 at 1 2\n"
	           "  path M 0 0 L 1 1 fill-evenodd #ff0000 "
	           "matrix 2 0 0 2 1 2\n");
	check_body("<rect width='-1' height='2'/><circle r='0'/>"
	           "<rect width='1' height='1' fill='none'/>"
	           "<rect width='1' height='1' visibility='hidden'/>"
	           "<g display='none'><rect width='1' height='1'/></g>"
	           "<g transform='scale(0)'><rect width='1' height='1'/></g>"
	           "<defs><rect width='1' height='1'/></defs>",
	           "");
	check_body("<path d='M0 0H1' color='#123456' stroke='currentColor' "
	           "fill='none' stroke-opacity='.5' paint-order='stroke'/>",
	           "  path M 0 0 L 1 0 stroke #123456/ 0.5 width 1\n");
}

static void groups_of_opacity(void)
{
	check_body("<g opacity='.5'><path d='M0 0H1'/></g>"
	           "<path d='M0 0H2' opacity='50%'/>"
	           "<path d='M0 0H3' opacity='.5' stroke='red'/>"
	           "<g opacity='0'><path d='M0 0H4'/></g>"
	           "<g opacity='.5'></g>",
	           "  begin opacity 0.5\n"
	           "    path M 0 0 L 1 0 fill #000000\n"
	           "  path M 0 0 L 2 0 fill #000000/ 0.5\n"
	           "  begin opacity 0.5\n"
	           "    path M 0 0 L 3 0 fill #000000 stroke #ff0000 "
	           "width 1\n");
}

static void uses_and_symbols(void)
{
	check_body("<defs><path id='p' d='M0 0H1'/>"
	           "<symbol id='s' viewBox='0 0 2 2'><use href='#p'/></symbol>"
	           "</defs><use href='#p' x='3' fill='red'/>"
	           "<use href='#s' x='4' width='4' height='4'/>",
	           "  path M 0 0 L 1 0 fill #ff0000 at 3 0\n"
	           "  begin clip M 0 0 L 4 0 L 4 4 L 0 4 Z at 4 0\n"
	           "    path M 0 0 L 1 0 fill #000000 matrix 2 0 0 2 4 0\n");
	check_body("<use href='#none'/><use href='b.svg#a'/><use/>",
	           "a.svg:1:64: warning: SVG refers to nothing that can be "
	           "drawn: #none [svg-reference]\n"
	           "a.svg:1:83: warning: SVG feature is not drawn: reference "
	           "outside the file: b.svg#a [svg-unsupported]\n");
}

static void gradients_inherit_by_href(void)
{
	check_body("<linearGradient id='a'><stop stop-color='red'/>"
	           "<stop offset='1' style='stop-opacity:.5'/>"
	           "</linearGradient>"
	           "<linearGradient id='b' href='#a' x2='4' "
	           "gradientUnits='userSpaceOnUse'/>"
	           "<rect width='2' height='4' fill='url(#a)'/>"
	           "<path d='M0 0H1' fill='none' stroke='url(#b)'/>"
	           "<path d='M0 0H1' fill='url(#x) green'/>",
	           "  path M 0 0 L 2 0 L 2 4 L 0 4 Z fill linear 0 0 1 0 "
	           "matrix 2 0 0 4 0 0 stops 0 #ff0000 1 #000000/ 0.5\n"
	           "  path M 0 0 L 1 0 stroke linear 0 0 4 0 stops "
	           "0 #ff0000 1 #000000/ 0.5 width 1\n"
	           "  path M 0 0 L 1 0 fill #008000\n"
	           "a.svg:1:332: warning: SVG refers to nothing that can be "
	           "drawn: #x [svg-reference]\n");
	check_body("<radialGradient id='a' href='#b' r='2' "
	           "gradientUnits='userSpaceOnUse' cx='0' cy='0' "
	           "spreadMethod='repeat'/><linearGradient id='b' href='#a'>"
	           "<stop stop-color='red'/><stop offset='1'/>"
	           "</linearGradient><path d='M0 0h2.8v2.8' fill='url(#a)'/>",
	           "  path M 0 0 L 2.8 0 L 2.8 2.8 fill radial 0 0 0 0 4 stops "
	           "0 #ff0000 0.5 #000000 0.5 #ff0000 1 #000000\n");
}

static void clips_are_unions_in_user_space(void)
{
	check_body("<clipPath id='c'><path d='M0 0v1h1z'/>"
	           "<rect width='1' height='1'/></clipPath>"
	           "<clipPath id='b' clipPathUnits='objectBoundingBox'>"
	           "<rect width='.5' height='1'/></clipPath>"
	           "<clipPath id='e'/>"
	           "<path d='M0 0h4v4' clip-path='url(#c)'/>"
	           "<path d='M2 0h4v4' clip-path='url(#b)'/>"
	           "<path d='M0 0h4v4' clip-path='url(#e)'/>",
	           "  begin clip M 1 1 L 0 1 L 0 0 Z "
	           "M 0 0 L 1 0 L 1 1 L 0 1 Z\n"
	           "    path M 0 0 L 4 0 L 4 4 fill #000000\n"
	           "  begin clip M 2 0 L 4 0 L 4 4 L 2 4 Z\n"
	           "    path M 2 0 L 6 0 L 6 4 fill #000000\n");
}

static void clips_that_are_no_path_are_masks(void)
{
	check_body("<clipPath id='c'><path d='M0 0H1V1' "
	           "clip-rule='evenodd'/><path d='M0 0H2V2'/></clipPath>"
	           "<path d='M0 0H4V4' clip-path='url(#c)'/>",
	           "  begin masked\n"
	           "    path M 0 0 L 4 0 L 4 4 fill #000000\n"
	           "    mask by-alpha\n"
	           "      path M 0 0 L 1 0 L 1 1 fill-evenodd #000000\n"
	           "      path M 0 0 L 2 0 L 2 2 fill #000000\n");
}

static void masks_end_their_group(void)
{
	check_body("<mask id='m' mask-type='alpha'><path d='M0 0H1'/></mask>"
	           "<path d='M0 0H4V4H0' mask='url(#m)'/>",
	           "  begin masked\n"
	           "    path M 0 0 L 4 0 L 4 4 L 0 4 fill #000000\n"
	           "    mask by-alpha\n"
	           "      begin clip M -0.4 -0.4 L 4.4 -0.4 L 4.4 4.4 "
	           "L -0.4 4.4 Z\n"
	           "        path M 0 0 L 1 0 fill #000000\n");
}

static void patterns_are_tiles_before_their_use(void)
{
	check_body("<pattern id='p' x='1' width='2' height='3' "
	           "patternUnits='userSpaceOnUse' patternTransform="
	           "'scale(2)'><path d='M0 0H1'/></pattern>"
	           "<g fill='url(#p)'><path d='M0 0H4V4'/>"
	           "<path d='M0 0H5V5'/></g>",
	           "  tile 0: 1 0 2 3\n"
	           "    path M 0 0 L 1 0 fill #000000 at 1 0\n"
	           "  path M 0 0 L 4 0 L 4 4 fill tile 0 matrix 2 0 0 2 0 0\n"
	           "  path M 0 0 L 5 0 L 5 5 fill tile 0 matrix 2 0 0 2 0 "
	           "0\n");
}

static void strokes_may_keep_their_width(void)
{
	check_body("<path d='M0 0H4V4' transform='scale(2)' stroke='red' "
	           "vector-effect='non-scaling-stroke'/>",
	           "  path M 0 0 L 4 0 L 4 4 fill #000000 "
	           "matrix 2 0 0 2 0 0\n"
	           "  path M 0 0 L 8 0 L 8 8 stroke #ff0000 width 1\n");
}

static void markers_stand_where_the_paint_order_says(void)
{
	check_body("<marker id='m' overflow='visible' "
	           "markerUnits='userSpaceOnUse'><path d='M0 0H1'/></marker>"
	           "<path d='M0 0H4V4' marker-start='url(#m)' "
	           "paint-order='markers'/>",
	           "  path M 0 0 L 1 0 fill #000000\n"
	           "  path M 0 0 L 4 0 L 4 4 fill #000000\n");
}

static void selectors_know_attributes_and_neighbours(void)
{
	check_body("<style>[d^='M1']{fill:red} g + path{fill:lime} "
	           "g > :first-child{fill:blue}</style>"
	           "<g><path d='M0 0H1'/><path d='M1 0H1'/></g>"
	           "<path d='M0 0H2'/><path d='M0 0H3'/>",
	           "  path M 0 0 L 1 0 fill #0000ff\n"
	           "  path M 1 0 L 1 0 fill #ff0000\n"
	           "  path M 0 0 L 2 0 fill #00ff00\n"
	           "  path M 0 0 L 3 0 fill #000000\n");
}

static void markers_turn_with_the_path(void)
{
	check_body("<marker id='m' orient='auto' overflow='visible' "
	           "markerUnits='userSpaceOnUse'><path d='M0 0H1' "
	           "fill='context-stroke'/></marker><path d='M0 0V4H4' "
	           "fill='none' stroke='red' style='marker:url(#m)'/>",
	           "  path M 0 0 L 0 4 L 4 4 stroke #ff0000 width 1\n"
	           "  path M 0 0 L 1 0 fill #ff0000 matrix 0 1 -1 0 0 0\n"
	           "  path M 0 0 L 1 0 fill #ff0000 "
	           "matrix 0.707 0.707 -0.707 0.707 0 4\n"
	           "  path M 0 0 L 1 0 fill #ff0000 at 4 4\n");
}

static void images_keep_their_shape(void)
{
	check_body("<image x='2' width='8' height='4' href='data:image/png;"
	           "base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAA'/>",
	           "  image 36 bytes matrix 4 0 0 4 4 0\n");
	check_body("<image width='8' height='4' href='/etc/passwd'/>"
	           "<image width='8' height='4' "
	           "href='data:image/gif;base64,R0lGODlh'/>",
	           "a.svg:1:64: warning: SVG refers to nothing that can be "
	           "drawn: /etc/passwd [svg-reference]\n"
	           "a.svg:1:112: warning: SVG feature is not drawn: image that "
	           "is neither PNG, JPEG nor SVG [svg-unsupported]\n");
}

static void what_a_drawing_lacks_is_known(void)
{
	check_file("<svg width='2' height='1'>\n<path d='M0 0H1' "
	           "filter='url(#f)'/><g filter='none'/></svg>",
	           "drawing 2 1 lacks filter at 2:1\n"
	           "  path M 0 0 L 1 0 fill #000000\n");
}

static void what_is_not_known_is_reported_once(void)
{
	check_body("<foreignObject/><foreignObject/>\n<script>x</script>"
	           "<metadata><a/></metadata><blink/><animate/>"
	           "<path d='M0 0H1' mask='url(#m)'/>"
	           "<switch><foreignObject/><path d='M0 0H2'/>"
	           "<path d='M0 0H3'/></switch>"
	           "<i:x xmlns:i='inkscape'><path d='M0 0H1'/></i:x>"
	           "<a><title>t</title><path d='M0 0H4'/></a>",
	           "  path M 0 0 L 1 0 fill #000000\n"
	           "  path M 0 0 L 2 0 fill #000000\n"
	           "  path M 0 0 L 4 0 fill #000000\n"
	           "a.svg:1:64: warning: SVG feature is not drawn: "
	           "foreignObject [svg-unsupported]\n"
	           "a.svg:2:1: warning: SVG feature is not drawn: script "
	           "[svg-unsupported]\n"
	           "a.svg:2:44: warning: SVG feature is not drawn: blink "
	           "[svg-unsupported]\n"
	           "a.svg:2:52: warning: SVG feature is not drawn: animate "
	           "[svg-unsupported]\n"
	           "a.svg:2:62: warning: SVG refers to nothing that can be "
	           "drawn: #m [svg-reference]\n");
}

static void titles_are_kept(void)
{
	struct arena arena = {0};
	struct diag d = {0};
	struct drawing *drawing = svg_draw(
		&arena,
		VIEW("<svg><title> A &lt;b&gt; </title><desc>c</desc></svg>"),
		"a.svg", shaper, &d);

	CHECK(drawing && view_is(drawing->title, "A <b>"));
	CHECK(drawing && view_is(drawing->description, "c"));
	arena_reset(&arena);
	diag_clear(&d);
}

static void broken_files_are_drawn_up_to_the_fault(void)
{
	check_file(SVG "<path d='M0 0H1'/><g><path d='M0 0H2'/>",
	           DRAWING "  path M 0 0 L 1 0 fill #000000\n"
	                   "  path M 0 0 L 2 0 fill #000000\n"
	                   "a.svg:1:103: error: SVG is not well-formed, drew "
	                   "what stands before: no element found "
	                   "[svg-broken]\n");
	check_file("", "nothing\na.svg:1:1: error: cannot use image, put a box "
	               "with its text: no element found [image-bad]\n");
	check_file("<html/>",
	           "nothing\na.svg:1:1: error: cannot use image, put a box "
	           "with its text: the outermost element is not svg "
	           "[image-bad]\n");
	check_file("<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;'>]><svg/>",
	           "nothing\na.svg:1:42: error: cannot use image, put a box "
	           "with its text: SVG declares an entity that holds others "
	           "[image-bad]\n");
	check_file("<!DOCTYPE svg [<!ENTITY a SYSTEM '/etc/passwd'>]><svg "
	           "width='4' height='4'>"
	           "<title>&a;</title></svg>",
	           "drawing 4 4\na.svg:1:47: warning: SVG refers to "
	           "nothing that can be drawn: entity a is another file: "
	           "/etc/passwd [svg-reference]\n");
	check_file("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
	           "'file:///etc/passwd'><svg width='4' height='4'><path d='M0 "
	           "0H1'/></svg>",
	           "drawing 4 4\n  path M 0 0 L 1 0 fill #000000\n");
}

static void pictures_may_hold_pictures(void)
{
	/* of its own size, put into 4 x 4 at its middle, and cut off */
	check_body("<image x='1' width='4' height='4' href='data:,"
	           "&lt;svg viewBox=\"0 0 4 2\">&lt;path d=\"M0 0H1\"/>"
	           "&lt;/svg>'/>",
	           "  begin clip M 0 0 L 4 0 L 4 2 L 0 2 Z at 1 1\n"
	           "    path M 0 0 L 1 0 fill #000000 at 1 1\n");
	/* a message stands at the image; what it names is not read */
	check_body("<image width='4' height='2' href='data:image/svg+xml;"
	           "base64,PHN2ZyB2aWV3Qm94PScwIDAgNCAyJz48aW1hZ2UgaHJlZj0nYS5w"
	           "bmcnLz48L3N2Zz4='/>",
	           "  begin clip M 0 0 L 4 0 L 4 2 L 0 2 Z\n"
	           "a.svg:1:64: warning: SVG feature is not drawn: image of a "
	           "picture that is itself in a picture [svg-unsupported]\n");
	check_body("<image href='a.png'/>",
	           "a.svg:1:64: warning: SVG refers to nothing that can be "
	           "drawn: a.png [svg-reference]\n");
}

static void what_is_for_others_is_not_drawn(void)
{
	check_body("<path d='M0 0H1' systemLanguage='de'/>"
	           "<path d='M0 0H2' systemLanguage='de, en-GB'/>"
	           "<path d='M0 0H3' requiredExtensions='x'/>",
	           "  path M 0 0 L 2 0 fill #000000\n");
}

static void entities_stand_for_their_text(void)
{
	check_file("<!DOCTYPE svg [<!ENTITY n 'http://www.w3.org/2000/svg'>"
	           "<!ENTITY p '<path d=\"M0 0H1\"/>'>]>"
	           "<svg xmlns='&n;' width='2' height='1'>&p;</svg>",
	           "drawing 2 1\n  path M 0 0 L 1 0 fill #000000\n");
}

static void the_page_below_has_a_colour(void)
{
	check_file("<svg width='2' height='1' style='background-color:red'/>",
	           "drawing 2 1\n  path M 0 0 L 2 0 L 2 1 L 0 1 Z "
	           "fill #ff0000\n");
}

static void cycles_end(void)
{
	check_body("<g id='a'><path d='M0 0H1'/><use href='#a'/></g>",
	           "  path M 0 0 L 1 0 fill #000000\n"
	           "a.svg:1:92: warning: SVG refers to nothing that can be "
	           "drawn: #a stands in itself [svg-reference]\n");
	check_body("<defs><g id='a'><use href='#b'/></g><g id='b'>"
	           "<path d='M0 0H1'/><use href='#a'/></g></defs>"
	           "<use href='#b'/>",
	           "  path M 0 0 L 1 0 fill #000000\n"
	           "a.svg:1:80: warning: SVG refers to nothing that can be "
	           "drawn: #b stands in itself [svg-reference]\n");
	check_body("<linearGradient id='a' href='#a'/>"
	           "<path d='M0 0H1' fill='url(#a)'/>"
	           "<clipPath id='c' clip-path='url(#c)'><path d='M0 0H1'/>"
	           "</clipPath><path d='M0 0H1' clip-path='url(#c)'/>"
	           "<marker id='m'><path d='M0 0H1' marker-end='url(#m)'/>"
	           "</marker><path d='M0 0H5' fill='none' stroke='red' "
	           "marker-end='url(#m)'/>",
	           "  begin clip M 0 0 L 1 0\n"
	           "    path M 0 0 L 1 0 fill #000000\n"
	           "  path M 0 0 L 5 0 stroke #ff0000 width 1\n"
	           "  begin clip M 0 0 L 3 0 L 3 3 L 0 3 Z at 5 0\n"
	           "    path M 0 0 L 1 0 fill #000000 at 5 0\n"
	           "a.svg:1:197: warning: SVG refers to nothing that can be "
	           "drawn: clipPath stands in itself [svg-reference]\n"
	           "a.svg:1:250: warning: SVG refers to nothing that can be "
	           "drawn: marker stands in itself [svg-reference]\n");
}

/* What hostile inputs give does not matter, but that they end does. */
static void ends(const struct buf *text, enum diag_kind kind)
{
	struct arena arena = {0};
	struct diag d = {0};

	svg_draw(&arena, (struct view){buf_text(text), text->len}, "a.svg",
	         shaper, &d);
	CHECK(diag_count(&d, kind) > 0);
	diag_clear(&d);
	arena_reset(&arena);
}

static void use_bombs_are_held(void)
{
	struct buf text = {0};

	buf_puts(&text, SVG "<defs><path id='a0' d='M0 0H1'/>");
	for (int i = 1; i < 30; i++)
		buf_printf(&text,
		           "<g id='a%d'><use href='#a%d'/><use href='#a%d'/>"
		           "</g>",
		           i, i - 1, i - 1);
	buf_puts(&text, "</defs><use href='#a29'/></svg>");
	ends(&text, DIAG_SVG_LIMIT);
	buf_clear(&text);
}

static void deep_nesting_is_held(void)
{
	struct buf text = {0};

	buf_puts(&text, SVG);
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "<g opacity='.9'>");
	buf_puts(&text, "<path d='M0 0H1'/>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "</g>");
	buf_puts(&text, "</svg>");
	ends(&text, DIAG_SVG_LIMIT);
	buf_clear(&text);
}

static void costly_selectors_are_held(void)
{
	struct buf text = {0};

	buf_puts(&text, SVG "<style>");
	for (int i = 0; i < 3000; i++)
		buf_puts(&text, ".x g g g g g g g g g g g g g{fill:red}");
	buf_puts(&text, "</style>");
	for (int i = 0; i < 60; i++)
		buf_puts(&text, "<g>");
	ends(&text, DIAG_SVG_LIMIT);
	buf_clear(&text);
}

/* Each tile or mask holds two of the next. */
static void nested_bombs_are_held(const char *kind, const char *property)
{
	struct buf text = {0};

	buf_puts(&text, SVG);
	for (int i = 0; i < 30; i++)
		buf_printf(&text,
		           "<%s id='a%d' width='10%%' height='10%%'>"
		           "<path d='M0 0H1V1' %s='url(#a%d)'/>"
		           "<path d='M0 0H2V2' %s='url(#a%d)'/></%s>",
		           kind, i, property, i + 1, property, i + 1, kind);
	buf_printf(&text, "<path d='M0 0H1V1' %s='url(#a0)'/></svg>", property);
	ends(&text, DIAG_SVG_LIMIT);
	buf_clear(&text);
}

static void too_many_operations_are_held(void)
{
	struct buf text = {0};

	buf_puts(&text, SVG);
	for (int i = 0; i < 100100; i++)
		buf_puts(&text, "<path d='M0 0H1'/>");
	buf_puts(&text, "</svg>");
	ends(&text, DIAG_SVG_LIMIT);
	buf_empty(&text);
	buf_puts(&text, SVG "<text rotate='1'>");
	for (int i = 0; i < 100100; i++)
		buf_puts(&text, "a");
	buf_puts(&text, "</text></svg>");
	ends(&text, DIAG_SVG_LIMIT);
	buf_clear(&text);
}

static void entity_bombs_are_held(void)
{
	struct buf text = {0};

	buf_puts(&text, "<!DOCTYPE svg [<!ENTITY a0 'lol'>");
	for (int i = 1; i < 30; i++)
		buf_printf(&text, "<!ENTITY a%d '&a%d;&a%d;'>", i, i - 1,
		           i - 1);
	buf_puts(&text, "]><svg><text>&a29;</text></svg>");
	ends(&text, DIAG_IMAGE_BAD);
	/* no bomb, but one of 10 KB that is said 3000 times in 1 MB */
	buf_empty(&text);
	buf_puts(&text, "<!DOCTYPE svg [<!ENTITY a '");
	for (int i = 0; i < 1000; i++)
		buf_puts(&text, "ten bytes ");
	buf_puts(&text, "'>]><svg><desc>");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text, "&a;<!--%300d-->", i);
	buf_puts(&text, "</desc></svg>");
	ends(&text, DIAG_SVG_LIMIT);
	buf_clear(&text);
}

/* Every prefix, and every change of one byte, of a file with a bit of all. */
static void damage_does_no_harm(void)
{
	static const char file[] =
		SVG "<style>.a{fill:url(#l)}</style><linearGradient id='l' "
		    "spreadMethod='reflect' x2='.3'><stop stop-color='red'/>"
		    "<stop offset='1'/></linearGradient><clipPath id='c'>"
		    "<circle r='3'/></clipPath><marker id='m' orient='auto'>"
		    "<path d='M0 0a1 2 3 0 1 4 5z'/></marker><g class='a' "
		    "clip-path='url(#c)' transform='rotate(4) scale(2)'>"
		    "<path d='M0 0C1 2 3 4 5 6S7 8 9 9Q1 2 3 4T5 6A7 8 9 0 1 "
		    "2 3' marker-mid='url(#m)' stroke-dasharray='1 2'/>"
		    "<text x='1 2' dy='3' rotate='4' letter-spacing='1'>a"
		    "<tspan>\xD7\xA9\xD7\x9C b</tspan></text>"
		    "<use href='#l' width='1e3'/></g><pattern id='p' width="
		    "'.5' height='1'><path d='M0 0H1' mask='url(#k)'/>"
		    "</pattern><mask id='k'><path id='q' d='M0 0H9V9' fill="
		    "'url(#p)' style='mix-blend-mode:hue'/></mask><text "
		    "mask='url(#k)'><textPath href='#q' startOffset='1'>ab"
		    "</textPath></text><path d='M0 0H7V7' fill='url(#p)'/>"
		    "</svg>";
	size_t n = sizeof(file) - 1;

	for (size_t i = 0; i < n; i++) {
		char changed[sizeof(file)];
		struct buf out = {0};

		memcpy(changed, file, sizeof(file));
		draw((struct view){file, i}, &out);
		changed[i] = "9<-.e(#'\x80\0"[i % 10];
		draw((struct view){changed, n}, &out);
		CHECK(out.len > 0);
		buf_clear(&out);
	}
}

int main(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);

	shaper = shaper_open(fonts);
	sizes();
	shapes_take_the_style_of_their_groups();
	groups_of_opacity();
	uses_and_symbols();
	gradients_inherit_by_href();
	clips_are_unions_in_user_space();
	clips_that_are_no_path_are_masks();
	masks_end_their_group();
	patterns_are_tiles_before_their_use();
	strokes_may_keep_their_width();
	markers_stand_where_the_paint_order_says();
	selectors_know_attributes_and_neighbours();
	markers_turn_with_the_path();
	images_keep_their_shape();
	what_a_drawing_lacks_is_known();
	what_is_not_known_is_reported_once();
	titles_are_kept();
	broken_files_are_drawn_up_to_the_fault();
	pictures_may_hold_pictures();
	what_is_for_others_is_not_drawn();
	entities_stand_for_their_text();
	the_page_below_has_a_colour();
	cycles_end();
	use_bombs_are_held();
	deep_nesting_is_held();
	costly_selectors_are_held();
	nested_bombs_are_held("pattern", "fill");
	nested_bombs_are_held("mask", "mask");
	nested_bombs_are_held("clipPath", "clip-path");
	too_many_operations_are_held();
	entity_bombs_are_held();
	damage_does_no_harm();
	shaper_close(shaper);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
