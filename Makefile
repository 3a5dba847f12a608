# make            the program, out/chapbook
# make book       book/rust/ -> out/rust.pdf and out/rust.epub
# make check      all checks; SAN=1 with sanitizers; CHECKS="unit golden" some
# make bench      CPU time and memory of each stage, in one run
# make fuzz       libFuzzer over both editions; SECONDS=60
# make format     lay the code out             make lint    static checks
# make deps       install missing packages     make sizes   the longest things
# make install    DESTDIR= PREFIX=/usr/local   make clean
#
# Missing Debian packages are installed (as root or with sudo) before anything
# is built; DEPS=no leaves that to you. tests/packages.sh has the list.
CC       = cc
PREFIX   = /usr/local
OUT      = out
FOLDERS  = base code doc font foreign import line page plot svg write
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings -Wpointer-arith -Wundef \
           -Wconversion
WERROR   = -Werror
STD      = -std=c17 -D_GNU_SOURCE
CHECKS   = order unit golden editions spec import copy pictures scripts naughty book hostile corpus

ifdef SAN
# gcc's sanitized code makes -Wformat-truncation see NULL formats.
OPTIMIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
           -Wno-format-truncation
OBJ      = $(OUT)/obj-san
PROGRAM  = $(OUT)/chapbook-san
else
OPTIMIZE = -O2 -g
OBJ      = $(OUT)/obj
PROGRAM  = $(OUT)/chapbook
endif

# The libraries; which folder may include which: tests/include_order.sh.
LIBS     = libcmark-gfm yaml-0.1 expat freetype2 harfbuzz harfbuzz-subset \
           icu-uc icu-i18n libpng libjpeg libdeflate libzip
CFLAGS   = $(STD) $(OPTIMIZE) $(WARNINGS) $(WERROR)
CPPFLAGS = -Isrc -I. -MMD -MP $(PKG_CFLAGS) \
           -DCHAPBOOK_DATA_DIR='"$(PREFIX)/share/chapbook"'
LDLIBS   = $(PKG_LIBS) -lcmark-gfm-extensions -lhpdf -lpthread -lm
# Asked once, and only when the packages are there.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(LIBS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(LIBS)))$(PKG_LIBS)

SOURCES := src/chapbook.c src/extras.c src/settings.c src/themes.c \
           $(wildcard $(FOLDERS:%=src/%/*.c))
MODULES := $(SOURCES:%.c=$(OBJ)/%.o) $(OBJ)/hyphens.o $(OBJ)/themes.o
HYPHENS := $(sort $(wildcard src/line/patterns/hyph-*.tex))
THEMES  := src/doc/themes/book.yaml \
           $(sort $(filter-out %/book.yaml,$(wildcard src/doc/themes/*.yaml)))
TESTS   := $(patsubst tests/unit/%.c,$(OBJ)/%,$(wildcard tests/unit/test_*.c))
BOOK    := $(wildcard book/rust/*.md book/rust/*.yaml book/rust/pictures/*)

.DELETE_ON_ERROR:

all: $(PROGRAM)

$(PROGRAM): $(OBJ)/src/main.o $(OBJ)/src/options.o $(MODULES)
	@echo '  LINK $@'
	@$(CC) $(OPTIMIZE) -o $@ $^ $(LDLIBS)

$(OBJ)/%.o: %.c | packages
	@mkdir -p $(@D)
	@echo '  CC   $<'
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# TeX's hyphenation patterns, as tables in the program.
$(OBJ)/hyphens.c: $(OBJ)/compile-patterns $(HYPHENS)
	@echo '  GEN  $@'
	@$(OBJ)/compile-patterns $@ $(HYPHENS)

$(OBJ)/hyphens.o: $(OBJ)/hyphens.c
	@$(CC) -Isrc -I. $(CFLAGS) -c -o $@ $<

$(OBJ)/compile-patterns: src/line/patterns/compile.c \
		src/line/patterns/records.c src/line/patterns/records.h \
		src/line/patterns/table.h src/base/arena.c src/base/text.c \
		| packages
	@mkdir -p $(@D)
	@$(CC) -Isrc -I. $(CFLAGS) -o $@ $(filter %.c,$^)

# The bundled themes, as tables in the program; the first is what all others
# begin with.
$(OBJ)/themes.c: src/doc/themes/compile.awk $(THEMES)
	@mkdir -p $(@D)
	@echo '  GEN  $@'
	@awk -f $^ >$@

$(OBJ)/themes.o: $(OBJ)/themes.c
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

book: $(OUT)/rust.pdf

# One run makes both editions; the PDF stands for the pair.
$(OUT)/rust.pdf: $(PROGRAM) $(BOOK)
	$(PROGRAM) -d book/rust/book.yaml -o $(OUT)/rust.pdf -o $(OUT)/rust.epub

check: $(PROGRAM) $(TESTS) $(OBJ)/spec $(OBJ)/corpus | test-packages
	OUT=$(OUT) OBJ=$(OBJ) PROGRAM=$(PROGRAM) SAN=$(SAN) \
		tests/run.sh $(CHECKS)

$(OBJ)/test_%: $(OBJ)/tests/unit/test_%.o $(MODULES)
	@echo '  LINK $@'
	@$(CC) $(OPTIMIZE) -o $@ $^ $(LDLIBS)

$(OBJ)/spec: $(OBJ)/tests/spec/spec.o $(MODULES)
	@echo '  LINK $@'
	@$(CC) $(OPTIMIZE) -o $@ $^ $(LDLIBS)

# The fuzz target without libFuzzer: runs the inputs it is given.
$(OBJ)/corpus: $(OBJ)/tests/fuzz/fuzz_compile.o $(OBJ)/tests/fuzz/corpus.o \
		$(MODULES)
	@echo '  LINK $@'
	@$(CC) $(OPTIMIZE) -o $@ $^ $(LDLIBS)

SECONDS = 60
fuzz: | test-packages
	OUT=$(OUT) CHAPBOOK_FUZZ_SECONDS=$(SECONDS) tests/fuzz/fuzz.sh

bench: $(PROGRAM)
	PROGRAM=$(PROGRAM) OUT=$(OUT) tests/bench.sh

packages:
	@tests/packages.sh build $(DEPS)

test-packages:
	@tests/packages.sh test $(DEPS)

deps: packages test-packages

format:
	clang-format -i $$(find src tests -name '*.[ch]')

lint: | test-packages
	CPPFLAGS='$(CPPFLAGS)' tests/lint.sh

install: $(PROGRAM)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/chapbook
	cd fonts && find . -type f -exec install -D -m 644 {} \
		$(abspath $(DESTDIR)$(PREFIX))/share/chapbook/fonts/{} \;
	install -D -m 644 README.md \
		$(DESTDIR)$(PREFIX)/share/doc/chapbook/README.md
	install -D -m 644 LICENSE \
		$(DESTDIR)$(PREFIX)/share/doc/chapbook/copyright

sizes:
	@echo 'longest files'; wc -l src/*.[ch] src/*/*.[ch] | \
		sort -rn | sed -n 2,11p
	@echo 'longest functions'; ctags -x --c-kinds=f --fields=+ne \
		--_xformat='%{end} %n %N %F' src/*.c src/*/*.c | \
		awk '{print $$1 - $$2 + 1, $$3, $$4}' | sort -rn | head

clean:
	rm -rf $(OUT)/*

.PHONY: all book check fuzz bench packages test-packages deps format lint \
	install sizes clean
.SECONDARY:
-include $(shell find $(OBJ) -name '*.d' 2>/dev/null)
