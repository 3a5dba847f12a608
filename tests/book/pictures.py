#!/usr/bin/env python3
"""Make a picture of every kind, without any library.

    pictures.py FOLDER

PNG of every colour type and depth, with and without transparency, interlaced;
JPEG in grey, colour and CMYK, turned by EXIF; SVG.
"""
import os
import struct
import sys
import zlib

WIDTH, HEIGHT = 120, 80


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + \
        struct.pack('>I', zlib.crc32(name + data))


def sample(x, y, channel, depth):
    most = (1 << depth) - 1
    values = (x * most // WIDTH, y * most // HEIGHT,
              (x + y) * most // (WIDTH + HEIGHT), most - x * most // WIDTH)
    return values[channel]


def png_row(xs, y, channels, depth):
    bits = ''.join(format(sample(x, y, channel, depth), f'0{depth}b')
                   for x in xs for channel in range(channels))
    bits += '0' * (-len(bits) % 8)
    return b'\0' + int(bits or '0', 2).to_bytes(len(bits) // 8, 'big')


ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4),
         (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def png(colour, depth, transparent=None, interlaced=False, dpi=None):
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    passes = ADAM7 if interlaced else ((0, 0, 1, 1),)
    rows = b''.join(
        png_row(range(left, WIDTH, across), y, channels, depth)
        for left, top, across, down in passes
        for y in range(top, HEIGHT, down))
    data = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack(
        '>IIBBBBB', WIDTH, HEIGHT, depth, colour, 0, 0, interlaced))
    if dpi:
        metre = round(dpi / 0.0254)
        data += chunk(b'pHYs', struct.pack('>IIB', metre, metre, 1))
    if colour == 3:
        data += chunk(b'PLTE', b''.join(
            bytes((i * 255 >> depth, 255 - (i * 255 >> depth), 128))
            for i in range(1 << depth)))
    if transparent:
        data += chunk(b'tRNS', transparent)
    return data + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b'')


def segment(mark, data):
    return bytes((0xff, mark)) + struct.pack('>H', len(data) + 2) + data


def jpeg_scan(components):
    """Blocks of one colour each: only DC differences, in a code of 4 bits."""
    bits = []
    last = [0] * components
    for y in range(HEIGHT // 8):
        for x in range(WIDTH // 8):
            for c in range(components):
                level = sample(x * 8, y * 8, c, 8) - 128
                step, last[c] = level - last[c], level
                size = abs(step).bit_length()
                bits.append(format(size, '04b'))
                if size:
                    bits.append(format(step if step > 0 else
                                       step + (1 << size) - 1, f'0{size}b'))
                bits.append('0')  # end of block
    text = ''.join(bits)
    text += '1' * (-len(text) % 8)
    data = int(text, 2).to_bytes(len(text) // 8, 'big')
    return data.replace(b'\xff', b'\xff\0')


def jpeg(components, orientation=None):
    data = b'\xff\xd8'
    if orientation:
        data += segment(0xe1, b'Exif\0\0MM\0*\0\0\0\x08' + struct.pack(
            '>HHHIHHI', 1, 0x112, 3, 1, orientation, 0, 0))
    elif components == 4:
        data += segment(0xee, b'Adobe\0\x64\0\0\0\0\0')
    else:
        data += segment(0xe0, b'JFIF\0\1\1\1\0\x96\0\x96\0\0')
    data += segment(0xdb, b'\0' + b'\x08' * 64)
    data += segment(0xc0, struct.pack('>BHHB', 8, HEIGHT, WIDTH, components) +
                    b''.join(bytes((c + 1, 0x11, 0))
                             for c in range(components)))
    data += segment(0xc4, b'\0' + b'\0\0\0\x0c' + b'\0' * 12 +
                    bytes(range(12)))
    data += segment(0xc4, b'\x10' + b'\1' + b'\0' * 15 + b'\0')
    data += segment(0xda, bytes((components,)) + b''.join(
        bytes((c + 1, 0)) for c in range(components)) + b'\0\x3f\0')
    return data + jpeg_scan(components) + b'\xff\xd9'


SVG = '''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120"
  width="240" height="120">
<defs>
  <linearGradient id="g"><stop offset="0" stop-color="#a33"/>
    <stop offset="1" stop-color="#33a"/></linearGradient>
  <clipPath id="c"><circle cx="60" cy="60" r="40"/></clipPath>
  <g id="box"><rect width="20" height="20" rx="4"/></g>
</defs>
<style>.thin { stroke: #333; stroke-width: 1.5; fill: none }</style>
<rect width="240" height="120" fill="#fff8e8"/>
<g clip-path="url(#c)"><rect width="120" height="120" fill="url(#g)"/></g>
<path class="thin" d="M120 20q20-20 40 0t40 0l20 40a30 20 15 1 1-60 10z"/>
<use href="#box" x="130" y="80" fill="#284" opacity=".5"/>
<use href="#box" transform="translate(190 85) rotate(45)" fill="#842"/>
<polygon points="10,110 20,90 30,110" stroke-dasharray="3 2" class="thin"/>
<text x="180" y="60" text-anchor="middle" font-size="14">A <tspan
  font-weight="bold">bold</tspan> word</text>
</svg>
'''


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    files = {'drawing.svg': SVG.encode(),
             'grey.jpg': jpeg(1), 'colour.jpg': jpeg(3), 'cmyk.jpg': jpeg(4),
             'turned.jpg': jpeg(3, orientation=6),
             'interlaced.png': png(2, 8, interlaced=True),
             'dense.png': png(2, 8, dpi=300),
             'grey-clear.png': png(0, 8, struct.pack('>H', 0)),
             'colour-clear.png': png(2, 8, struct.pack('>HHH', 0, 0, 0)),
             'palette-clear.png': png(3, 4, bytes(range(0, 256, 16)))}
    for colour, depths, name in ((0, (1, 2, 4, 8, 16), 'grey'),
                                 (2, (8, 16), 'colour'),
                                 (3, (1, 2, 4, 8), 'palette'),
                                 (4, (8, 16), 'grey-alpha'),
                                 (6, (8, 16), 'colour-alpha')):
        for depth in depths:
            files[f'{name}-{depth}.png'] = png(colour, depth)
    for name, data in files.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(data)


if __name__ == '__main__':
    main()
