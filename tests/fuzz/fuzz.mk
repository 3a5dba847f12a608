# tests/fuzz/fuzz.mk - the project's Makefile, and the target with libFuzzer
include Makefile

$(OBJ)/fuzz_compile: $(OBJ)/tests/fuzz/fuzz_compile.o $(MODULES)
	$(CC) $(subst fuzzer-no-link,fuzzer,$(OPTIMIZE)) -o $@ $^ $(LDLIBS)
