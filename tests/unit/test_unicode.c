/*
 * tests/unit/test_unicode.c - Unicode's own tests of line breaks and of bidi
 *
 * Takes   LineBreakTest.txt and BidiCharacterTest.txt of Debian's package
 *         unicode-data; tests/unicode/differences.txt
 *
 * Each case becomes a paragraph. The places where our lines may end, and the
 * order in which its characters stand on the line, must be those of the file,
 * or differ in a way that is explained.
 */
#include "base/array.h"
#include "base/file.h"
#include "line/items.h"
#include "tests/unit/line_check.h"

#define FOLDER "/usr/share/unicode/"

enum {
	MOST = 200
};

/* Characters of a case, where each starts in text, and what is expected. */
struct sample {
	uint32_t c[MOST];
	size_t start[MOST + 1];
	int count;
	struct buf text;
};

/* A line of differences.txt: how often it applies, in which test, to what. */
struct difference {
	struct view count, test, key[4];
	int met;
};

struct explaining {
	struct arena memory;
	struct buf text;
	struct difference *at;
	int count, room;
	const char *test; /* the one that is run: "lines", "bidi" */
	int cases;
	int unexplained;
};

static void read_differences(struct explaining *e)
{
	struct view rest, line;

	CHECK(file_read("tests/unicode/differences.txt", 1 << 20, &e->text) ==
	      FILE_OK);
	rest = (struct view){buf_text(&e->text), e->text.len};
	while (view_split(&rest, '\n', &line)) {
		struct difference *d;

		if (!line.n || line.p[0] == '#')
			continue;
		d = ARRAY_ADD(&e->memory, e->at, e->count, e->room);
		*d = (struct difference){0};
		view_split(&line, ' ', &d->count);
		view_split(&line, ' ', &d->test);
		for (int i = 0; i < (view_is(d->test, "lines") ? 4 : 2); i++)
			view_split(&line, ' ', &d->key[i]);
		CHECK(line.n > 0); /* the reason */
	}
}

/* Each explanation applies as often as it says: else it hides another. */
static void check_counts(const struct explaining *e)
{
	for (int i = 0; i < e->count; i++) {
		const struct difference *d = &e->at[i];
		char met[16];

		snprintf(met, sizeof(met), "%d", d->met);
		if (!view_is(d->test, e->test) || view_is(d->count, met))
			continue;
		printf("%s differences, not %.*s: %.*s %.*s\n", met,
		       (int)d->count.n, d->count.p, (int)d->test.n, d->test.p,
		       (int)d->key[0].n, d->key[0].p);
		CHECK(!"as many differences as explained");
	}
	printf("%s: %d cases\n", e->test, e->cases);
}

static void report(struct explaining *e, struct view line)
{
	if (e->unexplained++ < 20)
		printf("%s differ: %.*s\n", e->test, (int)line.n, line.p);
	CHECK(!"explained");
}

static bool read_table(const char *name, struct buf *out)
{
	const char *path = getenv("CHAPBOOK_UNICODE");
	char full[512];

	snprintf(full, sizeof(full), "%s%s", path ? path : FOLDER, name);
	return file_read(full, 64 << 20, out) == FILE_OK;
}

static void add_character(struct sample *sample, uint32_t c)
{
	char bytes[4];

	sample->c[sample->count] = c;
	sample->start[sample->count++] = sample->text.len;
	buf_add(&sample->text, bytes, (size_t)utf8_put(c, bytes));
	sample->start[sample->count] = sample->text.len;
}

/* "0061 0062": the hexadecimal numbers up to the end of v. */
static void read_sample(struct sample *sample, struct view v)
{
	struct view word;

	buf_empty(&sample->text);
	sample->count = 0;
	while (view_split(&v, ' ', &word)) {
		char *end;
		uint32_t c = (uint32_t)strtoul(word.p, &end, 16);

		if (end > word.p && sample->count < MOST - 1)
			add_character(sample, c);
	}
}

static struct node *paragraph_of(struct line_test *t, const struct sample *s,
                                 const char *direction)
{
	struct place at = {0};
	struct node *para = node_new(&t->memory, NODE_PARA, at);
	struct view text = {buf_text(&s->text), s->text.len};

	node_append(para, node_text(&t->memory, NODE_STR, at,
	                            arena_view(&t->memory, text)));
	if (direction)
		node_set_value(&t->memory, para, VIEW("dir"),
		               view_of(direction));
	return para;
}

/* --- line breaks --- */

/* may[i]: a line may begin with character i. */
static void find_breaks(struct line_test *t, const struct sample *s, bool *may)
{
	const struct node *para = paragraph_of(t, s, NULL);
	struct look base = look_of_style(&t->setter, &t->style, para);
	struct segments segments =
		segments_of(&t->setter, para, &t->style, PT(300));
	struct items items = items_of(&t->setter, &segments, &base);
	struct points_wish wish = {0};
	struct points points = points_of(&t->setter, &items, &wish);

	memset(may, 0, MOST * sizeof(*may));
	for (int i = 1; i + 1 < points.count; i++) {
		const struct break_point *point = &points.at[i];
		int first = items_line_start(&items, point);
		size_t byte;
		int c = 0;

		if (point->hyphen || first >= items.count)
			continue;
		byte = items.at[first].offset;
		if (point->part >= 0)
			byte += word_raw_byte(
				items.at[first].word,
				items.at[first]
					.word->breaks.at[point->part]
					.byte);
		while (s->start[c] < byte)
			c++;
		may[c] = true;
	}
	arena_empty(&t->setter.scratch);
}

/* What the comment of a case says of the place before character i: "÷ [18.0]"
 * and the classes "(SP)", "(AL)" of the characters beside it. */
struct rule {
	struct view sign, number, before, after;
};

static bool next_class(struct view *rest, struct view *class)
{
	size_t open = view_find(*rest, '(', 0), close;

	close = view_find(*rest, ')', open);
	if (close >= rest->n)
		return false;
	*class = view_part(*rest, open + 1, close);
	*rest = view_from(*rest, close + 1);
	if (rest->n && rest->p[0] == '>') /* "<CARRIAGE RETURN (CR)> (CR)" */
		return next_class(rest, class);
	return true;
}

static struct rule rule_before(struct view comment, int i)
{
	struct rule rule = {0};

	for (int k = 0; k < i; k++)
		next_class(&comment, &rule.before);
	comment = view_trim(comment);
	rule.sign = view_part(comment, 0, view_find(comment, ' ', 0));
	rule.number = view_part(comment, view_find(comment, '[', 0) + 1,
	                        view_find(comment, ']', 0));
	next_class(&comment, &rule.after);
	return rule;
}

static bool fits(struct view pattern, struct view text)
{
	return view_is(pattern, "*") || view_equal(pattern, text);
}

static void explain_break(struct explaining *e, struct view line,
                          const struct rule *rule)
{
	for (int i = 0; i < e->count; i++) {
		struct difference *d = &e->at[i];

		if (view_is(d->test, "lines") && fits(d->key[0], rule->sign) &&
		    fits(d->key[1], rule->number) &&
		    fits(d->key[2], rule->before) &&
		    fits(d->key[3], rule->after)) {
			d->met++;
			return;
		}
	}
	report(e, line);
}

static void compare_breaks(struct explaining *e, struct line_test *t,
                           struct view line)
{
	size_t hash = view_find(line, '#', 0);
	struct sample s = {0};
	bool may[MOST];

	read_sample(&s, view_part(line, 0, hash));
	find_breaks(t, &s, may);
	for (int i = 1; i < s.count; i++) {
		struct rule rule = rule_before(view_from(line, hash), i);

		if (may[i] != view_is(rule.sign, "÷"))
			explain_break(e, line, &rule);
	}
	e->cases++;
	buf_clear(&s.text);
}

/* --- bidi --- */

/* The line's text in the order of reading, each byte with the run it is of. */
struct reading {
	struct buf text;
	const struct run *runs[4 * MOST];
	size_t starts[4 * MOST]; /* of the runs in text */
	int count;
};

static void read_line(struct reading *r, const struct line *line)
{
	buf_empty(&r->text);
	r->count = 0;
	for (int order = 0; order <= line->run_count + MOST; order++)
		for (int i = 0; i < line->run_count; i++)
			if (line->runs[i].order == order &&
			    r->count < 4 * MOST) {
				r->runs[r->count] = &line->runs[i];
				r->starts[r->count++] = r->text.len;
				buf_view(&r->text, line->runs[i].text);
			}
}

/* Which run shows each character of the sample; NULL: none does, or the file
 * says nothing of it, since it is a mark of direction. */
static void find_runs(const struct sample *s, const struct reading *r,
                      struct view order, const struct run **of)
{
	bool counts[MOST] = {0};
	struct view word;
	size_t at = 0;
	int run = 0;

	while (view_split(&order, ' ', &word))
		if (word.n)
			counts[strtol(word.p, NULL, 10)] = true;

	for (int c = 0; c < s->count; c++) {
		size_t n = s->start[c + 1] - s->start[c];

		of[c] = NULL;
		if (at + n > r->text.len ||
		    memcmp(buf_text(&r->text) + at,
		           buf_text(&s->text) + s->start[c], n) != 0)
			continue;
		while (run + 1 < r->count && r->starts[run + 1] <= at)
			run++;
		if (counts[c])
			of[c] = r->runs[run];
		at += n;
	}
}

/* The numbers of the characters that are shown, from the left. */
static void print_order(const struct sample *s, const struct line *line,
                        const struct run **of, struct buf *out)
{
	buf_empty(out);
	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];

		for (int k = 0; k < s->count; k++) {
			int c = run->rtl ? s->count - 1 - k : k;

			if (of[c] == run)
				buf_printf(out, " %d", c);
		}
	}
}

/* The same of what the file says. */
static void print_wanted(struct view order, const struct run **of,
                         struct buf *out)
{
	struct view word;

	buf_empty(out);
	while (view_split(&order, ' ', &word))
		if (word.n && of[strtol(word.p, NULL, 10)])
			buf_printf(out, " %ld", strtol(word.p, NULL, 10));
}

/* "bidi 202A 202E": a character of that range is in it. */
static void explain_order(struct explaining *e, struct view line,
                          const struct sample *s)
{
	for (int i = 0; i < e->count; i++) {
		struct difference *d = &e->at[i];
		uint32_t first, last;

		if (!view_is(d->test, "bidi"))
			continue;
		first = (uint32_t)strtoul(d->key[0].p, NULL, 16);
		last = (uint32_t)strtoul(d->key[1].p, NULL, 16);
		for (int c = 0; c < s->count; c++)
			if (s->c[c] >= first && s->c[c] <= last) {
				d->met++;
				return;
			}
	}
	report(e, line);
}

static void compare_order(struct explaining *e, struct line_test *t,
                          struct view line)
{
	static const char *const directions[] = {"ltr", "rtl", "auto"};
	struct para_shape shape = {.width = PT(5000), .align = PARA_LEFT};
	const struct run *of[MOST];
	struct reading reading = {0};
	struct buf got = {0}, want = {0};
	struct sample s = {0};
	struct view rest = line, parts[5];
	struct lines lines;

	for (int i = 0; i < 5; i++)
		view_split(&rest, ';', &parts[i]);
	read_sample(&s, parts[0]);
	lines = para_set(&t->setter, &t->memory,
	                 paragraph_of(t, &s, directions[parts[1].p[0] - '0']),
	                 &t->style, &shape);
	CHECK(lines.count == 1);
	read_line(&reading, &lines.lines[0]);
	find_runs(&s, &reading, parts[4], of);
	print_order(&s, &lines.lines[0], of, &got);
	print_wanted(parts[4], of, &want);
	if (strcmp(buf_text(&got), buf_text(&want)) != 0)
		explain_order(e, line, &s);
	e->cases++;
	buf_clear(&reading.text);
	buf_clear(&got);
	buf_clear(&want);
	buf_clear(&s.text);
}

typedef void compare_function(struct explaining *e, struct line_test *t,
                              struct view line);

static void run_table(const char *test, const char *file,
                      compare_function *compare)
{
	struct explaining e = {.test = test};
	struct buf table = {0};
	struct line_test t;
	struct view rest, line;

	if (!read_table(file, &table)) {
		printf("skip unicode/%s: unicode-data is not installed\n",
		       test);
		return;
	}
	read_differences(&e);
	line_test_open(&t, "en");
	rest = (struct view){buf_text(&table), table.len};
	while (view_split(&rest, '\n', &line)) {
		if (!line.n || line.p[0] == '#')
			continue;
		if (e.cases % 4000 == 3999) { /* what it keeps would grow */
			line_test_close(&t);
			line_test_open(&t, "en");
		}
		compare(&e, &t, line);
	}
	check_counts(&e);
	line_test_close(&t);
	buf_clear(&table);
	buf_clear(&e.text);
	arena_reset(&e.memory);
}

int main(void)
{
	run_table("lines", "auxiliary/LineBreakTest.txt", compare_breaks);
	run_table("bidi", "BidiCharacterTest.txt", compare_order);
	return check_done();
}
