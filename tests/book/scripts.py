#!/usr/bin/env python3
"""tests/book/scripts.py - text copied out of the PDF is what was written

One paragraph in each of several scripts becomes a PDF; pdftotext and, for what
is written from left to right, mutool must give its characters back. mutool
gives those of right-to-left lines as they stand, from the left. Spaces are not
compared: where a script has none, line ends come out as some.
"""
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata

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
          'المساء فرحا بما رزق.',
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
    'pdftotext': ['pdftotext', '{}', '-'],
    'mutool': ['mutool', 'draw', '-q', '-F', 'txt', '{}'],
}


def plain(text):
    """Without spaces, hyphens that were put in, and marks of direction."""
    text = re.sub('[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]', '', text)
    return unicodedata.normalize('NFC', re.sub(r'\s', '', text))


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
                if not shutil.which(name):
                    print(f'skip scripts/{lang}/{name}: not installed')
                    continue
                got = subprocess.run([part.format(pdf) for part in command],
                                     capture_output=True).stdout
                good = plain(f'{text} {text}') in plain(got.decode())
                print('ok  ' if good else 'FAIL', f'scripts/{lang}/{name}')


main()
