// tests/book/pdfjs.cjs - print the text of a PDF: node pdfjs.cjs pdf.js FILE
const fs = require('fs');
const pdfjs = require(process.argv[2]);

async function main() {
    const data = new Uint8Array(fs.readFileSync(process.argv[3]));
    const pdf = await pdfjs.getDocument({data, verbosity: 0}).promise;
    for (let n = 1; n <= pdf.numPages; n++) {
        const content = await (await pdf.getPage(n)).getTextContent();
        for (const item of content.items)
            process.stdout.write(item.str + (item.hasEOL ? '\n' : ''));
        process.stdout.write('\n');
    }
}

main();
