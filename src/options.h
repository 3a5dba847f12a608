/*
 * options.h - the command line, as data
 *
 * Takes   argc and argv
 * Gives   what was asked for; the help text is made from the same table
 * Owns    strings are argv's; arrays live in the arena passed in
 * Fails   with the exit status of a wrong option (pandoc's 6), after saying
 *         what is wrong on standard error
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/arena.h"
#include "base/buf.h"
#include "chapbook.h"

struct setting {
	const char *key;
	const char *value;
	bool is_added; /* to those given before, in place of them */
};

struct options {
	struct arena *memory;
	const char **inputs;
	int input_count, input_room;
	const char **outputs;
	int output_count, output_room;
	const char **settings_files; /* -d */
	int settings_file_count, settings_file_room;
	struct setting *settings; /* -M and the options that stand for one */
	int setting_count, setting_room;
	const char **resource_paths;
	int resource_path_count, resource_path_room;
	const char *data_dir;
	const char *print_theme;     /* NULL: compile */
	enum chapbook_format format; /* -t or --dump; UNKNOWN: by extension */
	bool is_dump;
	int threads;
	bool switches[CHAPBOOK_SWITCHES];
	bool fail_if_warnings;
	bool quiet, verbose;
	bool show_help, show_version;
	int status; /* exit status when reading failed */
};

/* False when an option is wrong; options->status says how to exit. */
bool options_read(struct options *options, int argc, char **argv);

void options_help(struct buf *out);

#endif
