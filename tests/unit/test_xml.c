/* tests/unit/test_xml.c - whatever the author wrote, the XML is well-formed */
#include "base/buf.h"
#include "tests/check.h"
#include "write/epub_svg.h"
#include "write/epub_url.h"
#include "write/xml.h"

static void text_is_escaped(void)
{
	struct buf out = {0};

	xml_text(&out, VIEW("a < b && \"c\" > d\n\té"));
	CHECK_TEXT(buf_text(&out), "a &lt; b &amp;&amp; \"c\" &gt; d\n\té");
	buf_empty(&out);
	xml_attribute(&out, "title", VIEW("say \"<&>\"\nnow"));
	CHECK_TEXT(buf_text(&out),
	           " title=\"say &quot;&lt;&amp;&gt;&quot; now\"");
	buf_clear(&out);
}

static void forbidden_characters_are_dropped(void)
{
	struct buf out = {0};

	/* controls, DEL, U+0085, U+FFFE, U+FDD0; a byte that is no UTF-8 */
	xml_text(&out, VIEW("a\x01\x1B\x7F\xC2\x85\xEF\xBF\xBE\xEF\xB7\x90"
	                    "b\r\xFF"
	                    "c\xF0\x9F\x98\x80"));
	CHECK_TEXT(buf_text(&out), "ab\xEF\xBF\xBD"
	                           "c\xF0\x9F\x98\x80");
	buf_clear(&out);
}

static const char *name(struct arena *a, const char *wanted, bool digit_first)
{
	struct view clean = xml_name(a, view_of(wanted), "none", digit_first);

	return arena_copy(a, clean.p, clean.n);
}

static void names_are_plain(void)
{
	struct arena a = {0};

	CHECK_TEXT(name(&a, "a b & c", false), "a-b-c");
	CHECK_TEXT(name(&a, "1. one", false), "one");
	CHECK_TEXT(name(&a, "03-ownership", true), "03-ownership");
	CHECK_TEXT(name(&a, "введение", false), "none");
	CHECK_TEXT(name(&a, "", true), "none");
	CHECK_TEXT(name(&a, "../../x.", true), "x");
	CHECK_TEXT(name(&a, "x:y\"><script", false), "x-y-script");
	arena_reset(&a);
}

static void names_are_unique(void)
{
	struct arena a = {0};
	struct xml_names names = {{.memory = &a}, .any_case = false};
	struct xml_names files = {{.memory = &a}, .any_case = true};
	struct view last = {0};

	CHECK(view_is(xml_unique(&names, VIEW("a")), "a"));
	CHECK(view_is(xml_unique(&names, VIEW("a-2")), "a-2"));
	CHECK(view_is(xml_unique(&names, VIEW("a")), "a-3"));
	CHECK(view_is(xml_unique(&names, VIEW("A")), "A"));
	CHECK(view_is(xml_unique(&files, VIEW("a")), "a"));
	CHECK(view_is(xml_unique(&files, VIEW("A")), "A-2"));
	for (int i = 0; i < 20000; i++) /* in linear time */
		last = xml_unique(&names, VIEW("many"));
	CHECK(view_is(last, "many-20000"));
	arena_reset(&a);
}

static void languages_are_well_formed(void)
{
	static const char *const good[] = {
		"en",          "en-GB",  "zh-Hant-TW",      "de-1996",
		"sl-rozaj",    "es-419", "de-CH-x-phonebk", "en-u-ca-gregory",
		"zh-cmn-Hans",
	};
	static const char *const bad[] = {
		"",           "e",      "en_GB",
		"en-",        "-en",    "xx-!!",
		"not a lang", "en-u",   "en-a-bb-a-cc",
		"123",        "en--GB", "deutschland1",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		CHECK(xml_is_language(view_of(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CHECK(!xml_is_language(view_of(bad[i])));
}

static void check_url(const char *url, const char *want)
{
	struct buf out = {0};

	CHECK(epub_url(view_of(url), &out) == (*want != '\0'));
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
}

static void addresses_are_mended_or_refused(void)
{
	check_url("https://example.com/a b?q=ü&x=%zz#f#g",
	          "https://example.com/a%20b?q=%C3%BC&x=%25zz#f%23g");
	check_url("HTTP://Example.com", "http://Example.com");
	check_url("//example.org/p", "https://example.org/p");
	check_url("mailto:a@b.c", "mailto:a@b.c");
	check_url("http://h:8080/", "http://h:8080/");
	check_url("http://h:/x", "http://h/x");
	check_url("http://127.0.0.1/", "http://127.0.0.1/");
	check_url("http://h:99999/", "");
	check_url("http://1.2.3.999/", "");
	check_url("http:///x", "");
	check_url("http://a..b/", "");
	check_url("http://user:secret@h/", "");
	check_url("https://h\\x", "");
	check_url("javascript:alert(1)", "");
	check_url("other.md", "");
	check_url("", "");
	CHECK(epub_url_is_remote(VIEW("https://h/x.png")));
	CHECK(!epub_url_is_remote(VIEW("x.png")));
}

static void check_svg(const char *svg, const char *want)
{
	struct arena a = {0};
	struct buf out = {0};
	const char *reason = NULL;
	const struct picture_link links[] = {
		{VIEW("p.png"), VIEW("\x89PNG\r\n\x1A\n.")},
		{VIEW("s.svg"), VIEW("<svg onload='x'/>")},
	};
	const struct picture picture = {
		.bytes = view_of(svg), .links = links, .link_count = 2};
	bool is_good = epub_svg(&a, &picture, &out, &reason);

	CHECK(is_good == (want != NULL));
	CHECK(is_good || (reason && !out.len));
	if (is_good)
		CHECK_TEXT(buf_text(&out) + sizeof(XML_HEAD) - 1, want);
	buf_clear(&out);
	arena_reset(&a);
}

#define SVG_OPEN                                                               \
	"<svg xmlns=\"http://www.w3.org/2000/svg\""                            \
	" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\""

static void drawings_are_cleaned(void)
{
	check_svg("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'>"
	          "<script>x()</script><foreignObject><p/></foreignObject>"
	          "<rect id='a b' onclick='x()' width='1' bogus='1'/>"
	          "<use href='#a b'/><use href='http://h/'/></svg>",
	          SVG_OPEN "><rect id=\"a-b\" width=\"1\"/>"
	                   "<use xlink:href=\"#a-b\"/><use/></svg>\n");
	check_svg("<svg xmlns='http://www.w3.org/2000/svg'>"
	          "<style>@import 'http://h/';</style>"
	          "<g fill=\"url('#g')\" stroke='url(#none)'"
	          " style='fill:url(http://h/)'/>"
	          "<linearGradient id='g'/><linearGradient id='g'/></svg>",
	          SVG_OPEN
	          "><style type=\"text/css\"></style>"
	          "<g fill=\"url('#g')\"/>"
	          "<linearGradient id=\"g\"/><linearGradient/></svg>\n");
	/* PNG, JPEG and clean SVG in the file itself, nothing else */
	check_svg("<svg xmlns='http://www.w3.org/2000/svg'>"
	          "<image href='data:text/html,hello'/>"
	          "<image href='http://h/a.png'/><image href='p.png'/>"
	          "<image href='data:,%FF%D8%FF%C0'/></svg>",
	          SVG_OPEN "><image/><image/>"
	                   "<image xlink:href=\"data:image/png;base64,"
	                   "iVBORw0KGgou\"/>"
	                   "<image xlink:href=\"data:image/jpeg;base64,"
	                   "/9j/wA==\"/></svg>\n");
	check_svg("<svg xmlns='http://www.w3.org/2000/svg'>"
	          "<image href='s.svg'/></svg>",
	          SVG_OPEN
	          "><image xlink:href=\"data:image/svg+xml;base64,"
	          "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz4K"
	          "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHht"
	          "bG5zOnhsaW5rPSJodHRwOi8vd3d3LnczLm9yZy8xOTk5L3hsaW5rIiB2"
	          "ZXJzaW9uPSIxLjEiLz4K\"/></svg>\n");
	check_svg("<!DOCTYPE svg [<!ENTITY e 'x'>]><svg"
	          " xmlns='http://www.w3.org/2000/svg'><text>&e;&lt;</text>"
	          "</svg>",
	          SVG_OPEN "><text>x&lt;</text></svg>\n");
}

static void what_is_no_drawing_is_refused(void)
{
	struct buf deep = {0};

	check_svg("", NULL);
	check_svg("<svg", NULL);
	check_svg("<html/>", NULL);
	check_svg("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", NULL);
	check_svg("<svg xmlns='http://www.w3.org/1999/xhtml'/>", NULL);
	check_svg("<!DOCTYPE svg [<!ENTITY e 'x'><!ENTITY f '&e;'>]><svg/>",
	          NULL);
	buf_puts(&deep, "<svg>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&deep, "<g>");
	check_svg(buf_text(&deep), NULL);
	buf_clear(&deep);
}

static void text_that_is_not_written_is_none(void)
{
	CHECK(view_is(xml_trim(VIEW(" a b ")), "a b"));
	CHECK(xml_trim(VIEW("\xEF\xBF\xBE \xC2\x80")).n == 0);
	CHECK(xml_trim(VIEW(" \t")).n == 0 && xml_trim(VIEW("")).n == 0);
	CHECK(xml_trim(VIEW("\xEF\xBF\xBE.")).n == 4);
}

int main(void)
{
	text_is_escaped();
	forbidden_characters_are_dropped();
	names_are_plain();
	names_are_unique();
	languages_are_well_formed();
	addresses_are_mended_or_refused();
	drawings_are_cleaned();
	what_is_no_drawing_is_refused();
	text_that_is_not_written_is_none();
	return check_done();
}
