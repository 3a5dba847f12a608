#!/usr/bin/env python3
"""SVG files made to harm: five for each limit.

    hostile.py            ok or FAIL for each; PROGRAM= and OUT= as for run.sh
    hostile.py --measure  and the processor time and memory that each took

Each is a picture of a small document, of which both editions are made: within
20 seconds and 1 GB, without a crash; the rest of the document is there, nothing
of /etc/passwd is, and what was left out is named in a message.
"""
import base64
import os
import random
import resource
import struct
import subprocess
import sys
import urllib.parse
import zipfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = Path(os.environ.get('OUT', ROOT / 'out')).resolve()
PROGRAM = os.path.abspath(os.environ.get('PROGRAM', OUT / 'chapbook'))
WORK = OUT / 'check-hostile'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
RECT = '<rect width="9" height="9"/>'
SECONDS, MEMORY = 20, 1 << 30

cases = {}


def case(name, body, head='', svg=SVG, end='</svg>', silent=False):
    cases[name] = (head + svg + body + end, silent)


def entities(*declarations, system=''):
    return f'<!DOCTYPE svg {system} [{"".join(declarations)}]>'


def entity(name, value):
    return f'<!ENTITY {name} "{value}">'


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack(
        '>I', zlib.crc32(kind + data))


def png(width, height, rows):
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack(
        '>IIBBBBB', width, height, 8, 2, 0, 0, 0)) + chunk(
            b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def image(data, kind='png', size='width="9" height="9"'):
    code = base64.b64encode(data).decode()
    return f'<image {size} href="data:image/{kind};base64,{code}"/>'


def declare_entities():
    lol = [entity('a0', 'lol')] + [
        entity(f'a{i}', f'&a{i - 1};' * 10) for i in range(1, 10)]
    case('entity-bomb', '<text>&a9;</text>', entities(*lol))
    case('entity-long', '<text>' + '&a;' * 20000 + '</text>',
         entities(entity('a', 'x' * 50000)))
    case('entity-elements', '<g>' + '&a;' * 20000 + '</g>',
         entities(entity('a', "<g class='a'/>" * 1000)))
    case('entity-of-itself', '<text>&a;</text>', entities(
        '<!ENTITY % p "&#37;p;"> %p;', entity('a', '&#38;a;')))
    case('entity-attributes', '<rect class="&a;"/>' * 20000,
         entities(entity('a', 'x' * 50000)))


def declare_uses():
    groups = ''.join(f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 +
                     '</g>' for i in range(1, 12))
    case('use-bomb', f'<g id="a0">{RECT}</g>{groups}<use href="#a11"/>')
    case('use-circle', '<use id="a" href="#b"/><use id="b" href="#a"/>' * 500)
    case('use-symbols', ''.join(
        f'<symbol id="s{i}">' + f'<use href="#s{i + 1}"/>' * 20 + '</symbol>'
        for i in range(40)) + '<use href="#s0"/>')
    case('use-large', '<path id="a" d="M0 0' + 'h1v1' * 20000 + '"/>' +
         '<use href="#a"/>' * 20000)
    case('use-patterns', ''.join(
        f'<pattern id="p{i}" width="10%" height="10%"><rect width="1" height='
        f'"1" fill="url(#p{i + 1})" mask="url(#m)" clip-path="url(#c)"/>'
        '</pattern>' for i in range(60)) + '<mask id="m"><use href="#r" '
         'mask="url(#m)"/></mask><clipPath id="c"><use href="#r" clip-path='
         '"url(#c)"/></clipPath><rect id="r" width="9" height="9" '
         'fill="url(#p0)"/>')


def declare_depth():
    case('deep-groups', '<g>' * 50000 + '</g>' * 50000)
    case('deep-svg', '<svg>' * 5000 + '</svg>' * 5000)
    case('deep-text', '<text>' + '<tspan>' * 50000 + 'x' +
         '</tspan>' * 50000 + '</text>')
    case('deep-opacity', '<g opacity=".5">' * 60 + RECT + '</g>' * 60)
    case('deep-open', '<switch>' * 50000)


def declare_reach():
    case('reach-path', '<image href="/etc/passwd" width="9" height="9"/>'
         '<image href="../../../../../../../../etc/passwd"/>')
    case('reach-url', '<image href="file:///etc/passwd"/>'
         '<image href="http://127.0.0.1:9/x.png"/><image href="//h/x"/>')
    case('reach-use', '<use href="other.svg#a"/><use href="http://h/a#b"/>')
    case('reach-style', '<style>@import url(http://h/a.css); @font-face{src:'
         'url(/etc/passwd)}</style>' + RECT)
    case('reach-entity', '<text>&x;</text>', entities(
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        system='SYSTEM "http://127.0.0.1:9/a.dtd"'))


def declare_scripts():
    case('script', '<script>while(1);</script>' + RECT)
    case('script-foreign', '<foreignObject><body xmlns='
         '"http://www.w3.org/1999/xhtml" onload="x"/></foreignObject>')
    case('script-link', '<a href="javascript:x"><rect width="9" height="9" '
         'onload="x"/></a>', silent=True)
    case('script-animate', '<animate onbegin="x"/><set onbegin="y"/>')
    inner = f'{SVG}<script>x</script></svg>'
    case('script-nested', '<image width="9" height="9" href="data:image/'
         f'svg+xml,{urllib.parse.quote(inner)}"/>')


def declare_paths():
    case('path-long', '<path d="M0 0' + 'h1v1' * 600000 + '"/>')
    case('path-arcs', '<path d="' + 'M0 0a1 1 0 0 0 1 1' * 600000 + '"/>')
    case('path-points', '<polyline points="' + '1,2 ' * 1200000 + '"/>')
    case('path-markers', '<marker id="m"><path d="M0 0h1"/></marker><path '
         'marker-mid="url(#m)" d="M0 0' + 'h1v1' * 50000 + '"/>')
    case('path-cut', '<path d="M0 0 C' + '9,' * 100000 + '"/>')


def declare_dashes():
    for name, dashes in (('many', '1 ' * 500000), ('negative', '-1 2'),
                         ('numbers', '1e-30 1e30 nan')):
        case(f'dash-{name}', f'<path stroke="red" stroke-dasharray="{dashes}"'
             ' stroke-dashoffset="1e300" d="M0 0H1e9"/>')
    for name, dashes in (('fine', '1e-7'), ('nought', '0 0 0')):
        case(f'dash-{name}', f'<path stroke="red" stroke-dasharray="{dashes}"'
             ' d="M0 0H200V200z"/>', silent=True)


def declare_images():
    case('image-huge', image(png(100000, 100000, b'\0' * 1000)))
    case('image-bomb', image(png(11000, 10000, b'\0' * 1000)))
    case('image-broken', image(png(9, 9, b'')[:60]))
    noise = random.Random(1)
    rows = b''.join(b'\0' + noise.randbytes(600) for _ in range(200))
    case('image-often', image(png(200, 200, rows)).replace(
        '<image', '<image id="i"') + '<use href="#i"/>' * 5000)
    nested = f'{SVG}{RECT}</svg>'
    for _ in range(10):
        nested = SVG + image(nested.encode(), 'svg+xml') + '</svg>'
    case('image-nested', image(nested.encode(), 'svg+xml') * 100, silent=True)


def declare_numbers():
    case('number-nan', '<rect x="NaN" y="inf" width="1e999" height="-inf"/>')
    case('number-matrix', '<g transform="scale(1e300) rotate(nan)">' + RECT +
         '</g>')
    case('number-size', RECT, svg='<svg xmlns="http://www.w3.org/2000/svg" '
         'viewBox="0 0 1e-300 1e300" width="1e400" height="0x10">')
    case('number-stroke', '<path stroke="red" stroke-width="1e308" d="M1e308 '
         '1e308L-1e308 nan"/><text font-size="1e300" x="1e300">a</text>')
    case('number-repeat', '<linearGradient id="g" spreadMethod="repeat" '
         'x2="1e-12"><stop/><stop offset="1e400"/></linearGradient><rect '
         'width="1e8" height="1e8" fill="url(#g)"/>')


def declare_texts():
    words = '<tspan>' * 50 + 'word ' * 2000 + '</tspan>' * 50
    case('text-tref', f'<text id="t">{words}</text><text>' +
         '<tref href="#t"/>' * 20000 + '</text>')
    case('text-bars', ('<text y="9" text-decoration="underline,red">' +
                       '<tspan text-decoration="underline overline">' * 50 +
                       'x' + '</tspan>' * 50 + '</text>') * 2000)
    case('text-length', ''.join(
        f'<text y="9" textLength="{length}" lengthAdjust="{adjust}">'
        f'a&#x5d0;b<tspan textLength="{length}">fi</tspan></text>'
        for length in ('0', '-1', '1e308', '1e-300', 'x')
        for adjust in ('spacing', 'spacingAndGlyphs')))
    case('text-down', '<text writing-mode="tb" rotate="1 2 3x" '
         'glyph-orientation-vertical="0">' + '\u65e5\u30fca' * 60000 +
         '</text>')
    case('text-apart', '<path id="p" d="M0 0h1e9"/><text letter-spacing="1">'
         + '\u0644\u0627fi' * 100000 + '</text><text><textPath href="#p" '
         'startOffset="-1e30">' + 'fi ' * 100000 + '</textPath></text>')


def limit():
    if 'san' not in os.path.basename(PROGRAM):  # a sanitizer maps far more
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def run(name):
    """What is wrong, or None."""
    text, silent = cases[name]
    Path(f'{name}.svg').write_text(text, encoding='utf-8')
    Path(f'{name}.md').write_text(f'# T\n\n![x]({name}.svg)\n\nwholesome\n',
                                  encoding='utf-8')
    words = [PROGRAM, '--data-dir', str(ROOT), '--threads=1', f'{name}.md',
             '-o', f'{name}.pdf', '-o', f'{name}.epub']
    try:
        done = subprocess.run(words, capture_output=True, text=True,
                              timeout=SECONDS, check=False, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return f'takes more than {SECONDS} seconds'
    if done.returncode < 0 or done.returncode not in (0, 4, 99):
        return f'status {done.returncode}: {done.stderr[-300:]}'
    if not silent and f'{name}.svg:' not in done.stderr:
        return 'no message'
    words = subprocess.run(['pdftotext', f'{name}.pdf', '-'], text=True,
                           capture_output=True, check=False).stdout
    with zipfile.ZipFile(f'{name}.epub') as epub:
        words += ' '.join(epub.read(n).decode('utf-8', 'replace')
                          for n in epub.namelist() if n.endswith('ml'))
    if words.count('wholesome') != 2 or 'root:' in words:
        return 'the rest is missing, or /etc/passwd is there'
    return None


def measured(before):
    """Processor time since then; memory is the most of any case so far."""
    if sys.argv[1:] != ['--measure']:
        return ''
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    time = (now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime)
    more = now.ru_maxrss > before.ru_maxrss
    return (f'{time:.2f} s' + f', {now.ru_maxrss >> 10} MB' * more)


def main():
    for declare in (declare_entities, declare_uses, declare_depth,
                    declare_reach, declare_scripts, declare_paths,
                    declare_dashes, declare_images, declare_numbers,
                    declare_texts):
        declare()
    WORK.mkdir(parents=True, exist_ok=True)
    os.chdir(WORK)
    failed = False
    for name in cases:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        fault = run(name)
        failed |= fault is not None
        print(f'FAIL hostile/{name}\n     {fault}' if fault
              else f'ok   hostile/{name}', measured(before), flush=True)
    sys.exit(failed)


if __name__ == '__main__':
    main()
