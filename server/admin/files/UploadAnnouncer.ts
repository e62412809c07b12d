import type { StoredFile } from '../../../db/stores/FileStore';
import type { UploadNotice } from '../../contract/files';
import type { FileId, MeetingId, ParticipantId } from '../../contract/ids';

/** Who is told of uploads: the people of a meeting that runs. */
export interface UploadAudience {
  tellUpload(meeting: MeetingId, notice: UploadNotice, to: readonly ParticipantId[] | 'everyone'): void;
}

type Announced = Pick<
  StoredFile,
  'meeting' | 'id' | 'uploader' | 'recipient' | 'name' | 'purpose' | 'place' | 'size'
>;

const EVERY_MS = 500;

/** Tells how uploads go on: that they begin and end, and between these twice a second at most. */
export class UploadAnnouncer {
  readonly #toldAt = new Map<FileId, number>();

  constructor(
    private readonly audience: UploadAudience,
    private readonly now: () => number,
  ) {}

  tell(upload: Announced, progress: UploadNotice['progress']): void {
    const { meeting, id, uploader, recipient, name, purpose, place, size } = upload;
    if (progress.state === 'receiving') {
      const toldAt = this.#toldAt.get(id) ?? Number.NEGATIVE_INFINITY;
      if (this.now() - toldAt < EVERY_MS) return;
      this.#toldAt.set(id, this.now());
    } else this.#toldAt.delete(id);
    const to = recipient ? [uploader.participant, recipient] : 'everyone';
    const notice = { id, by: uploader.participant, name, purpose, place, size, progress };
    this.audience.tellUpload(meeting, notice, to);
  }
}
