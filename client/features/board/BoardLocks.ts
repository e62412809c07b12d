import type { LockTarget, LockView } from '../../../server/contract/board';
import type { ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import { RequestError } from '../../connection/RequestError';
import type { SignallingClient } from '../../connection/SignallingClient';
import { UnansweredError } from '../../connection/UnansweredError';

interface BoardLocksEvents {
  changed: [];
  /** A lock was not given. */
  refused: [error: RequestError];
}

type Activity = LockView['activity'];

const RENEW_MS = 3_000;

/** Who works on what, and the locks that one holds oneself: asked for, renewed until they are let go. (SPEC L) */
export class BoardLocks extends Emitter<BoardLocksEvents> {
  #views: readonly LockView[] = [];
  /** Ids of what one works on, or has asked for. */
  readonly #wanted = new Set<string>();
  #renewing: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly socket: Pick<SignallingClient, 'request'>,
    private readonly self: ParticipantId,
  ) {
    super();
  }

  get views(): readonly LockView[] {
    return this.#views;
  }

  /** Somebody else who works on one of them. */
  holderOf(targets: readonly LockTarget[]): LockView | undefined {
    return this.#views.find(
      ({ holder, target }) => holder !== this.self && targets.some((wanted) => isSame(target, wanted)),
    );
  }

  /** As the server says it is. */
  replace(views: readonly LockView[]): void {
    this.#views = views;
    this.emit('changed');
  }

  change(acquired: readonly LockView[], released: readonly LockTarget[]): void {
    const changed = [...released, ...acquired.map(({ target }) => target)];
    const others = this.#views.filter(({ target }) => !changed.some((one) => isSame(one, target)));
    this.replace([...others, ...acquired]);
  }

  /** False when somebody else works on one of them. The locks are renewed until they are released. */
  async acquire(targets: readonly LockTarget[], activity: Activity): Promise<boolean> {
    for (const { id } of targets) this.#wanted.add(id);
    try {
      const { locks } = await this.socket.request('board:lock', { targets: [...targets], activity });
      const isWanted = ({ target }: LockView) => this.#wanted.has(target.id);
      this.change(locks.filter(isWanted), []);
      // What was let go before the answer came.
      this.#giveBack(locks.filter((lock) => !isWanted(lock)).map(({ target }) => target));
      this.#renewing ??= setInterval(() => this.#renew(), RENEW_MS);
      return true;
    } catch (error) {
      if (error instanceof RequestError && !(error instanceof UnansweredError)) this.emit('refused', error);
      return false;
    }
  }

  release(targets: readonly LockTarget[]): void {
    for (const { id } of targets) this.#wanted.delete(id);
    const held = targets.filter((target) =>
      this.#views.some((lock) => lock.holder === this.self && isSame(lock.target, target)),
    );
    if (held.length === 0) return;
    this.change([], held);
    this.#giveBack(held);
  }

  close(): void {
    clearInterval(this.#renewing);
    this.removeAllListeners();
  }

  #giveBack(targets: LockTarget[]): void {
    if (targets.length > 0) this.socket.request('board:release', { targets }).catch(() => undefined);
  }

  #renew(): void {
    if (!this.#views.some(({ holder }) => holder === this.self)) {
      clearInterval(this.#renewing);
      this.#renewing = undefined;
      return;
    }
    this.socket.request('board:renew', {}).catch(() => undefined);
  }
}

function isSame(one: LockTarget, other: LockTarget): boolean {
  return one.kind === other.kind && one.id === other.id;
}
