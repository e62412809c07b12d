import type { FileId } from '../../server/contract/ids';
import { FileUpload, type FileUploadOptions } from './FileUpload';
import { fileUrl } from './fileUrl';
import type { RestClient } from './RestClient';

/** The files of one meeting. */
export class MeetingFiles {
  constructor(
    private readonly rest: RestClient,
    readonly meeting: string,
  ) {}

  /** Where a picture is shown from. */
  urlOf(file: FileId): string {
    return fileUrl(this.meeting, file, 'show');
  }

  /** Where a file is saved from. */
  saveUrlOf(file: FileId): string {
    return fileUrl(this.meeting, file, 'save');
  }

  upload(content: Blob, options: Omit<FileUploadOptions, 'meeting' | 'purpose'>): FileUpload {
    const purpose = options.place ? 'board' : 'chat';
    return new FileUpload(this.rest, content, { ...options, meeting: this.meeting, purpose });
  }
}
