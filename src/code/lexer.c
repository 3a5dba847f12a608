/* code/lexer.c - the engine: blanks, words, numbers */
#include "code/scan.h"

#include "base/array.h"

void scan_add(struct scan *s, size_t start, size_t end, int class)
{
	struct code_spans *spans = &s->spans;

	if (class == CODE_PLAIN || start >= end)
		return;
	if (spans->count && spans->at[spans->count - 1].end == start &&
	    spans->at[spans->count - 1].class == (uint32_t) class) {
		spans->at[spans->count - 1].end = (uint32_t)end;
		return;
	}
	*ARRAY_ADD(s->memory, spans->at, spans->count, spans->room) =
		(struct code_span){(uint32_t)start, (uint32_t)end,
	                           (uint32_t) class};
}

/* --- tables made ready --- */

static uint32_t hash_step(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * UINT32_C(16777619);
}

static struct word *word_slot(struct prepared *table, const char *text,
                              size_t length, uint32_t hash)
{
	uint32_t slot = (hash ^ hash >> 15) % WORD_SLOTS;

	while (table->words[slot].text &&
	       (table->words[slot].length != length ||
	        memcmp(table->words[slot].text, text, length) != 0))
		slot = (slot + 1) % WORD_SLOTS;
	return &table->words[slot];
}

static void add_words(struct prepared *table, const char *words, int class,
                      bool defines)
{
	struct view rest = view_of(words), word;

	while (view_split(&rest, ' ', &word)) {
		uint32_t hash = 0;
		struct word *slot;

		if (!word.n || word.n > WORD_MOST)
			continue;
		for (size_t i = 0; i < word.n; i++)
			hash = hash_step(hash, word.p[i]);
		table->lengths[(unsigned char)word.p[0]] |= UINT32_C(1)
		                                            << word.n;
		slot = word_slot(table, word.p, word.n, hash);
		*slot = (struct word){word.p, (uint8_t)word.n, (uint8_t) class,
		                      defines};
	}
}

static void set_kinds(struct prepared *table)
{
	for (int i = 0; i < 256; i++) {
		char c = (char)i;

		if (c == '\n')
			table->kinds[i] = BYTE_LINE_END;
		else if (ascii_is_space(c))
			table->kinds[i] = BYTE_BLANK;
		else if (ascii_is_digit(c))
			table->kinds[i] = BYTE_DIGIT;
		else if (ascii_is_alpha(c) || c == '_' || i >= 0x80)
			table->kinds[i] = BYTE_LETTER;
	}
	for (const char *c = table->language->letters; c && *c; c++)
		table->kinds[(unsigned char)*c] = BYTE_LETTER;
}

static const struct prepared *prepare(struct coder *c,
                                      const struct language *language)
{
	struct prepared *table = c->prepared;

	while (table && table->language != language)
		table = table->next;
	if (table)
		return table;
	table = arena_new(c->memory, struct prepared);
	table->language = language;
	table->next = c->prepared;
	c->prepared = table;
	set_kinds(table);
	for (int i = language->rule_count; i > 0; i--)
		table->first_rules[(unsigned char)language->rules[i - 1]
		                           .open[0]] = (uint8_t)i;
	add_words(table, language->functions, CODE_FUNCTION, false);
	add_words(table, language->types, CODE_TYPE, false);
	add_words(table, language->keywords, CODE_KEYWORD, false);
	add_words(table, language->definers, CODE_KEYWORD, true);
	return table;
}

/* --- words --- */

/* What a loop reads at each byte stands in locals here and below: most of a
 * text is names and blanks. */
size_t scan_name_end(const struct scan *s, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)s->text.p;
	const uint8_t *kinds = s->table->kinds;
	size_t n = s->text.n;

	while (at < n && (kinds[bytes[at]] == BYTE_LETTER ||
	                  kinds[bytes[at]] == BYTE_DIGIT))
		at++;
	return at;
}

static size_t blanks_end(const struct scan *s, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)s->text.p;
	const uint8_t *kinds = s->table->kinds;
	size_t n = s->text.n;

	while (at < n && kinds[bytes[at]] == BYTE_BLANK)
		at++;
	return at;
}

bool scan_goes_on(const struct scan *s, size_t at, const char *with)
{
	while (*with && at < s->text.n && s->text.p[at] == *with) {
		at++;
		with++;
	}
	return !*with;
}

static const struct word *find_word(const struct scan *s, size_t start,
                                    size_t end)
{
	bool no_case = s->table->language->flags & NO_CASE;
	const char *letters = s->text.p + start;
	char first = no_case ? ascii_lower(letters[0]) : letters[0];
	char lower[WORD_MOST];
	size_t length = end - start;
	uint32_t hash = 0;
	const struct word *word;

	/* most names differ from all words already in this */
	if (length > WORD_MOST ||
	    !(s->table->lengths[(unsigned char)first] >> length & 1))
		return NULL;
	if (no_case) {
		for (size_t i = 0; i < length; i++)
			lower[i] = ascii_lower(letters[i]);
		letters = lower;
	}
	for (size_t i = 0; i < length; i++)
		hash = hash_step(hash, letters[i]);
	/* A table is only written to while it is made ready. */
	word = word_slot((struct prepared *)s->table, letters, length, hash);
	return word->text ? word : NULL;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "Vec", "T"; not "MAX_SIZE", which is a constant in most languages. */
static bool is_type_name(const struct scan *s, size_t start, size_t end)
{
	if (!is_capital(s->text.p[start]))
		return false;
	if (end - start == 1 || s->table->language->flags & NO_CONSTANTS)
		return true;
	for (size_t i = start; i < end; i++)
		if (s->text.p[i] >= 'a' && s->text.p[i] <= 'z')
			return true;
	return false;
}

static int class_of_name(const struct scan *s, size_t start, size_t end)
{
	uint32_t flags = s->table->language->flags;
	char next = scan_byte(s, end);

	if (flags & COMMANDS && s->is_first)
		return CODE_KEYWORD;
	if (flags & CAPITALS && is_type_name(s, start, end))
		return CODE_TYPE;
	if (flags & T_TYPES && end - start > 2 && s->text.p[end - 1] == 't' &&
	    s->text.p[end - 2] == '_')
		return CODE_TYPE;
	if (s->is_name || (flags & CALLS && next == '('))
		return CODE_FUNCTION;
	return CODE_PLAIN;
}

/* Python's rb"...", C's L"...": letters before a string. */
static bool is_prefix(const struct scan *s, size_t start, size_t end)
{
	char next = scan_byte(s, end);

	return s->table->language->flags & PREFIXES && end - start <= 2 &&
	       (next == '"' || next == '\'') &&
	       s->table->first_rules[(unsigned char)next];
}

static void scan_word(struct scan *s)
{
	size_t start = s->at, end = scan_name_end(s, start);
	uint32_t flags = s->table->language->flags;
	const struct word *word = find_word(s, start, end);
	int class;

	/* a method may have any name: re.match(x) */
	if (word && flags & CALLS && start && s->text.p[start - 1] == '.' &&
	    scan_byte(s, end) == '(')
		word = NULL;
	if (is_prefix(s, start, end)) {
		s->at = end;
		scan_add(s, start, end, CODE_STRING);
		scan_rule(s);
		return;
	}
	if (flags & BANGS && scan_byte(s, end) == '!' &&
	    scan_byte(s, end + 1) != '=') {
		class = CODE_FUNCTION;
		end++;
		word = NULL;
	} else if (word) {
		class = word->class;
	} else {
		class = class_of_name(s, start, end);
	}
	scan_add(s, start, end, class);
	s->is_name = word && word->defines;
	s->last = word && word->class == CODE_KEYWORD ? ';' : 'a';
	s->is_first = false;
	s->at = end;
}

/* --- numbers --- */

static size_t digits_end(const struct scan *s, size_t at)
{
	bool quotes = s->table->language->flags & DIGIT_QUOTES;

	while (scan_is_letter(s, at) || (quotes && scan_byte(s, at) == '\'' &&
	                                 scan_is_letter(s, at + 1)))
		at++;
	return at;
}

/* 1 2.5 0xFF_u8 1e-9 6.02e+23f; not the first dot of 1..2 and 1.max(2). */
static void scan_number(struct scan *s)
{
	size_t start = s->at, end = digits_end(s, start);
	bool is_hex =
		end - start > 1 && ascii_lower(s->text.p[start + 1]) == 'x';

	if (scan_byte(s, end) == '.' && ascii_is_digit(scan_byte(s, end + 1)))
		end = digits_end(s, end + 1);
	else if (scan_byte(s, end) == '.' && scan_byte(s, end + 1) != '.' &&
	         !scan_is_letter(s, end + 1))
		end++;
	if ((scan_byte(s, end) == '-' || scan_byte(s, end) == '+') && !is_hex &&
	    ascii_lower(s->text.p[end - 1]) == 'e' &&
	    ascii_is_digit(scan_byte(s, end + 1)))
		end = digits_end(s, end + 1);
	scan_add(s, start, end, CODE_NUMBER);
	s->last = 'a';
	s->is_first = false;
	s->is_name = false;
	s->at = end;
}

/* --- the whole --- */

static void scan_line_end(struct scan *s)
{
	s->at++;
	s->is_first = true;
	if (s->here.n)
		scan_here(s);
}

/* "- key: value": what follows is still first in its line. */
static inline bool is_list_mark(const struct scan *s)
{
	return s->is_first && s->table->language->flags & COLON_KEYS &&
	       scan_byte(s, s->at) == '-' && scan_byte(s, s->at + 1) == ' ';
}

static void scan_token(struct scan *s)
{
	unsigned char byte = (unsigned char)s->text.p[s->at];
	uint32_t flags = s->table->language->flags;
	uint8_t kind = s->table->kinds[byte];

	if (kind == BYTE_BLANK) {
		s->at = blanks_end(s, s->at + 1);
		return;
	}
	if (kind == BYTE_LINE_END) {
		scan_line_end(s);
		return;
	}
	if (s->is_first && flags & (COLON_KEYS | EQUAL_KEYS | LABELS) &&
	    scan_key(s))
		return;
	if (s->table->first_rules[byte] && scan_rule(s))
		return;
	if (kind == BYTE_LETTER && !is_list_mark(s)) {
		scan_word(s);
	} else if (kind == BYTE_DIGIT) {
		if (flags & NO_NUMBERS)
			scan_word(s);
		else
			scan_number(s);
	} else if (byte != '<' || !(flags & TAGS) || !scan_tag(s)) {
		s->last = (char)byte;
		s->is_first = is_list_mark(s);
		s->is_name = s->is_name && byte == '*';
		s->at++;
	}
}

struct code_spans code_scan(struct coder *c, const struct language *language,
                            struct view text)
{
	struct scan s = {
		.table = prepare(c, language),
		.memory = c->memory,
		.text = text,
		.is_first = true,
	};

	while (s.at < text.n)
		scan_token(&s);
	return s.spans;
}
