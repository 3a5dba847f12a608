#!/bin/bash
# tests/bench.sh - CPU time and memory for whole books, on one core
#
#	make bench
#	CHAPBOOK_CORPUS=folder make bench     also a folder of .md files: all of
#	                                      it, and its first tenth
#
# The least of three runs counts: what is above it is the machine's.
set -u
cd "$(dirname "$0")/.."
: "${OUT:=out}" "${PROGRAM:=$OUT/chapbook}" "${CHAPBOOK_CORPUS:=}"
work=$OUT/bench
mkdir -p "$work"
one_core=
command -v taskset >/dev/null && one_core='taskset -c 0'

# usage COMMAND...: CPU milliseconds and the most memory in MB, from wait4().
usage() {
	python3 - "$@" <<'EOF'
import os, resource, subprocess, sys
with open(os.devnull, 'w') as null:
    subprocess.run(sys.argv[1:], stdout=null)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(round((used.ru_utime + used.ru_stime) * 1000), used.ru_maxrss // 1024)
EOF
}

# measure NAME EDITIONS ARGUMENT...
measure() {
	name=$1 editions=$2
	shift 2
	outputs=
	bytes=0
	for edition in $editions; do
		outputs="$outputs -o $work/book.$edition"
	done
	least=
	for _ in 1 2 3; do
		# shellcheck disable=SC2086
		read -r cpu memory < <(usage $one_core "$PROGRAM" --threads=1 \
			--data-dir . "$@" $outputs 2>"$work/messages")
		if [ -z "$least" ] || [ "$cpu" -lt "$least" ]; then
			least=$cpu
		fi
	done
	for edition in $editions; do
		bytes=$((bytes + $(stat -c %s "$work/book.$edition")))
	done
	case $editions in
	*pdf*) pages=$(pdfinfo "$work/book.pdf" | awk '/^Pages:/ {print $2}') ;;
	*) pages=- ;;
	esac
	each=-
	[ "$pages" = - ] || each=$(awk "BEGIN { printf \"%.2f\", $least / $pages }")
	printf '%-22s %-9s %6s %6s %9s %6s %8s %9s\n' "$name" "$editions" \
		"$least" "$memory" "$((bytes / 1024))" "$pages" "$each" \
		"$(grep -c '\[line-overfull\]' "$work/messages")"
}

printf '%-22s %-9s %6s %6s %9s %6s %8s %9s\n' book editions 'CPU ms' MB KiB \
	pages ms/page overfull
for editions in 'pdf epub' pdf epub; do
	measure book/rust "$editions" -d book/rust/book.yaml
done
if [ -n "$CHAPBOOK_CORPUS" ]; then
	files=("$CHAPBOOK_CORPUS"/*.md)
	tenth=$(((${#files[@]} + 9) / 10))
	measure 'corpus, a tenth' 'pdf epub' "${files[@]:0:$tenth}"
	measure 'corpus' 'pdf epub' "${files[@]}"
	measure 'corpus' pdf "${files[@]}"
	measure 'corpus' epub "${files[@]}"
fi
