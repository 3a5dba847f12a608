#!/bin/sh
# tests/lint.sh - what other programs say of the code; nothing may be said
#
#	make lint                     all
#	tests/lint.sh format tidy     some: format tidy cppcheck analyzer
#
# What clang-tidy and gcc say of a file is kept in $OUT/lint, under a hash of the
# file and of all that it includes: only what changed is read again.
#
# CPPFLAGS come from the Makefile. What is left out, and why:
#
#	bugprone-easily-swappable-parameters   (x, y, width, height) are four sp
#	bugprone-narrowing-conversions         gcc's -Wconversion says it better
#	bugprone-reserved-identifier           _GNU_SOURCE, LLVMFuzzer...
#	bugprone-assignment-in-if-condition    not done here; -Wparentheses
#	clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling
#	                                       wants memcpy_s, which glibc lacks
#	clang-analyzer-optin.performance.Padding  readers, then bytes
#	performance-no-int-to-ptr              maps hold small numbers, too
#	clang-analyzer-security.FloatLoopCounter  curves are walked by a parameter
#	readability-non-const-parameter        ARRAY_ADD(..., *room) writes there
#	bugprone-branch-clone                  rows of a switch may be alike
#	bugprone-sizeof-expression             sizeof(*pointer_to_pointer) is meant
#	cppcheck: nullPointer...RedundantCheck arena_no_memory() never returns,
#	                                       which it cannot see
#	          shadowFunction               gcc's -Wshadow decides
#	          const..., variableScope      signatures of callbacks are given
#	          redundantAssignment  fields are read through pointers
#	          unreadVariable         counts that ARRAY_ADD reads; the
#	                                       analyzer's dead stores say it better
#	          unusedStructMember, unmatchedSuppression, missingIncludeSystem
#	gcc's malloc-leak, use-of-uninitialized-value  it loses track of our arenas
#	                                       (gcc 12 knows C alone, and no pools)
set -u
cd "$(dirname "$0")/.."
: "${OUT:=out}" "${CPPFLAGS:=-Isrc -I. $(pkg-config --cflags libcmark-gfm \
	yaml-0.1 expat freetype2 harfbuzz harfbuzz-subset icu-uc icu-i18n \
	libpng libjpeg libdeflate libzip)}"
flags="-std=c17 -D_GNU_SOURCE $(echo "$CPPFLAGS" | sed 's/-MMD -MP//')"
sources=$(find src tests -name '*.c' | sort)
failed=0

verdict() { # verdict NAME: $OUT/lint.NAME holds what was said
	if [ -s "$OUT/lint.$1" ]; then
		echo "FAIL lint/$1"
		sed 's/^/     /' "$OUT/lint.$1" | head -30
		failed=1
	else
		echo "ok   lint/$1"
	fi
}

# each PART: PART_one for every source, as many at once as there are cores
each() {
	find "$OUT/lint" -type f -mtime +7 -delete
	echo "$sources" | OUT=$OUT CPPFLAGS=$CPPFLAGS \
		xargs -P "$(nproc)" -n 1 tests/lint.sh one "$1" >"$OUT/lint.$1"
	verdict "$1"
}

# one PART FILE: what PART_one says of FILE, asked only once
one() {
	# shellcheck disable=SC2086
	key=$( (cat tests/lint.sh && echo "$1 $2 $flags" &&
		gcc $flags -MM "$2" | sed 's/^[^ ]*://; s/\\$//' |
		xargs cat) | sha256sum | cut -c1-32)
	said=$OUT/lint/$key
	if [ ! -f "$said" ]; then
		"${1}_one" "$2" >"$said.$$"
		mv "$said.$$" "$said"
	fi
	cat "$said"
}

format() {
	find src tests -name '*.[ch]' | xargs -P "$(nproc)" -n 20 \
		clang-format --dry-run -Werror >"$OUT/lint.format" 2>&1
	verdict format
}

checks='-*,bugprone-*,clang-analyzer-*,misc-redundant-expression
misc-misplaced-const,readability-misleading-indentation
readability-duplicate-include,readability-inconsistent-declaration-parameter-name
readability-redundant-declaration,readability-redundant-preprocessor
performance-*
-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions
-bugprone-reserved-identifier,-bugprone-assignment-in-if-condition
-bugprone-branch-clone,-bugprone-sizeof-expression
-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling
-clang-analyzer-optin.performance.Padding,-performance-no-int-to-ptr
-clang-analyzer-security.FloatLoopCounter'

tidy_one() {
	# shellcheck disable=SC2086
	clang-tidy --quiet --checks="$(echo "$checks" | tr '\n' ,)" "$1" -- \
		$flags 2>/dev/null | grep -E -A3 '(warning|error):'
}

cppcheck_all() {
	# shellcheck disable=SC2086
	cppcheck --quiet --std=c11 -j "$(nproc)" --inline-suppr \
		--enable=warning,style,performance,portability \
		--suppress=constParameter --suppress=constVariable \
		--suppress=constParameterCallback --suppress=shadowFunction \
		--suppress=nullPointerRedundantCheck \
		--suppress=nullPointerArithmeticRedundantCheck \
		--suppress=redundantAssignment \
		--suppress=unusedStructMember --suppress=unreadVariable \
		--suppress=variableScope --suppress=missingIncludeSystem \
		--suppress=unmatchedSuppression -D_GNU_SOURCE -Isrc -I. \
		--template='{file}:{line}: {severity}: {message} [{id}]' \
		src tests >"$OUT/lint.cppcheck" 2>&1
	verdict cppcheck
}

analyzer_one() {
	# shellcheck disable=SC2086
	gcc $flags -O1 -fanalyzer -Wno-analyzer-malloc-leak \
		-Wno-analyzer-use-of-uninitialized-value \
		-S -o - "$1" 2>&1 >/dev/null
}

mkdir -p "$OUT/lint"
if [ "${1:-}" = one ]; then
	one "$2" "$3"
	exit 0
fi
for part in ${*:-format tidy cppcheck analyzer}; do
	case $part in
	format) format ;;
	cppcheck) cppcheck_all ;;
	tidy | analyzer) each "$part" ;;
	*) echo "no such part: $part" && failed=1 ;;
	esac
done
exit $failed
