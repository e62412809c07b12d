import type { RequestName } from '../contract/events';
import { type Allowance, multiplied, TokenBucket } from '../kernel/TokenBucket';
import { RateLimitedError } from './signallingErrors';

/** What requests of one class are allowed together, for one person. */
const ALLOWANCES = {
  bind: { perSecond: 1, burst: 10 },
  host: { perSecond: 10, burst: 10 },
  /** Set-up of media. A join with camera, microphone and share takes eight; a worker's death as many again. */
  media: { perSecond: 4, burst: 40 },
  /** Ten people who arrive at once bring up to forty streams, each of which may be acknowledged on its own. */
  consumers: { perSecond: 6, burst: 60 },
  /** A window that is resized reports its tiles again and again; a client sends at most five a second. */
  view: { perSecond: 5, burst: 20 },
  board: { perSecond: 60, burst: 120 },
  /** Where one points; who sends more only loses steps of the way. */
  boardLive: { perSecond: 25, burst: 50 },
  /** A large board is loaded in some fifty pieces. */
  boardLoad: { perSecond: 40, burst: 160 },
  boardAsk: { perSecond: 1, burst: 3 },
  chat: { perSecond: 5, burst: 10 },
  chatRead: { perSecond: 5, burst: 20 },
  chatReaction: { perSecond: 3, burst: 6 },
  chatTyping: { perSecond: 1, burst: 2 },
  chatSearch: { perSecond: 1, burst: 10 },
} as const satisfies Record<string, Allowance>;

type LimitClass = keyof typeof ALLOWANCES;

/** Which class each request counts towards; a request without one does not compile. */
export const LIMIT_CLASS = {
  'conference:bind': 'bind',
  'conference:mute': 'host',
  'conference:end': 'host',
  'media:open': 'media',
  'media:connect': 'media',
  'media:restartIce': 'media',
  'media:produce': 'media',
  'media:closeProducer': 'media',
  'media:setPaused': 'media',
  'media:consumersReady': 'consumers',
  'media:view': 'view',
  'board:open': 'boardLoad',
  'board:close': 'boardLoad',
  'board:load': 'boardLoad',
  'board:submit': 'board',
  'board:undo': 'board',
  'board:redo': 'board',
  'board:lock': 'board',
  'board:renew': 'board',
  'board:release': 'board',
  'board:live': 'boardLive',
  'board:askPen': 'boardAsk',
  'board:pens': 'boardLoad',
  'chat:open': 'chatRead',
  'chat:history': 'chatRead',
  'chat:read': 'chatRead',
  'chat:search': 'chatSearch',
  'chat:post': 'chat',
  'chat:edit': 'chat',
  'chat:delete': 'chat',
  'chat:react': 'chatReaction',
  'chat:pin': 'host',
  'chat:setMode': 'host',
  'chat:typing': 'chatTyping',
} as const satisfies Record<RequestName, LimitClass>;

/** Malformed requests: more than these, and the socket is cut. */
const INVALID_REQUESTS: Allowance = { perSecond: 20 / 60, burst: 20 };

/** How much one person may still ask for, over all their sockets; what a whole socket may send is SocketAllowance. */
export class RateLimiter {
  readonly #classes: ReadonlyMap<LimitClass, TokenBucket>;
  readonly #invalidRequests: TokenBucket;

  constructor(factor: number, now: () => number) {
    const bucket = (allowance: Allowance) => new TokenBucket(multiplied(allowance, factor), now);
    this.#classes = new Map(limitClasses().map((name) => [name, bucket(ALLOWANCES[name])]));
    this.#invalidRequests = bucket(INVALID_REQUESTS);
  }

  /** Counts one request; throws RateLimitedError when there were too many of its class. */
  admit(request: RequestName): void {
    const bucket = this.#classes.get(LIMIT_CLASS[request]);
    if (bucket && !bucket.take()) throw new RateLimitedError(bucket.secondsUntilNext);
  }

  /** Counts one malformed request and says how far things have gone. */
  noteInvalidRequest(): 'tolerated' | 'worrying' | 'too-many' {
    if (!this.#invalidRequests.take()) return 'too-many';
    return this.#invalidRequests.level < 0.5 ? 'worrying' : 'tolerated';
  }

  /** Nothing is held against this person: the limiter may be forgotten and made anew. */
  get isFull(): boolean {
    return [...this.#classes.values(), this.#invalidRequests].every((bucket) => bucket.level === 1);
  }
}

/** What a class allows, for tests and documentation. */
export function allowanceOf(request: RequestName): Allowance {
  return ALLOWANCES[LIMIT_CLASS[request]];
}

function limitClasses(): LimitClass[] {
  return [...new Set(Object.values(LIMIT_CLASS))];
}
