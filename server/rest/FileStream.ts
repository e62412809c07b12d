import type { StreamedReply } from '../contract/files';

/** What a route answers instead of JSON: a file from the disk, with ranges and validators. */
export class FileStream implements StreamedReply {
  readonly streamed = true;

  constructor(
    readonly options: {
      /** Nothing outside it is ever served. */
      readonly root: string;
      /** Below `root`. */
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
    },
  ) {}
}
