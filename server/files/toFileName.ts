import { FILE_LIMITS } from '../contract/fileLimits';
import { extensionOf, type Finding } from './readFileKind';

/**
 * The name under which a file is shown and saved: only the last part of a path, without what directs terminals, headers
 * or the writing direction, without names that systems keep for devices, and not longer than any disk takes it.
 */
export function toFileName(raw: string): string {
  const last = raw.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const free = DEVICES.test(plain) ? `_${plain}` : plain;
  return shortened(free) || 'file';
}

/** A name that ends as files of this kind do: by it a computer decides what opens them. */
export function toFittingName(raw: string, { kind, type }: Finding): string {
  const name = toFileName(raw);
  const endings = ENDINGS[type];
  if (kind === 'other' || kind === 'text' || !endings || endings.includes(extensionOf(name))) return name;
  return shortened(`${name}.${endings[0]}`);
}

const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
};

/** Keeps the ending. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= FILE_LIMITS.nameLength && Buffer.byteLength(name) <= MOST_BYTES) return name;
  const extension = extensionOf(name);
  const ending = extension ? `.${extension}` : '';
  const room = FILE_LIMITS.nameLength - ending.length;
  let stem = letters.slice(0, Math.min(room, letters.length - ending.length));
  while (Buffer.byteLength(stem.join('')) > MOST_BYTES - Buffer.byteLength(ending)) stem = stem.slice(0, -1);
  return `${stem.join('').trimEnd()}${ending}`;
}

/** What the usual file systems take. */
const MOST_BYTES = 240;
