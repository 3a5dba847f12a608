#!/usr/bin/env python3
"""Damaged pictures: no crash, no hang, bounded memory, the rest of the book.

    broken.py CHAPBOOK         a few hundred, always the same
    broken.py CHAPBOOK 5000    more of them, for a program with sanitizers

PNG, JPEG, GIF, WebP, SVG and PDF files, each whole at first, are cut at sixteenths of
their length, lose, double, shorten and falsify their parts, tell of huge and
empty sizes, and have bytes changed by a generator with a fixed seed. Fifty at a
time are set as a book, in both editions; of a book that fails, each picture is
tried alone. A picture is drawn or refused with a message; nothing else may
happen.
"""
import os
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

import jpeg
import pixels
import web

BATCH, SECONDS = 50, 60
MEMORY = 1 << 30  # also of a program with sanitizers

SVG = b'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">
<defs><linearGradient id="g"><stop offset="0" stop-color="#fc0"/><stop offset="1"
stop-color="rgb(9,80%,7)"/></linearGradient><clipPath id="c"><circle cx="30"
cy="30" r="20"/></clipPath></defs><style>.a { fill: url(#g) }</style>
<g transform="translate(3 4) rotate(7)" clip-path="url(#c)"><path class="a"
d="M1 1h50v30c9 9-20 4-30 1a5 6 0 1 0-9-9z"/><text x="5" y="20"
font-size="9">Some <tspan dx="1 2">words</tspan></text><use href="#g"/></g>
<polyline points="1,2 30,4 5.5 60" stroke="black" stroke-dasharray="2 1"/></svg>
'''


# --- what is damaged ---

def whole_pdf(chapbook, folder):
    """Two pages, with fonts, a picture and transparency."""
    with open(os.path.join(folder, 'seed.png'), 'wb') as file:
        file.write(pixels.made(6, 8, 0, 0))
    source = os.path.join(folder, 'seed.md')
    with open(source, 'w') as file:
        file.write('# Words\n\n![A.](seed.png)\n\n# More\n\nThe end.\n')
    for option in ('--pdf-debug', '--linearize'):
        pdf = os.path.join(folder, 'seed.pdf')
        subprocess.run([chapbook, option, source, '-o', pdf], check=True,
                       capture_output=True)
        with open(pdf, 'rb') as file:
            yield 'pdf', file.read()


def whole_files(chapbook, folder):
    for kind in ((0, 1, 0, 0), (2, 8, 0, 0), (2, 8, 0, 1), (3, 4, 0, 1),
                 (3, 8, 1, 0), (4, 16, 0, 0), (6, 8, 0, 0), (6, 16, 1, 0)):
        yield 'png', pixels.made(*kind, gamma=100000)
    for options in ((), ('-progressive',), ('-restart', '1'), ('-rgb',)):
        yield 'jpg', jpeg.turned(jpeg.cjpeg(jpeg.FIELDS, *options), 6)
    yield 'jpg', jpeg.of_four(jpeg.INKS, jpeg.adobe(2))
    yield 'jpg', jpeg.with_profile(jpeg.of_four(jpeg.INKS),
                                   jpeg.ink_profile())
    yield 'gif', web.gif(web.frame(3, 2, 18, True, 9), web.frame(0, 0, 9))
    if shutil.which('cwebp'):
        clear = pixels.made(6, 8, 0, 0)
        for png, *options in ((clear, '-lossless'), (clear, '-q', '50'),
                              (pixels.made(2, 8, 0, 0), '-q', '50')):
            yield 'webp', web.cwebp(folder, png, *options)
        yield 'webp', web.moving([web.cwebp(folder, clear)] * 2, 2, 4)
    yield 'svg', SVG
    yield from whole_pdf(chapbook, folder)


# --- the damage ---

def png_parts(png):
    return [(0, 8)] + [(png.find(whole), len(whole))
                       for _, whole in pixels.chunks(png)]


def jpeg_parts(file):
    at, parts = 2, []
    for _, whole in jpeg.segments(file):
        parts.append((at, len(whole)))
        at += len(whole)
    return parts


def gif_parts(gif):
    """Head, colours, and what follows in pieces of 16 bytes."""
    return [(0, 6), (6, 7), (13, 768)] + [
        (at, min(16, len(gif) - at)) for at in range(781, len(gif), 16)]


def webp_parts(webp):
    at, parts = 12, [(0, 4), (4, 4), (8, 4)]
    while at + 8 <= len(webp):
        n = int.from_bytes(webp[at + 4:at + 8], 'little')
        # of each chunk its name, its length, and the beginning of its data
        parts += [(at, 4), (at + 4, 4), (at + 8, min(n, 10))]
        at += 8 + n + (n & 1)
    return [(start, n) for start, n in parts if n]


def line_parts(file):
    at, parts = 0, []
    for line in file.splitlines(keepends=True):
        parts.append((at, len(line)))
        at += len(line)
    return parts


def parts_of(kind, file):
    return {'png': png_parts, 'jpg': jpeg_parts, 'gif': gif_parts,
            'webp': webp_parts}.get(kind, line_parts)(file)


def damaged_parts(kind, file):
    for at, n in parts_of(kind, file)[:40]:
        before, part, after = file[:at], file[at:at + n], file[at + n:]
        yield before + after
        yield before + part + part + after
        yield before + part[:n // 2] + after
        yield before + part[:-1] + bytes([part[-1] ^ 1]) + after
        for big in (b'\0\0\0\0', b'\x7f\xff\xff\xff', b'\xff\xff\xff\xff'):
            yield before + big + part[4:] + after
            yield before + part[:2] + big[:2] + part[4:] + after


def png_sizes(png):
    """With the sums that libpng asks for."""
    for wide, high in ((0, 8), (8, 0), (8, 9), (9, 8), (7071, 7071),
                       (65535, 65535), (1 << 31, 1), (0xffffffff, 0xffffffff),
                       (49999, 1000), (1, 50000)):
        yield png[:8] + pixels.chunk(b'IHDR', struct.pack(
            '>II', wide, high) + png[24:29]) + png[33:]
    for at in range(24, 29):
        for value in (0, 1, 2, 3, 4, 5, 6, 16, 255):
            head = bytearray(png[16:29])
            head[at - 16] = value
            yield png[:8] + pixels.chunk(b'IHDR', bytes(head)) + png[33:]
    for rows in (b'', bytes(7), bytes(10_000_000), b'\5' * 3000):
        yield png[:33] + pixels.chunk(b'IDAT', zlib.compress(rows)) + \
            pixels.chunk(b'IEND', b'')


def jpeg_sizes(file):
    at = file.index(b'\xff\xc2' if b'\xff\xc2' in file else b'\xff\xc0') + 5
    for size in ((0, 32), (32, 0), (65535, 65535), (7000, 7000), (65500, 1),
                 (33, 31)):
        yield file[:at] + struct.pack('>HH', *size) + file[at + 4:]


def cut(file):
    for sixteenth in range(16):
        yield file[:len(file) * sixteenth // 16]


def changed(file, generator):
    """Some bytes of it are others."""
    out = bytearray(file)
    for _ in range(generator.choice((1, 1, 2, 5, 20))):
        at = generator.randrange(len(out))
        out[at] = generator.choice((0, 255, out[at] ^ 1 <<
                                    generator.randrange(8),
                                    generator.randrange(256)))
    if generator.random() < .2:
        at = generator.randrange(len(out))
        del out[at:at + generator.randrange(1, 40)]
    return bytes(out)


def damaged(chapbook, folder, count):
    """(kind, bytes) for each; where there are more than count, some of them."""
    wholes = list(whole_files(chapbook, folder))
    generator = random.Random(5)
    made = []
    for kind, file in wholes:
        sizes = {'png': png_sizes, 'jpg': jpeg_sizes}.get(kind, lambda _: ())
        for source in (cut(file), damaged_parts(kind, file), sizes(file)):
            made += [(kind, bad) for bad in source]
    if len(made) > count:
        return generator.sample(made, count)
    while len(made) < count:
        kind, file = generator.choice(wholes)
        made.append((kind, changed(file, generator)))
    return made


# --- the books ---

def memory_used():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def compile_book(chapbook, folder, names, number):
    """What went wrong, or nothing."""
    source = os.path.join(folder, 'book.md')
    with open(source, 'w') as file:
        file.write('# First\n\n' + ''.join(
            f'![Picture.]({name})\n\n' for name in names) + 'Last words.\n')
    outputs = [os.path.join(folder, 'book.' + kind) for kind in ('pdf', 'epub')]
    for path in outputs:
        if os.path.exists(path):
            os.remove(path)
    # every other book has its pictures made smaller, and runs no program
    options = ['--image-max-dpi=20', '--sandbox', '-M', 'epub-image-max=16'] \
        if number % 2 else []
    try:
        run = subprocess.run([chapbook, *options, source, '-o', outputs[0],
                              '-o', outputs[1]], capture_output=True,
                             timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f'took more than {SECONDS} s'
    said = run.stderr.decode(errors='replace')
    if run.returncode not in (0, 4, 99) or 'Sanitizer' in said or \
            'runtime error' in said:
        return f'status {run.returncode}: {said[-2000:]}'
    if memory_used() > MEMORY:
        return f'took {memory_used() >> 20} MB'
    for path in outputs:
        if not os.path.exists(path):
            return f'{path} was not made: {said[-500:]}'
    return None


def main():
    chapbook = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        files = damaged(chapbook, folder, count)
        for number, first in enumerate(range(0, len(files), BATCH)):
            names = []
            for i, (kind, data) in enumerate(files[first:first + BATCH]):
                names.append(f'{first + i}.{kind}')
                with open(os.path.join(folder, names[-1]), 'wb') as file:
                    file.write(data)
            if compile_book(chapbook, folder, names, number):
                for name in names:
                    wrong = compile_book(chapbook, folder, [name], number)
                    bad += bool(wrong)
                    if wrong:
                        print(f'{name}: {wrong}')
            for name in names:
                os.remove(os.path.join(folder, name))
    print(f'{len(files)} damaged pictures, {bad} did harm; at most '
          f'{memory_used() >> 20} MB')
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
