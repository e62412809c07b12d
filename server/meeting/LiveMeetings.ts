import { randomUUID } from 'node:crypto';
import type { Conference } from '../conference/Conference';
import type { Entrant } from '../conference/Participant';
import type { ConferenceView, EndedNotice, ParticipantView, Role } from '../contract/conference';
import type { UploadNotice } from '../contract/files';
import { MeetingCode, MeetingId, ParticipantId, type SignInId } from '../contract/ids';
import type { BrowserRequests } from '../focus/BrowserRequests';
import type { Focus } from '../focus/Focus';
import type { Actor } from '../kernel/Actor';
import { TypedEmitter } from '../kernel/TypedEmitter';
import { toPrincipal } from '../kernel/toPrincipal';
import { UnknownMeetingError } from '../kernel/UnknownMeetingError';
import { AttendanceWriter } from './AttendanceWriter';
import { BoardRequests } from './BoardRequests';
import type { ChatRequests } from './ChatRequests';
import { LiveMeeting, type LiveMeetingPorts, type MeetingOccurrence } from './LiveMeeting';
import type { BoardNotice } from './MeetingBoard';
import type { MeetingStore, StoredMeeting } from './MeetingStore';
import { DrainingError, MeetingEndedError, NotBoundError } from './meetingErrors';

export interface LiveMeetingsPorts extends Omit<LiveMeetingPorts, 'openMixer'> {
  readonly store: MeetingStore;
  /** The meeting of that code; slows down whoever guesses. Throws what keeps `actor` from learning of it. */
  findByCode(code: MeetingCode, actor: Actor): Promise<StoredMeeting>;
  /** A mixer; one that echoes gives each leg its own streams back. */
  openMixer(options: { id: string; echo: boolean }): ReturnType<LiveMeetingPorts['openMixer']>;
  /** Called once a demo meeting has opened: the synthetic participant may come in. */
  openedDemo(live: LiveMeeting): Promise<void>;
}

/** What one participant may ask: of the conference and its media, of the board, of the chat. */
export type MeetingRequests = BrowserRequests & {
  readonly board: BoardRequests;
  readonly chat: ChatRequests;
};

type LiveMeetingsEvents = {
  /** How many meetings run now. */
  counted: [count: number];
  /** The conference that `code` names is different now. */
  changed: [code: string, view: ConferenceView];
  closed: [code: string];
  participantJoined: [participant: ParticipantView];
  participantLeft: [participant: ParticipantView];
  /** For everyone who looks at a board. */
  boardTold: [channel: string, notice: BoardNotice];
};

/** A meeting without people stays open this long, so that whoever is on the way in finds it. */
const LINGER_MS = 5_000;
/** User part of the conferences in which a browser hears and sees itself. */
const SELF_TEST = /^self-test-[0-9a-f]{8,32}$/;

/** The meetings that run now: opened by the first who enters, closed when nobody is left. */
export class LiveMeetings extends TypedEmitter<LiveMeetingsEvents> {
  readonly #live = new Map<string, LiveMeeting>();
  readonly #lingering = new Map<string, NodeJS.Timeout>();
  readonly #attendance: AttendanceWriter;
  /** Ended for good by someone at an instant, while that is being written. */
  readonly #ending = new Map<MeetingId, Date>();
  /** Whoever is on the way in. */
  readonly #entries = new Set<Promise<unknown>>();
  #draining = false;

  constructor(private readonly ports: LiveMeetingsPorts) {
    super();
    this.#attendance = new AttendanceWriter(ports.logger);
  }

  get size(): number {
    return this.#live.size;
  }

  /** The conference that `user` names, opened for `actor`. Throws what keeps them out. */
  async enter(user: string, actor: Actor): Promise<{ focus: Focus; entrant: Entrant }> {
    if (this.#draining) throw new DrainingError();
    if (SELF_TEST.test(user)) return this.#enterSelfTest(user, actor);
    const entry = this.#enterMeeting(user, actor);
    this.#entries.add(entry);
    return entry.finally(() => this.#entries.delete(entry));
  }

  /** The running conference of that name, if `actor` takes part in it. */
  findFor(user: string, actor: Actor): Conference | undefined {
    const conference = this.#live.get(user)?.conference;
    const present = conference?.view().participants.some(({ address }) => address === actor.address);
    return present ? conference : undefined;
  }

  /** What the holder of `token` may ask for. Throws NotBoundError for any token that is not theirs. */
  bind(token: string, actor: Actor): MeetingRequests {
    for (const live of this.#live.values()) {
      const requests = live.focus.requestsOf(token, actor.signIn);
      if (!requests) continue;
      const { participant } = requests;
      const board = new BoardRequests(live.board, participant);
      return Object.assign(requests, { board, chat: live.chatOf(participant) });
    }
    throw new NotBoundError();
  }

  /** The meetings that run now. */
  get meetings(): readonly MeetingId[] {
    return [...this.#live.values()].map(({ occurrence }) => occurrence.id);
  }

  present(meeting: MeetingId): readonly ParticipantView[] {
    return this.#find(meeting)?.participants ?? [];
  }

  /** Tells people of the meeting how an upload goes on. */
  tellUpload(meeting: MeetingId, notice: UploadNotice, to: readonly ParticipantId[] | 'everyone'): void {
    this.#find(meeting)?.tellUpload(notice, to);
  }

  /** How the links of those in the meeting do now. */
  async links(meeting: MeetingId): ReturnType<Focus['readLinks']> {
    return (await this.#find(meeting)?.focus.readLinks()) ?? [];
  }

  /** Ends the meeting for everyone, from outside it. */
  end(meeting: MeetingId, notice: EndedNotice): void {
    this.#find(meeting)?.conference.end(notice);
  }

  /** When the meeting was ended for good, as long as the database may not know it yet. */
  endingSince(meeting: MeetingId): Date | undefined {
    return this.#ending.get(meeting);
  }

  /** The sign-ins by which people take part in meetings now. */
  get signIns(): readonly SignInId[] {
    return [...this.#live.values()].flatMap(({ focus }) => focus.signIns);
  }

  /** A sign-in is over: whoever takes part by it is out. */
  endSignIn(signIn: SignInId): void {
    for (const { focus } of this.#live.values()) focus.endSignIn(signIn);
  }

  /** Lets nobody in any more and everybody out, told to come back. */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const { conference } of [...this.#live.values()]) conference.end({ reason: 'draining' });
    await this.close();
  }

  async close(): Promise<void> {
    this.#draining = true;
    await Promise.all([...this.#live.keys()].map((code) => this.#close(code)));
    await this.#attendance.close();
  }

  async #enterMeeting(user: string, actor: Actor): Promise<{ focus: Focus; entrant: Entrant }> {
    const code = MeetingCode.safeParse(user);
    if (!code.success) throw new UnknownMeetingError();
    const stored = await this.ports.findByCode(code.data, actor);
    if (actor.kind === 'guest' && actor.meeting !== stored.id) throw new UnknownMeetingError();
    if (stored.state === 'ended') throw new MeetingEndedError();
    const { participant, role } = await this.ports.store.enrol({
      meeting: stored.id,
      principal: toPrincipal(actor),
      displayName: actor.displayName,
    });
    // While the database was asked, the meeting may have been ended or the server told to stop.
    if (this.#ending.has(stored.id)) throw new MeetingEndedError();
    if (this.#draining) throw new DrainingError();
    const live = this.#open(stored, { echo: false });
    if (stored.isDemo) void this.#bringDemo(live);
    return { focus: live.focus, entrant: toEntrant(actor, participant, role) };
  }

  #enterSelfTest(user: string, actor: Actor): { focus: Focus; entrant: Entrant } {
    const present = this.#live.get(user);
    const foreign = present?.participants.some(({ address }) => address !== actor.address);
    if (foreign || actor.kind === 'guest') throw new UnknownMeetingError();
    const occurrence = {
      id: MeetingId.parse(randomUUID()),
      code: user,
      title: 'Self-test',
      maximumParticipants: 1,
    };
    const live = present ?? this.#open(occurrence, { echo: true });
    return { focus: live.focus, entrant: toEntrant(actor, ParticipantId.parse(randomUUID()), 'participant') };
  }

  #open(occurrence: MeetingOccurrence, { echo }: { echo: boolean }): LiveMeeting {
    const { code } = occurrence;
    this.#linger(code);
    const present = this.#live.get(code);
    if (present) return present;
    const { openMixer, boards, chats, ...ports } = this.ports;
    const live = new LiveMeeting(occurrence, {
      ...ports,
      boards: echo ? undefined : boards,
      chats: echo ? undefined : chats,
      openMixer: () => openMixer({ id: occurrence.id, echo }),
    });
    this.#live.set(code, live);
    this.emit('counted', this.#live.size);
    this.#listen(live, { recorded: !echo });
    ports.logger.info('meeting opened', { meeting: occurrence.id });
    return live;
  }

  #listen(live: LiveMeeting, { recorded }: { recorded: boolean }): void {
    const { conference, occurrence } = live;
    const { store, now } = this.ports;
    const record = async (write: () => Promise<void>) => {
      if (recorded) await this.#attendance.write(occurrence.id, write);
    };
    void record(() => store.markRunning(occurrence.id, new Date(now())));
    live.board.on('told', (channel, notice) => this.emit('boardTold', channel, notice));
    conference.on('changed', (view) => this.emit('changed', occurrence.code, view));
    conference.on('participantJoined', (participant) => {
      void record(() => store.recordJoin(participant.id, participant.device, new Date(now())));
      this.emit('participantJoined', participant);
    });
    conference.on('participantLeft', (participant) => {
      void record(() => store.recordLeave(participant.id, new Date(now())));
      if (live.people === 0) this.#linger(occurrence.code);
      this.emit('participantLeft', participant);
    });
    conference.on('ended', ({ reason }) => {
      if (reason === 'ended-by-host' || reason === 'ended-by-admin') {
        const at = new Date(now());
        this.#ending.set(occurrence.id, at);
        const written = record(() => store.markEnded(occurrence.id, at));
        // Who asked the database before it was written still has the old answer in hand.
        void written
          .then(() => Promise.allSettled(this.#entries))
          .then(() => this.#ending.delete(occurrence.id));
      }
      void this.#close(occurrence.code);
    });
  }

  /** Closes the meeting after a while, if nobody is in it by then. */
  #linger(code: string): void {
    clearTimeout(this.#lingering.get(code));
    const timer = setTimeout(() => {
      this.#lingering.delete(code);
      if (this.#live.get(code)?.people === 0) void this.#close(code);
    }, LINGER_MS);
    this.#lingering.set(code, timer);
  }

  async #close(code: string): Promise<void> {
    const live = this.#live.get(code);
    clearTimeout(this.#lingering.get(code));
    this.#lingering.delete(code);
    if (!live) return;
    this.#live.delete(code);
    this.emit('counted', this.#live.size);
    await live.close();
    this.emit('closed', code);
    this.ports.logger.info('meeting closed', { meeting: live.occurrence.id });
  }

  #find(meeting: MeetingId): LiveMeeting | undefined {
    return [...this.#live.values()].find(({ occurrence }) => occurrence.id === meeting);
  }

  async #bringDemo(live: LiveMeeting): Promise<void> {
    try {
      await this.ports.openedDemo(live);
    } catch (cause) {
      this.ports.logger.error('the synthetic participant could not join', { cause });
    }
  }
}

function toEntrant({ address, displayName }: Actor, id: ParticipantId, role: Role): Entrant {
  return { id, address, displayName, role };
}
