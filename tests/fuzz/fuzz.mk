# tests/fuzz/fuzz.mk - the project's Makefile, and the target with libFuzzer
include Makefile

# Fonts are copied and cut for every input alike: tracing that costs half of
# the time and finds nothing new.
comma := ,
UNTRACED = $(subst fuzzer-no-link$(comma),,$(OPTIMIZE))
$(OBJ)/src/font/%.o: override OPTIMIZE := $(UNTRACED)
$(OBJ)/src/write/pdf_embed.o: override OPTIMIZE := $(UNTRACED)

$(OBJ)/fuzz_compile: $(OBJ)/tests/fuzz/fuzz_compile.o $(MODULES)
	$(CC) $(subst fuzzer-no-link,fuzzer,$(OPTIMIZE)) -o $@ $^ $(LDLIBS)
