import { crc32, deflateSync } from 'node:zlib';

/** A file with what must become of it: its kind, or the code of its refusal. */
export interface CorpusFile {
  readonly about: string;
  readonly name: string;
  readonly content: Uint8Array;
  readonly becomes: string;
}

/** One part of a PNG. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG that says it is this large, with as many bytes of picture as are given. */
export function pngOf(width: number, height: number, raw: Uint8Array = new Uint8Array()): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A whole grey PNG. */
export function greyPng(width: number, height: number): Buffer {
  return pngOf(width, height, new Uint8Array((width + 1) * height));
}

const SCRIPT = '<script>document.title="owned"</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`;

/** What a browser would run, in every dress. */
const ACTIVE: Readonly<Record<string, Uint8Array>> = {
  svg: Buffer.from(SVG),
  'svg with a declaration': Buffer.from(`<?xml version="1.0"?>\n<!DOCTYPE svg>\n${SVG}`),
  'svg after a mark of UTF-8': Buffer.from(`\ufeff${SVG}`),
  'svg in UTF-16': Buffer.from(`\ufeff${SVG}`, 'utf16le'),
  'svg after a comment': Buffer.from(`<!-- ${'x'.repeat(200)} -->${SVG}`),
  'svg with a prefix': Buffer.from(`<s:svg xmlns:s="http://www.w3.org/2000/svg">${SCRIPT}</s:svg>`),
  html: Buffer.from(`<!doctype html><title>x</title>${SCRIPT}`),
  'html after empty lines': Buffer.from(`${'\n \t'.repeat(700)}<HTML>${SCRIPT}`),
  'a bare script': Buffer.from(SCRIPT),
};
const DRESSES = 'png jpg gif webp pdf mp4 webm txt svg html docx'.split(' ');

/** Files that look like one thing and are another; none of them may ever run. */
export function hostileFiles(picture: { png: Uint8Array; jpeg: Uint8Array }): readonly CorpusFile[] {
  const { png, jpeg } = picture;
  const of = (about: string, name: string, content: Uint8Array | string, becomes: string): CorpusFile => ({
    about,
    name,
    content: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
    becomes,
  });
  const noise = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 167 + 13) % 256));
  return [
    ...Object.entries(ACTIVE).flatMap(([about, content]) =>
      [...DRESSES.map((end) => `a.${end}`), 'a'].map((name) =>
        of(`${about} as ${name}`, name, content, 'file-active'),
      ),
    ),
    of('a picture named as a page', 'photo.png.html', png, 'file-active'),
    of('a picture named as a script', 'photo.js', png, 'file-active'),
    of('noise named as a picture', 'a.png', noise, 'file-mismatch'),
    of('noise named as a PDF', 'a.pdf', noise, 'file-mismatch'),
    of('noise named as a film', 'a.mp4', noise, 'file-mismatch'),
    of('a text named as a picture', 'a.jpg', 'just words', 'file-mismatch'),
    of('a picture named as a PDF', 'a.pdf', png, 'file-mismatch'),
    of('a PDF named as a picture', 'a.png', '%PDF-1.7\n', 'file-mismatch'),
    of('a PDF that begins as a page', 'a.pdf', `<html>${SCRIPT}%PDF-1.7`, 'file-active'),
    of(
      'a script that begins as a GIF',
      'a.gif',
      'GIF89a\x0a\x00\x0a\x00/*\x00*/=alert(1)',
      'picture-unreadable',
    ),
    of('only the beginning of a PNG', 'a.png', png.subarray(0, 30), 'picture-unreadable'),
    of('only the beginning of a JPEG', 'a.jpg', jpeg.subarray(0, 40), 'picture-unreadable'),
    of('a PNG with nothing in it', 'a.png', pngOf(100, 100), 'picture-unreadable'),
    of('a PNG without pixels', 'a.png', pngOf(0, 100), 'picture-unreadable'),
    of('a program', 'invoice.pdf.exe', `MZ\x90\x00${noise.toString('latin1')}`, 'other'),
    of('a document', 'a.docx', `PK\x03\x04\x14\x00${noise.toString('latin1')}`, 'other'),
    of('noise', 'a.bin', noise, 'other'),
    of('a text', 'a.md', '# Agenda\n\n1 < 2, a <b> c', 'text'),
    of('a text with a tag in it', 'a.txt', `Write ${SCRIPT} at the end.`, 'text'),
    of('a PDF', 'a.pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'pdf'),
    of('a film', 'a.mp4', '\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2', 'video'),
    of('a JPEG named as a PNG', 'a.png', jpeg, 'image'),
    of('a PNG with a page behind it', 'a.png', Buffer.concat([png, Buffer.from(SVG)]), 'image'),
  ];
}
