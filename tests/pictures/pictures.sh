#!/bin/sh
# tests/pictures/pictures.sh - pictures on the page, pixel by pixel
#
# Every kind of PNG, JPEG, GIF and WebP is drawn by poppler as its own library decodes it,
# or refused with a message, and so are damaged ones; image-max-dpi takes pixels away and says so.
set -u
cd "$(dirname "$0")/../.."
: "${OUT:=out}" "${PROGRAM:=$OUT/chapbook}"
program=$(realpath "$PROGRAM")
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT

for tool in pdftoppm pdfimages pngtopam cjpeg djpeg python3; do
	command -v $tool >/dev/null || {
		echo "skip pictures: no $tool"
		exit 0
	}
done

verdict() { # verdict STATUS NAME: what was found stands in $work/found
	if [ "$1" = 0 ]; then
		echo "ok   pictures/$2"
	else
		echo "FAIL pictures/$2"
		sed 's/^/     /' "$work/found" | head -20
	fi
}

python3 -B tests/pictures/pixels.py "$program" >"$work/found" 2>&1
verdict $? png

# PngSuite, which is no part of this project, out of Debian's source package
# of a library that is tested with it.
suite=$OUT/pngsuite
[ -s "$suite/basn0g01.png" ] || {
	mkdir -p "$suite"
	tests/debian_source.sh libstb "$suite" '*/pngsuite/16bit/*.png' \
		'*/pngsuite/corrupt/*.png' '*/pngsuite/primary/*.png' \
		'*/pngsuite/unused/*.png' >"$suite/log" 2>&1
}
if [ -s "$suite/basn0g01.png" ]; then
	python3 -B tests/pictures/pixels.py "$program" "$suite"/*.png \
		>"$work/found" 2>&1
	verdict $? png-suite
else
	echo "skip pictures/png-suite: PngSuite cannot be downloaded"
fi
python3 -B tests/pictures/jpeg.py "$program" >"$work/found" 2>&1
verdict $? jpeg
if command -v cwebp >/dev/null; then
	python3 -B tests/pictures/web.py "$program" >"$work/found" 2>&1
	verdict $? gif-and-webp
else
	echo "skip pictures/gif-and-webp: no cwebp"
fi
python3 -B tests/pictures/broken.py "$program" >"$work/found" 2>&1
verdict $? broken

# A picture of 400 x 200 at one inch: of 100 dpi 100 x 50 are left, in the
# means of light (188 between black and white); of 400 dpi all.
python3 - "$work" <<'EOF'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + \
        struct.pack('>I', zlib.crc32(kind + data))
def write(name, width, height, sample):
    rows = b''.join(b'\0' + bytes(sample(x, y) for x in range(width))
                    for y in range(height))
    open(sys.argv[1] + '/' + name, 'wb').write(
        b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack(
            '>IIBBBBB', width, height, 8, 0, 0, 0, 0)) +
        chunk(b'IDAT', zlib.compress(rows, 0)) + chunk(b'IEND', b''))
write('fine.png', 400, 200, lambda x, y: 255 * ((x + y) % 2))
write('stripes.png', 300, 150, lambda x, y: 255 * (x % 2))
EOF
cjpeg -quality 100 >"$work/fine.jpg" <<EOF
$(printf 'P2 400 200 255\n'; yes '10 200 90 30' | head -20000)
EOF
cd "$work" || exit 1

# The same bytes under two names are one object.
cp fine.png again.png
printf '![One.](fine.png)\n\n![Two.](again.png)\n\n![Three.](fine.png)\n' >x.md
"$program" x.md -o once.pdf 2>found
pdfimages -list once.pdf | awk 'NR > 2 { print $11 }' >found
[ "$(wc -l <found)" = 3 ] && [ "$(sort -u found | wc -l)" = 1 ]
verdict $? stored-once

printf '![One.](fine.png){width=1in}\n\n![Two.](fine.jpg){width=1in}\n' >x.md
"$program" --verbose --image-max-dpi=100 x.md -o few.pdf 2>found
[ "$(grep -c 'fine.*in the PDF, 100 x 50, not 400 x 200.*image-shrunk' \
	found)" = 2 ] && [ "$(pdfimages -list few.pdf | awk 'NR > 2 {
	print $4 "x" $5 }' | sort -u)" = 100x50 ]
verdict $? fewer-pixels
pdfimages -png -f 1 few.pdf few && python3 - few-000.png >found <<'EOF'
import subprocess, sys, zlib
png = open(sys.argv[1], 'rb').read()
at, data, kind = 8, b'', png[25]
while at < len(png):
    length = int.from_bytes(png[at:at + 4], 'big')
    if png[at + 4:at + 8] == b'IDAT':
        data += png[at + 8:at + 8 + length]
    at += length + 12
values = set(zlib.decompress(data)[1:20])
print(sorted(values))
sys.exit(not any(abs(v - 188) <= 1 for v in values))
EOF
verdict $? means-of-light
# Two pixels for three of stripes: a third or two of the light, none lost.
printf '![One.](stripes.png){width=1in}\n' >stripes.md
"$program" --image-max-dpi=200 stripes.md -o part.pdf 2>found
pdfimages -png part.pdf part && pngtopam part-000.png | tail -c 20000 |
	od -An -v -tu1 -w1 | sort | uniq -c >found
[ "$(tr -s ' \n' ' ' <found)" = ' 10000 156 10000 213 ' ]
verdict $? parts-of-pixels
"$program" --verbose --image-max-dpi=400 x.md -o all.pdf 2>found
! grep -q image-shrunk found &&
	[ "$(pdfimages -list all.pdf | awk 'NR > 2 { print $4 "x" $5 }' |
		sort -u)" = 400x200 ]
verdict $? no-finer-than-allowed
