import type { MeetingId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';
import { keepRecord } from './keepRecord';
import { tellChanged } from './tellChanged';
import { type NewsSender, tellNews } from './tellNews';

/** What follows from every coming, going, beginning and ending, in the transaction in which it is written. */
export class MeetingNews {
  constructor(private readonly send: NewsSender) {}

  /** What the record says follows at once, and whoever watches all meetings learns of it. */
  async changed(source: Queryable, meeting: MeetingId, at: Date): Promise<void> {
    await this.keep(source, { meeting, seen: at }, at);
    await tellChanged(source, { topic: 'meetings', id: meeting, to: { audience: 'admins' } });
  }

  /** Brings the record to what was seen last. Webhooks learn when it is ready. */
  async keep(
    source: Queryable,
    { meeting, seen }: { meeting: MeetingId; seen: Date },
    at: Date,
  ): Promise<void> {
    if (await keepRecord(source, meeting, seen))
      await tellNews(source, this.send, { event: 'record.ready', at, data: { record: meeting } });
  }

  async tell(
    source: Queryable,
    event: 'meeting.started' | 'meeting.ended',
    { meeting, at }: { meeting: MeetingId; at: Date },
  ): Promise<void> {
    await tellNews(source, this.send, { event, at, data: { meeting } });
  }
}
