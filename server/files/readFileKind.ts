import { FILE_LIMITS, type FileKind } from '../contract/fileLimits';
import type { ByteSource } from './ByteSource';
import { FileRefusedError } from './filesErrors';
import { type PictureSize, type PictureType, readPictureSize } from './readPictureSize';

/** What a file is by its content, whatever its name says. */
export type Finding =
  | { readonly kind: 'image'; readonly type: PictureType; readonly size: PictureSize }
  | { readonly kind: Exclude<FileKind, 'image'>; readonly type: string };

/**
 * Finds out what a file is, from its first bytes and its structure. Throws FileRefusedError for what is empty, what a
 * browser would run, what is not what its name says, and for pictures with too many pixels.
 */
export async function readFileKind(source: ByteSource, name: string): Promise<Finding> {
  if (source.size === 0) throw new FileRefusedError('file-empty');
  const extension = extensionOf(name);
  if (ACTIVE.has(extension)) throw new FileRefusedError('file-active');
  const head = await source.read(0, HEAD_BYTES);
  const finding = await find(source, head);
  const claimed = CLAIMS.get(extension);
  if (claimed && claimed !== finding.kind) throw new FileRefusedError('file-mismatch');
  return finding;
}

/** What browsers take for a page, or run, by its name. */
const ACTIVE = new Set(
  'html htm xhtml xht shtml mht mhtml svg svgz hta xml xsl xslt js mjs cjs jsx css wasm swf'.split(' '),
);
/** What a name promises, where we know how to tell. */
const CLAIMS: ReadonlyMap<string, FileKind> = new Map([
  ...['png', 'jpg', 'jpeg', 'jpe', 'jfif', 'webp', 'gif'].map((name) => [name, 'image'] as const),
  ['pdf', 'pdf'],
  ...['mp4', 'm4v', 'webm'].map((name) => [name, 'video'] as const),
]);

const HEAD_BYTES = 65_536;

async function find(source: ByteSource, head: Uint8Array): Promise<Finding> {
  const type = pictureType(head);
  if (type) return { kind: 'image', type, size: await checkedSize(source, type) };
  if (isPdf(head)) return { kind: 'pdf', type: 'application/pdf' };
  if (startsWith(head, 'ftyp', 4)) return { kind: 'video', type: 'video/mp4' };
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3]) && toLatin(head.subarray(0, 64)).includes('webm'))
    return { kind: 'video', type: 'video/webm' };
  const text = readText(head, source.size > head.length);
  if (text === undefined) return { kind: 'other', type: 'application/octet-stream' };
  if (isMarkup(text)) throw new FileRefusedError('file-active');
  return { kind: 'text', type: 'text/plain; charset=utf-8' };
}

async function checkedSize(source: ByteSource, type: PictureType): Promise<PictureSize> {
  const size = await readPictureSize(source, type);
  if (!size) throw new FileRefusedError('picture-unreadable');
  if (size.width * size.height > FILE_LIMITS.pixels) throw new FileRefusedError('picture-too-large');
  return size;
}

function pictureType(head: Uint8Array): PictureType | undefined {
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return 'image/webp';
  if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return 'image/gif';
  return undefined;
}

/** A PDF may begin with up to a kilobyte of something else: then it is also that, and we do not take it for a PDF. */
function isPdf(head: Uint8Array): boolean {
  return startsWith(head, '%PDF-');
}

/** UTF-8 without control characters, or UTF-16 that says so; undefined for anything else. */
function readText(head: Uint8Array, isCut: boolean): string | undefined {
  const utf16 = startsWith(head, [0xff, 0xfe]) ? 'utf-16le' : startsWith(head, [0xfe, 0xff]) && 'utf-16be';
  try {
    const text = new TextDecoder(utf16 || 'utf-8', { fatal: true }).decode(head, { stream: isCut });
    return /[^\P{Cc}\t\n\r\f\u001b]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What a browser would take for a page or a drawing if it were told nothing of its type. */
function isMarkup(text: string): boolean {
  const start = text.trimStart().slice(0, 4_096).toLowerCase();
  return (
    start.startsWith('<') &&
    /<(!doctype|html|head|body|svg|script|iframe|\?xml|[a-z]+:svg|style|title|a |b>|br|div|font|h1|img|p>|table|!--)/.test(
      start,
    )
  );
}

/** The last one, in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s]{1,12})[.\s]*$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function startsWith(head: Uint8Array, what: string | readonly number[], at = 0): boolean {
  const bytes = typeof what === 'string' ? [...what].map((letter) => letter.charCodeAt(0)) : what;
  return bytes.every((byte, index) => head[at + index] === byte);
}

function toLatin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
