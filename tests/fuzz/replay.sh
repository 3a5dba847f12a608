#!/bin/sh
# tests/fuzz/replay.sh - compile every fuzz input: no crash, no leak, no hang
#
#	tests/fuzz/replay.sh            tests/fuzz/inputs
#	tests/fuzz/replay.sh FILE...    these
#
# An input that once found a bug stays in inputs/, under the name of the bug.
set -u
cd "$(dirname "$0")/../.."
: "${OUT:=out}" "${OBJ:=$OUT/obj}"
[ $# != 0 ] || set -- tests/fuzz/inputs/*
"$OBJ"/corpus "$@"
