#!/usr/bin/env python3
"""tests/book/scripts.py - text copied out of the PDF is what was written

One paragraph in each of several scripts becomes a PDF; pdftotext and, for what
is written from left to right, mutool must give its characters back, pdf.js all
of them. mutool gives those of right-to-left lines as they stand, from the
left. Spaces are not compared: where a script has none, line ends come out as
some.
"""
import ctypes.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

sys.path.insert(0, os.path.dirname(__file__))
import npm

TEXTS = {
    'de': 'Die Donaudampfschifffahrtsgesellschaft führt seit dem Frühjahr '
          'größere Schiffe; niemand weiß, weshalb man „Überraschung“ sagte.',
    'fr': 'L’été dernier, nous avons traversé la forêt où chantaient les '
          'oiseaux ; l’œuvre de l’écrivain n’était pas encore achevée.',
    'ru': 'В старом доме на окраине города жила кошка, которая каждое утро '
          'выходила на крыльцо и внимательно смотрела на дорогу.',
    'el': 'Το καλοκαίρι οι ψαράδες ξεκινούν πριν από την ανατολή του ήλιου '
          'και επιστρέφουν με γεμάτα δίχτυα στο μικρό λιμάνι.',
    'ar': 'في الصباح الباكر خرج الصياد إلى البحر ومعه شبكة قديمة، وعاد في '
          'المساء فرحا بما رزق؛ السلام عليكم، ولا إله إلا الله.',
    'he': 'בבוקר יצא הדייג אל הים ובידו רשת ישנה, ובערב שב אל ביתו שמח '
          'בחלקו.',
    'zh': '清晨，渔夫带着一张旧网出海，傍晚时他高兴地回到家里，把鱼分给了邻居。',
    'ja': '朝早く、漁師は古い網を持って海へ出かけ、夕方には嬉しそうに家へ'
          '帰ってきました。',
    'hi': 'सुबह मछुआरा अपना पुराना जाल लेकर समुद्र की ओर गया और शाम को प्रसन्न '
          'होकर घर लौटा।',
    'th': 'ตอนเช้าชาวประมงออกทะเลพร้อมกับแหเก่าและกลับบ้านด้วยความสุข'
          'ในตอนเย็น',
    'en': 'The word שלום means peace and مرحبا is a greeting, while 123 '
          'stays as it is.',
}
RIGHT_TO_LEFT = {'ar', 'he', 'en'}      # the last one in part

READERS = {
    'pdf.js': npm.pdf_js() or [],
    'pdftotext': ['pdftotext', '{}', '-'],
    'mutool': ['mutool', 'draw', '-q', '-F', 'txt', '{}'],
}


def plain(text):
    """Without spaces, hyphens that were put in, and marks of direction."""
    text = re.sub('[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]', '', text)
    return unicodedata.normalize('NFC', re.sub(r'\s', '', text))


def fontconfig(folder, fsType):
    """A machine that has one font, and what its maker says of embedding."""
    fonts = os.path.join(folder, f'fonts-{fsType}')
    os.makedirs(fonts)
    with open('fonts/noto/NotoSerifHebrew-Regular.ttf', 'rb') as file:
        font = bytearray(file.read())
    for i in range(int.from_bytes(font[4:6], 'big')):
        record = 12 + 16 * i
        if font[record:record + 4] == b'OS/2':
            table = int.from_bytes(font[record + 8:record + 12], 'big')
            font[table + 8:table + 10] = fsType.to_bytes(2, 'big')
    with open(os.path.join(fonts, 'font.ttf'), 'wb') as file:
        file.write(font)
    conf = os.path.join(fonts, 'fonts.conf')
    with open(conf, 'w', encoding='utf-8') as file:
        file.write(f'<fontconfig><dir>{fonts}</dir>'
                   f'<cachedir>{fonts}</cachedir></fontconfig>')
    return conf


def check_installed(program, folder):
    """A character that no bundled font has comes from the machine's fonts,
    which is said; not when that is switched off, nor against its licence."""
    data = os.path.join(folder, 'data')
    shutil.copytree('fonts', os.path.join(data, 'fonts'),
                    ignore=shutil.ignore_patterns('noto', 'DejaVuSans*'))
    source = os.path.join(folder, 'installed.md')
    with open(source, 'w', encoding='utf-8') as file:
        file.write('# Title\n\nThe word שלום.\n')
    if not ctypes.util.find_library('fontconfig'):
        print('skip scripts/installed: there is no libfontconfig')
        return
    for name, fsType, options, taken in (
            ('taken', 0, [], True), ('editable', 8, [], True),
            ('switched-off', 0, ['--no-system-fonts'], False),
            ('setting', 0, ['-M', 'system-fonts=false'], False),
            ('restricted', 2, [], False), ('no-subsets', 0x104, [], False)):
        conf = fontconfig(os.path.join(folder, name), fsType)
        pdf = os.path.join(folder, name + '.pdf')
        book = os.path.join(folder, name + '.epub')
        got = subprocess.run(
            [program, '--data-dir', data, *options, source, '-o', pdf,
             '-o', book], capture_output=True, text=True,
            env={**os.environ, 'FONTCONFIG_FILE': conf})
        embedded = b'NotoSerifHebrew' in subprocess.run(
            ['pdffonts', pdf], capture_output=True).stdout
        with zipfile.ZipFile(book) as file:
            in_book = any('extra' in entry for entry in file.namelist())
        said = '[font-installed]' in got.stderr
        missing = '[glyph-missing]' in got.stderr
        good = (embedded, in_book, said, missing) == (taken, taken, taken,
                                                      not taken)
        print('ok  ' if good else 'FAIL', f'scripts/installed-{name}')


def check_cff(program, folder):
    """Of a face with CFF outlines, soft and hard hyphens are one glyph: MuPDF
    must give the hard ones all the same."""
    found = subprocess.run(['fc-list', ':fontformat=CFF:lang=en', 'file'],
                           capture_output=True, text=True).stdout \
        if shutil.which('fc-list') else ''
    font = next((line.rstrip(': ') for line in sorted(found.splitlines())
                 if line.rstrip(': ').endswith('.otf')), None)
    if not font or not shutil.which('mutool'):
        print('skip scripts/cff: there is no font with CFF outlines')
        return
    source, pdf = (os.path.join(folder, 'cff' + end) for end in ('.md', '.pdf'))
    with open(source, 'w', encoding='utf-8') as file:
        file.write(f'---\nlang: en\ntitle: x\nmainfont: {font}\n---\n\n'
                   + 'rust-lang ' * 60 + 'internationalization ' * 40 + '\n')
    subprocess.run([program, '--data-dir', '.', source, '-o', pdf],
                   capture_output=True)
    text = subprocess.run(['mutool', 'draw', '-q', '-F', 'txt', pdf],
                          capture_output=True, text=True).stdout
    good = 'rust-lang' in text and re.search('[a-z][-\u00ad]\n[a-z]', text)
    print('ok  ' if good else 'FAIL', 'scripts/cff')


def main():
    program = os.environ.get('PROGRAM', 'out/chapbook')
    with tempfile.TemporaryDirectory() as folder:
        for lang, text in TEXTS.items():
            source = os.path.join(folder, lang + '.md')
            pdf = os.path.join(folder, lang + '.pdf')
            with open(source, 'w', encoding='utf-8') as file:
                file.write(f'---\nlang: {lang}\ntitle: {lang}\n---\n\n{text} {text}\n')
            made = subprocess.run([program, '--data-dir', '.', source,
                                   '-o', pdf], capture_output=True)
            good = made.returncode == 0 and not made.stderr
            print('ok  ' if good else 'FAIL', f'scripts/{lang}/compile')
            for name, command in READERS.items():
                if name == 'mutool' and lang in RIGHT_TO_LEFT:
                    continue
                if not command or not shutil.which(command[0]):
                    print(f'skip scripts/{lang}/{name}: not installed')
                    continue
                got = subprocess.run([part.format(pdf) for part in command],
                                     capture_output=True).stdout
                good = plain(f'{text} {text}') in plain(got.decode())
                print('ok  ' if good else 'FAIL', f'scripts/{lang}/{name}')
        check_installed(program, folder)
        check_cff(program, folder)


main()
