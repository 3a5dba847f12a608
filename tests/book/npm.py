"""tests/book/npm.py - packages of npm that tests read, kept in $OUT"""
import os
import shutil
import subprocess


def package(name, version):
    """The folder of a package; None when it cannot be had (no network)."""
    top = os.path.abspath(os.path.join(os.environ.get('OUT', 'out'), 'npm'))
    folder = os.path.join(top, 'node_modules', name)
    if not os.path.exists(os.path.join(folder, 'package.json')):
        if not shutil.which('npm'):
            return None
        os.makedirs(top, exist_ok=True)
        with open(os.path.join(top, 'package.json'), 'w') as file:
            file.write('{"private": true}\n')
        got = subprocess.run(
            ['npm', 'install', '--prefix', top, '--ignore-scripts',
             '--no-audit', '--no-fund', '--no-package-lock', '--omit=optional',
             '--silent', f'{name}@{version}'], capture_output=True)
        if got.returncode:
            return None
    return folder


def pdf_js():
    """The command that prints the text of a PDF as pdf.js reads it, or None."""
    folder = package('pdfjs-dist', '3.11.174')
    if not folder or not shutil.which('node'):
        return None
    return ['node', 'tests/book/pdfjs.cjs',
            os.path.join(folder, 'legacy/build/pdf.js'), '{}']
