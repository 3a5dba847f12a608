#!/usr/bin/env python3
"""Is each pixel of a picture on the page what it is in the file?

    pixels.py CHAPBOOK             pictures that are made here
    pixels.py CHAPBOOK FILE.png... files, PngSuite's for one, against libpng

Each picture is set on a page; poppler draws the page with eight dots for each
pixel, and the dot in the middle of each is compared. Pixels that are opaque and
of 8 bits must be equal; mixed with the white of the page, or of 16 bits, they
may be off by what rounding leaves. A file that libpng does not read must be
refused with a message. Numbers that a file's gamma tells to be no sRGB must be
drawn in the sRGB of the same light. pngtopam, of netpbm, reads PNG by libpng.
"""
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

DOTS = 8  # of a pixel's side


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + \
        struct.pack('>I', zlib.crc32(kind + data))


def chunks(png):
    at = 8
    while at + 8 <= len(png):
        length, = struct.unpack('>I', png[at:at + 4])
        yield png[at + 4:at + 8], png[at:at + length + 12]
        at += length + 12


def plain(png):
    """Without what tells how bright a number is."""
    return png[:8] + b''.join(
        whole for kind, whole in chunks(png)
        if kind not in (b'gAMA', b'cHRM', b'sRGB', b'iCCP'))


def power(png):
    """light = number ** power; None for sRGB, or what is nearly that."""
    said = {kind: whole[8:-4] for kind, whole in chunks(png)}
    if b'gAMA' not in said or b'sRGB' in said or b'iCCP' in said:
        return None
    gamma = int.from_bytes(said[b'gAMA'], 'big') / 100000
    return None if abs(1 / gamma - 2.2) < .03 else 1 / gamma


def in_srgb(value, exponent, bits):
    """Of 255, as the sample of sRGB with the same light."""
    if bits == 16:  # poppler takes the upper half of a number
        value = round(value * 257) >> 8
    light = (value / 255) ** exponent
    return 255 * (12.92 * light if light <= .0031308
                  else 1.055 * light ** (1 / 2.4) - .055)


def key_colour(png):
    """The colour that stands for transparency in a picture of RGB."""
    key = [whole[8:14] for kind, whole in chunks(png) if kind == b'tRNS']
    if png[25] != 2 or not key:
        return None
    return [n * 255 / ((1 << png[24]) - 1)
            for n in struct.unpack('>HHH', key[0])]


def by_libpng(png):
    """(width, height, RGBA pixels), or None where libpng refuses."""
    run = subprocess.run(['pngtopam', '-alphapam'], input=png,
                         capture_output=True)
    if run.returncode or not run.stdout:
        return None
    head, body = run.stdout.split(b'ENDHDR\n', 1)
    width, height, depth, most = [
        int(re.search(name + rb' (\d+)', head)[1])
        for name in (b'WIDTH', b'HEIGHT', b'DEPTH', b'MAXVAL')]
    size = 2 if most > 255 else 1
    values = [int.from_bytes(body[i:i + size], 'big') * 255 / most
              for i in range(0, len(body), size)]
    key = key_colour(png)
    pixels = []
    for i in range(0, len(values), depth):
        *colour, alpha = values[i:i + depth]
        if colour == key:  # which pngtopam leaves opaque
            alpha = 0
        pixels += (colour if depth == 4 else colour * 3) + [alpha]
    return width, height, pixels


def on_page(chapbook, path, folder):
    """What poppler draws: a function from x, y to (r, g, b); or the message."""
    source = os.path.join(folder, 'page.md')
    pdf = os.path.join(folder, 'page.pdf')
    with open(source, 'w') as file:
        file.write(f'![A picture.]({os.path.basename(path)}){{width=64pt}}\n')
    run = subprocess.run([chapbook, '--pdf-debug', source, '-o', pdf],
                         capture_output=True, text=True)
    said = re.search(r'.*\[image-bad\]', run.stderr)
    if run.returncode < 0 or not os.path.exists(pdf):
        sys.exit(f'{path}: {run.returncode} {run.stderr}')
    if said:
        return said[0]
    with open(pdf, 'rb') as file:
        text = file.read()
    wide, high, left, bottom = [float(n) for n in re.search(
        rb'q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm '
        rb'(?:[-01 ]+cm )?/X0 Do', text).groups()]
    paper = float(re.search(rb'/MediaBox ?\[ *0 0 [\d.]+ ([\d.]+)',
                            text)[1])
    return draw(pdf, wide, high, left, paper - bottom - high)


def draw(pdf, wide, high, left, top):

    def drawn(columns, rows):
        scale = DOTS * max(columns / wide, rows / high)
        x0 = int(left * scale) - 2
        y0 = int(top * scale) - 2
        ppm = subprocess.run(
            ['pdftoppm', '-r', str(72 * scale), '-x', str(x0), '-y', str(y0),
             '-W', str(int(wide * scale) + 4), '-H',
             str(int(high * scale) + 4), pdf], capture_output=True).stdout
        width = int(ppm.split(None, 3)[1])
        body = ppm[-width * int(ppm.split(None, 3)[2]) * 3:]

        def at(x, y):
            column = int((left + (x + .5) / columns * wide) * scale) - x0
            row = int((top + (y + .5) / rows * high) * scale) - y0
            start = (row * width + column) * 3
            return body[start:start + 3]
        return at
    return drawn


def differences(want, columns, rows, drawn, slack):
    """Pixels that are not as they are wanted (RGBA)."""
    at = drawn(columns, rows)
    found = []
    for y in range(rows):
        for x in range(columns):
            *colour, alpha = want[(y * columns + x) * 4:][:4]
            mixed = [(c * alpha + 255 * (255 - alpha)) / 255
                     for c in colour]
            most = slack if alpha == 255 else slack + 2
            got = at(x, y)
            if max(abs(a - b) for a, b in zip(mixed, got)) > most:
                found.append(f'{x},{y}: {tuple(got)}, not {[round(c) for c in mixed]}')
    return found


def check_file(chapbook, path, folder):
    """ok, refused or what is wrong."""
    with open(path, 'rb') as file:
        png = file.read()
    exponent = power(png) if png.endswith(b'IEND\xaeB`\x82') else None
    if not exponent:
        png = plain(png)
    copy = os.path.join(folder, os.path.basename(path))
    with open(copy, 'wb') as file:
        file.write(png)
    want = by_libpng(plain(png))
    drawn = on_page(chapbook, copy, folder)
    os.remove(copy)
    if isinstance(drawn, str):
        return 'refused' if want is None else drawn
    if want is None:
        return 'libpng refuses it, and it was drawn'
    slack = 2 if exponent else 1 if png[24] == 16 else .5
    pixels = want[2] if not exponent else [
        value if i % 4 == 3 else in_srgb(value, exponent, png[24])
        for i, value in enumerate(want[2])]
    found = differences(pixels, want[0], want[1], drawn, slack)
    return '; '.join(found[:3]) if found else 'ok'


# --- pictures made here ---

SIDE = 8
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16),
          6: (8, 16)}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4),
         (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def sample(x, y, channel, depth):
    return (37 * x + 91 * y + 53 * channel + x * y * 7) % (1 << depth)


def packed(xs, y, colour, depth):
    bits = ''.join(format(sample(x, y, c, depth), f'0{depth}b')
                   for x in xs for c in range(CHANNELS[colour]))
    bits += '0' * (-len(bits) % 8)
    return bytes([0]) + int(bits, 2).to_bytes(len(bits) // 8, 'big')


def made(colour, depth, interlaced, transparent, gamma=None):
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    data = b''.join(packed(range(x0, SIDE, dx), y, colour, depth)
                    for x0, y0, dx, dy in passes
                    for y in range(y0, SIDE, dy) if x0 < SIDE)
    extra = chunk(b'gAMA', struct.pack('>I', gamma)) if gamma else b''
    if colour == 3:
        count = 1 << depth
        extra += chunk(b'PLTE', bytes((k * 29 + c * 71) % 256
                                     for k in range(count) for c in range(3)))
        if transparent:
            extra += chunk(b'tRNS', bytes(k * 60 % 256 for k in range(count)))
    elif transparent:
        extra += chunk(b'tRNS', b''.join(
            struct.pack('>H', sample(1, 1, c, depth))
            for c in range(CHANNELS[colour])))
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack(
        '>IIBBBBB', SIDE, SIDE, depth, colour, 0, 0, interlaced)) + extra + \
        chunk(b'IDAT', zlib.compress(data)) + chunk(b'IEND', b'')


def guess(filter_type, left, above, corner):
    if filter_type == 4:
        first = left + above - corner
        return min((abs(first - n), i, n)
                   for i, n in enumerate((left, above, corner)))[2]
    return (0, left, above, (left + above) // 2)[filter_type]


def flat(side, colours, is_opaque):
    """RGBA of few colours in stretches, with every filter and equal rows."""
    rows, above = b'', bytes(4 * side)
    for y in range(side):
        row = b''
        for x in range(side):
            number = (x // 3 + y // 4 * 37) % colours
            alpha = 255 if is_opaque or y < side // 3 else number * 40 % 256
            row += bytes([number % 256, number * 7 % 256, number // 256 * 50,
                          alpha])
        kind = 2 if row == above else y % 5
        rows += bytes([kind]) + bytes(
            (row[i] - guess(kind, row[i - 4] if i > 3 else 0, above[i],
                            above[i - 4] if i > 3 else 0)) % 256
            for i in range(4 * side))
        above = row
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack(
        '>IIBBBBB', side, side, 8, 6, 0, 0, 0)) + \
        chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def made_files(folder):
    for side, colours in ((40, 20), (130, 256), (135, 257)):
        for is_opaque in (True, False):
            path = os.path.join(folder, f'flat{colours}{is_opaque}.png')
            with open(path, 'wb') as file:
                file.write(flat(side, colours, is_opaque))
            yield path
    for colour, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (0, 1):
                for transparent in (0, 1) if colour < 4 else (0,):
                    name = f'c{colour}d{depth}i{interlaced}t{transparent}'
                    path = os.path.join(folder, name + '.png')
                    with open(path, 'wb') as file:
                        file.write(made(colour, depth, interlaced,
                                        transparent))
                    yield path
    for colour in DEPTHS:
        path = os.path.join(folder, f'gamma{colour}.png')
        with open(path, 'wb') as file:
            file.write(made(colour, 8, 0, 0, 100000))
        yield path
    whole = made(2, 8, 0, 0)
    broken = {'cut': whole[:60], 'head': whole[:16] + b'\0' * 4 + whole[20:],
              'crc': whole[:50] + b'x' + whole[51:],
              'empty': whole[:8], 'depth': whole[:24] + b'\3' + whole[25:]}
    for name, png in broken.items():
        path = os.path.join(folder, name + '.png')
        with open(path, 'wb') as file:
            file.write(png)
        yield path


def main():
    chapbook = os.path.abspath(sys.argv[1])
    counts = {'ok': 0, 'refused': 0}
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = os.path.join(folder, 'sources')
        os.mkdir(sources)
        for path in sys.argv[2:] or made_files(sources):
            result = check_file(chapbook, path, folder)
            if result in counts:
                counts[result] += 1
            else:
                bad += 1
                print(f'{os.path.basename(path)}: {result}')
    print(f'{counts["ok"]} pictures drawn as libpng reads them, '
          f'{counts["refused"]} refused with a message, {bad} not so')
    return bool(bad) or not counts['ok']


if __name__ == '__main__':
    sys.exit(main())
