import { inflateSync } from 'node:zlib';

/** The objects of a PDF by their numbers, each as it is written and with its stream unpacked. */
export function unpackPdf(pdf: Buffer): Map<string, { text: string; stream: string }> {
  const objects = new Map<string, { text: string; stream: string }>();
  for (const [, id = '', body = ''] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    objects.set(id, { text: body, stream: unpacked(body) });
  }
  return objects;
}

function unpacked(body: string): string {
  const start = body.indexOf('stream\n');
  if (start < 0) return '';
  try {
    return inflateSync(Buffer.from(body.slice(start + 7), 'latin1'), { finishFlush: 2 }).toString('latin1');
  } catch {
    return '';
  }
}
