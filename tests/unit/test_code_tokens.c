/* tests/unit/test_code_tokens.c - code becomes tokens */
#include "code/code.h"

#include "base/buf.h"
#include "tests/check.h"

#include <stdlib.h>

static struct arena memory;
static struct coder coder = {.memory = &memory};

/* "k let|n 1": the letter of each token's class, and its text. */
static void check_tokens(const char *name, const char *code, const char *want,
                         int line)
{
	const struct language *language = code_language(view_of(name));
	struct buf got = {0};
	struct code_spans spans;

	check_that(language != NULL, name, __FILE__, line);
	if (!language)
		return;
	spans = code_scan(&coder, language, view_of(code));
	for (int i = 0; i < spans.count; i++)
		buf_printf(&got, "%s%s %.*s", i ? "|" : "",
		           code_class_letter(spans.at[i].class),
		           (int)(spans.at[i].end - spans.at[i].start),
		           code + spans.at[i].start);
	check_text(buf_text(&got), want, name, __FILE__, line);
	buf_clear(&got);
}

#define TOKENS(name, code, want) check_tokens(name, code, want, __LINE__)

static void rust(void)
{
	TOKENS("rust", "let x: u8 = 0xFF_u8;", "k let|t u8|n 0xFF_u8");
	TOKENS("rs", "/* a /* b */ c */ fn", "c /* a /* b */ c */|k fn");
	TOKENS("rust", "r#\"a\"b\"# + br\"x\"", "s r#\"a\"b\"#|s br\"x\"");
	TOKENS("rust", "r#type r#\"\"#", "s r#\"\"#");
	TOKENS("rust", "'a' '\\'' '\\u{41}' '\xC3\xA9' &'a str",
	       "s 'a'|s '\\''|s '\\u{41}'|s '\xC3\xA9'|m 'a|t str");
	TOKENS("rust", "#[derive(Debug)] #![x(a[1])]",
	       "m #[derive(Debug)]|m #![x(a[1])]");
	TOKENS("rust", "println!(\"{}\\\"\"); a != b",
	       "f println!|s \"{}\\\"\"");
	TOKENS("rust", "1..10 1.5e-3 t.0", "n 1|n 10|n 1.5e-3|n 0");
	TOKENS("rust", "fn go<T>(v: Vec<T>) {}", "k fn|f go|t T|t Vec|t T");
	TOKENS("rust", "\"two\nlines\" // end\nif",
	       "s \"two\nlines\"|c // end|k if");
}

static void c_and_its_kin(void)
{
	TOKENS("c", "#include <a.h>\nint x; // y",
	       "m #include <a.h>|t int|"
	       "c // y");
	TOKENS("c", "size_t n = f(L\"a\", '\\'');",
	       "t size_t|f f|s L\"a\"|s '\\''");
	TOKENS("c++", "R\"x(a)\" b)x\" 1'000", "s R\"x(a)\" b)x\"|n 1'000");
	TOKENS("go", "func f() { s := `a\nb` }", "k func|f f|s `a\nb`");
	TOKENS("zig", "const std = @import(\"std\");",
	       "k const|f @import|s \"std\"");
	TOKENS("java", "@Override public int f() { return 1L; }",
	       "m @Override|k public|t int|f f|k return|n 1L");
	TOKENS("kotlin", "fun f(x: Int?) = \"\"\"a\"b\"\"\"",
	       "k fun|f f|t Int|s \"\"\"a\"b\"\"\"");
	TOKENS("swift", "let s = #\"a\"b\"#; #if DEBUG",
	       "k let|s #\"a\"b\"#|m #if");
	TOKENS("c#", "[Test] var s = @\"a\"\"b\";",
	       "m [Test]|k var|s @\"a\"\"b\"");
	TOKENS("scala", "val c = 'x' /* /* */ */", "k val|s 'x'|c /* /* */ */");
	TOKENS("js", "a = /x[/]y/g; b / c / d", "s /x[/]y/g");
	TOKENS("ts", "let s: string = `a ${b}`", "k let|t string|s `a ${b}`");
	TOKENS("php", "<?php echo $x; # c", "m <?php|k echo|m $x|c # c");
}

static void scripts(void)
{
	TOKENS("python", "def f(): return rb'\\'' # c",
	       "k def|f f|k return|s rb'\\''|c # c");
	TOKENS("py", "@a.b\nx = \"\"\"d\n\"\"\"", "m @a|s \"\"\"d\n\"\"\"");
	TOKENS("python", "re.match(x)", "f match");
	TOKENS("ruby", "x = <<~EOS\n  a\n  EOS\nputs :b",
	       "s <<~EOS|s   a\n  EOS|f puts|s :b");
	TOKENS("perl", "my $x = qw(a b); # c", "k my|m $x|s qw(a b)|c # c");
	TOKENS("lua", "--[[ a\nb ]] local s = [=[ ]] ]=]",
	       "c --[[ a\nb ]]|k local|s [=[ ]] ]=]");
	TOKENS("haskell", "f x' = 'a' {- {- -} -} -- c",
	       "s 'a'|c {- {- -} -}|c -- c");
	TOKENS("haskell", "main :: IO ()", "t IO");
	TOKENS("rust", "MAX", "");
	TOKENS("ocaml", "let x : 'a = (* (* *) *) \"s\"",
	       "k let|m 'a|c (* (* *) *)|s \"s\"");
	TOKENS("elixir", "def f?(x), do: :ok", "k def|f f?|k do|s :ok");
	TOKENS("r", "x <- mean(y) # c", "f mean|c # c");
	TOKENS("julia", "#= a #= b =# =# x::Int @time f(1)",
	       "c #= a #= b =# =#|t Int|f @time|f f|n 1");
	TOKENS("sql", "SELECT 'it''s' FROM t -- c",
	       "k SELECT|s 'it''s'|k FROM|c -- c");
	TOKENS("sh", "for f in \"$@\"; do echo ${f#a} # c\ndone",
	       "k for|k in|s \"$@\"|k do|f echo|m ${f#a}|c # c|k done");
	TOKENS("bash", "cat <<'E' >x\n$a\nE\nfi", "s <<'E'|s $a\nE|k fi");
	TOKENS("powershell", "If ($x -eq 1) { } # c",
	       "k If|m $x|k -eq|n 1|c # c");
}

static void data(void)
{
	TOKENS("html", "<!-- c --><a href=\"x\">b &amp; c</a>",
	       "c <!-- c -->|k <a|m href|s \"x\"|k >|n &amp|k </a>");
	TOKENS("xml", "<?xml?><a:b c='d'/>", "m <?xml?>|k <a:b|m c|s 'd'|k />");
	TOKENS("css", "a { color: #fff; } /* c */", "n #fff|c /* c */");
	TOKENS("json", "{\"a\": [1, true, \"b\"]}",
	       "t \"a\"|n 1|k true|s \"b\"");
	TOKENS("yaml", "a: 'b' # c\n- d e: 1\nf: x#y",
	       "t a|s 'b'|c # c|t d e|n 1|t f");
	TOKENS("toml", "[a.b]\nc = 1 # d", "k [a.b]|t c|n 1|c # d");
	TOKENS("ini", "; c\n[s]\nk = v", "c ; c|k [s]|t k");
	TOKENS("make", "a: b\n\t@echo $@ # c\nX := $(Y)",
	       "f a|m $@|c # c|t X|m $(Y)");
	TOKENS("cmake", "If(X) set(a ${B}) # c", "k If|f set|m ${B}|c # c");
	TOKENS("dockerfile", "FROM a AS b\n# c", "k FROM|k AS|c # c");
	TOKENS("diff", "--- a\n+++ b\n@@ 1 @@\n c\n-d\n+e",
	       "m --- a|m +++ b|m @@ 1 @@|del -d|ins +e");
	TOKENS("latex", "\\emph{x} 5\\% $a$ % c", "f \\emph|s $a$|c % c");
	TOKENS("markdown", "# a\n`b` **c**", "k # a|s `b`|cmd **c**");
	TOKENS("asm", "main: mov %rax, $5 ; c",
	       "f main|k mov|t %rax|n $5|c ; c");
	TOKENS("console", "$ a \\\n  b\nout $ c", "cmd $ a \\\n  b");
}

static void names_are_found(void)
{
	CHECK(code_language(VIEW("Rust")) == code_language(VIEW("rs")));
	CHECK(!code_language(VIEW("")));
	CHECK(!code_language(VIEW("rus")));
	CHECK(!code_language(VIEW("no-such-language")));
	CHECK(view_is(code_language_name(code_language(VIEW("py"))), "python"));
}

static const char *const every_language[] = {
	"rust",       "c",        "cpp",  "go",      "zig",        "python",
	"javascript", "tsx",      "java", "kotlin",  "swift",      "csharp",
	"ruby",       "php",      "perl", "lua",     "haskell",    "ocaml",
	"scala",      "elixir",   "r",    "julia",   "sql",        "shell",
	"powershell", "html",     "css",  "xml",     "json",       "yaml",
	"toml",       "ini",      "make", "cmake",   "dockerfile", "diff",
	"latex",      "markdown", "asm",  "console", "dart",
};

enum {
	LANGUAGES = sizeof(every_language) / sizeof(*every_language)
};

/* Spans stand in order, within the text, and cut no character. */
static bool is_sound(const struct code_spans *spans, struct view text)
{
	uint32_t done = 0;

	for (int i = 0; i < spans->count; i++) {
		const struct code_span *span = &spans->at[i];

		if (span->start < done || span->end <= span->start ||
		    span->end > text.n || !span->class ||
		    span->class >= CODE_CLASSES)
			return false;
		done = span->end;
	}
	return true;
}

static bool cuts_character(const struct code_spans *spans, struct view text)
{
	for (int i = 0; i < spans->count; i++) {
		uint32_t ends[] = {spans->at[i].start, spans->at[i].end};

		for (int k = 0; k < 2; k++)
			if (ends[k] < text.n &&
			    ((unsigned char)text.p[ends[k]] & 0xC0) == 0x80)
				return true;
	}
	return false;
}

/* The text in a block of its own size, so that a sanitizer sees every byte
 * read beyond it. */
static void scan_copy(const char *name, struct view text, bool is_utf8)
{
	char *copy = malloc(text.n + !text.n);
	struct code_spans spans;

	memcpy(copy, text.p, text.n);
	text.p = copy;
	spans = code_scan(&coder, code_language(view_of(name)), text);
	if (!is_sound(&spans, text) ||
	    (is_utf8 && cuts_character(&spans, text)))
		fprintf(stderr, "%s: %.*s\n", name, (int)text.n, text.p);
	CHECK(is_sound(&spans, text));
	CHECK(!is_utf8 || !cuts_character(&spans, text));
	free(copy);
}

/* All that any rule begins or ends with. */
static const char medley[] =
	"/* a */ // b\n# c\n\"d\\\" \xC3\xA9\" 'e' '\xE2\x86\x92' 'f r#\"g\"# "
	"<<~H\n h\nH\n[==[ i ]==] --[[ j ]] {- k {- l -} -} (* m *) R\"x(n)x\" "
	"`o ${p}` $q ${r} @s #t <u v=\"w\">x</u> <!-- y --> 0x1F 1e-5 1.2.3 "
	"/z[/]/g :a ::b \\c{d} %e% $f$ **g** ](h) {i} |j| k: l\n- m: n\no = p\n"
	"[q]\n+r\n-s\n@@ t @@\n$ u \\\n v\n> w\n.x y\nz! a!= b'c' "
	"\"\"\"d\"\"\" "
	"'''e''' =begin\n=end\n<?php ?> <![CDATA[ f ]]> &g; &#1; ~r/h/ qw(i)";

static void every_truncation_is_sound(void)
{
	for (int i = 0; i < LANGUAGES; i++)
		for (size_t n = 0; n < sizeof(medley); n++) {
			bool whole = n == sizeof(medley) - 1 ||
			             ((unsigned char)medley[n] & 0xC0) != 0x80;

			scan_copy(every_language[i], (struct view){medley, n},
			          whole);
			scan_copy(every_language[i],
			          (struct view){medley + n,
			                        sizeof(medley) - 1 - n},
			          false);
			arena_empty(&memory);
			coder.prepared = NULL;
			if (n == sizeof(medley) - 1)
				break;
		}
}

static void random_bytes_are_sound(void)
{
	uint32_t state = 1;
	char bytes[512];

	for (int round = 0; round < 40 * LANGUAGES; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			state = state * UINT32_C(1664525) + 1013904223;
			bytes[i] = state >> 31 ? medley[(state >> 8) %
			                                (sizeof(medley) - 1)]
			                       : (char)(state >> 16);
		}
		scan_copy(every_language[round % LANGUAGES],
		          (struct view){bytes, sizeof(bytes)}, false);
	}
}

/* What never closes, very often: no look ahead may reach too far. */
static void time_is_linear(void)
{
	static const char *const bad[] = {
		"\"",   "'",  "`",  "[",  "[=", "{",     "(",        "<",
		"<a ",  "/*", "(*", "{-", "r#", "r##\"", "#",        "<<A\n",
		"R\"(", "/",  "$",  "${", "a ", "**",    "](",       "key ",
		"-",    "\\", "0",  "0.", "\n", "A",     "ANCHOR: ", "$$",
	};
	struct buf text = {0};

	for (size_t k = 0; k < sizeof(bad) / sizeof(*bad); k++) {
		buf_empty(&text);
		while (text.len < 40000)
			buf_puts(&text, bad[k]);
		for (int i = 0; i < LANGUAGES; i++) {
			struct view code = {buf_text(&text), text.len};
			struct code_spans spans = code_scan(
				&coder,
				code_language(view_of(every_language[i])),
				code);

			CHECK(is_sound(&spans, code));
			arena_empty(&memory);
			coder.prepared = NULL;
		}
	}
	buf_clear(&text);
}

int main(void)
{
	rust();
	c_and_its_kin();
	scripts();
	data();
	names_are_found();
	every_truncation_is_sound();
	random_bytes_are_sound();
	time_is_linear();
	arena_reset(&memory);
	return check_done();
}
