/*
 * tests/unit/test_breaks.c - where lines end
 *
 *	test_breaks oracle < items.txt
 *
 * breaks the paragraphs of a file as TeX would, for comparing with LuaTeX's
 * answers. A paragraph is lines of "P ..." (the rules), "B width",
 * "D pre post", "N penalty", "G width stretch shrink", and "E" at its end.
 */
#include "base/buf.h"
#include "line/breaks.h"
#include "line/even.h"
#include "tests/check.h"

#include <stdlib.h>

enum {
	MOST = 8192
};

/* TeX's items: box, discretionary, penalty, glue. */
struct tex_item {
	char kind;
	sp a, b, c;
};

struct tex_paragraph {
	struct tex_item items[MOST];
	int count;
	int hyphen_penalty;
	struct break_rules rules;
	struct break_point points[MOST + 2];
	int point_count;
};

static struct tex_paragraph paragraph;

static bool is_one_of(char c, const char *kinds)
{
	return strchr(kinds, c) != NULL;
}

static void add_glue(struct sums *sums, const struct tex_item *item)
{
	sums->width += item->a;
	sums->stretch += item->b;
	sums->shrink += item->c;
}

/* Glue and penalties after a break vanish. */
static struct sums line_start(const struct tex_paragraph *p, int i,
                              struct sums sums)
{
	if (i < p->count && p->items[i].kind == 'D') {
		sums.width -= p->items[i].b;
		return sums;
	}
	for (; i < p->count && is_one_of(p->items[i].kind, "GN"); i++)
		if (p->items[i].kind == 'G')
			add_glue(&sums, &p->items[i]);
	return sums;
}

static struct break_point *add_point(struct tex_paragraph *p, int i,
                                     struct sums sums, int penalty)
{
	struct break_point *point = &p->points[p->point_count++];

	*point = (struct break_point){.end = sums,
	                              .start = line_start(p, i, sums),
	                              .penalty = penalty,
	                              .item = i};
	return point;
}

static void make_points(struct tex_paragraph *p)
{
	struct sums sums = {0};

	p->point_count = 0;
	add_point(p, p->count, sums, 0)->item = -1;
	for (int i = 0; i < p->count; i++) {
		const struct tex_item *item = &p->items[i];
		struct break_point *point;

		if (item->kind == 'G' && i > 0 &&
		    is_one_of(p->items[i - 1].kind, "BD"))
			add_point(p, i, sums, 0);
		if (item->kind == 'N' && item->a < PENALTY_NEVER)
			add_point(p, i, sums, (int)item->a);
		if (item->kind == 'D') {
			point = add_point(p, i, sums, p->hyphen_penalty);
			point->end.width += item->a;
			point->hyphen = true;
		}
		if (item->kind == 'B')
			sums.width += item->a;
		if (item->kind == 'G')
			add_glue(&sums, item);
	}
	add_point(p, p->count, sums, PENALTY_FORCED)->fills = true;
}

static void read_rules(struct tex_paragraph *p, const sp *v)
{
	p->count = 0;
	p->rules = break_rules_tex(v[0]);
	p->rules.tolerance = p->rules.most_tolerance = (int)v[1];
	p->rules.emergency_tolerance = (int)v[1];
	p->rules.pretolerance = (int)v[2];
	p->rules.line_penalty = (int)v[3];
	p->hyphen_penalty = (int)v[4];
	p->rules.class_demerits = v[5];
	p->rules.double_hyphen_demerits = v[6];
	p->rules.final_hyphen_demerits = v[7];
	p->rules.emergency_stretch = v[8];
}

/* "LINES DEMERITS FIRST-LAST ...": the boxes of each line, from 1. */
static void print_answer(const struct tex_paragraph *p,
                         const struct breaks *breaks)
{
	int start = 0;

	printf("%d %lld", breaks->count, (long long)breaks->demerits);
	for (int line = 0; line < breaks->count; line++) {
		int end = p->points[breaks->at[line]].item;
		int first = 0, last = 0;

		for (int i = start; i < end; i++)
			if (p->items[i].kind == 'B') {
				first = first ? first : i + 1;
				last = i + 1;
			}
		printf(" %d-%d", first, last);
		start = end;
	}
	putchar('\n');
}

static void read_line(struct tex_paragraph *p, struct arena *a,
                      const char *line)
{
	sp v[9] = {0};
	char *at = (char *)line + 1, *end;
	struct breaks breaks;

	for (int k = 0; k < 9; k++, at = end) {
		v[k] = strtoll(at, &end, 10);
		if (end == at)
			break;
	}
	if (line[0] == 'P') {
		read_rules(p, v);
	} else if (line[0] == 'E') {
		make_points(p);
		breaks = breaks_choose(a, p->points, p->point_count, &p->rules);
		print_answer(p, &breaks);
		arena_empty(a);
	} else if (p->count < MOST) {
		p->items[p->count++] =
			(struct tex_item){line[0], v[0], v[1], v[2]};
	}
}

static void answer_oracle(void)
{
	struct arena a = {0};
	char line[256];

	while (fgets(line, sizeof(line), stdin))
		read_line(&paragraph, &a, line);
	arena_reset(&a);
}

/* Words of one width each with equal glue, "-" for a hyphen within. */
static void set_words(struct tex_paragraph *p, const char *words, sp letter)
{
	p->count = 0;
	p->hyphen_penalty = 50;
	for (; *words; words++) {
		struct tex_item *item = &p->items[p->count++];

		if (*words == ' ')
			*item = (struct tex_item){'G', letter, letter / 2,
			                          letter / 3};
		else if (*words == '-')
			*item = (struct tex_item){'D', letter, 0, 0};
		else
			*item = (struct tex_item){'B', letter, 0, 0};
	}
	make_points(p);
}

/* The text again, with "|" where lines end. */
static void show(const struct tex_paragraph *p, const struct breaks *breaks,
                 const char *words, struct buf *out)
{
	int line = 0;

	buf_empty(out);
	for (int i = 0; words[i]; i++) {
		int end = p->points[breaks->at[line]].item;

		if (i == end && line + 1 < breaks->count) {
			line++;
			buf_puts(out, words[i] == '-' ? "-|" : "|");
			continue;
		}
		if (words[i] != '-')
			buf_char(out, words[i]);
	}
}

static void lines_fill_the_measure(void)
{
	static const char words[] = "aaa bb ccc dddd eeeee ff gg";
	struct break_rules rules = break_rules_tex(10 * SP_PER_PT);
	struct arena a = {0};
	struct buf out = {0};
	struct breaks breaks;

	set_words(&paragraph, words, SP_PER_PT);
	breaks = breaks_choose(&a, paragraph.points, paragraph.point_count,
	                       &rules);
	show(&paragraph, &breaks, words, &out);
	CHECK_TEXT(buf_text(&out), "aaa bb ccc|dddd eeeee|ff gg");
	CHECK(!breaks.overfull);
	buf_clear(&out);
	arena_reset(&a);
}

static void hyphens_when_nothing_else_helps(void)
{
	static const char words[] = "aaaa bb-bbb cccc dd";
	struct break_rules rules = break_rules_tex(8 * SP_PER_PT);
	struct arena a = {0};
	struct buf out = {0};
	struct breaks breaks;

	set_words(&paragraph, words, SP_PER_PT);
	breaks = breaks_choose(&a, paragraph.points, paragraph.point_count,
	                       &rules);
	show(&paragraph, &breaks, words, &out);
	CHECK_TEXT(buf_text(&out), "aaaa bb-|bbb cccc|dd");
	buf_clear(&out);
	arena_reset(&a);
}

static void too_wide_is_said(void)
{
	static const char words[] = "aa bbbbbbbbbbbbbbbb cc";
	struct break_rules rules = break_rules_book(8 * SP_PER_PT);
	struct arena a = {0};
	struct buf out = {0};
	struct breaks breaks;

	set_words(&paragraph, words, SP_PER_PT);
	breaks = breaks_choose(&a, paragraph.points, paragraph.point_count,
	                       &rules);
	show(&paragraph, &breaks, words, &out);
	CHECK_TEXT(buf_text(&out), "aa|bbbbbbbbbbbbbbbb|cc");
	CHECK(breaks.overfull);
	buf_clear(&out);
	arena_reset(&a);
}

/* The widths of Knuth and Plass's letters, in 1/18 em. */
static sp letter_width(char c)
{
	static const int8_t small[] = {9, 10, 8,  10, 8,  6,  9,  10, 5,
	                               6, 10, 5,  15, 10, 9,  10, 10, 7,
	                               7, 7,  10, 9,  13, 10, 10, 8};

	if (c >= 'a' && c <= 'z')
		return small[c - 'a'] * SP_PER_PT;
	return (c == 'C' ? 13 : c == 'I' || c == '-' ? 6 : 5) * SP_PER_PT;
}

static struct tex_item glue_after(char c)
{
	static const struct {
		char mark;
		sp width, stretch, shrink;
	} glues[] = {
		{',', 6, 4, 2}, {';', 6, 4, 1}, {'.', 8, 6, 1}, {0, 6, 3, 2}};
	int i = 0;

	while (glues[i].mark && glues[i].mark != c)
		i++;
	return (struct tex_item){'G', glues[i].width * SP_PER_PT,
	                         glues[i].stretch * SP_PER_PT,
	                         glues[i].shrink * SP_PER_PT};
}

/* "~": a hyphen can be put in; after a "-" that is written, none. */
static void set_frog_king(struct tex_paragraph *p, const char *text)
{
	p->count = 0;
	p->hyphen_penalty = 50;
	p->items[p->count++] = (struct tex_item){'B', 18 * SP_PER_PT, 0, 0};
	for (const char *c = text; *c; c++) {
		struct tex_item *item = &p->items[p->count++];

		if (*c == ' ')
			*item = glue_after(c[-1]);
		else if (*c == '~')
			*item = (struct tex_item){'D', letter_width('-'), 0, 0};
		else
			*item = (struct tex_item){'B', letter_width(*c), 0, 0};
		if (*c == '-')
			p->items[p->count++] = (struct tex_item){'D', 0, 0, 0};
	}
	make_points(p);
}

/* Each line with how far its glue goes, in 1/1000 of what it can. */
static void show_frog_king(const struct tex_paragraph *p,
                           const struct breaks *breaks, const char *text,
                           sp width, struct buf *out)
{
	const struct break_point *from = &p->points[0];
	int item = 1, end;

	buf_empty(out);
	for (int i = 0; i < breaks->count; i++) {
		const struct break_point *to = &p->points[breaks->at[i]];
		sp missing = width - (to->end.width - from->start.width);
		sp can = missing > 0 ? to->end.stretch - from->start.stretch
		                     : to->end.shrink - from->start.shrink;

		end = to->item < 0 ? p->count : to->item;
		for (; item < end || (item == end && *text == ' ');
		     item += 1 + (text[-1] == '-'))
			if (*text++ != '~')
				buf_char(out, text[-1]);
		if (!to->fills)
			buf_printf(out, "| %.3f\n",
			           (double)missing / (double)can);
		from = to;
	}
}

/* As printed in "Breaking Paragraphs into Lines", Digital Typography,
 * chapter 3: lines of 390 and of 500 units. */
static void frog_king(void)
{
	static const char text[] =
		"In olden times when wish~ing still helped one, there lived a "
		"king whose daugh~ters were all beau~ti~ful; and the young~est "
		"was so beau~ti~ful that the sun it~self, which has seen so "
		"much, was as~ton~ished when~ever it shone in her face. Close "
		"by the king's castle lay a great dark for~est, and un~der an "
		"old lime-tree in the for~est was a well, and when the day was "
		"very warm, the king's child went out into the for~est and sat "
		"down by the side of the cool foun~tain; and when she was "
		"bored she took a golden ball, and threw it up on high and "
		"caught it; and this ball was her fa~vor~ite play~thing.";
	static const int widths[] = {390, 500};
	static const char *const printed[] = {
		"In olden times when wishing still helped one, | 0.857\n"
		"there lived a king whose daughters were all beau| 0.000\n"
		"tiful; and the youngest was so beautiful that the | 0.280\n"
		"sun itself, which has seen so much, was aston| 1.000\n"
		"ished whenever it shone in her face. Close by the | 0.067\n"
		"king's castle lay a great dark forest, and under an | -0.278\n"
		"old lime-tree in the forest was a well, and when | 0.536\n"
		"the day was very warm, the king's child went out | -0.167\n"
		"into the forest and sat down by the side of the | 0.700\n"
		"cool fountain; and when she was bored she took a | -0.176\n"
		"golden ball, and threw it up on high and caught | 0.357\n"
		"it; and this ball was her favorite plaything.",
		"In olden times when wishing still helped one, there lived a | "
		"0.774\n"
		"king whose daughters were all beautiful; and the youngest was "
		"| 0.179\n"
		"so beautiful that the sun itself, which has seen so much, was "
		"| 0.629\n"
		"astonished whenever it shone in her face. Close by the king's "
		"| 0.545\n"
		"castle lay a great dark forest, and under an old lime-tree in "
		"the | 0.000\n"
		"forest was a well, and when the day was very warm, the king's "
		"| 0.079\n"
		"child went out into the forest and sat down by the side of "
		"the | 0.282\n"
		"cool fountain; and when she was bored she took a golden ball, "
		"| 0.294\n"
		"and threw it up on high and caught it; and this ball was her "
		"| 0.575\n"
		"favorite plaything."};
	struct arena a = {0};
	struct buf out = {0};

	set_frog_king(&paragraph, text);
	for (int i = 0; i < 2; i++) {
		struct break_rules rules =
			break_rules_tex(widths[i] * SP_PER_PT);
		struct breaks breaks;

		rules.pretolerance = -1;
		rules.tolerance = rules.most_tolerance = 100;
		rules.line_penalty = 1;
		rules.class_demerits = rules.double_hyphen_demerits = 3000;
		breaks = breaks_choose(&a, paragraph.points,
		                       paragraph.point_count, &rules);
		show_frog_king(&paragraph, &breaks, text, rules.width, &out);
		CHECK_TEXT(buf_text(&out), printed[i]);
	}
	buf_clear(&out);
	arena_reset(&a);
}

/* The end of so many points of text, of which gaps are so many. */
static struct break_point point_at(double width, double gaps, bool fills)
{
	struct sums sums = {PT(width), PT(gaps / 2), PT(gaps * 3 / 10),
	                    PT(width - gaps)};

	return (struct break_point){.end = sums,
	                            .start = sums,
	                            .penalty = fills ? PENALTY_FORCED : 0,
	                            .fills = fills};
}

/* The first line is 20 pt short, the second nearly full: its letters could
 * fill it, but then its gaps would look tight below the first. */
static void neighbours_have_gaps_alike(void)
{
	struct break_point points[] = {
		point_at(0, 0, false), point_at(80, 10, false),
		point_at(179.3, 20, false), point_at(200, 30, true)};
	int at[] = {1, 2, 3};
	struct breaks breaks = {.at = at, .count = 3};
	struct break_rules rules = break_rules_book(PT(100));
	struct arena a = {0};
	int16_t *narrower;

	rules.expansion = 20;
	narrower = even_gaps(&a, points, &breaks, &rules);
	CHECK(line_gap(&points[0], &points[1], &rules, 0).gap > 250);
	CHECK(line_gap(&points[1], &points[2], &rules, 1).gap == GAP_NATURAL);
	CHECK(narrower[0] == 0);
	/* All that letters can give, whichever way: 2% and what they gave. */
	CHECK(narrower[1] > 20 && narrower[1] <= 40);
	CHECK(narrower[2] == 0);
	arena_reset(&a);
}

/* Two that are written count as two that are put in. */
static void no_third_hyphen(void)
{
	struct break_point points[] = {
		point_at(0, 0, false),    point_at(98, 10, false),
		point_at(100, 11, false), point_at(198, 21, false),
		point_at(200, 22, false), point_at(297, 31, false),
		point_at(300, 32, false), point_at(340, 40, true)};
	struct break_rules rules = break_rules_book(PT(100));
	struct arena a = {0};
	struct breaks breaks;
	int hyphens = 0;

	for (int i = 2; i < 7; i += 2) {
		points[i].hyphen = i == 4;
		points[i].dash = i != 4;
	}
	breaks = breaks_choose(&a, points, 8, &rules);
	CHECK(breaks.count == 4);
	for (int i = 0; i < breaks.count; i++)
		hyphens += points[breaks.at[i]].hyphen ||
		           points[breaks.at[i]].dash;
	CHECK(hyphens < 3);
	arena_reset(&a);
}

/* Numbers that are the same on every machine. */
static uint32_t random_below(uint32_t most)
{
	static uint64_t state = 1;

	state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(state >> 33) % most;
}

static void make_random(struct tex_paragraph *p)
{
	int words = 1 + (int)random_below(50);

	p->count = 0;
	p->hyphen_penalty = (int)random_below(200);
	for (int w = 0; w < words; w++) {
		int pieces = 1 + (int)random_below(3);

		if (w)
			p->items[p->count++] =
				(struct tex_item){'G', 218453, 109226, 72817};
		for (int i = 0; i < pieces; i++) {
			if (i)
				p->items[p->count++] =
					(struct tex_item){'D', 218453, 0, 0};
			p->items[p->count++] = (struct tex_item){
				'B', 300000 + random_below(1300000), 0, 0};
		}
	}
	make_points(p);
}

static int reference_badness(sp missing, struct sums has, bool fills, int *fit)
{
	sp can = missing > 0 ? has.stretch : has.shrink;
	sp amount = missing > 0 ? missing : -missing;
	sp ratio;
	int bad;

	*fit = 2;
	if (missing == 0 || (missing > 0 && fills))
		return 0;
	if (missing < 0 && amount > can)
		return 10001;
	ratio = can ? amount * 297 / can : 1291;
	bad = ratio > 1290 ? 10000
	                   : (int)((ratio * ratio * ratio + 131072) / 262144);
	if (missing > 0)
		*fit = bad > 99 ? 0 : bad > 12 ? 1 : 2;
	else
		*fit = bad > 12 ? 3 : 2;
	return bad;
}

/* The demerits of one line that follows a line of class before; -1 when it is
 * worse than allowed. */
static int64_t reference_line(const struct tex_paragraph *p,
                              const struct break_rules *rules, int from, int to,
                              int before, int *fit)
{
	const struct break_point *a = &p->points[from], *b = &p->points[to];
	struct sums has = {b->end.width - a->start.width,
	                   b->end.stretch - a->start.stretch,
	                   b->end.shrink - a->start.shrink, 0};
	int64_t bad =
		reference_badness(rules->width - has.width, has, b->fills, fit);
	int64_t d = (rules->line_penalty + bad) * (rules->line_penalty + bad);

	if (bad > rules->tolerance)
		return -1;
	if (b->penalty > 0)
		d += (int64_t)b->penalty * b->penalty;
	if (a->hyphen && to == p->point_count - 1)
		d += rules->final_hyphen_demerits;
	else if (a->hyphen && b->hyphen)
		d += rules->double_hyphen_demerits;
	return abs(*fit - before) > 1 ? d + rules->class_demerits : d;
}

/*
 * The least demerits by looking at every line of every way: slow and plain,
 * with nothing pruned. -1 when no way keeps to the tolerance.
 */
static int64_t reference_demerits(const struct tex_paragraph *p,
                                  const struct break_rules *rules)
{
	static int64_t best[MOST][4];
	int n = p->point_count, fit;
	int64_t least = -1;

	memset(best, -1, sizeof(best));
	best[0][2] = 0;
	for (int k = 1; k < n; k++)
		for (int from = 0; from < k * 4; from++) {
			int64_t before = best[from / 4][from % 4], d;

			if (before < 0)
				continue;
			d = reference_line(p, rules, from / 4, k, from % 4,
			                   &fit);
			if (d >= 0 &&
			    (best[k][fit] < 0 || before + d < best[k][fit]))
				best[k][fit] = before + d;
		}
	for (fit = 0; fit < 4; fit++)
		if (best[n - 1][fit] >= 0 &&
		    (least < 0 || best[n - 1][fit] < least))
			least = best[n - 1][fit];
	return least;
}

/* What the lines that were chosen cost. */
static int64_t demerits_of(const struct tex_paragraph *p,
                           const struct break_rules *rules,
                           const struct breaks *breaks)
{
	int64_t demerits = 0;
	int from = 0, fit = 2;

	for (int i = 0; i < breaks->count; i++) {
		demerits += reference_line(p, rules, from, breaks->at[i], fit,
		                           &fit);
		from = breaks->at[i];
	}
	return demerits;
}

static void no_way_is_cheaper(void)
{
	struct arena a = {0};
	int compared = 0;

	for (int i = 0; i < 400; i++) {
		struct break_rules rules =
			break_rules_tex(4000000 + (sp)random_below(16000000));
		struct breaks breaks;
		int64_t least;

		rules.pretolerance = -1;
		rules.tolerance = rules.most_tolerance =
			200 + (int)random_below(3000);
		make_random(&paragraph);
		least = reference_demerits(&paragraph, &rules);
		breaks = breaks_choose(&a, paragraph.points,
		                       paragraph.point_count, &rules);
		if (least >= 0) {
			CHECK(demerits_of(&paragraph, &rules, &breaks) ==
			      least);
			compared++;
		}
		arena_empty(&a);
	}
	CHECK(compared > 200);
	arena_reset(&a);
}

/* The lines that looseness gives, beside the best number. */
static int lines_at(struct arena *a, int looseness)
{
	struct break_rules rules = break_rules_book(20000000);

	rules.looseness = looseness;
	rules.tolerance = rules.most_tolerance = 9999;
	return breaks_choose(a, paragraph.points, paragraph.point_count, &rules)
	        .count;
}

static void looseness_gives_more_or_fewer_lines(void)
{
	struct arena a = {0};
	int best;

	do {
		make_random(&paragraph);
	} while (paragraph.point_count < 90);
	best = lines_at(&a, 0);
	CHECK(lines_at(&a, 1) == best + 1);
	CHECK(lines_at(&a, -1) == best - 1 || lines_at(&a, -1) == best);
	arena_reset(&a);
}

static int longest_hyphen_run(const struct breaks *breaks)
{
	int run = 0, longest = 0;

	for (int i = 0; i < breaks->count; i++) {
		run = paragraph.points[breaks->at[i]].hyphen ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static int ladders(const struct break_rules *rules)
{
	struct arena a = {0};
	struct breaks breaks = breaks_choose(&a, paragraph.points,
	                                     paragraph.point_count, rules);
	int ladder = longest_hyphen_run(&breaks) >= 3;

	arena_reset(&a);
	return ladder;
}

static void three_hyphens_seldom_run(void)
{
	struct break_rules tex = break_rules_tex(10000000);
	struct break_rules book = break_rules_book(10000000);
	int with_tex = 0, with_book = 0;

	for (int i = 0; i < 300; i++) {
		make_random(&paragraph);
		with_tex += ladders(&tex);
		with_book += ladders(&book);
	}
	CHECK(with_tex > 10);
	CHECK(with_book < with_tex * 2 / 3);
}

/* Letters that can be 2% wider or narrower make a line fit without glue. */
static void expansion_goes_before_glue(void)
{
	struct break_point points[2] = {0};
	struct break_rules rules = break_rules_book(102 * SP_PER_PT);
	struct arena a = {0};
	struct breaks breaks;

	rules.expansion = 20;
	points[1].end = (struct sums){100 * SP_PER_PT, 0, 0, 100 * SP_PER_PT};
	points[1].penalty = PENALTY_FORCED;
	breaks = breaks_choose(&a, points, 2, &rules);
	CHECK(!breaks.overfull);
	points[1].end.width = 104 * SP_PER_PT;
	points[1].end.letters = 104 * SP_PER_PT;
	breaks = breaks_choose(&a, points, 2, &rules);
	CHECK(!breaks.overfull);
	rules.expansion = 0;
	breaks = breaks_choose(&a, points, 2, &rules);
	CHECK(breaks.overfull);
	arena_reset(&a);
}

/* A hundred thousand words are broken in a moment. */
static void long_paragraphs_are_linear(void)
{
	int count = 200000;
	struct arena a = {0};
	struct break_point *points =
		arena_alloc(&a, (size_t)count, sizeof(*points));
	struct break_rules rules = break_rules_book(300 * SP_PER_PT);
	struct sums sums = {0};
	struct breaks breaks;

	for (int i = 1; i < count; i++) {
		sp word = (8 + (sp)random_below(40)) * SP_PER_PT;

		sums.width += word;
		points[i].end = sums;
		sums.width += 2 * SP_PER_PT;
		sums.stretch += SP_PER_PT;
		sums.shrink += SP_PER_PT * 2 / 3;
		points[i].start = sums;
	}
	points[count - 1].penalty = PENALTY_FORCED;
	points[count - 1].fills = true;
	breaks = breaks_choose(&a, points, count, &rules);
	CHECK(breaks.count > 15000 && breaks.count < 25000);
	CHECK(!breaks.overfull);
	arena_reset(&a);
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "oracle") == 0) {
		answer_oracle();
		return 0;
	}
	lines_fill_the_measure();
	hyphens_when_nothing_else_helps();
	too_wide_is_said();
	frog_king();
	neighbours_have_gaps_alike();
	no_third_hyphen();
	no_way_is_cheaper();
	looseness_gives_more_or_fewer_lines();
	three_hyphens_seldom_run();
	expansion_goes_before_glue();
	long_paragraphs_are_linear();
	return check_done();
}
