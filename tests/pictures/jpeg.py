#!/usr/bin/env python3
"""JPEG pictures on the page: every kind, every orientation, and broken ones.

    jpeg.py CHAPBOOK

The files are made by cjpeg: baseline, progressive, grey, with restart markers
and (refused) with arithmetic coding. Four fields of a picture tell how it was
turned; every pixel that poppler draws is compared with what djpeg decodes,
turned as EXIF says. cjpeg writes no inks: a file of four is put together from
four grey ones, a scan for each; a profile, made here, tells what they look
like.
"""
import os
import struct
import subprocess
import sys
import tempfile

import pixels

SIDE = 32
FIELDS = [(200, 40, 40), (40, 160, 60), (40, 60, 200), (230, 220, 60)]
INKS = [(0, 255, 90, 0), (255, 0, 0, 0), (0, 0, 0, 200), (60, 20, 255, 30)]
CYAN = (255, 0, 0, 0)
# of each ink all or nothing, as the table of the profile below
FULL_INKS = [CYAN, (0, 0, 0, 0), (0, 0, 0, 255), (0, 255, 255, 0)]


def fields(values):
    """Of the picture's pixels, the value of the field each lies in."""
    return [values[2 * (y >= SIDE // 2) + (x >= SIDE // 2)]
            for y in range(SIDE) for x in range(SIDE)]


def cjpeg(colours, *options):
    kind = 6 if isinstance(colours[0], tuple) else 5
    rows = b''.join(bytes(c) if kind == 6 else bytes([c])
                    for c in fields(colours))
    return subprocess.run(
        ['cjpeg', '-quality', '95', '-sample', '1x1', *options],
        input=b'P%d %d %d 255\n' % (kind, SIDE, SIDE) + rows,
        capture_output=True, check=True).stdout


def decoded(jpeg):
    """(r, g, b) for each pixel."""
    out = subprocess.run(['djpeg', '-ppm', '-rgb'], input=jpeg,
                         capture_output=True, check=True).stdout
    body = out[-SIDE * SIDE * 3:]
    return [tuple(body[i:i + 3]) for i in range(0, len(body), 3)]


# --- putting files together ---

def segments(jpeg):
    """(marker, whole) each, the last with all that follows it."""
    at = 2
    while jpeg[at + 1] != 0xda:
        length, = struct.unpack('>H', jpeg[at + 2:at + 4])
        yield jpeg[at + 1], jpeg[at:at + 2 + length]
        at += 2 + length
    yield 0xda, jpeg[at:]


def segment(marker, data):
    return b'\xff' + bytes([marker]) + struct.pack('>H', len(data) + 2) + data


def adobe(transform):
    return segment(0xee, b'Adobe\0\x64\0\0\0\0' + bytes([transform]))


def with_profile(jpeg, profile):
    return jpeg[:2] + segment(
        0xe2, b'ICC_PROFILE\0\1\1' + profile) + jpeg[2:]


def of_four(numbers, head=b''):
    """A JPEG with four scans, of one component each."""
    grey = [list(segments(cjpeg([four[k] for four in numbers], '-grayscale')))
            for k in range(4)]
    tables = b''.join(whole for marker, whole in grey[0]
                      if marker in (0xdb, 0xc4))
    frame = struct.pack('>BHHB', 8, SIDE, SIDE, 4) + b''.join(
        bytes([k + 1, 0x11, 0]) for k in range(4))
    scans = b''.join(segment(0xda, bytes([1, k + 1, 0, 0, 63, 0])) +
                     grey[k][-1][1][10:-2] for k in range(4))
    return b'\xff\xd8' + head + segment(0xc0, frame) + tables + scans + \
        b'\xff\xd9'


def ink_profile():
    """Cyan is seen as red, and nothing else as anything: as no guess would be.

    A table of two points a side, from CMYK to Lab of 8 bits.
    """
    lab = [bytes([140, 208, 195]) if c and not (m or y or k)
           else bytes([255, 128, 128])
           for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    ramp = bytes(range(256))
    unit = b''.join(struct.pack('>I', 65536 if i % 4 == 0 else 0)
                    for i in range(9))
    table = b'mft1\0\0\0\0' + bytes([4, 3, 2, 0]) + unit + ramp * 4 + \
        b''.join(lab) + ramp * 3
    words = b'desc\0\0\0\0' + struct.pack('>I', 5) + b'inks\0' + bytes(78)
    right = b'text\0\0\0\0none\0\0\0\0'
    white = b'XYZ \0\0\0\0' + struct.pack('>III', 63190, 65536, 54061)
    body, rows = b'', b''
    elements = [(b'desc', words), (b'cprt', right), (b'wtpt', white),
                (b'A2B0', table)]
    start = 128 + 4 + 12 * len(elements)
    for name, element in elements:
        rows += name + struct.pack('>II', start + len(body), len(element))
        body += element + bytes(-len(element) % 4)
    head = struct.pack('>II', start + len(body), 0) + b'\2\x40\0\0prtrCMYKLab ' \
        + struct.pack('>6H', 2001, 4, 1, 0, 0, 0) + b'acsp' + bytes(28) + \
        struct.pack('>III', 63190, 65536, 54061) + bytes(48)
    return head + struct.pack('>I', len(elements)) + rows + body


def of_lab(lightness, a, b):
    """Lab of 8 bits, seen in the light of D50, as sRGB."""
    y = (lightness / 2.55 + 16) / 116
    xyz = [w * (t ** 3 if t > 6 / 29 else 3 * (6 / 29) ** 2 * (t - 4 / 29))
           for w, t in ((.9642, y + (a - 128) / 500), (1, y),
                        (.8249, y - (b - 128) / 200))]
    rows = ((3.1339, -1.6169, -.4906), (-.9788, 1.9161, .0335),
            (.0719, -.2290, 1.4052))
    light = [max(0, sum(m * v for m, v in zip(row, xyz))) for row in rows]
    return [255 * min(1, 12.92 * v if v <= .0031308
                      else 1.055 * v ** (1 / 2.4) - .055) for v in light]


def turned(jpeg, orientation):
    """The file with EXIF's tag 274."""
    tiff = b'MM\0*\0\0\0\x08\0\1' + struct.pack('>HHIHH', 274, 3, 1,
                                               orientation, 0) + bytes(4)
    return jpeg[:2] + segment(0xe1, b'Exif\0\0' + tiff) + jpeg[2:]


def source_of(orientation, x, y):
    """The pixel of the file that is seen at x, y."""
    most = SIDE - 1
    return {1: (x, y), 2: (most - x, y), 3: (most - x, most - y),
            4: (x, most - y), 5: (y, x), 6: (y, most - x),
            7: (most - y, most - x), 8: (most - y, x)}[orientation]


# --- the checks ---

def draw(chapbook, folder, jpeg):
    path = os.path.join(folder, 'picture.jpg')
    with open(path, 'wb') as file:
        file.write(jpeg)
    return pixels.on_page(chapbook, path, folder)


def check(chapbook, folder, name, jpeg, orientation=1, want=None):
    """want: (r, g, b) for each pixel; as djpeg says when it is not given."""
    drawn = draw(chapbook, folder, jpeg)
    if isinstance(drawn, str):
        return f'{name}: {drawn}'
    want = want or decoded(jpeg)
    upright = []
    for y in range(SIDE):
        for x in range(SIDE):
            across, down = source_of(orientation, x, y)
            upright += [*want[down * SIDE + across], 255]
    found = pixels.differences(upright, SIDE, SIDE, drawn, 2)
    return f'{name}: {"; ".join(found[:3])}' if found else None


def is_refused(chapbook, folder, name, jpeg, word=''):
    drawn = draw(chapbook, folder, jpeg)
    if isinstance(drawn, str) and word in drawn:
        return None
    return f'{name}: {drawn if isinstance(drawn, str) else "drawn"}, ' \
        f'though it should be refused: {word}'


def inverted(inks):
    """As Adobe's programs write them: 255 is no ink."""
    return [tuple(255 - i for i in ink) for ink in inks]


def with_luma(inks):
    """Of the first three the brightness and its differences from two."""
    for red, green, blue, black in inks:
        y = .299 * red + .587 * green + .114 * blue
        yield [min(255, max(0, round(n))) for n in (
            y, 128 + (blue - y) / 1.772, 128 + (red - y) / 1.402, 255 - black)]


def guessed():
    """Inks without a profile."""
    return fields([[(255 - i) * (255 - ink[3]) / 255 for i in ink[:3]]
                   for ink in INKS])


def profiled():
    seen = {True: of_lab(140, 208, 195), False: of_lab(255, 128, 128)}
    return fields([seen[ink == CYAN] for ink in FULL_INKS])


def main():
    chapbook = os.path.abspath(sys.argv[1])
    colour = cjpeg(FIELDS)
    grey = cjpeg([field[0] for field in FIELDS], '-grayscale')
    frame = colour.index(b'\xff\xc0')
    with tempfile.TemporaryDirectory() as folder:
        found = [
            check(chapbook, folder, 'baseline', colour),
            check(chapbook, folder, 'progressive',
                  cjpeg(FIELDS, '-progressive')),
            check(chapbook, folder, 'restarts', cjpeg(FIELDS, '-restart', '1')),
            check(chapbook, folder, 'red, green, blue', cjpeg(FIELDS, '-rgb')),
            check(chapbook, folder, 'grey', grey),
            check(chapbook, folder, 'inks', of_four(INKS), want=guessed()),
            check(chapbook, folder, "Adobe's inks",
                  of_four(inverted(INKS), adobe(0)), want=guessed()),
            check(chapbook, folder, "Adobe's inks with luma",
                  of_four(list(with_luma(INKS)), adobe(2)), want=guessed()),
            check(chapbook, folder, 'inks with a profile', with_profile(
                of_four(FULL_INKS), ink_profile()), want=profiled()),
            check(chapbook, folder, "Adobe's inks with a profile",
                  with_profile(of_four(inverted(FULL_INKS), adobe(0)),
                               ink_profile()), want=profiled()),
        ] + [
            check(chapbook, folder, f'orientation {n}', turned(colour, n), n)
            for n in range(1, 9)
        ] + [
            is_refused(chapbook, folder, f'cut at {n}', colour[:n])
            for n in (4, 20, 200, len(colour) // 2, len(colour) - 40)
        ] + [
            is_refused(chapbook, folder, 'arithmetic',
                       cjpeg(FIELDS, '-arithmetic'), 'arithmetic'),
            is_refused(chapbook, folder, 'lossless', colour[:frame] +
                       b'\xff\xc3' + colour[frame + 2:], 'lossless'),
            is_refused(chapbook, folder, '12 bits', colour[:frame + 4] +
                       b'\x0c' + colour[frame + 5:], '12 bits'),
            is_refused(chapbook, folder, '2 colours', colour[:frame + 9] +
                       b'\2' + colour[frame + 10:], 'colours'),
        ]
    bad = [message for message in found if message]
    print('\n'.join(bad + [f'{len(found)} pictures, {len(bad)} not as they '
                           'should be']))
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
