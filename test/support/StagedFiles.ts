import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParticipantView } from '../../server/contract/conference';
import { type MeetingId, ParticipantId, type UserId } from '../../server/contract/ids';
import type { OpenRest } from './openRest';

const HASH = 'ab'.repeat(32);

/** One upload that is under way and one file on the board, in each of two meetings; and who is in them. */
export class StagedFiles {
  readonly upload = { here: randomUUID(), elsewhere: randomUUID() };
  readonly file = { here: randomUUID(), elsewhere: randomUUID() };

  constructor(private readonly rest: OpenRest) {}

  /** `records` are meetings that are over and have the same file. */
  async stage(
    meetings: { here: MeetingId; elsewhere: MeetingId },
    records: { here: string; elsewhere: string },
    uploader: UserId,
  ): Promise<void> {
    const { dataDir, fresh } = this.rest;
    mkdirSync(join(dataDir, 'files/store/ab'), { recursive: true });
    writeFileSync(join(dataDir, 'files/store/ab', HASH), 'picture');
    await fresh.database.source.query('DELETE FROM files');
    for (const place of ['here', 'elsewhere'] as const) {
      const id = this.upload[place];
      const quarantine = join(dataDir, 'files/quarantine');
      writeFileSync(join(quarantine, id), '');
      writeFileSync(join(quarantine, `${id}.json`), JSON.stringify({ id, size: 2, offset: 0 }));
      await fresh.database.source.query(
        `INSERT INTO files (meeting_id, id, uploader_kind, uploader_id, participant_id, purpose, name, size, state, kind,
                            type, hash, created_at, changed_at)
         VALUES ($1, $2, 'user', $4, $4, 'board', 'a', 2, 'receiving', NULL, NULL, NULL, now(), now()),
                ($1, $3, 'user', $4, $4, 'board', 'a.png', 7, 'ready', 'image', 'image/png', $5, now(), now()),
                ($6, $3, 'user', $4, $4, 'board', 'a.png', 7, 'ready', 'image', 'image/png', $5, now(), now())`,
        [meetings[place], id, this.file[place], uploader, HASH, records[place]],
      );
    }
  }

  /** Somebody is in the meeting with their browser. */
  join(
    meeting: MeetingId,
    address: string,
    id: ParticipantId = ParticipantId.parse(randomUUID()),
  ): ParticipantId {
    const { people } = this.rest.presence;
    const person: ParticipantView = {
      id,
      displayName: address,
      address,
      role: 'participant',
      device: 'browser',
      connection: 'connected',
      sources: { microphone: 'none', camera: 'none', screen: 'none', 'screen-audio': 'none' },
      joinedAt: new Date().toISOString(),
    };
    people.set(meeting, [...(people.get(meeting) ?? []), person]);
    return id;
  }

  static readonly headers = {
    createUpload: {
      'tus-resumable': '1.0.0',
      'upload-length': '5',
      'upload-metadata': 'purpose Ym9hcmQ=,filename YS5wbmc=',
    },
    viewUpload: { 'tus-resumable': '1.0.0' },
    continueUpload: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    abandonUpload: { 'tus-resumable': '1.0.0' },
  };
}
