import { setTimeout as pause } from 'node:timers/promises';
import type { ParticipantId } from '../server/contract/ids';
import { SerialQueue } from '../server/kernel/SerialQueue';
import { CrashLedger, type DeathVerdict, JUST_RUN_MS } from './CrashLedger';
import { QuarantinedError } from './mediaErrors';

/** A leg that stands for so long has not brought its worker down. */
const PROOF_MS = 100;

/** Something that a device opens on a worker; `proven` resolves when the dangerous part is over. */
interface Opened {
  proven(): Promise<unknown>;
}

/** Somebody on probation has a worker alone until `over`. */
interface Turn {
  readonly worker: object;
  readonly participant: ParticipantId;
  readonly over: AbortController;
}

/**
 * Runs what devices ask of workers, so that a death can be tied to them. Those on probation open their legs one at a
 * time, so that the next death names exactly one. (SPEC M8)
 */
export class CrashGuard {
  readonly #ledger: CrashLedger;
  readonly #probation = new SerialQueue();
  #turn: Turn | undefined;

  constructor(now: () => number = Date.now) {
    this.#ledger = new CrashLedger(now);
  }

  /**
   * Opens a leg.
   * @throws QuarantinedError
   */
  async open<T extends Opened>(
    worker: object,
    participant: ParticipantId,
    task: () => Promise<T>,
  ): Promise<T> {
    this.#refuseQuarantined(participant);
    if (!this.#ledger.isOnProbation(participant)) return this.run(worker, participant, task);
    return new Promise<T>((resolve, reject) => {
      void this.#probation.run(async () => {
        const over = this.#beginTurn(worker, participant);
        try {
          this.#refuseQuarantined(participant);
          const opened = await this.run(worker, participant, task);
          resolve(opened);
          await waitForProof(opened, over);
        } catch (cause) {
          reject(cause);
        }
        this.#turn = undefined;
      });
    });
  }

  /** Runs any other request whose content the participant's device chose. */
  async run<T>(worker: object, participant: ParticipantId, task: () => Promise<T>): Promise<T> {
    this.#ledger.requestStarted(worker, participant);
    try {
      return await task();
    } finally {
      this.#ledger.requestEnded(worker, participant);
    }
  }

  died(worker: object): DeathVerdict {
    const turn = this.#turn?.worker === worker ? this.#turn : undefined;
    turn?.over.abort();
    return this.#ledger.recordDeath(worker, turn?.participant);
  }

  isQuarantined(participant: ParticipantId): boolean {
    return this.#ledger.isQuarantined(participant);
  }

  #beginTurn(worker: object, participant: ParticipantId): AbortSignal {
    const over = new AbortController();
    this.#turn = { worker, participant, over };
    return over.signal;
  }

  #refuseQuarantined(participant: ParticipantId): void {
    if (this.#ledger.isQuarantined(participant)) throw new QuarantinedError(participant);
  }
}

/** Resolves when the leg has proven harmless, when it had time enough to do harm, or when it did. */
async function waitForProof(opened: Opened, over: AbortSignal): Promise<void> {
  const proof = opened.proven().then(() => pause(PROOF_MS, undefined, { ref: false }));
  const limit = pause(JUST_RUN_MS, undefined, { signal: over, ref: false });
  await Promise.race([proof, limit]).catch(() => undefined);
}
