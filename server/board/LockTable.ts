import type { LockTarget, LockView } from '../contract/board';
import type { ParticipantId } from '../contract/ids';
import { LockHeldError } from './boardErrors';

/** A lock ends by itself after this time, unless it is renewed. */
export const LEASE_MS = 8_000;

interface Lease {
  view: LockView;
  until: number;
}

/**
 * Where things lie: what a target is part of, itself first. An object is part of its group and its page, a group of
 * its page.
 */
export type Within = (target: LockTarget) => readonly LockTarget[];

/** Who may change which object. A lock is a lease: it ends by itself. (SPEC L1-L6) */
export class LockTable {
  readonly #leases = new Map<string, Lease>();

  constructor(
    private readonly within: Within,
    private readonly now: () => number = Date.now,
  ) {}

  get views(): readonly LockView[] {
    return [...this.#leases.values()].filter(({ until }) => until > this.now()).map(({ view }) => view);
  }

  heldBy(holder: ParticipantId): readonly LockView[] {
    return this.views.filter((view) => view.holder === holder);
  }

  /** Throws LockHeldError when somebody else holds something that `target` is part of. */
  assertFree(target: LockTarget, wanted: ParticipantId): void {
    for (const whole of this.within(target)) {
      const lease = this.#find(whole);
      if (lease && lease.view.holder !== wanted) throw new LockHeldError(whole, lease.view.holder);
    }
  }

  /** As assertFree, and nothing that is part of `target` may be held by another either. */
  assertAllFree(target: LockTarget, wanted: ParticipantId): void {
    this.assertFree(target, wanted);
    if (target.kind === 'object') return;
    for (const view of this.views) {
      const overlaps = this.within(view.target).some((whole) => keyOf(whole) === keyOf(target));
      if (overlaps && view.holder !== wanted) throw new LockHeldError(view.target, view.holder);
    }
  }

  /** All or none: throws LockHeldError. What its holder has already is renewed and keeps its `since`. */
  acquire(targets: readonly LockTarget[], lock: Omit<LockView, 'target'>): readonly LockView[] {
    for (const target of targets) this.assertAllFree(target, lock.holder);
    return targets.map((target) => {
      const view = { ...lock, target, since: this.#find(target)?.view.since ?? lock.since };
      this.#leases.set(keyOf(target), { view, until: this.now() + LEASE_MS });
      return view;
    });
  }

  /** Everything that `holder` still holds lasts longer. */
  renew(holder: ParticipantId): readonly LockView[] {
    const held = this.heldBy(holder);
    for (const { target } of held) {
      const lease = this.#find(target);
      if (lease) lease.until = this.now() + LEASE_MS;
    }
    return held;
  }

  /** Answers those that were held. */
  release(targets: readonly LockTarget[], holder: ParticipantId): readonly LockTarget[] {
    const held = targets.filter((target) => this.#find(target)?.view.holder === holder);
    for (const target of held) this.#leases.delete(keyOf(target));
    return held;
  }

  releaseAll(holder: ParticipantId): readonly LockTarget[] {
    return this.release(
      this.heldBy(holder).map(({ target }) => target),
      holder,
    );
  }

  /** Ends those of what is no longer there. */
  drop(targets: readonly LockTarget[]): readonly LockTarget[] {
    return targets.filter((target) => this.#leases.delete(keyOf(target)));
  }

  /** Ends what was not renewed; answers what has ended. */
  expire(): readonly LockTarget[] {
    const ended = [...this.#leases.values()].filter(({ until }) => until <= this.now());
    return this.drop(ended.map(({ view }) => view.target));
  }

  #find(target: LockTarget): Lease | undefined {
    const lease = this.#leases.get(keyOf(target));
    return lease && lease.until > this.now() ? lease : undefined;
  }
}

function keyOf({ kind, id }: LockTarget): string {
  return `${kind} ${id}`;
}
