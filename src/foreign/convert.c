/* foreign/convert.c - pictures that other programs draw */
#include "foreign/convert.h"

#include "foreign/process.h"

#include <stdlib.h>

static const struct process_limits limits = {
	.seconds = 10,
	.memory = (size_t)1 << 30,
	.output = (size_t)64 << 20,
};

struct converter converter_make(struct arena *a, const char *data_dir,
                                bool is_allowed)
{
	/* Programs run in another folder. */
	char *folder = realpath(data_dir, NULL);
	struct converter c = {
		.memory = a,
		.fonts =
			arena_printf(a, "%s/fonts", folder ? folder : data_dir),
		.is_allowed = is_allowed,
	};

	free(folder);
	return c;
}

static const char *explain(const struct converter *c, const char *program,
                           const char *package, enum process_end end)
{
	switch (end) {
	case PROCESS_DONE:
		return NULL;
	case PROCESS_MISSING:
		return arena_printf(c->memory, "%s is not installed (%s)",
		                    program, package);
	case PROCESS_SLOW:
		return arena_printf(c->memory, "%s took more than 10 seconds",
		                    program);
	case PROCESS_LARGE:
		return arena_printf(c->memory, "%s gave more than 64 MB",
		                    program);
	case PROCESS_FAILED:
		break;
	}
	return arena_printf(c->memory, "%s failed", program);
}

static bool run(const struct converter *c, const char *const *words,
                const char *package, struct view input, struct buf *out,
                const char **why)
{
	const char *environment[] = {
		arena_printf(c->memory, "FONTCONFIG_FILE=%s/fonts.conf",
	                     c->fonts),
		"LC_ALL=C", "SOURCE_DATE_EPOCH=0", NULL};
	struct buf errors = {0};
	enum process_end end;

	if (!c->is_allowed) {
		*why = "no program may be run";
		return false;
	}
	end = process_run(words, environment, input, &limits, out, &errors);
	buf_clear(&errors);
	*why = explain(c, words[0], package, end);
	return !*why;
}

bool convert_svg(const struct converter *c, struct view svg, struct buf *pdf,
                 const char **why)
{
	/* What it paints as pixels, it paints with 96 of them to the inch:
	 * three times the size makes that 288 on the page. */
	static const char *const words[] = {"rsvg-convert", "--format=pdf",
	                                    "--zoom=3", NULL};

	return run(c, words, "librsvg2-bin", svg, pdf, why);
}

bool convert_svg_to_dots(const struct converter *c, struct view svg,
                         struct dots_size size, struct buf *png,
                         const char **why)
{
	const char *words[] = {
		"rsvg-convert",
		"--format=png",
		"--background-color=white",
		arena_printf(c->memory, "--width=%d", size.width),
		arena_printf(c->memory, "--height=%d", size.height),
		NULL};

	return run(c, words, "librsvg2-bin", svg, png, why);
}

bool convert_pdf(const struct converter *c, struct view pdf, int page,
                 struct buf *svg, const char **why)
{
	const char *number = arena_printf(c->memory, "%d", page);
	const char *words[] = {"pdftocairo", "-svg", "-f", number, "-l",
	                       number,       "-",    "-",  NULL};

	return run(c, words, "poppler-utils", pdf, svg, why);
}
