/* code/rules.c - comments, strings and whatever else a rule describes */
#include "code/scan.h"

static void take(struct scan *s, size_t end, int class)
{
	scan_add(s, s->at, end, class);
	s->at = end;
	if (class == CODE_COMMENT)
		return;
	s->last = 'a';
	s->is_first = false;
	s->is_name = false;
}

static bool is_blank_before(const struct scan *s)
{
	return !s->at || (s->text.p[s->at - 1] &&
	                  strchr(" \t\n;({[|&`", s->text.p[s->at - 1]));
}

static bool holds_here(const struct scan *s, const struct rule *rule)
{
	if (rule->flags & FIRST && !s->is_first)
		return false;
	if (rule->flags & COLUMN && s->at && s->text.p[s->at - 1] != '\n')
		return false;
	return !(rule->flags & WORD_START) || is_blank_before(s);
}

static size_t line_end(const struct scan *s, size_t at, char escape)
{
	if (!escape)
		return view_find(s->text, '\n', at);
	while (at < s->text.n && s->text.p[at] != '\n') {
		if (s->text.p[at] == escape && at + 1 < s->text.n)
			at++;
		at++;
	}
	return at;
}

/* Where the next close begins: all that counts in what neither nests nor
 * escapes, nor ends with its line. */
static size_t plain_close(const struct scan *s, size_t at, const char *close)
{
	at = view_find(s->text, close[0], at);
	while (at < s->text.n && !scan_goes_on(s, at, close))
		at = view_find(s->text, close[0], at + 1);
	return at;
}

/* One past the close that belongs to the open before at; *closed tells
 * whether there was one. */
static size_t close_end(const struct scan *s, const struct rule *rule,
                        size_t at, bool *closed)
{
	size_t open_length = strlen(rule->open);
	size_t close_length = strlen(rule->close);
	const char *opens = rule->flags & NESTS ? rule->open
	                    : rule->flags & BRACKETS
	                            ? rule->open + open_length - 1
	                            : NULL;
	size_t most = rule->flags & MUST_CLOSE && s->text.n - at > AHEAD_MOST
	                      ? at + AHEAD_MOST
	                      : s->text.n;
	int depth = 1;

	*closed = false;
	if (!opens && !rule->escape &&
	    !(rule->flags & (ONE_LINE | MUST_CLOSE | DOUBLED))) {
		at = plain_close(s, at, rule->close);
		*closed = at < s->text.n;
		return *closed ? at + close_length : at;
	}
	while (at < most) {
		char c = s->text.p[at];

		if (rule->escape && c == rule->escape) {
			at += at + 1 < s->text.n ? 2 : 1;
		} else if (c == rule->close[0] &&
		           scan_goes_on(s, at, rule->close)) {
			at += close_length;
			if (rule->flags & DOUBLED &&
			    scan_goes_on(s, at, rule->close))
				at += close_length;
			else if (!--depth) {
				*closed = true;
				return at;
			}
		} else if (opens && c == opens[0] &&
		           scan_goes_on(s, at, opens)) {
			depth++;
			at += strlen(opens);
		} else if (c == '\n' && rule->flags & (ONE_LINE | MUST_CLOSE)) {
			return at;
		} else {
			at++;
		}
	}
	return at;
}

static bool take_closed(struct scan *s, const struct rule *rule)
{
	size_t start = s->at + strlen(rule->open), after;
	bool closed, is_key;
	size_t end = close_end(s, rule, start, &closed);

	if (!closed && rule->flags & MUST_CLOSE)
		return false;
	after = end;
	while (scan_byte(s, after) == ' ' && after - end < MARKS_MOST)
		after++;
	is_key = rule->class == CODE_STRING && scan_byte(s, after) == ':' &&
	         s->table->language->flags & STRING_KEYS;
	take(s, end, is_key ? CODE_TYPE : rule->class);
	return true;
}

/* The end of one character after a backslash or by itself. */
static size_t character_end(const struct scan *s, size_t at)
{
	if (at < s->text.n)
		utf8_next(s->text.p, s->text.n, &at);
	return at;
}

/* 'c' '\n' '\u{1F600}' are characters; 'static and 'a are names. */
static bool take_quote(struct scan *s, const struct rule *rule)
{
	size_t inside = s->at + strlen(rule->open), end;

	if (scan_byte(s, inside) == '\\') {
		end = character_end(s, inside + 1);
		while (end < s->text.n && s->text.p[end] != '\'' &&
		       s->text.p[end] != '\n' && end - inside < MARKS_MOST)
			end++;
		take(s, scan_byte(s, end) == '\'' ? end + 1 : end, rule->class);
		return true;
	}
	end = character_end(s, inside);
	if (end > inside && scan_byte(s, end) == '\'' &&
	    s->text.p[inside] != '\'' && s->text.p[inside] != '\n') {
		take(s, end + 1, rule->class);
		return true;
	}
	if (!scan_is_letter(s, inside))
		return false;
	take(s, scan_name_end(s, inside), CODE_META);
	return true;
}

/* The end of a raw string after its opening mark; it is closed by close[0],
 * count times the letter fill, and close[1] if there is one. */
static size_t raw_end(const struct scan *s, size_t at, const char *close,
                      char fill, size_t count)
{
	for (; at < s->text.n; at++) {
		size_t end = at + 1;

		if (s->text.p[at] != close[0])
			continue;
		while (end - at <= count && scan_byte(s, end) == fill)
			end++;
		if (end - at - 1 != count)
			continue;
		if (!close[1])
			return end;
		if (scan_byte(s, end) == close[1])
			return end + 1;
	}
	return at;
}

static size_t count_marks(const struct scan *s, size_t at, char mark)
{
	size_t count = 0;

	while (count < MARKS_MOST && scan_byte(s, at + count) == mark)
		count++;
	return count;
}

/* r##"..."##, or #"..."#; r#name is a name that is no keyword. */
static bool take_hashes(struct scan *s, const struct rule *rule)
{
	size_t at = s->at + strcspn(rule->open, "#");
	size_t count = count_marks(s, at, '#');

	if (scan_byte(s, at + count) == '"') {
		take(s, raw_end(s, at + count + 1, "\"", '#', count),
		     rule->class);
		return true;
	}
	if (count != 1 || !scan_is_letter(s, at + 1))
		return false;
	take(s, scan_name_end(s, at + 1), CODE_PLAIN);
	return true;
}

/* [==[...]==], where open ends in "[". */
static bool take_levels(struct scan *s, const struct rule *rule)
{
	size_t at = s->at + strlen(rule->open);
	size_t count = count_marks(s, at, '=');

	if (scan_byte(s, at + count) != '[')
		return false;
	take(s, raw_end(s, at + count + 1, "]]", '=', count), rule->class);
	return true;
}

/* R"mark(...)mark" */
static bool take_marked(struct scan *s, const struct rule *rule)
{
	size_t mark = s->at + strlen(rule->open), length = 0;

	while (length < 16 && scan_is_letter(s, mark + length))
		length++;
	if (scan_byte(s, mark + length) != '(')
		return false;
	for (size_t at = mark + length + 1; at < s->text.n; at++) {
		size_t end = at + 1 + length;

		if (s->text.p[at] != ')' || scan_byte(s, end) != '"' ||
		    memcmp(s->text.p + at + 1, s->text.p + mark, length) != 0)
			continue;
		take(s, end + 1, rule->class);
		return true;
	}
	take(s, s->text.n, rule->class);
	return true;
}

/* <<MARK <<-MARK <<~MARK <<'MARK' <<"MARK": the text starts with the next
 * line. */
static bool take_here(struct scan *s, const struct rule *rule)
{
	size_t at = s->at + strlen(rule->open), start;
	char quote;

	if (s->here.n)
		return false;
	s->here_indented = scan_byte(s, at) == '-' || scan_byte(s, at) == '~' ||
	                   rule->open[2]; /* <<< of PHP */
	if (scan_byte(s, at) == '-' || scan_byte(s, at) == '~')
		at++;
	quote = scan_byte(s, at);
	if (quote == '\'' || quote == '"')
		at++;
	else
		quote = '\0';
	start = at;
	if (!scan_is_letter(s, at) || ascii_is_digit(s->text.p[at]))
		return false;
	at = scan_name_end(s, at);
	if (quote && scan_byte(s, at) != quote)
		return false;
	s->here = view_part(s->text, start, at);
	take(s, quote ? at + 1 : at, rule->class);
	return true;
}

void scan_here(struct scan *s)
{
	size_t start = s->at;

	while (s->at < s->text.n) {
		size_t end = view_find(s->text, '\n', s->at), from = s->at;

		while (s->here_indented && from < end &&
		       ascii_is_space(s->text.p[from]))
			from++;
		s->at = end;
		/* PHP's mark may have a ";" behind it */
		if (end - from >= s->here.n && end - from <= s->here.n + 2 &&
		    memcmp(s->text.p + from, s->here.p, s->here.n) == 0 &&
		    !scan_is_letter(s, from + s->here.n)) {
			s->at = from + s->here.n;
			break;
		}
		if (s->at < s->text.n)
			s->at++;
	}
	scan_add(s, start, s->at, CODE_STRING);
	s->here = (struct view){0};
	s->is_first = s->at && s->text.p[s->at - 1] == '\n';
}

/* A slash begins a regular expression where a value may begin. */
static bool take_regex(struct scan *s, const struct rule *rule)
{
	size_t at = s->at + 1, most = s->at + AHEAD_MOST;
	bool in_set = false;

	if (s->last && !strchr("=(,:[!&|?{};~+-*%<>", s->last))
		return false;
	for (; at < s->text.n && at < most && s->text.p[at] != '\n'; at++) {
		char c = s->text.p[at];

		if (c == '\\' && scan_byte(s, at + 1) != '\n') {
			at++;
		} else if (c == '[') {
			in_set = true;
		} else if (c == ']') {
			in_set = false;
		} else if (c == '/' && !in_set) {
			take(s, scan_name_end(s, at + 1), rule->class);
			return true;
		}
	}
	return false;
}

static bool take_name(struct scan *s, const struct rule *rule)
{
	size_t start = s->at + strlen(rule->open);

	if (!scan_is_letter(s, start))
		return false;
	take(s, scan_name_end(s, start), rule->class);
	return true;
}

static bool take_rule(struct scan *s, const struct rule *rule)
{
	if (rule->flags & NAME)
		return take_name(s, rule);
	if (rule->flags & QUOTE)
		return take_quote(s, rule);
	if (rule->flags & HASHES)
		return take_hashes(s, rule);
	if (rule->flags & LEVELS)
		return take_levels(s, rule);
	if (rule->flags & MARKED)
		return take_marked(s, rule);
	if (rule->flags & HERE)
		return take_here(s, rule);
	if (rule->flags & REGEX)
		return take_regex(s, rule);
	if (rule->close)
		return take_closed(s, rule);
	if (rule->flags & WHOLE)
		take(s, s->at + strlen(rule->open), rule->class);
	else
		take(s, line_end(s, s->at, rule->escape), rule->class);
	return true;
}

bool scan_rule(struct scan *s)
{
	const struct language *language = s->table->language;
	char byte = s->text.p[s->at];
	int i = s->table->first_rules[(unsigned char)byte];

	if (!i)
		return false;
	for (i--; i < language->rule_count; i++) {
		const struct rule *rule = &language->rules[i];

		if (rule->open[0] == byte &&
		    scan_goes_on(s, s->at, rule->open) && holds_here(s, rule) &&
		    take_rule(s, rule))
			return true;
	}
	return false;
}
