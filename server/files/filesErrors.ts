import type { ErrorCode } from '../contract/errors';
import { PlenumError } from '../kernel/PlenumError';

const SENTENCES = {
  'file-empty': 'This file is empty.',
  'file-active':
    'Web pages and SVG pictures are not taken: they can carry programs. Send a picture, or a ZIP with the file in it.',
  'file-mismatch': 'This file does not hold what its name says.',
  'picture-too-large': 'This picture has more than 50 million pixels. Make it smaller and try again.',
  'picture-unreadable': 'This picture cannot be read. Save it again and try once more.',
  'too-large': 'Files may have up to 50 MiB.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type FileRefusal = keyof typeof SENTENCES;

/** A file is not taken; the code says why. */
export class FileRefusedError extends PlenumError {
  override readonly name = 'FileRefusedError';
  constructor(readonly refusal: FileRefusal) {
    super(refusal, SENTENCES[refusal]);
  }
}

/** The refusal that a file was given, for whoever asks later. */
export function refusalOf(code: ErrorCode): PlenumError {
  return isRefusal(code) ? new FileRefusedError(code) : new PlenumError(code, 'This file was not taken.');
}

/** What was sent so far stays: it can go on once there is space again. */
export class DiskFullError extends PlenumError {
  override readonly name = 'DiskFullError';
  constructor(cause: unknown) {
    super('disk-full', 'The server has no space left for files. Try again later.', { cause });
  }
}

/** It does not exist, or is not for the eyes of whoever asks. */
export class UnknownFileError extends PlenumError {
  override readonly name = 'UnknownFileError';
  constructor() {
    super('not-found', 'There is no such file.');
  }
}

function isRefusal(code: ErrorCode): code is FileRefusal {
  return code in SENTENCES;
}
