#!/usr/bin/env python3
"""GIF and WebP pictures on the page, pixel by pixel, and in the EPUB.

    web.py CHAPBOOK

GIF files are put together here: interlaced, transparent, with frames that cover
part of the screen, with several of them. WebP files are made by cwebp, with and
without loss and alpha; those with loss are compared with what dwebp decodes.
Of a picture that moves the first frame is wanted, and a message. The EPUB has
GIF as it is, WebP as PNG or, where there was loss and no alpha, as JPEG.
"""
import os
import re
import struct
import subprocess
import sys
import tempfile
import zipfile

import pixels

SIDE = 24
COLOURS = [(7 * i % 256, 31 * i % 256, 101 * i % 256) for i in range(256)]


# --- GIF ---

def blocks(data):
    return b''.join(bytes([len(data[i:i + 255])]) + data[i:i + 255]
                    for i in range(0, len(data), 255)) + b'\0'


def packed(numbers):
    """Codes of nine bits, none of which stands for more than one pixel."""
    codes = []
    for i, number in enumerate(numbers):
        if i % 200 == 0:
            codes.append(256)
        codes.append(number)
    bits = sum(code << 9 * i for i, code in enumerate(codes + [257]))
    return blocks(bits.to_bytes((len(codes) + 1) * 9 // 8 + 1, 'little'))


def number_at(x, y):
    return (x * 11 + y * 7) % 256


def frame(left, top, side, interlaced=False, transparent=None, first=0):
    rows = list(range(side))
    if interlaced:
        rows = rows[::8] + rows[4::8] + rows[2::4] + rows[1::2]
    control = b'' if transparent is None else \
        b'!\xf9\4\1\0\0' + bytes([transparent]) + b'\0'
    return control + b',' + struct.pack(
        '<4HB', left, top, side, side, 0x40 * interlaced) + b'\x08' + packed(
            [(number_at(x, y) + first) % 256
             for y in rows for x in range(side)])


def gif(*frames):
    return b'GIF89a' + struct.pack('<HHBBB', SIDE, SIDE, 0xf7, 0, 0) + \
        b''.join(bytes(c) for c in COLOURS) + b''.join(frames) + b';'


def of_gif(left, top, side, transparent=None):
    """What is to be seen: RGBA, one number after the other."""
    want = []
    for y in range(SIDE):
        for x in range(SIDE):
            inside = 0 <= x - left < side and 0 <= y - top < side
            number = number_at(x - left, y - top) if inside else None
            want += [*COLOURS[number], 255] if inside and \
                number != transparent else [0, 0, 0, 0]
    return want


# --- WebP ---

def cwebp(folder, png, *options):
    paths = [os.path.join(folder, name) for name in ('in.png', 'out.webp')]
    with open(paths[0], 'wb') as file:
        file.write(png)
    subprocess.run(['cwebp', '-quiet', *options, paths[0], '-o', paths[1]],
                   check=True)
    with open(paths[1], 'rb') as file:
        return file.read()


def dwebp(folder, webp):
    paths = [os.path.join(folder, name) for name in ('in.webp', 'out.pam')]
    with open(paths[0], 'wb') as file:
        file.write(webp)
    subprocess.run(['dwebp', '-quiet', '-pam', paths[0], '-o', paths[1]],
                   check=True)
    with open(paths[1], 'rb') as file:
        return list(file.read().split(b'ENDHDR\n', 1)[1])


def riff(*chunks):
    body = b'WEBP' + b''.join(
        name + struct.pack('<I', len(data)) + data + bytes(len(data) & 1)
        for name, data in chunks)
    return b'RIFF' + struct.pack('<I', len(body)) + body


def three(number):
    return struct.pack('<I', number)[:3]


def moving(webps, left, top):
    """Frames of 8 x 8 on a canvas of 24 x 24."""
    frames = [(b'ANMF', three(left // 2) + three(top // 2) + three(7) * 2 +
               three(100) + b'\0' + webp[12:]) for webp in webps]
    return riff((b'VP8X', b'\x12\0\0\0' + three(SIDE - 1) * 2),
                (b'ANIM', bytes(6)), *frames)


def placed(want, left, top):
    """8 x 8 pixels on the canvas."""
    canvas = [0] * (SIDE * SIDE * 4)
    for y in range(8):
        at = ((y + top) * SIDE + left) * 4
        canvas[at:at + 32] = want[y * 32:y * 32 + 32]
    return canvas


# --- the checks ---

def check(chapbook, folder, name, data, want, side=SIDE):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(data)
    drawn = pixels.on_page(chapbook, path, folder)
    if isinstance(drawn, str):
        return f'{name}: {drawn}'
    found = pixels.differences(want, side, side, drawn, .5)
    return f'{name}: {"; ".join(found[:3])}' if found else None


def is_refused(chapbook, folder, name, data, word):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(data)
    drawn = pixels.on_page(chapbook, path, folder)
    return None if isinstance(drawn, str) and word in drawn else \
        f'{name}: not refused with "{word}": {drawn}'


def gifs(chapbook, folder):
    whole = gif(frame(0, 0, SIDE))
    yield check(chapbook, folder, 'plain.gif', whole, of_gif(0, 0, SIDE))
    yield check(chapbook, folder, 'interlaced.gif',
                gif(frame(0, 0, SIDE, True)), of_gif(0, 0, SIDE))
    yield check(chapbook, folder, 'transparent.gif',
                gif(frame(0, 0, SIDE, False, 18)), of_gif(0, 0, SIDE, 18))
    yield check(chapbook, folder, 'part.gif', gif(frame(5, 3, 9)),
                of_gif(5, 3, 9))
    yield check(chapbook, folder, 'outside.gif', gif(frame(20, 22, 9)),
                of_gif(20, 22, 9))
    yield check(chapbook, folder, 'moving.gif', gif(
        frame(0, 0, SIDE), frame(0, 0, SIDE, first=9)), of_gif(0, 0, SIDE))
    for n in (20, 700, 900, len(whole) - 40):
        yield is_refused(chapbook, folder, f'cut{n}.gif', whole[:n], '')


def webps(chapbook, folder):
    opaque, clear = pixels.made(2, 8, 0, 0), pixels.made(6, 8, 0, 0)
    for name, png in (('opaque', opaque), ('clear', clear)):
        want = pixels.by_libpng(png)[2]
        exact = cwebp(folder, png, '-lossless', '-exact')
        lossy = cwebp(folder, png, '-q', '80')
        yield check(chapbook, folder, name + '.webp', exact, want, 8)
        yield check(chapbook, folder, name + '-lossy.webp', lossy,
                    dwebp(folder, lossy), 8)
        yield check(chapbook, folder, name + '-moving.webp',
                    moving([exact, lossy], 4, 10), placed(want, 4, 10))
        for n in (16, 40, len(exact) // 2, len(exact) - 2):
            yield is_refused(chapbook, folder, f'{name}-{n}.webp', exact[:n],
                             '')
    yield is_refused(chapbook, folder, 'a.avif', b'\0\0\0\x1cftypavif' +
                     bytes(20), 'AVIF is not read: save it as')
    yield is_refused(chapbook, folder, 'a.bmp', b'BM' + bytes(60),
                     'BMP is not read: save it as')
    yield is_refused(chapbook, folder, 'a.tif', b'II*\0' + bytes(60),
                     'TIFF is not read: save it as')


def in_epub(chapbook, folder):
    """GIF and WebP as the EPUB has them."""
    names = ['moving.gif', 'opaque.webp', 'opaque-lossy.webp',
             'clear-lossy.webp', 'clear-moving.webp']
    with open(os.path.join(folder, 'book.md'), 'w') as file:
        file.write(''.join(f'![A.]({name})\n\n' for name in names))
    run = subprocess.run([chapbook, 'book.md', '-o', 'book.epub'], cwd=folder,
                         capture_output=True, text=True)
    with zipfile.ZipFile(os.path.join(folder, 'book.epub')) as book:
        kinds = {os.path.basename(name): book.read(name)
                 for name in book.namelist() if '/media/' in name}
        types = dict(re.findall(
            r'href="media/([^"]+)"[^>]*media-type="([^"]+)"',
            book.read('EPUB/content.opf').decode()))
    for name, kind, magic in (
            ('moving.gif', 'image/gif', b'GIF89a'),
            ('opaque.png', 'image/png', b'\x89PNG'),
            ('opaque-lossy.jpg', 'image/jpeg', b'\xff\xd8'),
            ('clear-lossy.png', 'image/png', b'\x89PNG'),
            ('clear-moving.png', 'image/png', b'\x89PNG')):
        yield None if kinds.get(name, b'').startswith(magic) and \
            types.get(name) == kind else f'{name}: {list(types.items())}'
    with open(os.path.join(folder, 'opaque.webp'), 'rb') as file:
        want = dwebp(folder, file.read())
    got = pixels.by_libpng(kinds['opaque.png'])[2]
    yield None if [round(n) for n in got] == want else 'opaque.png differs'
    yield None if run.stderr.count('image-moving') == 2 else run.stderr


def main():
    chapbook = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        found = [*gifs(chapbook, folder), *webps(chapbook, folder),
                 *in_epub(chapbook, folder)]
    bad = [message for message in found if message]
    print('\n'.join(bad + [f'{len(found)} checks, {len(bad)} failed']))
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
