import type { EndedNotice, Source } from '../../../server/contract/conference';
import type { ParticipantId } from '../../../server/contract/ids';
import type { JoinOffer, TileView } from '../../../server/contract/media';
import type { Roster } from '../../connection/ConferenceInfoReader';
import { Emitter } from '../../connection/Emitter';
import type { RemoteStream, StreamKey } from '../../connection/RemoteStreams';
import type { RequestError } from '../../connection/RequestError';
import { UnansweredError } from '../../connection/UnansweredError';
import { MeetingCall } from './MeetingCall';
import type { MeetingLinks } from './MeetingLinks';
import { MeetingMedia } from './MeetingMedia';
import { isInside, isOver, type Participation, readEnd } from './Participation';
import { type CapturedMedia, SelfMedia } from './SelfMedia';

/** All that the stage draws; a new object at each change. */
export interface MeetingSnapshot {
  readonly participation: Participation;
  readonly self: ParticipantId | null;
  readonly roster: Roster;
  readonly streams: ReadonlyMap<StreamKey, RemoteStream>;
  readonly activeSpeaker: ParticipantId | null;
  /** What we share ourselves. */
  readonly share: MediaStream | null;
}

interface MeetingSessionEvents {
  /** A host stopped one of our sources. */
  mutedByHost: [source: Source, by: string | undefined];
  /** Told to hosts: this person's device is kept out. */
  keptOut: [displayName: string];
  /** The server or the browser refuses what one sends; the source is off. */
  sendingFailed: [source: Source];
  /** The socket speaks for us from here on, for the first time or anew. */
  bound: [];
}

const PROBE_MS = 1000;
/** Joining takes no longer than this until the focus answers, and from there until all stands. */
const ANSWER_MS = 15_000;
const STANDING_MS = 10_000;

/**
 * Conducts one participation: joins, keeps call, socket and media standing, and leaves. What the person sent, muted
 * or not, stays as it was over every loss; a reconnect never opens a microphone.
 */
export class MeetingSession extends Emitter<MeetingSessionEvents> {
  readonly self: SelfMedia;
  readonly media: MeetingMedia;
  readonly #call: MeetingCall;
  readonly #observers = new Set<() => void>();
  #snapshot: MeetingSnapshot;
  #limit: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly links: MeetingLinks,
    private readonly local: CapturedMedia,
    /** Address of the conference, `sip:<code>@<domain>`. */
    conference: string,
    private readonly now: () => number = Date.now,
  ) {
    super();
    this.#call = new MeetingCall(links.sip, conference, () => this.#offer());
    this.media = new MeetingMedia(links);
    this.#snapshot = {
      participation: { state: 'waiting' },
      self: null,
      roster: this.#call.roster,
      streams: new Map(),
      activeSpeaker: null,
      share: null,
    };
    this.self = new SelfMedia(local, links.media, (share) => this.#update({ share }));
    this.#listen();
  }

  /** The way to the meeting for what is done in it beside the call. */
  get socket(): Pick<MeetingLinks['socket'], 'on' | 'request'> {
    return this.links.socket;
  }

  readonly getSnapshot = (): MeetingSnapshot => this.#snapshot;

  readonly subscribe = (observer: () => void): (() => void) => {
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  };

  /** Enters the conference; the outcome stands in the snapshot. */
  join(): void {
    if (this.#snapshot.participation.state !== 'waiting') return;
    this.#show({ state: 'joining' });
    this.#limitJoining(ANSWER_MS);
    this.#call.enter();
  }

  leave(): void {
    this.#finish({ state: 'left' });
  }

  /** A host ends the meeting for everyone. */
  async endForEveryone(): Promise<void> {
    await this.links.socket.request('conference:end', {});
  }

  /** A host stops someone's microphone, camera or share. */
  async mute(participant: ParticipantId, source: Source): Promise<void> {
    await this.links.socket.request('conference:mute', { participant, source });
  }

  setView(tiles: readonly TileView[]): void {
    this.media.setView(tiles);
  }

  /** The connections may be stale (network back, machine woke up): finds out, and mends what is. */
  verifyLinks(): void {
    if (!isInside(this.#snapshot.participation)) return;
    this.#call.verify(PROBE_MS);
    this.media.verify(PROBE_MS);
  }

  stats(): ReturnType<MeetingLinks['media']['stats']> {
    return this.links.media.stats();
  }

  close(): void {
    this.#finish({ state: 'left' });
    this.#observers.clear();
    this.removeAllListeners();
  }

  #listen(): void {
    const { socket, media } = this.links;
    this.#call.on('answered', (answer) => {
      this.#update({ self: answer.participant });
      this.#limitJoining(STANDING_MS);
      this.media.adopt(answer);
      this.#refresh();
    });
    this.#call.on('refused', (error) => this.#refused(error));
    this.#call.on('rosterChanged', (roster) => this.#update({ roster }));
    this.#call.on('changed', () => this.#refresh());
    // Where one WebSocket died, the other is likely to be dead too.
    this.links.sip.on('disconnected', () => this.media.verify(PROBE_MS));
    this.media.on('tokenRefused', () => this.#call.enter());
    this.media.on('activeSpeakerChanged', (activeSpeaker) => {
      if (activeSpeaker !== this.#snapshot.activeSpeaker) this.#update({ activeSpeaker });
    });
    this.media.on('mutedByHost', (source, by) => {
      this.self.switchOff(source);
      this.emit('mutedByHost', source, by);
    });
    this.media.on('changed', () => this.#refresh());
    this.media.on('bound', () => this.emit('bound'));
    socket.on('conference:ended', (notice) => this.#ended(notice));
    socket.on('conference:quarantined', ({ displayName }) => this.emit('keptOut', displayName));
    socket.on('refused', (error) => this.#refused(error));
    media.on('streamsChanged', (streams) => this.#update({ streams }));
    // It does not look on while nothing of it goes out; turning it on again tries again.
    media.on('sendingFailed', (source) => {
      this.self.switchOff(source);
      this.emit('sendingFailed', source);
    });
    this.#verifyAfterInterruptions();
  }

  /** Where media were cut off for a while, the sockets are likely to be dead without knowing it. */
  #verifyAfterInterruptions(): void {
    let interrupted = false;
    this.links.media.on('pathChanged', (state) => {
      if (state === 'connected' && interrupted) this.verifyLinks();
      interrupted = state === 'interrupted';
    });
  }

  async #offer(): Promise<JoinOffer> {
    const { device } = this.links;
    await device.prepare();
    return {
      rtpCapabilities: device.rtpCapabilities as JoinOffer['rtpCapabilities'],
      microphone: this.local.microphoneTrack ? 'open' : 'muted',
      camera: this.local.cameraTrack ? 'open' : 'none',
    };
  }

  /** What lets us wait is told in the end. */
  #limitJoining(ms: number): void {
    clearTimeout(this.#limit);
    if (this.#snapshot.participation.state !== 'joining') return;
    this.#limit = setTimeout(() => {
      if (this.#snapshot.participation.state !== 'joining') return;
      const error = this.#call.refusal ?? this.links.socket.refusal ?? new UnansweredError();
      this.#finish({ state: 'refused', error });
    }, ms);
  }

  #ended({ reason, by }: EndedNotice): void {
    // We did not leave: the focus gave us up while we could not be reached, or the server restarts.
    if (reason === 'left' || reason === 'draining') {
      this.#call.enter();
      this.#refresh();
    } else this.#finish({ state: 'ended', reason, ...(by === undefined ? {} : { by }) });
  }

  /** Someone who was inside is told how it ended, not that they may not enter. */
  #refused(error: RequestError): void {
    const inside = isInside(this.#snapshot.participation);
    this.#finish(inside ? { state: 'ended', reason: readEnd(error.code) } : { state: 'refused', error });
  }

  #finish(participation: Participation): void {
    if (isOver(this.#snapshot.participation)) return;
    clearTimeout(this.#limit);
    this.#show(participation);
    this.self.close();
    this.#call.leave();
    this.media.close();
  }

  /** Joined or reconnecting: follows from what stands at this moment. */
  #refresh(): void {
    const { participation } = this.#snapshot;
    if (isOver(participation) || participation.state === 'waiting') return;
    if (this.#call.standing && this.media.standing) this.#show({ state: 'joined' });
    else if (participation.state === 'joined') this.#show({ state: 'reconnecting', since: this.now() });
  }

  #show(participation: Participation): void {
    if (participation.state !== this.#snapshot.participation.state) this.#update({ participation });
  }

  #update(change: Partial<MeetingSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const observer of [...this.#observers]) observer();
  }
}
