/*
 * tests/fuzz/corpus.c - the fuzz target, over files, without libFuzzer
 *
 *	corpus FILE...      one line a file: "ok   corpus/NAME", or FAIL
 *
 * Each file has a process of its own, so that a crash or a time-out loses one
 * file only, and leaks are counted where they arise.
 */
#include "tests/fuzz/fuzz_compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Seconds for a file; sanitizers slow everything down. */
#if defined(__SANITIZE_ADDRESS__)
#define SECONDS_MOST 60
#else
#define SECONDS_MOST 10
#endif

#define BYTES_MOST ((size_t)1 << 20)

static int run(const char *path)
{
	static uint8_t bytes[BYTES_MOST];
	FILE *file = fopen(path, "rb");
	uint8_t *exact;
	size_t n;

	if (!file) {
		perror(path);
		return 1;
	}
	n = fread(bytes, 1, BYTES_MOST, file);
	fclose(file);
	/* A copy that ends where it ends: reading past it is found. */
	exact = malloc(n ? n : 1);
	if (!exact)
		return 1;
	memcpy(exact, bytes, n);
	alarm(SECONDS_MOST);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 0;
}

static int report(const char *path, int status)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return printf("ok   corpus/%s\n", name) < 0;
	if (WIFSIGNALED(status))
		printf("FAIL corpus/%s: signal %d (%s)\n", name,
		       WTERMSIG(status), strsignal(WTERMSIG(status)));
	else
		printf("FAIL corpus/%s: status %d\n", name,
		       WEXITSTATUS(status));
	return 1;
}

int main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		int status = 0;
		pid_t child;

		fflush(stdout);
		child = fork();
		if (child == 0)
			exit(run(argv[i]));
		if (child < 0 || waitpid(child, &status, 0) < 0) {
			perror("fork");
			return 1;
		}
		failed |= report(argv[i], status);
	}
	return failed;
}
