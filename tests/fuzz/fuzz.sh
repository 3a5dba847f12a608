#!/bin/sh
# tests/fuzz/fuzz.sh - libFuzzer over both editions
#
#	CHAPBOOK_FUZZ_SECONDS=600 tests/fuzz/fuzz.sh      (make fuzz calls it)
#
# What is found stands in $OUT/fuzz: crash-*, timeout-*, oom-*, leak-*. The
# corpus that grows there is kept for the next run.
set -u
cd "$(dirname "$0")/../.."
: "${OUT:=out}" "${CHAPBOOK_FUZZ_SECONDS:=60}"
seconds=$CHAPBOOK_FUZZ_SECONDS
folder=$OUT/fuzz
mkdir -p "$folder/corpus" "$folder/found"

sanitize='-fsanitize=fuzzer-no-link,address,undefined'
env -u MAKEFLAGS -u MAKELEVEL make -s -j"$(nproc)" -f tests/fuzz/fuzz.mk \
	CC=clang OUT="$folder" OBJ="$folder/obj" DEPS=no \
	OPTIMIZE="-O1 -g $sanitize -fno-sanitize-recover=all" \
	"$folder/obj/fuzz_compile" || {
	echo "FAIL fuzz: the target does not build"
	exit 1
}

"$folder/obj/fuzz_compile" -max_len=8192 -timeout=25 -rss_limit_mb=2048 \
	-max_total_time="$seconds" -dict=tests/fuzz/markdown.dict \
	-artifact_prefix="$folder/found/" -print_final_stats=1 -close_fd_mask=1 \
	"$folder/corpus" tests/fuzz/inputs >"$folder/log" 2>&1
status=$?

executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log")
coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$folder/log" | tail -1)
found=$(find "$folder/found" -type f | wc -l)
echo "fuzz: ${executed:-0} executions in $seconds s," \
	"coverage ${coverage:-0} edges, $found findings kept"
if [ $status = 0 ]; then
	echo "ok   fuzz"
else
	echo "FAIL fuzz"
	grep -E -A30 'ERROR:|SUMMARY:|runtime error|^Artifact|^MS:' \
		"$folder/log" | head -80
	exit 1
fi
