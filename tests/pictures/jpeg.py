#!/usr/bin/env python3
"""JPEG pictures on the page: every kind, every orientation, and broken ones.

    jpeg.py CHAPBOOK

The files are made by cjpeg: baseline, progressive, grey, with restart markers
and (refused) with arithmetic coding. Four fields of a picture tell how it was turned; what poppler draws at
their middles is compared with what djpeg decodes, turned as EXIF says.
"""
import os
import struct
import subprocess
import sys
import tempfile

import pixels

SIDE = 32
FIELDS = [(200, 40, 40), (40, 160, 60), (40, 60, 200), (230, 220, 60)]


def ppm(grey):
    rows = b''
    for y in range(SIDE):
        for x in range(SIDE):
            red, green, blue = FIELDS[2 * (y >= SIDE // 2) + (x >= SIDE // 2)]
            rows += bytes([red]) if grey else bytes([red, green, blue])
    return b'P%d %d %d 255\n' % (5 if grey else 6, SIDE, SIDE) + rows


def cjpeg(grey, *options):
    return subprocess.run(['cjpeg', '-quality', '95', '-sample', '1x1',
                           *options], input=ppm(grey), capture_output=True,
                          check=True).stdout


def decoded(jpeg):
    """(r, g, b) by x and y."""
    out = subprocess.run(['djpeg', '-ppm', '-rgb'], input=jpeg,
                         capture_output=True, check=True).stdout
    body = out[-SIDE * SIDE * 3:]
    return lambda x, y: body[(y * SIDE + x) * 3:][:3]


def turned(jpeg, orientation):
    """The file with EXIF's tag 274."""
    tiff = b'MM\0*\0\0\0\x08\0\1' + struct.pack('>HHIHH', 274, 3, 1,
                                               orientation, 0) + bytes(4)
    exif = b'Exif\0\0' + tiff
    return jpeg[:2] + b'\xff\xe1' + struct.pack('>H', len(exif) + 2) + exif + \
        jpeg[2:]


def source_of(orientation, x, y):
    """The pixel of the file that is seen at x, y."""
    most = SIDE - 1
    return {1: (x, y), 2: (most - x, y), 3: (most - x, most - y),
            4: (x, most - y), 5: (y, x), 6: (y, most - x),
            7: (most - y, most - x), 8: (most - y, x)}[orientation]


def check(chapbook, folder, name, jpeg, orientation=1):
    path = os.path.join(folder, 'picture.jpg')
    with open(path, 'wb') as file:
        file.write(jpeg)
    drawn = pixels.on_page(chapbook, path, folder)
    if isinstance(drawn, str):
        return f'{name}: {drawn}'
    at, want = drawn(SIDE, SIDE), decoded(jpeg)
    for x, y in [(8, 8), (24, 8), (8, 24), (24, 24), (0, 0), (31, 5)]:
        wanted = want(*source_of(orientation, x, y))
        if max(abs(a - b) for a, b in zip(wanted, at(x, y))) > 2:
            return f'{name}: {x},{y} is {tuple(at(x, y))}, ' \
                f'not {tuple(wanted)}'
    return None


def is_refused(chapbook, folder, name, jpeg):
    path = os.path.join(folder, 'picture.jpg')
    with open(path, 'wb') as file:
        file.write(jpeg)
    if isinstance(pixels.on_page(chapbook, path, folder), str):
        return None
    return f'{name}: drawn, though PDF cannot show it'


def main():
    chapbook = os.path.abspath(sys.argv[1])
    colour, grey = cjpeg(False), cjpeg(True, '-grayscale')
    with tempfile.TemporaryDirectory() as folder:
        found = [
            check(chapbook, folder, 'baseline', colour),
            check(chapbook, folder, 'progressive',
                  cjpeg(False, '-progressive')),
            check(chapbook, folder, 'restarts', cjpeg(False, '-restart', '1')),
            check(chapbook, folder, 'grey', grey),
        ] + [
            check(chapbook, folder, f'orientation {n}', turned(colour, n), n)
            for n in range(1, 9)
        ] + [
            is_refused(chapbook, folder, f'cut at {n}', colour[:n])
            for n in (4, 20, 200, len(colour) // 2, len(colour) - 40)
        ] + [
            is_refused(chapbook, folder, 'arithmetic',
                       cjpeg(False, '-arithmetic'))
        ]
    bad = [message for message in found if message]
    print('\n'.join(bad + [f'{len(found)} pictures, {len(bad)} not as they '
                           'should be']))
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
