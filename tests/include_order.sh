#!/bin/sh
# tests/include_order.sh - each folder of src/ includes only what may be below it
#
# The table is the architecture. A library's header belongs to its doors.
set -eu
awk '
BEGIN {
	may["base"] = " base "
	may["code"] = " base code "
	may["doc"] = " base code doc "
	may["font"] = " base font "
	may["foreign"] = " base foreign "
	may["import"] = " base code doc foreign import "
	may["line"] = " base code doc font line "
	may["page"] = " base code doc font line page "
	may["plot"] = " base code doc font foreign import plot "
	may["svg"] = " base doc font svg "
	may["write"] = " base code doc font foreign line page svg write "
	door["unicode/"] = " base "
	door["cmark-gfm"] = " import "; door["yaml.h"] = " import "
	door["expat"] = " import svg write "
	door["ft2build.h"] = door["freetype"] = door["hb"] = " font "
	door["spawn.h"] = " foreign "
	door["gif_lib.h"] = door["webp/"] = " foreign "
	door["png.h"] = door["jpeglib.h"] = " write "
	door["hpdf"] = door["zip.h"] = " write "
	door["libdeflate"] = " import write "
}
/^#[ \t]*include/ {
	depth = split(FILENAME, path, "/")
	if (depth < 3)
		next # main.c, options.c and chapbook.c stand above all
	folder = path[2]
	name = $2
	gsub(/[<>"]/, "", name)
	if ($2 ~ /^"/) {
		split(name, part, "/")
		if (index(may[folder], " " part[1] " ") == 0)
			bad("\"" name "\" is not below " folder "/")
		next
	}
	for (key in door)
		if (index(name, key) == 1 &&
		    index(door[key], " " folder " ") == 0)
			bad("<" name "> belongs to" door[key] "alone")
}
function bad(why) { printf "%s:%d: %s\n", FILENAME, FNR, why; failed = 1 }
END { exit failed }
' $(find src -name '*.[ch]' | sort)
# One module opens input files.
if grep -nE '\b(fopen|open|openat|mmap)\(' $(find src -name '*.c' |
	grep -v -e src/base/file.c -e src/line/patterns/); then
	echo "input files are opened by base/file.c alone" && exit 1
fi
