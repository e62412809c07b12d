import type { MeetingStore, StoredMeeting } from '../../db/stores/MeetingStore';
import type { MeetingCode } from '../contract/ids';
import { addressKey } from '../kernel/addressKey';
import { UnknownMeetingError } from '../kernel/UnknownMeetingError';
import type { AttemptLimiter } from './AttemptLimiter';

/** Finds meetings by their code, and slows down whoever guesses codes. */
export class MeetingCodes {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly limiter: AttemptLimiter,
  ) {}

  /**
   * `asker` is what guesses are counted by: a network address, or a SIP address of record. A right code does not
   * count. Throws UnknownMeetingError or RetryLaterError.
   */
  async find(code: MeetingCode, asker: string): Promise<StoredMeeting> {
    const attempt = await this.limiter.take('code', addressKey(asker));
    const meeting = await this.meetings.findByCode(code);
    if (!meeting) throw new UnknownMeetingError();
    await attempt.takeBack();
    return meeting;
  }
}
