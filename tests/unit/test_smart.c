/* tests/unit/test_smart.c - quotes, dashes and ellipses, over inlines too */
#include "tests/unit/import_check.h"

static void becomes(const char *lang, const char *markdown, const char *want)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf out = {0};
	struct node *top = markdown_read(&a, view_of(markdown), "a.md", 1, &d);

	smart_punctuation(&a, top, view_of(lang));
	node_plain_text(top, &out);
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
	diag_clear(&d);
	arena_reset(&a);
}

static void english_quotes(void)
{
	becomes("en", "\"a\" 'b' it's", "“a” ‘b’ it’s");
	becomes("en", "\"'a' b\" (\"c\") \"d.\"", "“‘a’ b” (“c”) “d.”");
	becomes("en", "\"a *\"b\"* c\"", "“a “b” c”");
	becomes("en", "*\"a\"*, \"`b`\" \"\n*c*\"", "“a”, “b” ” c”");
	becomes("en", "the '90s, 'tis, dogs' rock 'n' roll",
	        "the ’90s, ’tis, dogs’ rock ’n’ roll");
	becomes("en", "a---\"b\"", "a—“b”");
	becomes("en", "`\"a\" -- b...`", "\"a\" -- b...");
	becomes("en", "\"a[^1]\"\n\n[^1]: \"n\"", "“a”");
}

static void dashes_and_dots(void)
{
	becomes("en", "1--2 a --- b - c", "1–2 a — b - c");
	becomes("en", "a---- b----- c------", "a–– b—– c——");
	becomes("en", "a... b.... c.. d......", "a… b…. c.. d……");
}

static void other_languages(void)
{
	becomes("de-AT", "\"a 'b'\" geht's", "„a ‚b‘“ geht’s");
	becomes("de-CH", "\"a\"", "«a»");
	becomes("fr", "\"a\" l'eau",
	        "«\xC2\xA0"
	        "a\xC2\xA0» l’eau");
	becomes("pl", "\"a 'b'\"", "„a «b»”");
	becomes("sv", "\"a\"", "”a”");
	becomes("ru", "\"a 'b'\"", "«a „b“»");
	becomes("xx", "\"a\"", "“a”");
	becomes("es", "\"a 'b'\"", "«a “b”»");
	becomes("it", "\"a 'b'\"", "«a “b”»");
	becomes("pt", "\"a 'b'\"", "“a ‘b’”");
	becomes("pt-PT", "\"a\"", "«a»");
	becomes("cs", "\"a 'b'\"", "„a ‚b‘“");
	becomes("da", "\"a 'b'\"", "»a ›b‹«");
	becomes("fi", "\"a 'b'\"", "”a ’b’”");
	becomes("nl", "\"a 'b'\"", "“a ‘b’”");
	becomes("ar", "قال: \"هذا\"", "قال: ”هذا“");
	becomes("he", "אמר: \"די\"", "אמר: ”די”");
	becomes("hu", "\"a 'b'\"", "„a »b«”");
	becomes("en", "<div lang=de>\n\n\"a\"\n\n</div>\n\n\"b\"", "„a“ “b”");
}

static void quotes_without_spaces(void)
{
	becomes("zh", "他说\"你好\"。\"再见\"", "他说“你好”。“再见”");
	becomes("zh-TW", "他說\"你好\"。", "他說「你好」。");
	becomes("ja", "彼は\"はい\"と", "彼は「はい」と");
}

#define NBSP "\xC2\xA0"
#define THIN "\xE2\x80\xAF"

static void french_spaces_hold(void)
{
	becomes("fr", "Quoi ? Non ! Si ; et : oui.",
	        "Quoi" THIN "? Non" THIN "! Si" THIN "; et" NBSP ": oui.");
	becomes("fr", "« Oui » *a* ?! 50 % b",
	        "«" NBSP "Oui" NBSP "» a" THIN "?! 50" NBSP "% b");
	becomes("fr-CH", "« Oui » : non", "«" THIN "Oui" THIN "»" THIN ": non");
	becomes("fr", "a != b a :: c :) d% `e !`", "a != b a :: c :) d% e !");
	becomes("en", "So ? [Quoi ?]{lang=fr} [\"x\"]{lang=de}",
	        "So ? Quoi" THIN "? „x“");
	becomes("fr", "[\"x\" !]{lang=en}", "“x” !");
}

int main(void)
{
	english_quotes();
	dashes_and_dots();
	other_languages();
	quotes_without_spaces();
	french_spaces_hold();
	return check_done();
}
