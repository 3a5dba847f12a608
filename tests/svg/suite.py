#!/usr/bin/env python3
"""How many SVG files look as a reference picture says, drawn by us and librsvg.

    suite.py FOLDER [PART...]   FOLDER/PART/.../x.svg beside x.png
    suite.py --list FOLDER ...  and what was found of each file

Made for the test suite of resvg (crates/resvg/tests/tests; not ours, not kept
here), whose static parts are the default; any folder below it is a part. A file
fits when at most 1 % of its pixels differ from the reference by more than 48 of
255 in a colour, on white. librsvg's is made by rsvg-convert; ours goes through
the PDF and two viewers, mutool and pdftocairo, each judged by itself ("better":
either of them fits: they smooth magnified pixels and place the tiles of
patterns differently, which no PDF can change).

Where FOLDER/../fonts holds the fonts of the reference pictures, both are given
them: librsvg by a configuration of fontconfig, we as the fonts of the book,
with the others as fallbacks. A family that only a file names is not taken by
us: a drawing is set in the fonts of its book.

Every file is either drawn as meant, or we say what is not: "silent" counts the
files that fit in neither viewer and have no message; --list marks them. A run
of ours that ends by a signal or takes 20 seconds is a crash, and the script
fails; how often each exit status came is printed at the end.
"""
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, namedtuple
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(os.environ.get('PROGRAM', ROOT / 'out/chapbook'))
PARTS = ['shapes', 'painting', 'masking', 'paint-servers', 'structure', 'text']
MARGIN = 20  # px around the picture on our page
DIFFERENT, SHARE = 48, 0.01
BAD_END = -1

PAGE = """---
geometry: paperwidth={}pt, paperheight={}pt, margin=15pt
pdfstandard: none
system-fonts: false
{}---

![x](<{}>){{width={}pt}}
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{}</dir><cachedir>{}</cachedir>{}</fontconfig>
"""
GENERIC = {'serif': 'Noto Serif', 'sans-serif': 'Noto Sans',
           'monospace': 'Noto Mono', 'cursive': 'Yellowtail',
           'fantasy': 'Sedgwick Ave Display'}

# What was found of one file; the numbers are shares of wrong pixels.
Finding = namedtuple('Finding', 'name mutool cairo rsvg status kinds')


def run(words, text=None, **more):
    """The exit status (BAD_END: it took too long) and what was said."""
    try:
        ended = subprocess.run(words, input=text, capture_output=True,
                               timeout=20, check=False, **more)
        return ended.returncode, ended.stderr.decode('utf-8', 'replace')
    except subprocess.TimeoutExpired:
        return BAD_END, ''


def pixels(path):
    """Width, height and the RGB bytes of a PPM; None when there is none."""
    try:
        kind, size, _, data = Path(path).read_bytes().split(b'\n', 3)
    except (OSError, ValueError):
        return None
    width, height = map(int, size.split())
    return (width, height, data) if kind == b'P6' else None


def render(source, out, *options):
    run(['mutool', 'draw', '-q', '-F', 'ppm', '-o', out, *options, source, '1'])
    return pixels(out)


def wrong(reference, ours, margin):
    """The share of pixels that differ; all where there is no picture."""
    if not ours or ours[0] < reference[0] + 2 * margin:
        return 1.0
    width, height, data = reference
    count = 0
    for y in range(height):
        at = 3 * ((y + margin) * ours[0] + margin)
        row = ours[2][at:at + 3 * width]
        other = data[3 * y * width:3 * (y + 1) * width]
        if row == other:
            continue
        far = [abs(a - b) > DIFFERENT for a, b in zip(row, other)]
        count += sum(map(any, zip(far[::3], far[1::3], far[2::3])))
    return count / (width * height)


def our_fonts(folder):
    """Metadata for the fonts of the reference pictures."""
    names = {'main': 'NotoSerif', 'sans': 'NotoSans', 'mono': 'NotoMono'}
    files = {kind: folder / f'{name}-Regular.ttf'
             for kind, name in names.items()}
    if not all(file.exists() for file in files.values()):
        return ''
    others = [str(file) for file in sorted(folder.glob('*-Regular.ttf'))
              if file not in files.values()]
    return (''.join(f'{kind}font: {file}\n' for kind, file in files.items())
            + f'mainfontfallback: {others}\n')


def its_fonts(folder, work):
    """The environment in which librsvg finds those fonts and no other."""
    if not folder.exists():
        return None
    generic = ''.join(
        f'<alias binding="strong"><family>{name}</family>'
        f'<prefer><family>{family}</family></prefer></alias>'
        for name, family in GENERIC.items())
    file = Path(work, 'fonts.conf')
    file.write_text(FONTS.format(folder, work, generic))
    return {**os.environ, 'FONTCONFIG_FILE': str(file)}


def draw(folder, name, size, work):
    """Our PDF as the viewers show it, exit status and kinds of message."""
    url = name.replace('%', '%25').replace('#', '%23')
    page = PAGE.format((size[0] + 40) * .75, (size[1] + 140) * .75,
                       our_fonts(folder.parent / 'fonts'), url, size[0] * .75)
    status, said = run([PROGRAM, '--resource-path', folder,
                        '--resource-path', folder.parent, '-', '-o',
                        f'{work}/o.pdf'], page.encode())
    # That a name of the reference fonts is unknown says nothing of the SVG.
    kinds = sorted({kind for kind in re.findall(r'\[([a-z-]+)\]$', said, re.M)
                    if kind.startswith(('svg-', 'image-', 'glyph-'))})
    run(['pdftocairo', '-png', '-r', '96', '-singlefile', f'{work}/o.pdf',
         f'{work}/c'])
    return (render(f'{work}/o.pdf', f'{work}/o.ppm', '-r', '96'),
            render(f'{work}/c.png', f'{work}/c.ppm', '-r', '96'),
            status, kinds)


def judge(folder, svg, environment):
    """A Finding, or None for a file without a reference picture."""
    name = str(svg.relative_to(folder.parent))
    with tempfile.TemporaryDirectory() as work:
        reference = render(svg.with_suffix('.png'), f'{work}/r.ppm', '-r', '96')
        if not reference:
            return None
        run(['rsvg-convert', '-w', str(reference[0]), '-h', str(reference[1]),
             '-o', f'{work}/r.png', svg], env=environment)
        rsvg = render(f'{work}/r.png', f'{work}/s.ppm', '-r', '96')
        mutool, cairo, status, kinds = draw(folder, name, reference, work)
        return Finding(name, wrong(reference, mutool, MARGIN),
                       wrong(reference, cairo, MARGIN),
                       wrong(reference, rsvg, 0), status, kinds)


def is_silent(finding):
    return min(finding.mutool, finding.cairo) > SHARE and not finding.kinds


def show(part, found):
    shares = [(min(f.mutool, f.cairo), f.mutool, f.cairo, f.rsvg)
              for f in found]
    fit = [sum(share <= SHARE for share in column) for column in zip(*shares)]
    print(f'{part:24} {len(found):5}'
          + ''.join(f' {100 * count / len(found):8.1f}%' for count in fit)
          + f' {sum(map(is_silent, found)):6}', flush=True)


def main():
    arguments = sys.argv[1:]
    listed = arguments[:1] == ['--list']
    if listed:
        arguments.pop(0)
    if not arguments:
        sys.exit(__doc__)
    folder = Path(arguments[0]).resolve()
    everything = []
    print(f'{"":24} {"files":>5} {"better":>9} {"mutool":>9} {"cairo":>9}'
          f' {"librsvg":>9} {"silent":>6}')
    with tempfile.TemporaryDirectory() as shared, \
            ThreadPoolExecutor(os.cpu_count()) as pool:
        environment = its_fonts(folder.parent / 'fonts', shared)
        for part in arguments[1:] or PARTS:
            files = sorted((folder / part).rglob('*.svg'))
            found = [f for f in pool.map(
                lambda file: judge(folder, file, environment), files) if f]
            for f in found if listed else ():
                print(f'  {100 * f.mutool:6.2f} {100 * f.cairo:6.2f}'
                      f' {100 * f.rsvg:6.2f} {f.name}'
                      f' {"SILENT" if is_silent(f) else ",".join(f.kinds)}')
            if found:
                show(part, found)
            everything += found
    if not everything:
        sys.exit('no files with a reference picture')
    show('all', everything)
    statuses = Counter(f.status for f in everything)
    print('exit statuses:', ', '.join(f'{status}: {count} files' for
                                      status, count in sorted(statuses.items())))
    crashes = [f.name for f in everything if f.status < 0 or f.status > 99]
    for name in crashes:
        print('crash:', name)
    sys.exit(1 if crashes else 0)


if __name__ == '__main__':
    main()
