import type { BoardStore } from '../board/OperationLog';
import { ChatChannel } from '../chat/ChatChannel';
import type { ChatStore } from '../chat/ChatStore';
import { Conference } from '../conference/Conference';
import type { Entrant } from '../conference/Participant';
import type { ParticipantView } from '../contract/conference';
import type { UploadNotice } from '../contract/files';
import type { MeetingId, ParticipantId, ServerEpoch } from '../contract/ids';
import { Focus, type FocusPorts } from '../focus/Focus';
import type { SyntheticLegOpener } from '../focus/SyntheticEndpoint';
import type { Logger } from '../kernel/Logger';
import { ChatRequests } from './ChatRequests';
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
  /** Where its chat is kept; none: it has no chat. */
  readonly chats: ChatStore | undefined;
  readonly logger: Logger;
  readonly now: () => number;
}

/** One running meeting: its conference and its focus. What people do together lives here, one member for each. */
export class LiveMeeting {
  readonly conference: Conference;
  readonly focus: Focus;
  readonly board: MeetingBoard;
  readonly #chat: ChatChannel | undefined;

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
    this.board.on('pensChanged', (notice) => this.focus.tell('board:pens', notice, () => true));
    this.board.on('pageCaptured', (notice) =>
      this.focus.tell('board:captured', notice, ({ id: other }) => other !== notice.participant),
    );
    this.#chat = ports.chats && this.#openChat(ports.chats, now);
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

  /** What `participant` may ask of the chat. */
  chatOf(participant: ParticipantId): ChatRequests {
    return new ChatRequests({
      participant,
      conference: this.conference,
      channel: this.#chat,
      tellTyping: (notice, to) =>
        this.focus.tell('chat:typing', notice, ({ id }) => id !== participant && isAmong(to, id)),
    });
  }

  tellUpload(notice: UploadNotice, to: readonly ParticipantId[] | 'everyone'): void {
    this.focus.tell('file:upload', notice, ({ id }) => isAmong(to, id));
  }

  async close(): Promise<void> {
    this.conference.end({ reason: 'everyone-left' });
    await this.focus.close();
    await this.board.close();
    await this.#chat?.close();
  }

  #openChat(store: ChatStore, now: () => number): ChatChannel {
    const channel = new ChatChannel({
      meeting: this.occurrence.id,
      store,
      member: (id) => this.conference.find(id)?.entrant,
      now,
    });
    channel.on('messageChanged', (message, readers) =>
      this.focus.tell('chat:message', message, ({ id }) => isAmong(readers, id)),
    );
    channel.on('stateChanged', (state) => this.focus.tell('chat:state', state, () => true));
    return channel;
  }
}

function isAmong(readers: readonly ParticipantId[] | 'everyone', id: ParticipantId): boolean {
  return readers === 'everyone' || readers.includes(id);
}
