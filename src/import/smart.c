/*
 * import/smart.c - typographic quotes, dashes and ellipses
 *
 * Source  the rule for quotes is that of CommonMark's emphasis: a mark opens
 *         where text begins to its right, and closes where text ends to its
 *         left; what is left over is an apostrophe or a closing quote
 *
 * A block is read from front to back, over the borders of its inlines:
 *
 *	Str "He said \"" -> Emph(Str "now") -> Str "\"."
 *	              ^ before: ' '  behind: 'n': opens
 */
#include "import/import.h"

#include "base/array.h"
#include "base/unicode.h"
#include "doc/quotes.h"

/* Something that stands in a line: a Str, or what counts as one character. */
struct piece {
	struct node *str; /* NULL for code, a picture, a break */
	uint32_t character;
};

struct line {
	struct arena *arena;  /* of the texts */
	struct arena scratch; /* of the pieces */
	struct piece *pieces;
	int count;
	int room;
	struct view lang;            /* of the book */
	const struct node *parent;   /* of the last Str */
	const struct quotes *quotes; /* of its language */
	bool is_open;    /* by a quote that had no space to tell by */
	int closers;     /* single quotes ahead that could close */
	uint32_t before; /* the character before the one that is read */
	bool after_open; /* it was an opening quote */
};

static bool is_space(uint32_t c)
{
	return c == 0 || c == ' ' || unicode_is_space(c);
}

static bool is_word(uint32_t c)
{
	return c == 'x' || unicode_is_letter(c) || unicode_is_digit(c);
}

/* What an opening quote may follow without a space. */
static bool is_opening(uint32_t c)
{
	return c == '(' || c == '[' || c == '{' || c == '/' || c == '-' ||
	       c == '=' || c == 0x2013 || c == 0x2014 || c == 0xBF || c == 0xA1;
}

/* The first character behind byte "at" of a piece, over its border too. */
static uint32_t behind(const struct line *line, int piece, size_t at)
{
	for (; piece < line->count; piece++, at = 0) {
		const struct node *str = line->pieces[piece].str;

		if (!str)
			return line->pieces[piece].character;
		if (at < str->text.n)
			return utf8_next(str->text.p, str->text.n, &at);
	}
	return 0;
}

static bool can_open(const struct line *line, uint32_t next)
{
	return !is_space(next) && (is_space(line->before) || line->after_open ||
	                           is_opening(line->before));
}

/* 'tis, '90s: an apostrophe where a quote could open. */
static bool is_elision(struct view rest)
{
	static const char *const words[] = {"tis",   "twas", "em",   "til",
	                                    "cause", "n",    "round"};
	size_t end = 0;

	while (end < rest.n && ascii_is_alpha(rest.p[end]))
		end++;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (view_is_nocase(view_part(rest, 0, end), words[i]))
			return true;
	return rest.n > 2 && ascii_is_digit(rest.p[0]) &&
	       ascii_is_digit(rest.p[1]) &&
	       (rest.p[2] == 's' || !is_word((unsigned char)rest.p[2]));
}

static void put_double(struct line *line, uint32_t next, struct buf *out)
{
	bool opens = can_open(line, next);

	if (quotes_alternate(line->quotes))
		opens = !line->is_open;
	line->is_open = opens;
	buf_puts(out, opens ? line->quotes->open : line->quotes->close);
	line->after_open = opens;
}

static void put_single(struct line *line, uint32_t next, struct view rest,
                       struct buf *out)
{
	bool closes = !is_space(line->before) && !line->after_open;

	if (closes && !is_word(next) && line->closers > 0)
		line->closers--;
	if (can_open(line, next) && line->closers > 0 && !is_elision(rest)) {
		buf_puts(out, line->quotes->inner_open);
		line->after_open = true;
		return;
	}
	/* Inside a word, and where no quote is open, it is an apostrophe. */
	buf_puts(out,
	         closes && !is_word(next) ? line->quotes->inner_close : "’");
	line->after_open = false;
}

/* Two or more hyphens: em dashes of three, en dashes of two, as many of the
 * one or the other as come out even (CommonMark's smart option). */
static void put_dashes(size_t n, struct buf *out)
{
	size_t em = n / 3, en = 0;

	if (n % 3 == 0) {
		en = 0;
	} else if (n % 2 == 0) {
		em = 0;
		en = n / 2;
	} else if (n % 3 == 2) {
		en = 1;
	} else {
		em--;
		en = 2;
	}
	while (em--)
		buf_puts(out, "—");
	while (en--)
		buf_puts(out, "–");
}

static size_t run_length(struct view v, size_t at)
{
	size_t end = at;

	while (end < v.n && v.p[end] == v.p[at])
		end++;
	return end - at;
}

/* One mark at "at"; returns how many bytes it took. */
static size_t one_mark(struct line *line, int piece, size_t at, struct buf *out)
{
	struct view v = line->pieces[piece].str->text;
	char c = v.p[at];
	size_t n;

	if (c == '"' || c == '\'') {
		uint32_t next = behind(line, piece, at + 1);

		if (c == '"')
			put_double(line, next, out);
		else
			put_single(line, next, view_from(v, at + 1), out);
		line->before = (unsigned char)c;
		return 1;
	}
	line->after_open = false;
	line->before = (unsigned char)c;
	n = run_length(v, at);
	if (c == '-' && n > 1) {
		put_dashes(n, out);
		return n;
	}
	for (size_t i = 0; i < n / 3; i++)
		buf_puts(out, "…");
	buf_add(out, v.p + at, n % 3);
	return n;
}

static bool is_mark(char c)
{
	return c == '"' || c == '\'' || c == '-' || c == '.';
}

/* The quotes of a text: those of the span around it, if it has a language. */
static void choose_quotes(struct line *line, const struct node *str)
{
	if (line->quotes && str->parent == line->parent)
		return;
	line->parent = str->parent;
	line->quotes = quotes_of(node_lang(str, line->lang));
}

static void one_text(struct line *line, int piece, struct buf *out)
{
	struct node *str = line->pieces[piece].str;
	struct view v = str->text;
	size_t at = 0;

	choose_quotes(line, str);
	buf_empty(out);
	while (at < v.n) {
		size_t start = at;

		while (at < v.n && !is_mark(v.p[at]))
			at++;
		buf_add(out, v.p + start, at - start);
		if (at > start) {
			size_t last = utf8_before(v.p, at);

			line->before = utf8_next(v.p, v.n, &last);
			line->after_open = false;
		}
		if (at < v.n)
			at += one_mark(line, piece, at, out);
	}
	if (out->len != v.n || memcmp(buf_text(out), v.p, v.n) != 0)
		str->text = arena_view(line->arena,
		                       (struct view){buf_text(out), out->len});
}

/* How many single quotes could close: they end a word. */
static void count_closers(struct line *line)
{
	uint32_t before = 0;

	line->closers = 0;
	for (int i = 0; i < line->count; i++) {
		const struct node *str = line->pieces[i].str;

		if (!str) {
			before = line->pieces[i].character;
			continue;
		}
		for (size_t at = 0; at < str->text.n;) {
			size_t start = at;
			uint32_t c = utf8_next(str->text.p, str->text.n, &at);

			if (str->text.p[start] == '\'' && !is_space(before) &&
			    !is_word(behind(line, i, at)))
				line->closers++;
			before = c;
		}
	}
}

static void finish_line(struct line *line)
{
	bool has_marks = false, has_single = false;
	struct buf out = {0};

	for (int i = 0; i < line->count; i++) {
		const struct node *str = line->pieces[i].str;

		for (size_t at = 0; str && at < str->text.n; at++)
			has_marks |= is_mark(str->text.p[at]);
		has_single |=
			str && view_find(str->text, '\'', 0) < str->text.n;
	}
	if (has_single)
		count_closers(line);
	line->before = 0;
	line->after_open = false;
	line->is_open = false;
	for (int i = 0; has_marks && i < line->count; i++) {
		if (line->pieces[i].str) {
			one_text(line, i, &out);
		} else {
			line->before = line->pieces[i].character;
			line->after_open = false;
		}
	}
	line->count = 0;
	buf_clear(&out);
}

static void add_piece(struct line *line, struct node *str, uint32_t character)
{
	*ARRAY_ADD(&line->scratch, line->pieces, line->count, line->room) =
		(struct piece){str, character};
}

static void add_inline(struct line *line, struct node *node)
{
	switch (node->kind) {
	case NODE_STR:
		add_piece(line, node, 0);
		break;
	case NODE_SOFT_BREAK:
	case NODE_LINE_BREAK:
		add_piece(line, NULL, ' ');
		break;
	case NODE_CODE:
	case NODE_MATH:
	case NODE_RAW_INLINE:
	case NODE_IMAGE:
		add_piece(line, NULL, 'x');
		break;
	default:
		break; /* its children follow */
	}
}

static bool holds_line(enum node_kind kind)
{
	return kind == NODE_PLAIN || kind == NODE_PARA || kind == NODE_HEADER ||
	       kind == NODE_TERM || kind == NODE_LINE || kind == NODE_IMAGE;
}

static void one_line(struct line *line, struct node *block)
{
	struct node *n = node_next(block, block);

	while (n) {
		add_inline(line, n);
		/* notes and alternative texts are lines of their own */
		n = n->kind == NODE_NOTE || n->kind == NODE_IMAGE
		            ? node_skip(block, n)
		            : node_next(block, n);
	}
	if (!line->count)
		return;
	finish_line(line);
}

void smart_punctuation(struct arena *a, struct node *top, struct view lang)
{
	struct line line = {.arena = a, .lang = lang};

	for (struct node *n = node_next(top, top); n; n = node_next(top, n))
		if (holds_line(n->kind))
			one_line(&line, n);
	arena_reset(&line.scratch);
	french_spaces(a, top, lang);
}
