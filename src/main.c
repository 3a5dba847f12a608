/* main.c - options, then the stages in the order they run */
#include "chapbook.h"
#include "options.h"

#include <stdio.h>
#include <stdlib.h>

enum exit_status {
	UNKNOWN_WRITER = 22,
	BAD_OPTION = 6
};

static void give_options(struct chapbook *cb, const struct options *o)
{
	if (o->data_dir)
		chapbook_data_dir(cb, o->data_dir);
	for (int i = 0; i < o->resource_path_count; i++)
		chapbook_resource_path(cb, o->resource_paths[i]);
	if (o->threads)
		chapbook_threads(cb, o->threads);
	for (int i = 0; i < CHAPBOOK_SWITCHES; i++)
		if (o->switches[i])
			chapbook_turn_on(cb, (enum chapbook_switch)i);
	for (int i = 0; i < o->setting_count; i++)
		(o->settings[i].is_added ? chapbook_add : chapbook_set)(
			cb, o->settings[i].key, o->settings[i].value);
}

/* The only word of the environment that changes what is written. */
static void give_date(struct chapbook *cb)
{
	const char *seconds = getenv("SOURCE_DATE_EPOCH");

	if (seconds && *seconds && !chapbook_date(cb, seconds))
		fprintf(stderr,
		        "chapbook: SOURCE_DATE_EPOCH is no number of seconds, "
		        "not used: %s\n",
		        seconds);
}

static void read_inputs(struct chapbook *cb, const struct options *o)
{
	for (int i = 0; i < o->settings_file_count; i++)
		chapbook_add_settings(cb, o->settings_files[i]);
	for (int i = 0; i < o->input_count; i++)
		chapbook_add_file(cb, o->inputs[i]);
}

static enum chapbook_format format_of_output(const struct options *o,
                                             const char *path)
{
	return o->format ? o->format : chapbook_format_of_file(path);
}

/* Every output's format is known, before hours of work go into the first. */
static int check_outputs(const struct chapbook *cb, const struct options *o)
{
	int from_settings = o->output_count ? 0 : chapbook_output_count(cb);

	for (int i = 0; i < o->output_count + from_settings; i++) {
		const char *path =
			from_settings ? chapbook_output(cb, i) : o->outputs[i];

		if (format_of_output(o, path) != CHAPBOOK_UNKNOWN)
			continue;
		fprintf(stderr,
		        "chapbook: %s: unknown output format; chapbook writes "
		        ".pdf and .epub\n",
		        path);
		return UNKNOWN_WRITER;
	}
	if (o->output_count || from_settings || o->is_dump)
		return 0;
	fprintf(stderr, "chapbook: nothing to write: give -o BOOK.pdf or "
	                "-o BOOK.epub (--help tells more)\n");
	return BAD_OPTION;
}

static void write_outputs(struct chapbook *cb, const struct options *o)
{
	int from_settings = o->output_count ? 0 : chapbook_output_count(cb);

	if (o->is_dump) {
		chapbook_write_as(cb, o->format,
		                  o->output_count ? o->outputs[0] : "-");
		return;
	}
	for (int i = 0; i < o->output_count + from_settings; i++) {
		const char *path =
			from_settings ? chapbook_output(cb, i) : o->outputs[i];

		chapbook_write_as(cb, format_of_output(o, path), path);
	}
}

static int compile(const struct options *o)
{
	struct chapbook *cb = chapbook_new();
	enum chapbook_level least = o->quiet     ? CHAPBOOK_ERROR
	                            : o->verbose ? CHAPBOOK_NOTE
	                                         : CHAPBOOK_WARNING;
	int status;

	give_options(cb, o);
	give_date(cb);
	read_inputs(cb, o);
	status = check_outputs(cb, o);
	if (!status) {
		write_outputs(cb, o);
		status = chapbook_status(cb, o->fail_if_warnings);
	}
	fputs(chapbook_messages(cb, least), stderr);
	chapbook_free(cb);
	return status;
}

static int print_help(void)
{
	struct buf help = {0};

	options_help(&help);
	fputs(buf_text(&help), stdout);
	buf_clear(&help);
	return fflush(stdout) == 0 ? 0 : 1;
}

static int print_theme(const char *theme)
{
	struct chapbook *cb = chapbook_new();
	const char *text;
	size_t n;
	int status = 0;

	if (chapbook_print_theme(cb, theme, &text, &n))
		status = fwrite(text, 1, n, stdout) != n || fflush(stdout);
	else
		status = chapbook_status(cb, false);
	fputs(chapbook_messages(cb, CHAPBOOK_WARNING), stderr);
	chapbook_free(cb);
	return status;
}

int main(int argc, char **argv)
{
	struct arena memory = {0};
	struct options options = {.memory = &memory};
	int status;

	if (!options_read(&options, argc, argv))
		status = options.status;
	else if (options.show_help)
		status = print_help();
	else if (options.show_version)
		status = printf("chapbook %s\n", CHAPBOOK_VERSION) < 0;
	else if (options.print_theme)
		status = print_theme(options.print_theme);
	else
		status = compile(&options);
	arena_reset(&memory);
	return status;
}
