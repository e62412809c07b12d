import type { Source, SourceState } from '../../server/contract/conference';
import type { ParticipantId } from '../../server/contract/ids';
import { TypedEmitter } from '../../server/kernel/TypedEmitter';
import type { RtpLeg } from '../RtpLeg';
import type { Clip } from './Clip';
import { ClipSender } from './ClipSender';

export interface SyntheticLegEvents {
  sourceChanged: [Source, SourceState];
  /** Closed by its owner, or gone with its mixer. */
  closed: [];
}

/** A participant without a device: a clip that speaks and moves, sent through a leg of plain RTP. (SPEC M18) */
export class SyntheticLeg extends TypedEmitter<SyntheticLegEvents> {
  #closed = false;

  private constructor(
    private readonly leg: RtpLeg,
    private readonly sender: ClipSender,
  ) {
    super();
    leg.on('sourceChanged', (source, state) => this.emit('sourceChanged', source, state));
    leg.on('closed', () => this.close());
  }

  static async open(leg: RtpLeg, clip: Clip): Promise<SyntheticLeg> {
    const sender = await ClipSender.open(clip).catch((cause) => {
      leg.close();
      throw cause;
    });
    const synthetic = new SyntheticLeg(leg, sender);
    try {
      await leg.connect(sender.address);
      await Promise.all([leg.produce(sender.requests.audio), leg.produce(sender.requests.video)]);
      sender.start(leg.address);
      return synthetic;
    } catch (cause) {
      synthetic.close();
      throw cause;
    }
  }

  get participant(): ParticipantId {
    return this.leg.participant;
  }

  sourceState(source: Source): SourceState {
    return this.leg.producers.stateOf(source);
  }

  setPaused(source: Source, paused: boolean): Promise<void> {
    return this.leg.setPaused(source, paused);
  }

  /** A host mutes a source; nothing happens if it is not open. */
  muteByHost(source: Source): Promise<void> {
    return this.leg.muteByHost(source);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.sender.close();
    this.leg.close();
    this.emit('closed');
    this.removeAllListeners();
  }
}
