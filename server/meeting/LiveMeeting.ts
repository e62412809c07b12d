import type { BoardStore } from '../board/OperationLog';
import { Conference } from '../conference/Conference';
import type { Entrant } from '../conference/Participant';
import type { ParticipantView } from '../contract/conference';
import type { MeetingId, ServerEpoch } from '../contract/ids';
import { Focus, type FocusPorts } from '../focus/Focus';
import type { SyntheticLegOpener } from '../focus/SyntheticEndpoint';
import type { Logger } from '../kernel/Logger';
import { MeetingBoard } from './MeetingBoard';

/** What a meeting is, before anyone is in it. */
export interface MeetingOccurrence {
  readonly id: MeetingId;
  readonly code: string;
  readonly title: string;
  readonly maximumParticipants: number;
}

export interface LiveMeetingPorts {
  readonly openMixer: FocusPorts['openMixer'];
  readonly epoch: ServerEpoch;
  /** Where its board is kept; none: it has no board. */
  readonly boards: BoardStore | undefined;
  readonly logger: Logger;
  readonly now: () => number;
}

/** One running meeting: its conference and its focus. What people do together lives here, one member for each. */
export class LiveMeeting {
  readonly conference: Conference;
  readonly focus: Focus;
  readonly board: MeetingBoard;

  constructor(
    readonly occurrence: MeetingOccurrence,
    ports: LiveMeetingPorts,
  ) {
    const { id, title, maximumParticipants } = occurrence;
    const options = { meeting: id, subject: title, maximumParticipants };
    this.conference = new Conference(options, ports.now);
    this.focus = new Focus({ ...ports, conference: this.conference });
    const { boards: store, logger, now } = ports;
    this.board = new MeetingBoard({ meeting: id, store, conference: this.conference, logger, now });
    this.board.on('penAsked', (notice, to) => this.focus.tell('board:penAsked', notice, to));
  }

  get participants(): readonly ParticipantView[] {
    return this.conference.view().participants;
  }

  /** People in it, without the synthetic participant. */
  get people(): number {
    return this.participants.filter(({ device }) => device !== 'synthetic').length;
  }

  /** Brings the synthetic participant in, unless it is here. */
  joinSynthetic(entrant: Entrant, open: SyntheticLegOpener): Promise<void> {
    return this.focus.joinSynthetic(entrant, open);
  }

  async close(): Promise<void> {
    this.conference.end({ reason: 'everyone-left' });
    await this.focus.close();
    await this.board.close();
  }
}
