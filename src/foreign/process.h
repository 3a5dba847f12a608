/*
 * foreign/process.h - run another program, and take what it prints
 *
 * Takes   a program and its arguments, its whole environment, its input, or a
 *         function of ours; and limits: seconds, memory, bytes of output
 * Gives   what it printed on its standard output and standard error
 * Owns    nothing: the program has ended, or was ended, on return
 * Fails   with why; the output is then not to be used
 *
 * It can write no file, has no terminal, stands in the root folder and sees no
 * variable of ours. Its limits are set before it gets its first byte of input.
 * The only module that starts programs.
 */
#ifndef PLOT_PROCESS_H
#define PLOT_PROCESS_H

#include "base/buf.h"

enum process_end {
	PROCESS_DONE,
	PROCESS_MISSING, /* no such program */
	PROCESS_FAILED,  /* it said that it failed, or it crashed */
	PROCESS_SLOW,
	PROCESS_LARGE, /* too much output */
};

struct process_limits {
	int seconds; /* of the clock, and of the processor */
	size_t memory;
	size_t output;
};

enum process_end process_run(const char *const *words,
                             const char *const *environment, struct view input,
                             const struct process_limits *limits,
                             struct buf *out, struct buf *errors);

/* The same for a copy of this process, in which work appends to what becomes
 * out. Nothing else that it does, or that happens to it, is felt here. */
enum process_end process_fork(void (*work)(void *data, struct buf *out),
                              void *data, const struct process_limits *limits,
                              struct buf *out);

#endif
