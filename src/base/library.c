/* base/library.c - load a shared library by name */
#include "base/library.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

static bool find_all(void *library, const struct library_function *functions,
                     size_t count)
{
	for (size_t i = 0; i < count; i++) {
		void *found = dlsym(library, functions[i].name);

		if (!found)
			return false;
		/* C has no conversion between pointers to data and to code */
		memcpy(functions[i].pointer, &found, sizeof(found));
	}
	return true;
}

void *library_open(const char *const *names, size_t name_count,
                   const struct library_function *functions,
                   size_t function_count)
{
	for (size_t i = 0; i < name_count; i++) {
		void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);

		if (library && find_all(library, functions, function_count))
			return library;
		if (library)
			dlclose(library);
	}
	return NULL;
}

void library_close(void *library)
{
	dlclose(library);
}
