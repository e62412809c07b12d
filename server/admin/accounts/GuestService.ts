import type { AccountStore } from '../../../db/stores/AccountStore';
import type { GuestSignInRequest } from '../../contract/accounts';
import type { GuestId } from '../../contract/ids';
import { addressKey } from '../../kernel/addressKey';
import { PlenumError } from '../../kernel/PlenumError';
import type { Client } from '../../rest/defineRoute';
import type { AttemptLimiter } from '../AttemptLimiter';
import type { MeetingCodes } from '../MeetingCodes';
import { guestSipName } from './sipName';

/** Lets people without an account into the one meeting whose code they know. */
export class GuestService {
  constructor(
    private readonly accounts: AccountStore,
    private readonly codes: MeetingCodes,
    private readonly limiter: AttemptLimiter,
    private readonly now: () => number = Date.now,
  ) {}

  /** A new guest of the meeting. Throws `meeting-not-found`, `meeting-ended` or RetryLaterError. */
  async admit({ code, displayName, locale }: GuestSignInRequest, client: Client): Promise<GuestId> {
    const meeting = await this.codes.find(code, client.ip);
    if (meeting.state === 'ended') throw new PlenumError('meeting-ended', 'This meeting has ended.');
    await this.limiter.take('guest', addressKey(client.ip));
    return this.accounts.createGuest({
      meeting: meeting.id,
      displayName,
      sipName: guestSipName(),
      locale,
      createdAt: new Date(this.now()),
    });
  }
}
