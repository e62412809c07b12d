import type { ParticipantId } from '../server/contract/ids';

/** A request counts as just run for this long after its answer. */
export const JUST_RUN_MS = 1000;
const WINDOW_MS = 60_000;
/** A participant tied to more deaths than this within the window is quarantined. */
const FORGIVEN_DEATHS = 2;
const QUARANTINE_MS = 10 * 60_000;

interface Activity {
  running: number;
  lastAt: number;
}

/** What a worker's death means for those on it. */
export interface DeathVerdict {
  /** Whose requests were running or had just run. */
  readonly suspects: readonly ParticipantId[];
  /** Who is kept out from now on: the only suspect, and not for the first time. */
  readonly quarantined: ParticipantId | undefined;
}

/**
 * Remembers whose request was running, or had just run, when a worker died, so that a device that kills workers is
 * found and kept out. Pure. (SPEC M8)
 */
export class CrashLedger {
  readonly #activities = new WeakMap<object, Map<ParticipantId, Activity>>();
  readonly #deaths = new Map<ParticipantId, number[]>();
  readonly #quarantinedUntil = new Map<ParticipantId, number>();

  constructor(private readonly now: () => number = Date.now) {}

  requestStarted(worker: object, participant: ParticipantId): void {
    this.#note(worker, participant, 1);
  }

  requestEnded(worker: object, participant: ParticipantId): void {
    this.#note(worker, participant, -1);
  }

  /**
   * Ties a worker's death to those who were active on it; to `only`, if the worker was theirs alone at that time.
   * Several suspects are never quarantined: a worker may die while everyone comes back from its last death.
   */
  recordDeath(worker: object, only?: ParticipantId): DeathVerdict {
    const active = this.#activeOn(worker);
    const suspects = only !== undefined && active.includes(only) ? [only] : active;
    this.#activities.delete(worker);
    for (const suspect of suspects) this.#deaths.set(suspect, [...this.#recentDeaths(suspect), this.now()]);
    const [sole, ...others] = suspects;
    const guilty =
      others.length === 0 && sole !== undefined && this.#recentDeaths(sole).length > FORGIVEN_DEATHS;
    if (guilty) this.#quarantine(sole);
    return { suspects, quarantined: guilty ? sole : undefined };
  }

  /** How many could still be suspects of this worker's death, for leak tests. */
  rememberedOn(worker: object): number {
    return this.#activities.get(worker)?.size ?? 0;
  }

  isQuarantined(participant: ParticipantId): boolean {
    const until = this.#quarantinedUntil.get(participant);
    if (until === undefined || until > this.now()) return until !== undefined;
    this.#quarantinedUntil.delete(participant);
    return false;
  }

  /** Tied to as many deaths as are forgiven: the next one must be told apart from what others do. */
  isOnProbation(participant: ParticipantId): boolean {
    return this.#recentDeaths(participant).length >= FORGIVEN_DEATHS;
  }

  #note(worker: object, participant: ParticipantId, step: 1 | -1): void {
    const activities = this.#activities.get(worker) ?? new Map<ParticipantId, Activity>();
    this.#activities.set(worker, activities);
    const running = (activities.get(participant)?.running ?? 0) + step;
    // Those who asked last stand last.
    activities.delete(participant);
    activities.set(participant, { running, lastAt: this.now() });
    this.#forgetIdle(activities);
  }

  /** A worker lives for months, and whoever did nothing of late is no suspect. */
  #forgetIdle(activities: Map<ParticipantId, Activity>): void {
    const since = this.now() - JUST_RUN_MS;
    for (const [participant, { running, lastAt }] of activities) {
      if (lastAt > since) return;
      if (running <= 0) activities.delete(participant);
    }
  }

  #activeOn(worker: object): ParticipantId[] {
    const since = this.now() - JUST_RUN_MS;
    return [...(this.#activities.get(worker) ?? [])]
      .filter(([, { running, lastAt }]) => running > 0 || lastAt > since)
      .map(([participant]) => participant);
  }

  #recentDeaths(participant: ParticipantId): number[] {
    const recent = (this.#deaths.get(participant) ?? []).filter((death) => death > this.now() - WINDOW_MS);
    if (recent.length === 0) this.#deaths.delete(participant);
    return recent;
  }

  #quarantine(participant: ParticipantId): void {
    this.#deaths.delete(participant);
    this.#quarantinedUntil.set(participant, this.now() + QUARANTINE_MS);
  }
}
