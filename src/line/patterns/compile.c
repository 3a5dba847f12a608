/*
 * line/patterns/compile.c - TeX's hyphenation patterns as one C source
 *
 * Takes   compile OUT.c FILE.tex...: pattern files of TeX's hyph-utf8, whose
 *         heads name the language and its minima
 * Gives   OUT.c, the tables of line/patterns/table.h; the same files in the
 *         same order give the same bytes
 * Fails   with a message and status 1 when a file is not as expected; what is
 *         written of OUT.c then is worth nothing (.DELETE_ON_ERROR in make)
 * Source  Liang's packed trie: TeX: The Program, part 43
 *
 * A program of its own, run while chapbook is built: reads all patterns into
 * a trie, finds equal nodes, packs them into one array, writes it out.
 */
#include "line/patterns/records.h"
#include "line/patterns/table.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	MAX_LETTERS = 63,      /* in a pattern */
	MAX_CODE = 63,         /* letters of a language, less the edge */
	MAX_LANGUAGES = 64,    /* in one table */
	MAX_ENTRIES = 1 << 22, /* of the packed trie */
	LOOK_BACK = 256,       /* entries, when packing */
};

/* A node while patterns are read. Children are sorted by code. */
struct node {
	int child; /* the first one; 0: none */
	int next;  /* sibling; 0: none */
	uint8_t code;
	uint32_t value; /* record of weights; 0: no pattern ends here */
};

struct pattern {
	uint8_t code[MAX_LETTERS];
	uint8_t level[MAX_LETTERS +
	              1]; /* level[i]: of the gap before code[i] */
	int count;
};

struct compiler {
	struct arena memory;
	const char *file; /* that messages are about */
	struct hyphen_language *languages;
	int language_count;
	struct node *nodes;
	int node_count, node_room;
	struct records weights; /* distance << 4 | level, ... */
	struct records states;  /* value << 8 | code, state of the child, ... */
	uint32_t *bases;        /* of each state */
	uint32_t *trie;         /* the tables of table.h, from here on */
	uint16_t *values;
	int entries;
};

static _Noreturn void stop(const struct compiler *c, const char *why)
{
	fprintf(stderr, "compile: %s: %s\n", c->file, why);
	exit(1);
}

/* The index of the record that holds these words. */
static int record_of(struct compiler *c, struct records *r,
                     const uint32_t *words, int count)
{
	int index = records_find(r, &c->memory, words, count);

	if (index < 0)
		stop(c, "too many patterns: let RECORD_SLOTS grow");
	return index;
}

/* ---- reading a file ---- */

static char *read_file(struct compiler *c)
{
	FILE *in = fopen(c->file, "rb");
	char *text;
	long size;

	if (!in)
		stop(c, strerror(errno));
	if (fseek(in, 0, SEEK_END) || (size = ftell(in)) < 0)
		stop(c, strerror(errno));
	rewind(in);
	text = arena_alloc(&c->memory, (size_t)size + 1, 1);
	if (fread(text, 1, (size_t)size, in) != (size_t)size)
		stop(c, "cannot be read");
	fclose(in);
	return text;
}

/* What follows the word in the head of the file, which is all comments. */
static const char *after(const struct compiler *c, const char *head,
                         const char *word)
{
	const char *found = strstr(head, word);
	const char *patterns = strstr(head, "\n\\patterns");

	if (!found || !patterns || found > patterns) {
		fprintf(stderr, "compile: %s: no \"%s\" in the head\n", c->file,
		        word);
		exit(1);
	}
	return found + strlen(word);
}

static uint8_t minimum_after(const struct compiler *c, const char *head,
                             const char *word)
{
	long letters = strtol(after(c, head, word), NULL, 10);

	if (letters < 1 || letters > 9)
		stop(c, "a minimum that is not 1 to 9");
	return (uint8_t)letters;
}

/* Read the lines of the head that look like
 *	%     tag: en-us
 *	%     typesetting:
 *	%         left: 2
 *	%         right: 3
 */
static void read_head(const struct compiler *c, const char *text,
                      struct hyphen_language *language)
{
	const char *tag = after(c, text, " tag:");
	const char *minima = after(c, text, "typesetting:");
	size_t n;

	tag += strspn(tag, " ");
	n = strspn(tag, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (!n || n >= sizeof(language->tag))
		stop(c, "a tag that does not fit");
	memcpy(language->tag, tag, n);
	language->left_min = minimum_after(c, minima, "left:");
	language->right_min = minimum_after(c, minima, "right:");
}

static void blank_comments(char *text)
{
	bool in_comment = false;

	for (; *text; text++) {
		in_comment = *text != '\n' && (in_comment || *text == '%');
		if (in_comment)
			*text = ' ';
	}
}

/* What stands in the braces after the command; nothing when it is not used. */
static struct view group(const struct compiler *c, const char *text,
                         const char *command)
{
	const char *start = strstr(text, command), *end;

	if (!start)
		return VIEW("");
	start = strchr(start, '{');
	end = start ? strchr(start, '}') : NULL;
	if (!end)
		stop(c, "braces that do not close");
	return (struct view){start + 1, (size_t)(end - start) - 1};
}

static bool next_word(struct view *rest, struct view *word)
{
	size_t n = 0;

	*rest = view_trim(*rest);
	while (n < rest->n && !ascii_is_space(rest->p[n]))
		n++;
	*word = view_part(*rest, 0, n);
	*rest = view_from(*rest, n);
	return n > 0;
}

/* The next letter of a word, U+2019 as an apostrophe. */
static uint32_t next_letter(const struct compiler *c, struct view word,
                            size_t *at)
{
	uint32_t letter = utf8_next(word.p, word.n, at);

	if (letter == 0x2019)
		letter = '\'';
	if (letter >= HYPHEN_CHARACTERS)
		stop(c, "a letter beyond HYPHEN_CHARACTERS");
	return letter;
}

/* ---- letters and their codes ---- */

/* Note every letter of the words, but none of the characters to skip. */
static void note_letters(const struct compiler *c, struct view words,
                         const char *skip, uint8_t *seen)
{
	struct view word;

	while (next_word(&words, &word))
		for (size_t at = 0; at < word.n;) {
			uint32_t letter = next_letter(c, word, &at);

			if (letter >= 0x80 || !strchr(skip, (int)letter))
				seen[letter] = 1;
		}
}

static void give_codes(const struct compiler *c, uint8_t *seen)
{
	int code = HYPHEN_EDGE;

	for (int letter = 0; letter < HYPHEN_CHARACTERS; letter++) {
		if (!seen[letter])
			continue;
		if (++code > MAX_CODE)
			stop(c, "too many letters");
		seen[letter] = (uint8_t)code;
	}
}

/* ---- patterns into the trie ---- */

static void add_letter(const struct compiler *c, struct pattern *p,
                       uint8_t code)
{
	if (p->count == MAX_LETTERS)
		stop(c, "a pattern that is too long");
	p->code[p->count++] = code;
	p->level[p->count] = 0;
}

/* "2i3c1y." and the like: letters and levels, full stops for the edges. */
static struct pattern parse_pattern(const struct compiler *c, struct view word,
                                    const uint8_t *code)
{
	struct pattern p = {0};

	for (size_t at = 0; at < word.n;) {
		uint32_t letter = next_letter(c, word, &at);

		if (letter < 0x80 && ascii_is_digit((char)letter))
			p.level[p.count] = (uint8_t)(letter - '0');
		else if (letter == '.')
			add_letter(c, &p, HYPHEN_EDGE);
		else
			add_letter(c, &p, code[letter]);
	}
	return p;
}

/* "ta-ble": a pattern of the whole word, with the levels of exceptions. */
static struct pattern parse_exception(const struct compiler *c,
                                      struct view word, const uint8_t *code)
{
	struct pattern p = {0};

	add_letter(c, &p, HYPHEN_EDGE);
	for (size_t at = 0; at < word.n;) {
		uint32_t letter = next_letter(c, word, &at);

		if (letter == '-') {
			p.level[p.count] = HYPHEN_BREAK_EXCEPTION;
			continue;
		}
		if (p.count > 1 && !p.level[p.count])
			p.level[p.count] = HYPHEN_KEEP_TOGETHER;
		add_letter(c, &p, code[letter]);
	}
	add_letter(c, &p, HYPHEN_EDGE);
	return p;
}

/* The child of a node for a letter, made when there is none. */
static int child_for(struct compiler *c, int parent, uint8_t code)
{
	int before = 0, at = c->nodes[parent].child;
	struct node *added;

	while (at && c->nodes[at].code < code) {
		before = at;
		at = c->nodes[at].next;
	}
	if (at && c->nodes[at].code == code)
		return at;
	added = ARRAY_ADD(&c->memory, c->nodes, c->node_count, c->node_room);
	added->code = code;
	added->next = at;
	if (before)
		c->nodes[before].next = c->node_count - 1;
	else
		c->nodes[parent].child = c->node_count - 1;
	return c->node_count - 1;
}

static void add_pattern(struct compiler *c, int root, const struct pattern *p)
{
	uint32_t weights[MAX_LETTERS + 1];
	int at = root, count = 0;

	for (int i = 0; i < p->count; i++)
		at = child_for(c, at, p->code[i]);
	for (int i = 0; i <= p->count; i++)
		if (p->level[i])
			weights[count++] =
				(uint32_t)(p->count - i) << 4 | p->level[i];
	c->nodes[at].value =
		(uint32_t)record_of(c, &c->weights, weights, count);
}

/* ---- equal nodes ---- */

/* The state of a node: what its children are, equal for equal nodes. */
static int state_of(struct compiler *c, int node)
{
	uint32_t words[2 * (MAX_CODE + 1)];
	int count = 0;

	for (int at = c->nodes[node].child; at; at = c->nodes[at].next) {
		words[count++] = c->nodes[at].value << 8 | c->nodes[at].code;
		words[count++] = (uint32_t)state_of(c, at);
	}
	return record_of(c, &c->states, words, count);
}

/* Read one file; leaves the state of its root in language->root. */
static void add_file(struct compiler *c)
{
	struct hyphen_language *language;
	struct view patterns, exceptions, word;
	struct pattern p;
	char *text = read_file(c);
	int root;

	if (c->language_count == MAX_LANGUAGES)
		stop(c, "too many languages");
	language = &c->languages[c->language_count++];
	read_head(c, text, language);
	blank_comments(text);
	patterns = group(c, text, "\\patterns");
	exceptions = group(c, text, "\\hyphenation");
	note_letters(c, patterns, ".0123456789", language->code);
	note_letters(c, exceptions, "-", language->code);
	give_codes(c, language->code);

	root = c->node_count;
	ARRAY_ADD(&c->memory, c->nodes, c->node_count, c->node_room);
	while (next_word(&patterns, &word)) {
		p = parse_pattern(c, word, language->code);
		add_pattern(c, root, &p);
	}
	while (next_word(&exceptions, &word)) {
		p = parse_exception(c, word, language->code);
		add_pattern(c, root, &p);
	}
	language->root = (uint32_t)state_of(c, root);
}

/* ---- packing ---- */

static bool fits(const struct compiler *c, struct record state, int base)
{
	for (int i = 0; i < state.count; i += 2) {
		uint32_t code = c->states.words[state.start + i] & 0xFF;

		if (c->trie[(uint32_t)base + code])
			return false;
	}
	return true;
}

/* Give the state the first free place; its children are not known yet. */
static void place(struct compiler *c, int index, bool *taken, int first_base)
{
	struct record state = c->states.list[index];
	int base = first_base;

	while (taken[base] || !fits(c, state, base))
		if (++base + MAX_CODE >= MAX_ENTRIES)
			stop(c, "too many patterns: let MAX_ENTRIES grow");
	taken[base] = true;
	c->bases[index] = (uint32_t)base;
	for (int i = 0; i < state.count; i += 2) {
		uint32_t code = c->states.words[state.start + i] & 0xFF;

		c->trie[(uint32_t)base + code] = code;
	}
	if (c->entries < base + MAX_CODE + 1)
		c->entries = base + MAX_CODE + 1;
}

/*
 * Place the states with the most children first; the others fill the gaps. To
 * look for each gap from the start is slow, so a state looks only a little way
 * before the place of the last one of its size.
 */
static void place_all(struct compiler *c)
{
	bool *taken = arena_alloc(&c->memory, MAX_ENTRIES, sizeof(*taken));
	int first_free = 1;

	for (int count = MAX_CODE; count > 0; count--) {
		int from = 1;

		for (int i = 0; i < c->states.count; i++) {
			if (c->states.list[i].count != 2 * count)
				continue;
			while (c->trie[first_free])
				first_free++;
			if (from < first_free - MAX_CODE)
				from = first_free - MAX_CODE;
			place(c, i, taken, from);
			if (from + LOOK_BACK < (int)c->bases[i])
				from = (int)c->bases[i] - LOOK_BACK;
		}
	}
}

/* Now that every state has a base, say where children are. */
static void link_all(struct compiler *c, const uint32_t *weight_starts)
{
	for (int i = 0; i < c->states.count; i++) {
		struct record state = c->states.list[i];
		const uint32_t *words = c->states.words + state.start;

		for (int k = 0; k < state.count; k += 2) {
			uint32_t at = c->bases[i] + (words[k] & 0xFF);
			uint32_t start = weight_starts[words[k] >> 8];

			c->trie[at] |= c->bases[words[k + 1]] << 8;
			c->values[at] = (uint16_t)start;
		}
	}
	for (int i = 0; i < c->language_count; i++)
		c->languages[i].root = c->bases[c->languages[i].root];
}

/* Where each record of weights will start, with a 0 after each. */
static uint32_t *start_weights(struct compiler *c)
{
	uint32_t *starts = arena_alloc(&c->memory, (size_t)c->weights.count,
	                               sizeof(*starts));
	uint32_t next = 0;

	for (int i = 0; i < c->weights.count; i++) {
		starts[i] = next;
		next += (uint32_t)c->weights.list[i].count + 1;
	}
	if (next > UINT16_MAX)
		stop(c, "too many different weights for 16 bits");
	return starts;
}

static void pack(struct compiler *c)
{
	struct arena *a = &c->memory;

	c->bases = arena_alloc(a, (size_t)c->states.count, sizeof(*c->bases));
	c->trie = arena_alloc(a, MAX_ENTRIES, sizeof(*c->trie));
	c->values = arena_alloc(a, MAX_ENTRIES, sizeof(*c->values));
	place_all(c);
	link_all(c, start_weights(c));
}

/* ---- writing ---- */

/* One number; lines of at most 79 columns. */
static void put(FILE *out, int *column, uint32_t number)
{
	char text[16];
	int n = snprintf(text, sizeof(text), "%u,", number);

	if (*column + n > 79) {
		fputc('\n', out);
		*column = 0;
	}
	fputs(text, out);
	*column += n;
}

static void write_languages(const struct compiler *c, FILE *out)
{
	fprintf(out, "const int hyphen_language_count = %d;\n",
	        c->language_count);
	fputs("const struct hyphen_language hyphen_languages[] = {\n", out);
	for (int i = 0; i < c->language_count; i++) {
		const struct hyphen_language *l = &c->languages[i];
		int column = 0;

		fprintf(out, "{\"%s\", %d, %d, %u, {\n", l->tag, l->left_min,
		        l->right_min, l->root);
		for (int k = 0; k < HYPHEN_CHARACTERS; k++)
			put(out, &column, l->code[k]);
		fputs("\n}},\n", out);
	}
	fputs("};\n", out);
}

static void write_trie(const struct compiler *c, FILE *out)
{
	int column = 0;

	fputs("const uint32_t hyphen_trie[] = {\n", out);
	for (int i = 0; i < c->entries; i++)
		put(out, &column, c->trie[i]);
	fputs("\n};\nconst uint16_t hyphen_values[] = {\n", out);
	column = 0;
	for (int i = 0; i < c->entries; i++)
		put(out, &column, c->values[i]);
	fputs("\n};\n", out);
}

static void write_weights(const struct compiler *c, FILE *out)
{
	int column = 0;

	fputs("const uint16_t hyphen_weights[] = {\n", out);
	for (int i = 0; i < c->weights.count; i++) {
		struct record r = c->weights.list[i];

		for (int k = 0; k < r.count; k++)
			put(out, &column, c->weights.words[r.start + k]);
		put(out, &column, 0);
	}
	fputs("\n};\n", out);
}

static void write_source(struct compiler *c, const char *path)
{
	FILE *out;
	bool is_whole;

	c->file = path;
	out = fopen(path, "wb");
	if (!out)
		stop(c, strerror(errno));
	fputs("/* Made from TeX's hyphenation patterns by "
	      "src/line/patterns/compile.c. */\n"
	      "#include \"line/patterns/table.h\"\n\n",
	      out);
	write_languages(c, out);
	write_trie(c, out);
	write_weights(c, out);
	is_whole = !ferror(out);
	if (fclose(out) || !is_whole)
		stop(c, "cannot be written");
}

int main(int argc, char **argv)
{
	struct compiler c = {.file = "no file"};

	if (argc < 3) {
		fputs("usage: compile OUT.c FILE.tex...\n", stderr);
		return 2;
	}
	c.languages =
		arena_alloc(&c.memory, MAX_LANGUAGES, sizeof(*c.languages));
	ARRAY_ADD(&c.memory, c.nodes, c.node_count, c.node_room);
	record_of(&c, &c.weights, NULL, 0); /* 0: no pattern ends here */
	record_of(&c, &c.states, NULL, 0);  /* 0: no children */
	for (int i = 2; i < argc; i++) {
		c.file = argv[i];
		add_file(&c);
	}
	pack(&c);
	write_source(&c, argv[1]);
	arena_reset(&c.memory);
	return 0;
}
