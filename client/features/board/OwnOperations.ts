import type { Change, Commit } from '../../../server/contract/board';
import type { OperationKey } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import { RequestError } from '../../connection/RequestError';
import type { SignallingClient } from '../../connection/SignallingClient';
import { Acts } from './Acts';
import type { BoardReplica } from './BoardReplica';
import { type Pace, type Parcel, SendQueue } from './SendQueue';
import { type Slice, toSlices } from './toSlices';

interface OwnOperationsEvents {
  /** Something of ours was refused, and all of the act is gone. */
  refused: [error: RequestError];
  /** Less of ours is pending than before. */
  answered: [];
}

interface OwnOperationsOptions {
  readonly socket: Pick<SignallingClient, 'request'>;
  readonly replica: BoardReplica;
  readonly newKey: () => OperationKey;
  readonly pace: Pace;
}

/** One slice of an act on its way. */
type SliceParcel = Parcel & { readonly key: OperationKey };

const nothing = () => undefined;

/**
 * What one does at the board, on its way to the server: shown at once, cut into operations that a message can hold,
 * sent in order. An act of several operations is done or taken back as one. (SPEC B15, U7)
 */
export class OwnOperations extends Emitter<OwnOperationsEvents> {
  readonly #queue: SendQueue;
  readonly #acts: Acts;

  constructor(private readonly options: OwnOperationsOptions) {
    super();
    const { replica, pace } = options;
    this.#queue = new SendQueue(pace);
    this.#acts = new Acts(replica.self, () => replica.revision);
  }

  /** Shows the changes at once and sends them. */
  propose(changes: readonly Change[]): void {
    const slices = toSlices(changes);
    if (slices) this.#queue.add(...this.#toParcels(slices));
    else this.emit('refused', new RequestError({ code: 'too-large', message: 'That is too large.' }));
  }

  undo(): void {
    this.#queue.add(this.#takingBack('board:undo'));
  }

  redo(): void {
    this.#queue.add(this.#takingBack('board:redo'));
  }

  /** To be told of what is committed, once the replica has it. */
  learn(commits: readonly Commit[]): void {
    this.#acts.learn(commits);
  }

  /** The board is open on the socket as it is now. */
  restart(): void {
    this.#queue.restart();
  }

  close(): void {
    this.#queue.close();
    this.removeAllListeners();
  }

  #toParcels(slices: readonly Slice[]): readonly Parcel[] {
    const { replica, newKey, socket } = this.options;
    const note = this.#acts.begin();
    let isBegun = false;
    const parcels = slices.map(({ changes, bytes }): SliceParcel => {
      const request = replica.propose(newKey(), changes);
      const { key } = request;
      return {
        key,
        bytes,
        isAlone: slices.length > 1,
        send: async () => {
          const { revision } = await socket.request('board:submit', request);
          return () => {
            if (revision === null) return;
            isBegun = true;
            note(revision);
            replica.confirm(key, revision);
            this.emit('answered');
          };
        },
        refused: (error) => {
          this.#giveUp(parcels.slice(parcels.findIndex((one) => one.key === key)));
          // What of it is done already is taken back before anything else is sent.
          if (isBegun) this.#queue.addFirst(this.#takingBack('board:undo'));
          this.emit('answered');
          this.emit('refused', error);
        },
      };
    });
    return parcels;
  }

  /** The rest of an act: nothing of it is there any more. */
  #giveUp(slices: readonly SliceParcel[]): void {
    this.#queue.drop(slices);
    for (const { key } of [...slices].reverse()) this.options.replica.refuse(key);
  }

  /** One step for each operation of the act. */
  #takingBack(name: 'board:undo' | 'board:redo'): Parcel {
    const { newKey, socket } = this.options;
    const note = this.#acts.begin();
    let key = newKey();
    let runs = 0;
    return {
      bytes: 0,
      isAlone: true,
      send: async () => {
        runs += 1;
        const run = runs;
        for (;;) {
          const { revision } = await socket.request(name, { key });
          if (revision === null) return nothing;
          note(revision);
          // It may have been begun once more on another connection.
          if (!(await this.#acts.hasMore(revision)) || run !== runs) return nothing;
          key = newKey();
        }
      },
      refused: (error) => this.emit('refused', error),
    };
  }
}
