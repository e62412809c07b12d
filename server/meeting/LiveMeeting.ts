import { Conference } from '../conference/Conference';
import type { Entrant } from '../conference/Participant';
import type { ParticipantView } from '../contract/conference';
import type { MeetingId, ServerEpoch } from '../contract/ids';
import { Focus, type FocusPorts } from '../focus/Focus';
import type { SyntheticLegOpener } from '../focus/SyntheticEndpoint';
import type { Logger } from '../kernel/Logger';

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
  readonly logger: Logger;
  readonly now: () => number;
}

/** One running meeting: its conference and its focus. What people do together lives here, one member for each. */
export class LiveMeeting {
  readonly conference: Conference;
  readonly focus: Focus;

  constructor(
    readonly occurrence: MeetingOccurrence,
    ports: LiveMeetingPorts,
  ) {
    const { id, title, maximumParticipants } = occurrence;
    const options = { meeting: id, subject: title, maximumParticipants };
    this.conference = new Conference(options, ports.now);
    this.focus = new Focus({ ...ports, conference: this.conference });
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
  }
}
