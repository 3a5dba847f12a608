#!/bin/sh
# tests/run.sh - run suites of checks and count: N passed, N failed
#
#	tests/run.sh order unit golden ...      (make check calls it)
#
# A suite is a function below or a script of its name. It prints one line a
# check: "ok   NAME", "FAIL NAME", or "skip NAME: why"; other lines are shown
# as they are.
set -u
cd "$(dirname "$0")/.."
: "${OUT:=out}" "${OBJ:=$OUT/obj}" "${PROGRAM:=$OUT/chapbook}"
export OUT OBJ PROGRAM
log=$(mktemp) && trap 'rm -f "$log"' EXIT

verdict() { # verdict STATUS NAME
	if [ "$1" = 0 ]; then echo "ok   $2"; else echo "FAIL $2"; fi
}

order() {
	tests/include_order.sh
	verdict $? order/includes
}

unit() {
	for program in "$OBJ"/test_*; do
		[ -x "$program" ] || continue
		case $program in *.*) continue ;; esac
		timeout 300 "$program"
		verdict $? "unit/${program##*/test_}"
	done
}

golden() { tests/golden.sh; }
spec() { tests/spec/spec.sh; }
import() { tests/import.sh; }
editions() { tests/editions.sh; }
pictures() { tests/pictures/pictures.sh; }
copy() { tests/copy/copy.sh; }
book() { tests/book/book.sh; }
scripts() { tests/book/scripts.py; }
naughty() { tests/book/naughty.py; }
hostile() { tests/svg/hostile.py; }
corpus() { tests/fuzz/replay.sh; }

for suite in "$@"; do
	"$suite" 2>&1 | tee -a "$log"
done
passed=$(grep -c '^ok   ' "$log")
failed=$(grep -c '^FAIL ' "$log")
skipped=$(grep -c '^skip ' "$log")
if [ "$failed" != 0 ]; then
	echo "failed:"
	grep '^FAIL ' "$log"
fi
if [ "$skipped" = 0 ]; then
	echo "$passed passed, $failed failed"
else
	echo "$passed passed, $failed failed, $skipped skipped"
fi
[ "$failed" = 0 ] && [ "$passed" != 0 ]
