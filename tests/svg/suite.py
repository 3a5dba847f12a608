#!/usr/bin/env python3
"""How many SVG files look as a reference picture says, drawn by us and librsvg.

    suite.py FOLDER [PART...]   FOLDER/PART/.../x.svg beside x.png
    suite.py --list FOLDER ...  and the share of wrong pixels of each file

Made for the test suite of resvg (crates/resvg/tests/tests; not ours, not kept
here), whose static parts are the default. A file fits when at most 1 % of its
pixels differ from the reference by more than 48 of 255 in a colour, on white.
librsvg's is made by rsvg-convert; ours goes through the PDF and two viewers,
mutool and pdftocairo, and the better one counts: they smooth magnified pixels
and place the tiles of patterns differently, which no PDF can change. Where
FOLDER/../fonts holds Noto fonts, ours sets text in them. A run of ours that
ends by a signal or takes 20 seconds is a crash, and the script fails.
"""
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(os.environ.get('PROGRAM', ROOT / 'out/chapbook'))
PARTS = ['shapes', 'painting', 'masking', 'paint-servers', 'structure', 'text']
MARGIN = 20  # px around the picture on our page
DIFFERENT, SHARE = 48, 0.01

PAGE = """---
geometry: paperwidth={}pt, paperheight={}pt, margin=15pt
pdfstandard: none
{}---

![x](<{}>){{width={}pt}}
"""


def run(words, text=None):
    try:
        return subprocess.run(words, input=text, capture_output=True,
                              timeout=20, check=False).returncode
    except subprocess.TimeoutExpired:
        return -1


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


def fonts(folder):
    """Metadata for the fonts of the reference pictures."""
    names = {'main': 'NotoSerif', 'sans': 'NotoSans', 'mono': 'NotoMono'}
    files = {kind: folder.parent / f'fonts/{name}-Regular.ttf'
             for kind, name in names.items()}
    return ''.join(f'{kind}font: {file}\n' for kind, file in files.items()
                   if file.exists())


def draw(folder, name, size, work):
    """Our PDF as the viewers show it, and whether we crashed."""
    url = name.replace('%', '%25').replace('#', '%23')
    page = PAGE.format((size[0] + 40) * .75, (size[1] + 140) * .75,
                       fonts(folder), url, size[0] * .75)
    status = run([PROGRAM, '--resource-path', folder,
                  '--resource-path', folder.parent, '-', '-o',
                  f'{work}/o.pdf'], page.encode())
    run(['pdftocairo', '-png', '-r', '96', '-singlefile', f'{work}/o.pdf',
         f'{work}/c'])
    return ([render(f'{work}/o.pdf', f'{work}/o.ppm', '-r', '96'),
             render(f'{work}/c.png', f'{work}/c.ppm', '-r', '96')],
            status < 0 or status > 99)


def judge(folder, svg):
    """The name, our share of wrong pixels, librsvg's, and a crash or None."""
    name = str(svg.relative_to(folder.parent))
    with tempfile.TemporaryDirectory() as work:
        reference = render(svg.with_suffix('.png'), f'{work}/r.ppm', '-r', '96')
        if not reference:
            return None
        run(['rsvg-convert', '-w', str(reference[0]), '-h', str(reference[1]),
             '-o', f'{work}/r.png', svg])
        rsvg = render(f'{work}/r.png', f'{work}/s.ppm', '-r', '96')
        ours, crash = draw(folder, name, reference, work)
        return (name, min(wrong(reference, one, MARGIN) for one in ours),
                wrong(reference, rsvg, 0), name if crash else None)


def main():
    arguments = sys.argv[1:]
    listed = arguments[:1] == ['--list']
    if listed:
        arguments.pop(0)
    if not arguments:
        sys.exit(__doc__)
    folder = Path(arguments[0]).resolve()
    total, crashes = [0, 0, 0], []
    print(f'{"":14} {"files":>5} {"ours":>7} {"librsvg":>7}')
    for part in arguments[1:] or PARTS:
        files = sorted((folder / part).rglob('*.svg'))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = [f for f in pool.map(lambda f: judge(folder, f), files)
                     if f]
        fit = [sum(f[i] <= SHARE for f in found) for i in (1, 2)]
        crashes += [f[3] for f in found if f[3]]
        total = [a + b for a, b in zip(total, (len(found), *fit))]
        for name, ours, rsvg, _ in found if listed else ():
            print(f'  {100 * ours:6.2f} {100 * rsvg:6.2f} {name}')
        show(part, len(found), *fit)
    show('all', *total)
    for name in crashes:
        print('crash:', name)
    sys.exit(1 if crashes else 0)


def show(part, count, ours, rsvg):
    print(f'{part:14} {count:5} {100 * ours / max(count, 1):6.1f}%'
          f' {100 * rsvg / max(count, 1):6.1f}%', flush=True)


if __name__ == '__main__':
    main()
