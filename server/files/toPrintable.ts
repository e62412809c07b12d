import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

/** What a PDF can hold as it is. */
const PRINTABLE = ['image/png', 'image/jpeg'];

/** A stored picture as a PNG or a JPEG; undefined when it cannot be read any more. */
export async function toPrintable({
  path,
  type,
}: {
  path: string;
  type: string;
}): Promise<Buffer | undefined> {
  try {
    return PRINTABLE.includes(type) ? await readFile(path) : await sharp(path).png().toBuffer();
  } catch {
    return undefined;
  }
}
