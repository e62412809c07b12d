import type { StoredFileView, UploadPlace } from '../../../server/contract/files';
import type { FileId } from '../../../server/contract/ids';

/** A picture on its way; `send` may be called again after a failure, and goes on where it was. */
export interface PictureUpload {
  send(): Promise<StoredFileView>;
  cancel(): Promise<void>;
}

/** The pictures of the meeting, as its board needs them. */
export interface BoardFiles {
  readonly meeting: string;
  urlOf(file: FileId): string;
  upload(
    content: Blob,
    options: {
      readonly name: string;
      readonly place: UploadPlace;
      readonly onProgress: (part: number) => void;
    },
  ): PictureUpload;
}
