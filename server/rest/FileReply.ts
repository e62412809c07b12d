import type { FileView } from '../contract/archive';

/** What a route answers instead of JSON: a file to be saved. */
export class FileReply implements FileView {
  constructor(
    /** Letters, digits, dots and dashes: it stands in a header. */
    readonly name: string,
    readonly type: string,
    readonly content: Uint8Array,
  ) {
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name)) throw new Error('a plain file name is wanted');
  }
}
