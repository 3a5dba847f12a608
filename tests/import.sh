#!/bin/sh
# tests/import.sh - bad input at the command line
#
# Each case: what the message says and where, the exit status (pandoc's), that
# the rest was compiled, that a good edition is not touched by a failed run,
# and that nothing is left lying about.
set -u
cd "$(dirname "$0")/.."
: "${OUT:=out}" "${PROGRAM:=$OUT/chapbook}"
program=$(realpath "$PROGRAM")
root=$PWD
work=$OUT/check-import
rm -rf "$work"
mkdir -p "$work/book/pictures" "$work/outside"
cd "$work/book" || exit 1

# --- helpers ---

wrong=
say() { wrong="$wrong     $*
"; }

# end NAME: the verdict on all that was said since the last one.
end() {
	if [ -z "$wrong" ]; then
		echo "ok   import/$1"
	else
		printf 'FAIL import/%s\n%s' "$1" "$wrong"
		[ -s ../stderr ] && sed 's/^/     stderr: /' ../stderr | head -5
	fi
	wrong=
}

# run STATUS ARGUMENT...: chapbook ends with STATUS, and its messages have
# GCC's form.
form='^([^:]+:([0-9]+:){0,2} )?(error|warning|note): .+ \[[a-z0-9-]+\]$'
run() {
	wanted=$1
	shift
	timeout 120 "$program" --data-dir "$root" "$@" \
		</dev/null >../stdout 2>../stderr
	status=$?
	[ $status = "$wanted" ] || say "status $status, not $wanted: $*"
	grep -qvE -e "$form" -e '^chapbook: ' ../stderr &&
		say "not the form of a message: $(grep -vE \
			-e "$form" -e '^chapbook: ' ../stderr | head -1)"
}

# says TEXT: a message holds it.       silent: there is none.
says() { grep -qF -e "$1" ../stderr || say "no message with: $1"; }
silent() { [ ! -s ../stderr ] || say "messages where none should be"; }

# made FILE...: whole editions.        not_made FILE...
made() {
	for file in "$@"; do
		case $file in
		*.pdf) head=%PDF- ;;
		*) head=PK ;;
		esac
		case $(head -c 5 "$file" 2>/dev/null | tr -d '\0') in
		"$head"*) ;;
		*) say "not made: $file" ;;
		esac
	done
}
not_made() {
	for file in "$@"; do
		[ ! -e "$file" ] || say "made, but should not be: $file"
	done
}

# holds FILE.pdf WORD: the rest was compiled.
holds() {
	pdftotext "$1" - 2>/dev/null | grep -q "$2" || say "$1 lacks: $2"
}

# tidy FOLDER: holds no temporary file.
tidy() {
	left=$(find "$1" -name '*.pdf.*' -o -name '*.epub.*')
	[ -z "$left" ] || say "left behind: $left"
}

# --- chapters ---

printf '# Good\n\nThe wholesome rest.\n' >good.md

run 1 good.md missing.md -o a.pdf -o a.epub
says 'missing.md: error: cannot read file'
says 'no such file [file-unreadable]'
made a.pdf a.epub
holds a.pdf wholesome
end missing-chapter

mkdir folder.md
run 1 good.md folder.md -o folder.pdf
says 'folder.md: error: cannot read file'
holds folder.pdf wholesome
end chapter-is-a-folder

# What a shell makes of <(command).
mkfifo pipe.md
cat good.md >pipe.md &
run 0 pipe.md -o pipe.pdf
wait
holds pipe.pdf wholesome
end chapter-is-a-pipe

truncate -s 65M large.md
run 1 good.md large.md -o large.pdf
says 'large.md: error: file is too large'
holds large.pdf wholesome
rm large.md
end chapter-too-large

printf '# Latin\n\nCaf\351 wholesome.\n' >latin.md
run 0 latin.md -o latin.pdf -o latin.epub
says 'latin.md:3:'
says '[text-not-utf8]'
made latin.epub
holds latin.pdf wholesome
end not-utf8

printf '# Nul\n\na\0b wholesome.\n' >nul.md
run 0 nul.md -o nul.pdf
says 'nul.md:3:'
says '[text-nul]'
holds nul.pdf wholesome
end nul

printf '# Lines\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n' >lf.md
sed 's/$/\r/' lf.md >crlf.md
tr '\n' '\r' <lf.md >cr.md
{ printf '\357\273\277' && cat lf.md; } >bom.md
run 0 lf.md --dump=doc
silent
mv ../stdout ../lf.doc
for ends in crlf cr bom; do
	run 0 $ends.md --dump=doc
	silent
	cmp -s ../stdout ../lf.doc || say "$ends.md is another document"
done
end line-ends-and-bom

: >empty.md
run 0 good.md empty.md -o empty.pdf -o empty.epub
says 'empty.md: warning: file is empty [file-empty]'
made empty.epub
holds empty.pdf wholesome
end empty-file

run 0 empty.md -o alone.pdf -o alone.epub
says 'empty.md: warning: file is empty'
made alone.pdf alone.epub
end empty-file-alone

run 1 -o none.pdf
says 'error: nothing to compile'
not_made none.pdf
printf 'title: None\ninput-files: []\noutput-files: [none.pdf]\n' >none.yaml
run 1 -d none.yaml
says 'error: nothing to compile'
not_made none.pdf
end no-chapters

"$program" --data-dir "$root" - -o stdin.pdf <good.md 2>../stderr ||
	say "standard input: status $?"
holds stdin.pdf wholesome
"$program" --data-dir "$root" good.md -t pdf -o - >stdout.pdf 2>../stderr ||
	say "standard output: status $?"
holds stdout.pdf wholesome
end standard-input-and-output

# --- metadata ---

printf -- '---\ntitle: [unclosed\nlang: en\n---\n\n# Good\n\nwholesome\n' \
	>head.md
run 64 head.md -o head.pdf
grep -qE '^head\.md:[2-5]:[0-9]+: error: bad YAML' ../stderr ||
	say 'no file:line:column of the bad YAML'
holds head.pdf wholesome
end bad-front-matter

printf 'title: One\nlang: en\n  bad: [indent\ninput-files: [good.md]\n' >bad.yaml
run 64 -d bad.yaml good.md -o bad.pdf
grep -qE '^bad\.yaml:[0-9]+:[0-9]+: error: bad YAML' ../stderr ||
	say 'no file:line:column of the bad YAML'
holds bad.pdf wholesome
end bad-settings

printf 'titel: One\ninput-files: [good.md]\n' >key.yaml
run 64 -d key.yaml -o key.pdf
says 'key.yaml:1:1: error: unknown key'
says title
holds key.pdf wholesome
end unknown-key

run 1 -d missing.yaml good.md -o missing.pdf
says 'missing.yaml: error: cannot read file'
holds missing.pdf wholesome
end missing-settings

# --- pictures ---

printf '<svg><image href="dot.svg"/><image href="../../outside/dot.svg"/>
<image href="none.png"/></svg>' >pictures/links.svg
printf '<svg viewBox="0 0 1 1"><text>wholesome</text></svg>' >pictures/dot.svg
cp pictures/dot.svg ../outside
printf '![Links](pictures/links.svg)\n' >links.md
run 99 links.md -o links.pdf -o links.epub
says 'pictures/links.svg:1: error: file is outside the resource path'
says 'pictures/links.svg:2: error: cannot find image'
holds links.pdf wholesome
unzip -p links.epub EPUB/media/links.svg 2>/dev/null |
	grep -q 'image xlink:href="data:image/svg+xml;base64,' ||
	say 'the EPUB lacks the picture in the picture'
end pictures-in-pictures

# A PDF of two pages, its second turned; qpdf puts its offsets right.
cat >two.txt <<'END'
%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 90 60]
/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Courier>> >> >> >>
endobj
3 0 obj <</Type/Page/Parent 2 0 R/Contents 5 0 R>> endobj
4 0 obj <</Type/Page/Parent 2 0 R/Contents 6 0 R/Rotate 90>> endobj
5 0 obj <</Length 42>> stream
BT /F 9 Tf 9 9 Td (first wholesome) Tj ET
endstream endobj
6 0 obj <</Length 43>> stream
/P BMC BT /F 9 Tf 9 9 Td (second) Tj ET EMC
endstream endobj
trailer <</Root 1 0 R>>
END
if ldconfig -p | grep -q libqpdf; then
	qpdf two.txt pictures/two.pdf >/dev/null 2>&1
	qpdf --encrypt a b 256 -- pictures/two.pdf pictures/locked.pdf \
		>/dev/null 2>&1
	head -c 300 pictures/two.pdf >pictures/short.pdf
	printf '![One](pictures/two.pdf)\n\n![Two](pictures/two.pdf){page=2}\n' \
		>pages.md
	run 0 pages.md -o pages.pdf -o pages.epub
	says 'pictures/two.pdf: warning: PDF page does not stand by itself'
	says 'font Courier is not embedded [pdf-page-poor]'
	holds pages.pdf 'first wholesome'
	holds pages.pdf second
	qpdf --check pages.pdf >/dev/null 2>&1 || say 'qpdf finds it broken'
	unzip -l pages.epub | grep -q media/two-2.svg || say 'no SVG in the EPUB'
	run 43 pages.md --strict -o strict.pdf
	says 'with a page that does not stand by itself'
	end pdf-page

	printf '![A](pictures/two.pdf){page=3}\n\n![B](pictures/locked.pdf)\n
![C](pictures/short.pdf)\n\nwholesome\n' >bad.md
	run 4 bad.md -o bad.pdf
	says 'bad.md:1:1: error: cannot use image'
	says 'it has no page 3, but 2 in all'
	says 'bad.md:3:1: error: cannot use image'
	says 'bad.md:5:1: error: cannot use image'
	holds bad.pdf wholesome
	end pdf-page-bad
else
	echo 'skip import/pdf-page: libqpdf is not installed'
fi

printf '<svg viewBox="0 0 9 9"><filter id="f"><feGaussianBlur stdDeviation="1"/>
</filter><text y="9" filter="url(#f)">wholesome</text></svg>' \
	>pictures/filter.svg
printf '![Blurred](pictures/filter.svg)\n\n```dot\ndigraph {a -> b}\n```\n' \
	>filter.md
run 4 filter.md --sandbox -o filter.pdf
says 'pictures/filter.svg:2:10: warning: SVG feature is not drawn: filter'
says 'no program may be run'
says 'diagram-bad'
holds filter.pdf wholesome
if command -v rsvg-convert >/dev/null; then
	run 0 filter.md --verbose -o filter.pdf
	says 'filter.svg:2:10: note: SVG is drawn by rsvg-convert: filter'
fi
end filter

# Drawings as dots, for readers that show no SVG.
printf -- '---\ntitle: Drawn\ncover-image: pictures/filter.svg
epub-svg-fallback: true\n---\n\n![Blurred](pictures/filter.svg)\n' >drawn.md
run 0 drawn.md --sandbox -o drawn.epub
says 'pictures/filter.svg: warning: SVG without a PNG beside it'
says 'the cover: no program may be run [image-only-svg]'
shows() { unzip -p drawn.epub "EPUB/$1" | grep -qF -e "$2"; }
shows content.opf 'fallback=' && say 'a fallback that is not there'
run 0 drawn.md --epub-svg-fallback=false -o drawn.epub
silent
env PATH=/nowhere "$program" --data-dir "$root" drawn.md -o drawn.epub \
	2>../stderr
says 'rsvg-convert is not installed (librsvg2-bin) [image-only-svg]'
if command -v rsvg-convert >/dev/null; then
	run 0 drawn.md -o drawn.epub
	silent
	shows content.opf 'fallback="media-filter.png"' ||
		say 'no fallback in the text'
	shows content.opf 'image/png" properties="cover-image"' ||
		say 'no fallback of the cover'
	shows media/filter.png PNG || say 'no PNG'
	cp drawn.epub ../again.epub
	run 0 drawn.md -o drawn.epub
	cmp -s drawn.epub ../again.epub || say 'other bytes the second time'
fi
end drawing-as-dots

# What stands at the marks: units, no decimals that say nothing, whole years.
cat >chart.md <<'END'
```chart
type: bar
y: {unit: "%"}
data: "a, b\n One, 1600\n Two, 2.5"
```

```chart
type: pie
data: "a, b\n One, 60\n Two, 40"
```

```chart
type: line
data: "year, n\n 2021, 5\n 2022, 7\n 2023, 9"
```
END
run 0 chart.md -o chart.pdf
pdftotext chart.pdf ../chart.txt
for words in '1600.%' '2.5.%' '60.%' 2021 2022 2023; do
	grep -q "^$words\$" ../chart.txt || say "no label $words"
done
grep -qE '2021\.|60 .*60' ../chart.txt && say 'half years, or shares twice'
end chart-labels

printf -- '---\nmainfont: /usr/share/fonts/a.ttf\ncss: ../outside/a.css\n---
wholesome\n' >reach.md
printf 'metadata: {css: ../outside/a.css}\n' >reach.yaml
echo 'p {color: red}' >../outside/a.css
run 99 reach.md --sandbox -o reach.pdf -o reach.epub
says 'error: file is outside the resource path, left out: /usr/share'
says '../outside/a.css'
run 99 -d reach.yaml good.md --sandbox -o reach.epub
says '../outside/a.css'
run 0 -d reach.yaml good.md -o reach.epub
end sandbox

printf '# Good\n\nwholesome\n\n![A crab](crab.png)\n\nand ![](b.png) more\n' \
	>image.md
run 99 image.md -o image.pdf -o image.epub
says 'image.md:5:1: error: cannot find image'
says 'image.md:7:'
says '[image-missing]'
says '[alt-missing]'
made image.epub
holds image.pdf wholesome
holds image.pdf 'A crab'
end missing-image

printf 'no picture at all' >pictures/text.png
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0' >pictures/short.png
printf '\377\330\377\340\0\020JFIF' >pictures/short.jpg
printf '<svg xmlns="http://www.w3.org/2000/svg"><rect' >pictures/short.svg
for name in text.png short.png short.jpg short.svg; do
	printf '# Good\n\nwholesome ![A crab](pictures/%s)\n' $name >image.md
	timeout 60 "$program" --data-dir "$root" image.md -o broken.pdf \
		-o broken.epub >/dev/null 2>../stderr
	status=$?
	[ $status != 0 ] && [ $status -lt 100 ] || say "$name: status $status"
	grep -qE "(image\.md:3:|$name:).* error: .*\[(image|svg)-" \
		../stderr || say "no error for $name"
	made broken.epub
	holds broken.pdf wholesome
done
end broken-images

# --- paths that lead out ---

# Each names a file that is there and must not be opened. It is a picture, so
# that it would be used if it were.
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' \
	>../outside/secret.svg
ln -s ../../outside/secret.svg pictures/link.svg
ln -s ../../outside pictures/folder
mkfifo pictures/pipe.svg
mkdir pictures/directory.svg
cp ../outside/secret.svg pictures/inside.svg
cat >paths.md <<EOF
# Good

wholesome

![a](../outside/secret.svg)
![b](pictures/../../outside/secret.svg)
![c](%2e%2e/outside/secret.svg)
![d](%2E%2E%2Foutside%2Fsecret.svg)
![e]($(realpath ../outside/secret.svg))
![f](file://$(realpath ../outside/secret.svg))
![g](pictures/link.svg)
![h](pictures/folder/secret.svg)
![i](pictures/pipe.svg)
![j](pictures/directory.svg)
![k](/etc/passwd)
![l](../../../../../../../../etc/passwd)
![m](%252e%252e/outside/secret.svg)
![n](..\\outside\\secret.svg)
![o](https://example.invalid/secret.svg)
![p](data:image/svg+xml;base64,PHN2Zy8+)
<img src="../outside/secret.svg" alt="q">
EOF
trace=
# A sanitizer looks for leaks with the same system call as strace.
if [ -z "${SAN:-}" ] && strace -f -o ../trace true 2>/dev/null; then
	trace='strace -f -o ../trace -e trace=%file,%network'
fi
# shellcheck disable=SC2086
timeout 120 $trace "$program" --data-dir "$root" paths.md -o paths.pdf \
	-o paths.epub >/dev/null 2>../stderr
status=$?
[ $status != 0 ] && [ $status -lt 100 ] || say "status $status"
for line in 5 6 7 8 9 11 12 13 14 15 16 17 18 21; do
	grep -qE "^paths\.md:$line:[0-9]+: error: .*\[(image|file)-" \
		../stderr || say "no error for line $line"
done
for line in 10 19 20; do
	says "paths.md:$line:"
done
holds paths.pdf wholesome
unzip -l paths.epub | grep 'media/' | grep -vq 'media/cover' && say 'a picture got into the EPUB'
end paths-by-message
if [ -n "$trace" ]; then
	grep -E 'outside/secret|etc/passwd' ../trace |
		grep -vE '= -1 E(XDEV|NOENT|LOOP|ACCES)' |
		grep -qvE '^[0-9]+ +(execve|readlink)' &&
		say "opened: $(grep -E 'outside/secret|etc/passwd' ../trace |
			grep -vE '= -1 E' | head -1)"
	grep -qE '(socket|connect)\(' ../trace && say 'a socket was opened'
	end paths-by-strace
else
	echo 'skip import/paths-by-strace: no strace, or sanitized'
fi

printf '# Good\n\n![a](pictures/inside.svg)\n' >inside.md
run 0 inside.md -o inside.pdf -o inside.epub
silent
cd .. && run 0 book/inside.md -o inside.pdf
silent
cd book || exit 1
end paths-inside

# --- outputs ---

run 0 good.md -o kept.pdf -o kept.epub
cp kept.pdf ../kept.pdf
cp kept.epub ../kept.epub
run 1 good.md -o nowhere/a.pdf -o good.pdf
says 'nowhere/a.pdf: error: cannot write file'
says '[file-unwritable]'
made good.pdf
end unwritable-folder

mkdir taken.pdf
run 1 good.md -o taken.pdf
says 'taken.pdf: error: cannot write file'
tidy .
rmdir taken.pdf || say 'the folder is gone'
end output-is-a-folder

if [ "$(id -u)" != 0 ]; then
	mkdir locked && cp kept.pdf locked && chmod 555 locked
	run 1 good.md -o locked/kept.pdf
	says 'locked/kept.pdf: error: cannot write file'
	cmp -s kept.pdf locked/kept.pdf || say 'the old edition was touched'
	chmod 755 locked
	end read-only-folder
else
	echo 'skip import/read-only-folder: root may write everywhere'
fi

# A limit on file size stands in for a full disk.
printf '# Other\n\nAnother text altogether.\n' >other.md
(
	trap '' XFSZ
	ulimit -f 4
	timeout 60 "$program" --data-dir "$root" other.md -o kept.pdf \
		-o kept.epub >/dev/null 2>../stderr
)
status=$?
[ $status = 1 ] || say "status $status, not 1"
says 'kept.pdf: error: cannot write file, the old one is untouched'
says 'kept.epub: error: cannot write file, the old one is untouched'
cmp -s kept.pdf ../kept.pdf || say 'the old PDF was touched'
cmp -s kept.epub ../kept.epub || say 'the old EPUB was touched'
tidy .
end file-size-limit

mkdir ../disk
if [ "$(id -u)" = 0 ] &&
	mount -t tmpfs -o size=64k chapbook ../disk 2>/dev/null; then
	cp kept.epub ../disk/kept.epub 2>/dev/null || : >../disk/kept.epub
	before=$(cksum <../disk/kept.epub)
	head -c 64k /dev/zero >../disk/filler 2>/dev/null
	run 1 other.md -o ../disk/kept.epub -o ../disk/new.pdf
	says 'kept.epub: error: cannot write file'
	says 'new.pdf: error: cannot write file'
	[ "$before" = "$(cksum <../disk/kept.epub)" ] ||
		say 'the old edition was touched'
	not_made ../disk/new.pdf
	tidy ../disk
	umount ../disk
	end full-disk
else
	echo 'skip import/full-disk: no small file system can be mounted'
fi

# --- the command line ---

run 22 good.md -o book.docx
says 'book.docx'
not_made book.docx
run 22 good.md -t docx -o book.pdf
run 22 good.md -o book
end unknown-extension

run 6 good.md --colour=red -o book.pdf
says --colour=red
run 6 good.md -X -o book.pdf
run 6 good.md -o
run 6 good.md
run 6 --threads=none good.md -o book.pdf
run 6 --dump=tea good.md
not_made book.pdf
end unknown-option

run 21 -f docx good.md -o book.pdf
not_made book.pdf
end unknown-reader

run 3 --fail-if-warnings good.md empty.md -o warned.pdf
holds warned.pdf wholesome
run 0 --fail-if-warnings good.md -o warned.pdf
silent
run 0 --quiet good.md empty.md -o warned.pdf
silent
end fail-if-warnings

run 0 --help
grep -q -e '--output' ../stdout || say 'help without --output'
run 0 --version
grep -q '^chapbook [0-9]' ../stdout || say 'no version'
end help-and-version

# A theme by its path: from the folder of the settings, from here, from the root.
mkdir themed
printf 'text: {size: 14pt}\n' >themed/mine.yaml
printf 'theme: mine.yaml\ninput-files: [../good.md]\n' >themed/near.yaml
printf 'theme: %s/themed/mine.yaml\ninput-files: [../good.md]\n' \
	"$PWD" >themed/far.yaml
run 0 --dump=pages good.md
cp ../stdout ../plain
run 0 --dump=pages --theme=themed/mine.yaml good.md
cp ../stdout ../themed
cmp -s ../plain ../themed && say 'the theme makes no difference'
for how in "--theme=$PWD/themed/mine.yaml good.md" '-d themed/near.yaml' \
	'-d themed/far.yaml'; do
	run 0 --dump=pages $how
	cmp -s ../stdout ../themed || say "another theme: $how"
done
run 1 --dump=pages --theme=themed/none.yaml good.md
says 'themed/none.yaml'
rm -r themed
end theme-by-path

run 97 good.md --data-dir ../outside -o fontless.pdf
not_made fontless.pdf
end no-fonts

tidy .
end tidy
