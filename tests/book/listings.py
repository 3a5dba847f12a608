#!/usr/bin/env python3
"""Does every Rust listing of the booklet compile, or fail as it says?

    listings.py FOLDER

A listing with "error E0499" in a comment must fail with just that error; all
others must compile. Edition 2021 unless the block says {edition=2015}; without
fn main it is a library.
"""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LISTING = re.compile(r'^( *)```rust([^\n]*)\n(.*?)^\1```', re.M | re.S)


def compile_listing(attributes, code, folder):
    """What is wrong with one listing; an empty text when nothing is."""
    edition = re.search(r'edition=(\d+)', attributes)
    source = Path(folder) / 'listing.rs'
    source.write_text(code)
    run = subprocess.run(
        ['rustc', '--edition', edition[1] if edition else '2021',
         '--crate-type', 'bin' if 'fn main' in code else 'lib',
         '--emit=metadata', '-A', 'warnings', '-o', folder + '/out', source],
        capture_output=True, text=True)
    wanted = set(re.findall(r'error (E\d{4})', code))
    found = set(re.findall(r'^error\[(E\d{4})\]', run.stderr, flags=re.M))
    if wanted:
        return '' if found == wanted else 'wanted %s, got %s' % (
            sorted(wanted), sorted(found))
    return '' if run.returncode == 0 else run.stderr.strip()


def check(case):
    name, attributes, code = case
    with tempfile.TemporaryDirectory() as folder:
        fault = compile_listing(attributes, code, folder)
    return name, fault


def main():
    cases = []
    for path in sorted(Path(sys.argv[1]).glob('*.md')):
        text = path.read_text()
        for found in LISTING.finditer(text):
            line = text.count('\n', 0, found.start()) + 1
            code = re.sub('^' + found[1], '', found[3], flags=re.M)
            cases.append(('%s:%d' % (path.name, line), found[2], code))
    if not cases:
        sys.exit('no listings found')
    faults = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, fault in pool.map(check, cases):
            if fault:
                faults.append(name + ': ' + fault.replace('\n', '\n     '))
    print('FAIL' if faults else 'ok  ',
          'book/rust/listings-compile (%d)' % len(cases))
    for fault in faults:
        print('     ' + fault)


main()
