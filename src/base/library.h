/*
 * base/library.h - a shared library that is used where it is installed
 *
 * Takes   the names that it may have, best first, and the functions wanted
 * Gives   the library, with all of them found, or NULL
 * Owns    it stays loaded until library_close()
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stddef.h>

/* A function by its name, and the pointer to it that is filled in. */
struct library_function {
	const char *name;
	void *pointer;
};

/* One that lacks a function is passed over: it is another version. */
void *library_open(const char *const *names, size_t name_count,
                   const struct library_function *functions,
                   size_t function_count);
void library_close(void *library);

#endif
