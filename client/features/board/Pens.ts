import type { BoardPermissions, PenAskedNotice } from '../../../server/contract/board';
import type { OperationKey, ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import type { BoardSocket } from './BoardLink';

/** Who may draw, as far as is known; a new object at each change. */
export interface PensSnapshot {
  /** Null until the server has said it. */
  readonly permissions: BoardPermissions | null;
  /** Who asks for the pen and has no answer yet. */
  readonly asking: readonly PenAskedNotice[];
}

/** Who may draw in a meeting, followed without its board; a host gives and takes the pen here. (SPEC B8) */
export class Pens extends Emitter<{ changed: []; asked: [notice: PenAskedNotice] }> {
  readonly #undo: (() => void)[];
  #snapshot: PensSnapshot = { permissions: null, asking: [] };
  #isWanted = false;

  constructor(
    private readonly socket: BoardSocket,
    private readonly self: ParticipantId | null,
    private readonly newKey: () => OperationKey = () => crypto.randomUUID() as OperationKey,
  ) {
    super();
    this.#undo = [
      socket.on('board:pens', (permissions) => this.#learn(permissions)),
      socket.on('board:penAsked', (notice) => this.#hear(notice)),
    ];
  }

  readonly getSnapshot = (): PensSnapshot => this.#snapshot;
  readonly subscribe = (observer: () => void): (() => void) => this.on('changed', observer);

  /** Asks who may draw; from then on again after each binding. */
  want(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.refresh();
  }

  /** To be called whenever the socket speaks for us anew. */
  refresh(): void {
    if (!this.#isWanted) return;
    this.socket.request('board:pens', {}).then(
      (permissions) => this.#learn(permissions),
      () => undefined,
    );
  }

  /** Hosts always may. Whoever is named keeps what was said of them, the others go by what holds for all. */
  mayDraw(participant: ParticipantId, isHost: boolean): boolean {
    const { permissions } = this.#snapshot;
    return isHost || (permissions?.people[participant] ?? permissions?.everyone ?? true);
  }

  /** Gives or takes it: of everyone who is not named, or of one person. */
  async permit(who: ParticipantId | 'everyone', may: boolean): Promise<void> {
    await this.socket.request('board:submit', {
      key: this.newKey(),
      changes: [{ kind: 'permit', who, may }],
    });
    if (who !== 'everyone') this.dismiss(who);
  }

  dismiss(participant: ParticipantId): void {
    this.#update({ asking: this.#snapshot.asking.filter((asked) => asked.participant !== participant) });
  }

  close(): void {
    for (const undo of this.#undo) undo();
    this.removeAllListeners();
  }

  /** Whoever has been given it does not ask any more. */
  #learn(permissions: BoardPermissions): void {
    const asking = this.#snapshot.asking.filter(
      ({ participant }) => permissions.people[participant] !== true,
    );
    this.#update({ permissions, asking });
  }

  #hear(notice: PenAskedNotice): void {
    if (notice.participant === this.self) return;
    this.dismiss(notice.participant);
    this.#update({ asking: [...this.#snapshot.asking, notice] });
    this.emit('asked', notice);
  }

  #update(change: Partial<PensSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.emit('changed');
  }
}
