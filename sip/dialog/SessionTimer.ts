import type { CancelTimer, Clock } from '../Clock';
import { MIN_SESSION_SECONDS } from '../focusCapabilities';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';

/** Seconds a session lives without a refresh. */
const SESSION_SECONDS = 1800;

type Headers = readonly (readonly [name: string, value: string])[];

/** Ends a session that nobody keeps alive (RFC 4028): one side refreshes at half time, the other listens. */
export class SessionTimer {
  #cancel: CancelTimer | undefined;
  #seconds = SESSION_SECONDS;

  constructor(
    private readonly clock: Clock,
    /** Time for us to refresh. */
    private readonly due: () => void,
    /** Nobody refreshed in time. */
    private readonly expired: () => void,
  ) {}

  /**
   * Agrees with a session request that is being granted, and starts anew; answers what the 2xx says about it.
   * A peer that does not know session timers gets none.
   */
  agree(request: SipRequest): Headers {
    const asked = readSessionExpires(request.headers.get('session-expires'));
    const peerKnows = request.headers.lists('supported', 'timer');
    this.stop();
    if (!peerKnows && !asked) return [];
    this.#seconds = Math.min(asked?.seconds ?? SESSION_SECONDS, SESSION_SECONDS);
    const refresher = peerKnows ? (asked?.refresher ?? 'uac') : 'uas';
    this.#start(refresher === 'uas');
    const header = ['session-expires', `${this.#seconds};refresher=${refresher}`] as const;
    return refresher === 'uac' ? [['require', 'timer'], header] : [header];
  }

  /** What a refresh of ours says. */
  get refreshHeaders(): Headers {
    return [
      ['supported', 'timer'],
      ['session-expires', `${this.#seconds};refresher=uac`],
    ];
  }

  /** Our refresh was granted. */
  refreshed(response: SipResponse): void {
    const granted = readSessionExpires(response.headers.get('session-expires'));
    this.#seconds = Math.max(MIN_SESSION_SECONDS, granted?.seconds ?? this.#seconds);
    this.#start(granted?.refresher !== 'uas');
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #start(weRefresh: boolean): void {
    this.stop();
    const ms = this.#seconds * 1000;
    this.#cancel = weRefresh
      ? this.clock.after(ms / 2, this.due)
      : this.clock.after(ms - Math.min(32_000, ms / 3), this.expired);
  }
}

function readSessionExpires(text: string | undefined) {
  const match = /^(\d{1,9})[ \t]*(?:;.*?\brefresher[ \t]*=[ \t]*(uac|uas))?/i.exec(text ?? '');
  if (!match) return undefined;
  return { seconds: Number(match[1]), refresher: match[2]?.toLowerCase() };
}
