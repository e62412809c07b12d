import type { LockTarget, LockView } from '../../../server/contract/board';
import { BOARD_LIMITS } from '../../../server/contract/boardLimits';
import type { ParticipantId } from '../../../server/contract/ids';
import { askPatiently } from '../../connection/askPatiently';
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
  #closed = false;

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

  /** All or none: false when somebody else works on one of them. The locks are renewed until they are released. */
  async acquire(targets: readonly LockTarget[], activity: Activity): Promise<boolean> {
    for (const { id } of targets) this.#wanted.add(id);
    const asked: LockTarget[] = [];
    try {
      for (const slice of slicesOf(targets)) {
        // What was let go while those before it were asked for.
        const wanted = slice.filter(({ id }) => this.#wanted.has(id));
        if (wanted.length === 0) continue;
        await askPatiently(
          () => this.#acquire(wanted, activity),
          () => !this.#closed,
        );
        asked.push(...wanted);
      }
      return true;
    } catch (error) {
      this.release(asked);
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
    this.#closed = true;
    clearInterval(this.#renewing);
    this.removeAllListeners();
  }

  async #acquire(targets: LockTarget[], activity: Activity): Promise<void> {
    const { locks } = await this.socket.request('board:lock', { targets, activity });
    const isWanted = ({ target }: LockView) => this.#wanted.has(target.id);
    this.change(locks.filter(isWanted), []);
    // What was let go before the answer came.
    this.#giveBack(locks.filter((lock) => !isWanted(lock)).map(({ target }) => target));
    this.#renewing ??= setInterval(() => this.#renew(), RENEW_MS);
  }

  #giveBack(targets: LockTarget[]): void {
    for (const slice of slicesOf(targets))
      this.socket.request('board:release', { targets: slice }).catch(() => undefined);
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

/** As many as one request may name. */
function slicesOf(targets: readonly LockTarget[]): LockTarget[][] {
  const most = BOARD_LIMITS.lockTargets;
  return Array.from({ length: Math.ceil(targets.length / most) }, (_, index) =>
    targets.slice(index * most, (index + 1) * most),
  );
}

function isSame(one: LockTarget, other: LockTarget): boolean {
  return one.kind === other.kind && one.id === other.id;
}
