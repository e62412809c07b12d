import { unpackPdf } from './unpackPdf';

/**
 * The text of a PDF as a reader would copy it, without white space: what the content streams show, by what its fonts
 * say their glyphs mean (ISO 32000-1, 9.10).
 */
export function readPdfText(pdf: Buffer): string {
  const objects = unpackPdf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', id = ''] of pdf.toString('latin1').matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.text ?? '')?.[1] ?? '';
    fonts.set(name, meaningsIn(objects.get(toUnicode)?.stream ?? ''));
  }
  return [...objects.values()].map(({ stream }) => shownIn(stream, fonts)).join('');
}

/** Which text each glyph stands for. */
function meaningsIn(cmap: string): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gis)) {
    [...list.matchAll(/<([0-9a-f]*)>/gi)].forEach(([, code = ''], index) => {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      meanings.set(glyph, Buffer.from(code, 'hex').swap16().toString('utf16le'));
    });
  }
  return meanings;
}

function shownIn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, name, shown = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    for (const [, codes = ''] of shown.matchAll(/<([0-9a-f]*)>/gi)) {
      text +=
        font.size === 0
          ? Buffer.from(codes, 'hex').toString('latin1')
          : (codes.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toLowerCase()) ?? '').join('');
    }
  }
  return text.replace(/\s/g, '');
}
