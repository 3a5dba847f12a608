/* options.c - the command line, as data */
#include "options.h"

#include "base/array.h"

#include <stdio.h>
#include <stdlib.h>

enum argument {
	NO_ARGUMENT,
	NEEDS_ARGUMENT,
	MAY_BE_FALSE, /* --toc, --toc=false */
};

enum exit_status {
	BAD_OPTION = 6,
	UNKNOWN_READER = 21,
	UNKNOWN_WRITER = 22
};

struct option {
	char letter;
	const char *name;
	enum argument argument;
	const char *shown; /* the argument in the help text */
	const char *help;
	/* What it does; value is NULL where none was given. */
	bool (*take)(struct options *, const struct option *, const char *);
	const char *key; /* metadata key that it sets */
};

static bool wrong(struct options *o, int status, const char *what,
                  const char *which)
{
	fprintf(stderr, "chapbook: %s: %s\n", what, which);
	o->status = status;
	return false;
}

static void set(struct options *o, const char *key, const char *value)
{
	*ARRAY_ADD(o->memory, o->settings, o->setting_count, o->setting_room) =
		(struct setting){key, value, false};
}

static bool take_output(struct options *o, const struct option *option,
                        const char *value)
{
	(void)option;
	*ARRAY_ADD(o->memory, o->outputs, o->output_count, o->output_room) =
		value;
	return true;
}

static bool take_settings_file(struct options *o, const struct option *option,
                               const char *value)
{
	(void)option;
	*ARRAY_ADD(o->memory, o->settings_files, o->settings_file_count,
	           o->settings_file_room) = value;
	return true;
}

/* "key=value", "key:value", or "key" alone for true. */
static bool take_metadata(struct options *o, const struct option *option,
                          const char *value)
{
	size_t key = strcspn(value, "=:");
	const char *text = value[key] ? value + key + 1 : "true";

	(void)option;
	if (!key)
		return wrong(o, BAD_OPTION, "-M needs KEY=VALUE", value);
	set(o, arena_copy(o->memory, value, key), text);
	return true;
}

static bool take_key(struct options *o, const struct option *option,
                     const char *value)
{
	set(o, option->key, value ? value : "true");
	return true;
}

static bool take_no_system_fonts(struct options *o, const struct option *option,
                                 const char *value)
{
	(void)value;
	set(o, option->key, "false");
	return true;
}

/* One more file of a list: --css=a.css --css=b.css. */
static bool take_another(struct options *o, const struct option *option,
                         const char *value)
{
	*ARRAY_ADD(o->memory, o->settings, o->setting_count, o->setting_room) =
		(struct setting){option->key, value, true};
	return true;
}

/* A font file, or whether fonts are embedded at all. */
static bool take_font(struct options *o, const struct option *option,
                      const char *value)
{
	if (strcmp(value, "false") == 0 || strcmp(value, "true") == 0)
		set(o, "epub-embed-font", value);
	else
		take_another(o, option, value);
	return true;
}

static bool take_resource_path(struct options *o, const struct option *option,
                               const char *value)
{
	struct view rest = view_of(value), part;

	(void)option;
	while (view_split(&rest, ':', &part))
		if (part.n)
			*ARRAY_ADD(o->memory, o->resource_paths,
			           o->resource_path_count,
			           o->resource_path_room) =
				arena_copy(o->memory, part.p, part.n);
	return true;
}

static bool take_print_theme(struct options *o, const struct option *option,
                             const char *value)
{
	(void)option;
	o->print_theme = value;
	return true;
}

static bool take_data_dir(struct options *o, const struct option *option,
                          const char *value)
{
	(void)option;
	o->data_dir = value;
	return true;
}

/* All of these are read by the one Markdown reader. */
static bool take_reader(struct options *o, const struct option *option,
                        const char *value)
{
	static const char *const readers[] = {"markdown",        "gfm",
	                                      "commonmark",      "commonmark_x",
	                                      "markdown_github", "md"};
	size_t n = strcspn(value, "+-");

	(void)option;
	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++)
		if (strlen(readers[i]) == n &&
		    strncmp(readers[i], value, n) == 0)
			return true;
	return wrong(o, UNKNOWN_READER, "unknown input format", value);
}

static bool take_writer(struct options *o, const struct option *option,
                        const char *value)
{
	(void)option;
	o->format = chapbook_format_of(value);
	if (o->format == CHAPBOOK_UNKNOWN)
		return wrong(o, UNKNOWN_WRITER,
		             "unknown output format (pdf or epub)", value);
	return true;
}

static bool take_dump(struct options *o, const struct option *option,
                      const char *value)
{
	(void)option;
	o->format = chapbook_format_of(value);
	o->is_dump = true;
	if (o->format < CHAPBOOK_DOC)
		return wrong(o, BAD_OPTION,
		             "--dump takes doc, lines, pages or xhtml", value);
	return true;
}

static bool take_threads(struct options *o, const struct option *option,
                         const char *value)
{
	char *end;
	long count = strtol(value, &end, 10);

	(void)option;
	if (*end || end == value || count < 1 || count > 64)
		return wrong(o, BAD_OPTION, "--threads takes 1 to 64", value);
	o->threads = (int)count;
	return true;
}

static bool take_switch(struct options *o, const struct option *option,
                        const char *value)
{
	static const char *const names[CHAPBOOK_SWITCHES] = {
		[CHAPBOOK_STRICT] = "strict",
		[CHAPBOOK_PDF_DEBUG] = "pdf-debug",
		[CHAPBOOK_LINEARIZE] = "linearize",
		[CHAPBOOK_CONFINED] = "sandbox",
	};

	for (int i = 0; i < CHAPBOOK_SWITCHES; i++)
		if (strcmp(option->name, names[i]) == 0)
			o->switches[i] = !value || strcmp(value, "false") != 0;
	return true;
}

static bool take_flag(struct options *o, const struct option *option,
                      const char *value)
{
	bool on = !value || strcmp(value, "false") != 0;

	if (strcmp(option->name, "fail-if-warnings") == 0)
		o->fail_if_warnings = on;
	else if (strcmp(option->name, "quiet") == 0)
		o->quiet = on;
	else if (strcmp(option->name, "verbose") == 0)
		o->verbose = on;
	else if (strcmp(option->name, "version") == 0)
		o->show_version = on;
	else
		o->show_help = on;
	return true;
}

/* A blank name begins a group of the help text. */
static const struct option table[] = {
	{0, "", NO_ARGUMENT, NULL, "What to make", NULL, NULL},
	{'o', "output", NEEDS_ARGUMENT, "FILE",
         "write FILE (.pdf or .epub); may be given several times", take_output,
         NULL},
	{'t', "to", NEEDS_ARGUMENT, "FORMAT",
         "pdf or epub, where the extension does not say it", take_writer, NULL},
	{'w', "write", NEEDS_ARGUMENT, "FORMAT", NULL, take_writer, NULL},
	{0, "dump", NEEDS_ARGUMENT, "STAGE",
         "print a stage as text: doc, lines, pages, xhtml", take_dump, NULL},
	{0, "", NO_ARGUMENT, NULL, "What to read", NULL, NULL},
	{'d', "defaults", NEEDS_ARGUMENT, "FILE",
         "settings in YAML: metadata, input-files, output-files",
         take_settings_file, NULL},
	{'f', "from", NEEDS_ARGUMENT, "FORMAT",
         "markdown, gfm or commonmark (all read alike)", take_reader, NULL},
	{'r', "read", NEEDS_ARGUMENT, "FORMAT", NULL, take_reader, NULL},
	{0, "resource-path", NEEDS_ARGUMENT, "FOLDER[:FOLDER]",
         "where to look for pictures after the chapters' own folders",
         take_resource_path, NULL},
	{0, "sandbox", MAY_BE_FALSE, NULL,
         "read only files given here and what lies beside; run no program",
         take_switch, NULL},
	{0, "data-dir", NEEDS_ARGUMENT, "FOLDER",
         "the folder that holds fonts/", take_data_dir, NULL},
	{0, "", NO_ARGUMENT, NULL, "The book", NULL, NULL},
	{'M', "metadata", NEEDS_ARGUMENT, "KEY=VALUE",
         "set title, author, lang, papersize ...; beats the files",
         take_metadata, NULL},
	{'V', "variable", NEEDS_ARGUMENT, "KEY=VALUE", NULL, take_metadata,
         NULL},
	{0, "theme", NEEDS_ARGUMENT, "THEME",
         "book, handout, large-print, or a YAML file", take_key, "theme"},
	{0, "toc", MAY_BE_FALSE, NULL, "put a table of contents", take_key,
         "toc"},
	{0, "table-of-contents", MAY_BE_FALSE, NULL, NULL, take_key, "toc"},
	{0, "toc-depth", NEEDS_ARGUMENT, "N", "its depth, 1 to 6 (3)", take_key,
         "toc-depth"},
	{'N', "number-sections", MAY_BE_FALSE, NULL, "number the headings",
         take_key, "numbersections"},
	{0, "", NO_ARGUMENT, NULL, "The EPUB", NULL, NULL},
	{0, "epub-cover-image", NEEDS_ARGUMENT, "FILE", "the cover", take_key,
         "cover-image"},
	{0, "cover-design", NEEDS_ARGUMENT, "NAME",
         "how a cover is made, in print, too: type, bands, tiles", take_key,
         "cover-design"},
	{0, "epub-title-page", NEEDS_ARGUMENT, "true|false",
         "put a title page (true)", take_key, "epub-title-page"},
	{0, "epub-metadata", NEEDS_ARGUMENT, "FILE",
         "more metadata, as Dublin Core in XML", take_key, "epub-metadata"},
	{0, "epub-embed-font", NEEDS_ARGUMENT, "FILE",
         "add a font file; false: embed none", take_font, "epub-fonts"},
	{0, "epub-image-max", NEEDS_ARGUMENT, "PIXELS",
         "the longer side of pictures in the EPUB, at most", take_key,
         "epub-image-max"},
	{0, "epub-svg-fallback", MAY_BE_FALSE, NULL,
         "put a PNG beside each SVG in the EPUB", take_key,
         "epub-svg-fallback"},
	{0, "image-max-dpi", NEEDS_ARGUMENT, "DPI",
         "as fine as pictures in the PDF may be (0: as they are)", take_key,
         "image-max-dpi"},
	{0, "image-quality", NEEDS_ARGUMENT, "N",
         "of JPEG pictures that lose pixels, 1 to 100 (88)", take_key,
         "image-quality"},
	{'c', "css", NEEDS_ARGUMENT, "FILE",
         "a stylesheet to follow the theme's", take_another, "css"},
	{0, "split-level", NEEDS_ARGUMENT, "N",
         "a file for each heading of levels 1 to N (1)", take_key,
         "split-level"},
	{0, "epub-chapter-level", NEEDS_ARGUMENT, "N", NULL, take_key,
         "split-level"},
	{0, "", NO_ARGUMENT, NULL, "The PDF", NULL, NULL},
	{0, "strict", MAY_BE_FALSE, NULL,
         "write nothing that its pdfstandard does not allow", take_switch,
         NULL},
	{0, "linearize", MAY_BE_FALSE, NULL,
         "a PDF whose first page loads first (needs libqpdf)", take_switch,
         NULL},
	{0, "pdf-debug", MAY_BE_FALSE, NULL,
         "an uncompressed PDF with comments, for reading", take_switch, NULL},
	{0, "", NO_ARGUMENT, NULL, "This program", NULL, NULL},
	{0, "no-system-fonts", NO_ARGUMENT, NULL,
         "only fonts that come with it or that are named: the same pages "
         "everywhere",
         take_no_system_fonts, "system-fonts"},
	{0, "threads", NEEDS_ARGUMENT, "N",
         "how many threads work (as many as cores)", take_threads, NULL},
	{0, "fail-if-warnings", MAY_BE_FALSE, NULL, "exit with 3 on a warning",
         take_flag, NULL},
	{0, "quiet", MAY_BE_FALSE, NULL, "print errors only", take_flag, NULL},
	{0, "verbose", MAY_BE_FALSE, NULL, "print notes, too", take_flag, NULL},
	{0, "print-theme", NEEDS_ARGUMENT, "THEME",
         "print a theme: all its values and what they mean", take_print_theme,
         NULL},
	{'v', "version", NO_ARGUMENT, NULL, "print the version", take_flag,
         NULL},
	{'h', "help", NO_ARGUMENT, NULL, "print this help", take_flag, NULL},
};

#define TABLE_SIZE (sizeof(table) / sizeof(*table))

static const struct option *find_long(const char *name, size_t n)
{
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (n && strlen(table[i].name) == n &&
		    strncmp(table[i].name, name, n) == 0)
			return &table[i];
	return NULL;
}

static const struct option *find_letter(char letter)
{
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (letter && table[i].letter == letter)
			return &table[i];
	return NULL;
}

/* "--name", "--name=value", "--name value". */
static bool read_long(struct options *o, int argc, char **argv, int *at)
{
	const char *word = argv[*at] + 2;
	size_t n = strcspn(word, "=");
	const struct option *option = find_long(word, n);
	const char *value = word[n] ? word + n + 1 : NULL;

	if (!option)
		return wrong(o, BAD_OPTION, "unknown option", argv[*at]);
	if (option->argument == NO_ARGUMENT && value)
		return wrong(o, BAD_OPTION, "takes no value", argv[*at]);
	if (option->argument == NEEDS_ARGUMENT && !value) {
		if (*at + 1 >= argc)
			return wrong(o, BAD_OPTION, "needs a value", argv[*at]);
		value = argv[++*at];
	}
	return option->take(o, option, value);
}

/* "-N", "-NoFILE", "-o FILE". */
static bool read_letters(struct options *o, int argc, char **argv, int *at)
{
	const char *word = argv[*at];

	for (const char *p = word + 1; *p; p++) {
		const struct option *option = find_letter(*p);
		const char *value = NULL;

		if (!option)
			return wrong(o, BAD_OPTION, "unknown option", word);
		if (option->argument == NEEDS_ARGUMENT) {
			value = p[1] ? p + 1 : NULL;
			if (!value && *at + 1 < argc)
				value = argv[++*at];
			if (!value)
				return wrong(o, BAD_OPTION, "needs a value",
				             word);
			return option->take(o, option, value);
		}
		if (!option->take(o, option, value))
			return false;
	}
	return true;
}

bool options_read(struct options *o, int argc, char **argv)
{
	bool only_files = false;

	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		bool ok = true;

		if (!only_files && strcmp(word, "--") == 0)
			only_files = true;
		else if (only_files || word[0] != '-' || !word[1])
			*ARRAY_ADD(o->memory, o->inputs, o->input_count,
			           o->input_room) = word;
		else if (word[1] == '-')
			ok = read_long(o, argc, argv, &i);
		else
			ok = read_letters(o, argc, argv, &i);
		if (!ok)
			return false;
	}
	return true;
}

static void print_option(const struct option *option, struct buf *out)
{
	size_t start = out->len;
	const size_t column = 34;

	if (option->letter)
		buf_printf(out, "  -%c, ", option->letter);
	else
		buf_puts(out, "      ");
	buf_printf(out, "--%s", option->name);
	if (option->argument == NEEDS_ARGUMENT)
		buf_printf(out, "=%s", option->shown);
	do
		buf_char(out, ' ');
	while (out->len - start < column);
	buf_printf(out, "%s\n", option->help);
}

void options_help(struct buf *out)
{
	buf_puts(out, "Usage: chapbook [OPTIONS] FILE... -o BOOK.pdf "
	              "-o BOOK.epub\n"
	              "\n"
	              "Compile Markdown chapters into a PDF and an EPUB in one "
	              "run.\n"
	              "\"-\" as FILE is standard input; as output, standard "
	              "output.\n");
	for (size_t i = 0; i < TABLE_SIZE; i++) {
		if (!*table[i].name)
			buf_printf(out, "\n%s:\n", table[i].help);
		else if (table[i].help)
			print_option(&table[i], out);
	}
}
