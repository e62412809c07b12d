import { inflateSync } from 'node:zlib';

/** The characters that the fonts of a PDF say they show: what a reader can search and copy. */
export function charactersOf(pdf: Buffer): Set<string> {
  const maps = streamsOf(pdf).filter(
    (stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar'),
  );
  const codes = maps.flatMap((map) =>
    [...map.matchAll(/<([0-9a-f]{4,8})>(?=[\s\]])/gi)].map(([, code = '']) => code),
  );
  return new Set(codes.map((code) => String.fromCodePoint(Number.parseInt(code, 16))));
}

/** The streams of a PDF, unpacked. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let from = 0; ; ) {
    const start = pdf.indexOf('stream\n', from);
    if (start < 0) return streams;
    const end = pdf.indexOf('\nendstream', start);
    try {
      streams.push(inflateSync(pdf.subarray(start + 7, end)).toString('latin1'));
    } catch {
      // Not packed.
    }
    from = end + 10;
  }
}
