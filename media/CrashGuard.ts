import { setTimeout as pause } from 'node:timers/promises';
import type { ParticipantId } from '../server/contract/ids';
import { SerialQueue } from '../server/kernel/SerialQueue';
import { CrashLedger, type DeathVerdict, JUST_RUN_MS } from './CrashLedger';
import { QuarantinedError } from './mediaErrors';

/**
 * Runs what participants ask of workers, so that a death can be tied to them. Those on probation open their legs
 * one at a time with a gap, so that the next death names exactly one. (SPEC M8)
 */
export class CrashGuard {
  readonly #ledger: CrashLedger;
  readonly #probation = new SerialQueue();
  #turn: ParticipantId | undefined;

  constructor(now: () => number = Date.now) {
    this.#ledger = new CrashLedger(now);
  }

  /**
   * Opens a leg.
   * @throws QuarantinedError
   */
  async open<T>(worker: object, participant: ParticipantId, task: () => Promise<T>): Promise<T> {
    this.#refuseQuarantined(participant);
    if (!this.#ledger.isOnProbation(participant)) return this.run(worker, participant, task);
    return new Promise<T>((resolve, reject) => {
      void this.#probation.run(async () => {
        this.#turn = participant;
        await this.#openInTurn(worker, participant, task).then(resolve, reject);
        await pause(JUST_RUN_MS, undefined, { ref: false });
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
    return this.#ledger.recordDeath(worker, this.#turn);
  }

  isQuarantined(participant: ParticipantId): boolean {
    return this.#ledger.isQuarantined(participant);
  }

  async #openInTurn<T>(worker: object, participant: ParticipantId, task: () => Promise<T>): Promise<T> {
    this.#refuseQuarantined(participant);
    return this.run(worker, participant, task);
  }

  #refuseQuarantined(participant: ParticipantId): void {
    if (this.#ledger.isQuarantined(participant)) throw new QuarantinedError(participant);
  }
}
