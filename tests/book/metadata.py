#!/usr/bin/env python3
"""What a PDF says about itself, and what it refuses to be.

    metadata.py CHAPBOOK FOLDER "SOURCE.md... BOOK.pdf"...

Info and XMP say the same, which is what the settings say; dates come from them
or from SOURCE_DATE_EPOCH, never from the clock; every identifier of the sources
can be led to (book.pdf#name); with --strict, a picture without its words, a
book without a title and a character without a glyph are refused, with the
place, and nothing is written.
"""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pdf_objects

TOP = os.path.join(os.path.dirname(os.path.realpath(__file__)), '../..')
ABOUT = '''---
title: "A & B <C> — D"
author: [Ann Example, Böb "Q" (x)]
subject: About (crabs)
description: Longer words on them.
keywords: [crab, "sea, deep"]
lang: de-AT
%s---

# One

Text.
'''
TEXTS = {'/Title': 'A & B <C> — D', '/Author': 'Ann Example, Böb "Q" (x)',
         '/Subject': 'About (crabs)', '/Keywords': 'crab, sea, deep',
         '/Creator': 'chapbook'}
NAMES = {'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
         'dc': 'http://purl.org/dc/elements/1.1/',
         'xmp': 'http://ns.adobe.com/xap/1.0/',
         'pdf': 'http://ns.adobe.com/pdf/1.3/'}
# where XMP says what Info says
TWINS = {'/Title': 'dc:title', '/Author': 'dc:creator',
         '/Subject': 'dc:description', '/Keywords': 'pdf:Keywords',
         '/Creator': 'xmp:CreatorTool', '/Producer': 'pdf:Producer',
         '/CreationDate': 'xmp:CreateDate', '/ModDate': 'xmp:ModifyDate'}
REFUSED = {
    'alt': ('# One\n\nA line, and ![](grey.png) in it.\n', 3, 13,
            'without alternative text'),
    'title': ('No heading, no title.\n', 1, 1, 'without a title'),
    'glyph': ('# One\n\nA \U000FFFFD here.\n', 3, 1, 'without a glyph'),
}


def verdict(faults, name):
    print('FAIL' if faults else 'ok  ', f'book/metadata/{name}')
    for fault in faults:
        print('    ', fault)


def compile_text(program, folder, name, text, *options, epoch=None):
    source = os.path.join(folder, name + '.md')
    if os.path.exists(os.path.join(folder, name + '.pdf')):
        os.remove(os.path.join(folder, name + '.pdf'))
    with open(source, 'w', encoding='utf-8') as file:
        file.write(text)
    env = {key: value for key, value in os.environ.items()
           if key != 'SOURCE_DATE_EPOCH'}
    if epoch is not None:
        env['SOURCE_DATE_EPOCH'] = str(epoch)
    return subprocess.run([program, '--data-dir', TOP, *options, source, '-o',
                           os.path.join(folder, name + '.pdf')],
                          capture_output=True, text=True, env=env)


def about(path):
    """(Info, XMP), each by the names of Info, and the catalog."""
    pdf = pdf_objects.Pdf(path)
    info = {key: value[2:] for key, value in pdf.get(
        pdf.objects['trailer']['value']['/Info']).items()}
    packet = pdf.data(pdf.catalog['/Metadata']).decode()
    top = ET.fromstring(re.sub(r'<\?xpacket.*?\?>', '', packet))
    xmp = {}
    for key, name in TWINS.items():
        found = top.find(f'.//{name}', NAMES)
        if found is not None:
            items = [item.text for item in found.iter(
                '{%s}li' % NAMES['rdf'])]
            text = ', '.join(items) if items else found.text
            xmp[key] = 'D:' + re.sub('[-:T]', '', text) \
                if key.endswith('Date') else text
    language = top.find('.//dc:language//rdf:li', NAMES)
    return info, xmp, pdf.catalog, language


def check_about(program, folder):
    for name, date, epoch, wanted in (
            ('from-the-settings', 'date: 2024-03-05\n', None,
             'D:20240305000000Z'),
            ('from-the-epoch', 'date: 2024-03-05\n', 1700000000,
             'D:20231114221320Z'),
            ('without-a-date', '', None, None)):
        compile_text(program, folder, name, ABOUT % date, epoch=epoch)
        info, xmp, catalog, language = about(
            os.path.join(folder, name + '.pdf'))
        faults = [f'{key}: {info.get(key)}' for key, text in TEXTS.items()
                  if info.get(key) != text]
        faults += [f'{key}: {info[key]}, but in XMP {xmp.get(key)}'
                   for key in info if info[key] != xmp.get(key)]
        faults += [f'{key}: only in XMP' for key in xmp if key not in info]
        faults += [f'{key}: {info.get(key)}' for key in
                   ('/CreationDate', '/ModDate') if info.get(key) != wanted]
        if catalog.get('/Lang') != 'u:de-AT' or language is None or \
                language.text != 'de-AT':
            faults.append(f'language: {catalog.get("/Lang")}')
        verdict(faults, name)


def check_destinations(program, sources, path):
    dump = subprocess.run([program, '--data-dir', TOP, '--dump=doc',
                           *sources], capture_output=True, text=True).stdout
    written = set(re.findall(r'^ *[A-Z][^"#]* #(\S+)', dump, re.M))
    pdf = pdf_objects.Pdf(path)
    tree = pdf.get(pdf.catalog.get('/Names', {})).get('/Dests', {})
    names, faults, pages = set(), [], set(pdf.pages())
    for name, place in pdf.names(tree):
        names.add(name[2:] if name[0] == 'u' else
                  bytes.fromhex(name[2:]).decode())
        if pdf.get(place)[0] not in pages:
            faults.append(f'{name}: leads nowhere')
    faults += [f'{name}: cannot be led to' for name in
               sorted(written - names)]
    if not written:
        faults.append('no identifier in the sources')
    verdict(faults[:10], f'{len(written)}-identifiers-are-destinations')


def check_refusals(program, folder):
    for name, (text, line, column, what) in REFUSED.items():
        said = compile_text(program, folder, name, text, '--strict')
        path = os.path.join(folder, name)
        faults = []
        if said.returncode != 43:
            faults.append(f'status {said.returncode}')
        if f'{path}.md:{line}:{column}: error: ' not in said.stderr or \
                f'{what} [pdf-refused]' not in said.stderr:
            faults.append(said.stderr)
        if os.path.exists(path + '.pdf'):
            faults.append('written all the same')
        verdict(faults, f'strict-refuses-{name}')
        said = compile_text(program, folder, name, text)
        verdict([] if said.returncode == 0 and
                f'{what} [pdf-standard]' in said.stderr else [said.stderr],
                f'without-strict-warns-of-{name}')


def main():
    program, folder = os.path.realpath(sys.argv[1]), sys.argv[2]
    check_about(program, folder)
    check_refusals(program, folder)
    for paths in sys.argv[3:]:
        *sources, pdf = paths.split()
        check_destinations(program, sources, pdf)


if __name__ == '__main__':
    main()
