/* doc/refer.c - links in place of "@fig:crab" and "[@fig:crab; @tbl:size]" */
#include "base/array.h"
#include "base/unicode.h"
#include "doc/labels.h"
#include "doc/resolve.h"
#include "doc/words.h"

/* So many in one pair of brackets. */
enum {
	GROUP_MOST = 64,
	GROUP_LINES = 5
};

struct refer {
	struct book *book;
	struct map labels;   /* identifier -> struct label */
	struct map sections; /* identifier -> struct heading */
	int highest;
	struct diag *diag;
	/* the inlines that are made anew */
	struct node *parent;
	struct buf text; /* to be the next Str */
	struct place at;
	bool in_link;
};

/* One "@fig:crab". */
struct reference {
	struct view id;
	struct view written;
	bool capital; /* "@Fig:crab" */
	bool bare;    /* "-@fig:crab": only the number */
	enum label_kind kind;
	bool is_chapter;
	struct view number, words; /* words: of a section without number */
	struct node *target;
};

static bool is_word(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* The length of the reference that v begins with, at its "@"; 0 for none. */
static size_t read_reference(struct arena *a, struct view v,
                             struct reference *r)
{
	size_t end = 5, n;
	char *id;

	if (v.n < 6 || v.p[0] != '@' || !is_word(v.p[5]))
		return 0;
	while (end < v.n && (is_word(v.p[end]) || strchr(":.-/+", v.p[end])))
		end++;
	while (!is_word(v.p[end - 1]))
		end--;
	id = arena_copy(a, v.p + 1, end - 1);
	*r = (struct reference){.written = view_part(v, 0, end)};
	r->capital = id[0] >= 'A' && id[0] <= 'Z';
	id[0] = ascii_lower(id[0]);
	r->id = (struct view){id, end - 1};
	r->kind = label_kind_of(r->id, &n);
	return r->kind == LABEL_KINDS ? 0 : end;
}

static bool find_section(struct refer *s, struct reference *r, struct view id)
{
	const struct heading *heading = map_get(&s->sections, id);

	if (!heading)
		return false;
	r->target = heading->node;
	r->number = heading->number;
	r->words = heading->text;
	r->is_chapter = heading->level == s->highest;
	return true;
}

/* Set what the reference leads to; the other spelling counts, too. */
static bool find_target(struct refer *s, struct reference *r)
{
	char *other = arena_copy(s->book->memory, r->id.p, r->id.n);
	struct view tries[] = {r->id, {other, r->id.n}};

	other[3] = other[3] == ':' ? '-' : ':';
	for (int i = 0; i < 2; i++) {
		const struct label *label = map_get(&s->labels, tries[i]);

		if (label) {
			r->target = label->node;
			r->number = label->number;
			r->kind = label->kind;
			return true;
		}
		if (r->kind == LABEL_SECTION && find_section(s, r, tries[i]))
			return true;
	}
	diag_add(s->diag, DIAG_REFERENCE_UNKNOWN, s->at, "%.*s",
	         (int)r->written.n, r->written.p);
	return false;
}

/* --- what is made --- */

static void flush(struct refer *s)
{
	struct arena *a = s->book->memory;

	if (s->text.len)
		node_append(s->parent,
		            node_text(a, NODE_STR, s->at,
		                      arena_view(a, (struct view){
							    buf_text(&s->text),
							    s->text.len})));
	buf_empty(&s->text);
}

static void add_link(struct refer *s, const struct reference *r,
                     struct view text)
{
	struct arena *a = s->book->memory;
	struct node *link;

	if (s->in_link) {
		buf_view(&s->text, text);
		return;
	}
	flush(s);
	link = node_new(a, NODE_LINK, s->at);
	link->link.target = r->target;
	link->link.url = view_of(arena_printf(
		a, "#%.*s", (int)node_id(r->target).n, node_id(r->target).p));
	node_append(link, node_text(a, NODE_STR, s->at, text));
	node_append(s->parent, link);
}

static struct view name_of(struct refer *s, const struct reference *r,
                           bool plural)
{
	struct view lang = s->book->meta.lang;

	if (r->is_chapter && r->kind == LABEL_SECTION &&
	    !value_get(s->book->meta.values, "secPrefix"))
		return word_in(plural ? DOC_CHAPTERS : DOC_CHAPTER, lang);
	return label_word(s->book, r->kind, plural, r->capital);
}

/* "Figure 3.2", all of it a link; a section without number by its title. */
static void add_one(struct refer *s, const struct reference *r)
{
	struct view name = name_of(s, r, false);

	if (!r->number.n)
		add_link(s, r, r->words);
	else if (r->bare)
		add_link(s, r, r->number);
	else
		add_link(s, r,
		         view_of(arena_printf(s->book->memory,
		                              "%.*s\xC2\xA0%.*s", (int)name.n,
		                              name.p, (int)r->number.n,
		                              r->number.p)));
}

static bool are_alike(const struct reference *refs, int count)
{
	for (int i = 0; i < count; i++)
		if (refs[i].kind != refs[0].kind || !refs[i].number.n ||
		    refs[i].is_chapter != refs[0].is_chapter)
			return false;
	return true;
}

/* "Figures 1, 2 and 3": each number is a link. */
static void add_group(struct refer *s, const struct reference *refs, int count)
{
	struct view and = word_in(DOC_AND, s->book->meta.lang);
	bool alike = are_alike(refs, count);

	if (alike && count > 1 && !refs[0].bare) {
		buf_view(&s->text, name_of(s, &refs[0], true));
		buf_puts(&s->text, "\xC2\xA0");
	}
	for (int i = 0; i < count; i++) {
		if (i && i == count - 1)
			buf_printf(&s->text, " %.*s ", (int)and.n, and.p);
		else if (i)
			buf_puts(&s->text, ", ");
		if (alike && count > 1)
			add_link(s, &refs[i], refs[i].number);
		else
			add_one(s, &refs[i]);
	}
}

/* --- what is read --- */

static size_t skip_spaces(struct view v, size_t at)
{
	while (at < v.n && v.p[at] == ' ')
		at++;
	return at;
}

/* "[@fig:a; -@fig:b]" at the start of v: its length, or 0. */
static size_t read_group(struct refer *s, struct view v, struct reference *refs,
                         int *count)
{
	size_t at = 1;

	*count = 0;
	while (at < v.n && *count < GROUP_MOST) {
		bool bare;
		size_t n;

		at = skip_spaces(v, at);
		bare = at < v.n && v.p[at] == '-';
		at += bare;
		n = read_reference(s->book->memory, view_from(v, at),
		                   &refs[*count]);
		if (!n)
			return 0;
		refs[(*count)++].bare = bare;
		at = skip_spaces(v, at + n);
		if (at < v.n && v.p[at] == ']')
			return at + 1;
		if (at >= v.n || v.p[at] != ';')
			return 0;
		at++;
	}
	return 0;
}

/* The references at the start of v, if they all lead somewhere, are put;
 * returns how many bytes were read. */
static size_t put_references(struct refer *s, struct view v)
{
	struct reference refs[GROUP_MOST];
	bool good = true;
	int count = 1;
	size_t n;

	if (v.p[0] == '[')
		n = read_group(s, v, refs, &count);
	else
		n = read_reference(s->book->memory, v, &refs[0]);
	if (!n)
		return 0;
	for (int i = 0; i < count; i++)
		good &= find_target(s, &refs[i]);
	if (good)
		add_group(s, refs, count);
	else
		buf_view(&s->text, view_part(v, 0, n));
	return n;
}

static void one_text(struct refer *s, struct view v)
{
	size_t at = 0;

	while (at < v.n) {
		char c = v.p[at];
		size_t n = 0;

		if ((c == '@' && (!at || !is_word(v.p[at - 1]))) ||
		    (c == '[' && at + 1 < v.n &&
		     (v.p[at + 1] == '@' || v.p[at + 1] == '-')))
			n = put_references(s, view_from(v, at));
		if (!n)
			buf_char(&s->text, c);
		at += n ? n : 1;
	}
}

static bool has_references(const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next)
		if (n->kind == NODE_STR && n->text.n &&
		    memchr(n->text.p, '@', n->text.n))
			return true;
	return false;
}

static bool is_in_link(const struct node *node)
{
	for (; node && node->kind != NODE_NOTE && node_is_inline(node->kind);
	     node = node->parent)
		if (node->kind == NODE_LINK)
			return true;
	return false;
}

/* Does the text end inside "[@fig:a;"? */
static bool ends_in_group(struct view v)
{
	size_t at = v.n;

	while (at && v.p[at - 1] != '[' && v.p[at - 1] != ']')
		at--;
	return at && v.p[at - 1] == '[' && at < v.n &&
	       (v.p[at] == '@' || v.p[at] == '-');
}

/* Brackets may go on in the next line; the lines become one. Returns the node
 * behind the last that was taken. */
static struct node *join_lines(struct refer *s, struct node *node,
                               struct node *next)
{
	for (int lines = 1;
	     lines < GROUP_LINES && next && next->next &&
	     next->kind == NODE_SOFT_BREAK && next->next->kind == NODE_STR &&
	     ends_in_group(node->text);
	     lines++) {
		struct view more = next->next->text;

		node->text = view_of(arena_printf(
			s->book->memory, "%.*s %.*s", (int)node->text.n,
			node->text.p, (int)more.n, more.p));
		next = next->next->next;
	}
	return next;
}

static void rebuild(struct refer *s, struct node *parent)
{
	struct node *node = parent->first, *next;

	parent->first = NULL;
	parent->last = NULL;
	s->parent = parent;
	s->in_link = is_in_link(parent);
	for (; node; node = next) {
		next = node->next;
		node->next = NULL;
		node->parent = NULL;
		s->at = node->at;
		if (node->kind == NODE_STR) {
			next = join_lines(s, node, next);
			one_text(s, node->text);
			flush(s);
		} else {
			node_append(parent, node);
		}
	}
}

void book_refer(struct book *book, struct diag *d)
{
	struct refer s = {.book = book,
	                  .labels = {.memory = book->memory},
	                  .sections = {.memory = book->memory},
	                  .highest = book_highest_level(book),
	                  .diag = d};

	for (int i = 0; i < book->label_count; i++)
		if (node_id(book->labels[i].node).n && book->labels[i].number.n)
			*map_at(&s.labels, node_id(book->labels[i].node)) =
				&book->labels[i];
	for (int i = 0; i < book->heading_count; i++)
		*map_at(&s.sections, node_id(book->headings[i].node)) =
			&book->headings[i];
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			if (has_references(n))
				rebuild(&s, n);
	}
	buf_clear(&s.text);
}
