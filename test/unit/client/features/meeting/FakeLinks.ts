import { Emitter } from '../../../../../client/connection/Emitter';
import type { PathState } from '../../../../../client/connection/MediaPath';
import type { RemoteStream, StreamKey } from '../../../../../client/connection/RemoteStreams';
import { RequestError } from '../../../../../client/connection/RequestError';
import type { Notices } from '../../../../../client/connection/SignallingClient';
import type { MeetingLinks } from '../../../../../client/features/meeting/MeetingLinks';
import type { Source } from '../../../../../server/contract/conference';
import type { ServerEpoch } from '../../../../../server/contract/ids';
import type { JoinAnswer, JoinOffer, MediaParameters } from '../../../../../server/contract/media';
import { person } from './roster';

/** SIP under the hand of a test: the focus answers unless it is told to refuse. */
class FakeSip extends Emitter<{
  registered: [];
  disconnected: [];
  hungUp: [];
  conferenceInfo: [string];
  subscriptionEnded: [];
}> {
  registered = true;
  readonly calls: ('join' | 'rejoin')[] = [];
  readonly offers: JoinOffer[] = [];
  answer = joinAnswer('one');
  /** Refuses the calls of this kind. */
  refusing: Partial<Record<'join' | 'rejoin', RequestError>> = {};
  /** Whether calls are answered at all. */
  answers = true;
  left = false;
  closed = false;

  connect() {}
  join = (_conference: string, offer: JoinOffer) => this.#call('join', offer);
  rejoin = (offer: JoinOffer) => this.#call('rejoin', offer);
  subscribe() {}
  async leave() {
    this.left = true;
  }
  async verify() {}
  close() {
    this.closed = true;
  }

  drop() {
    this.registered = false;
    this.emit('disconnected');
  }
  register() {
    this.registered = true;
    this.emit('registered');
  }
  hangUp() {
    this.emit('hungUp');
  }
  tellRoster(xml: string) {
    this.emit('conferenceInfo', xml);
  }

  async #call(kind: 'join' | 'rejoin', offer: JoinOffer): Promise<JoinAnswer> {
    this.calls.push(kind);
    this.offers.push(offer);
    const refusal = this.refusing[kind];
    if (refusal) throw refusal;
    if (!this.answers) await new Promise(() => undefined);
    return this.answer;
  }
}

/** The socket under the hand of a test: it notes requests and grants them unless told otherwise. */
class FakeSocket extends Emitter<Notices & { connected: []; disconnected: []; refused: [RequestError] }> {
  connected = true;
  readonly requests: (readonly [name: string, body: unknown])[] = [];
  refusing: Partial<Record<string, RequestError>> = {};
  replies: Partial<Record<string, unknown>> = {};
  refusal: RequestError | undefined;
  renewed = 0;
  closed = false;

  connect() {}
  request = (async (name: string, body: unknown) => {
    this.requests.push([name, body]);
    const refusal = this.connected ? this.refusing[name] : unavailable();
    if (refusal) throw refusal;
    return this.replies[name] ?? {};
  }) as MeetingLinks['socket']['request'];
  renew() {
    this.renewed += 1;
  }
  close() {
    this.closed = true;
  }

  drop() {
    this.connected = false;
    this.emit('disconnected');
  }
  stand() {
    this.connected = true;
    this.emit('connected');
  }
  tell<N extends keyof Notices>(name: N, ...notice: Notices[N]) {
    this.emit(name, ...(notice as never));
  }
  named(name: string) {
    return this.requests.filter(([each]) => each === name).map(([, body]) => body);
  }
}

class FakeMedia extends Emitter<{
  streamsChanged: [ReadonlyMap<StreamKey, RemoteStream>];
  pathChanged: [PathState];
  lost: [];
  sendingFailed: [Source, unknown];
}> {
  pathState: PathState = 'connected';
  readonly opened: string[] = [];
  readonly tracks = new Map<Source, MediaStreamTrack | null>();
  readonly obeyed: Source[] = [];
  /** What the replies to binds told. */
  readonly reconciled: unknown[] = [];
  /** What a host muted unheard of, as the next reply to a bind tells. */
  mutedMeanwhile: Source[] = [];

  isOpenWith = ({ send }: MediaParameters) => this.opened.at(-1) === send.id;
  async open({ send }: MediaParameters) {
    this.opened.push(send.id);
  }
  setTrack(source: Source, track: MediaStreamTrack | null) {
    this.tracks.set(source, track);
  }
  stopSource(source: Source) {
    this.tracks.delete(source);
  }
  obeyMute(source: Source) {
    this.obeyed.push(source);
  }
  expectStanding() {
    return (standing: unknown) => {
      this.reconciled.push(standing);
      return this.mutedMeanwhile;
    };
  }
  async addConsumer() {}
  closeConsumer() {}
  setConsumerPaused() {}
  hurry() {}
  async stats() {
    return undefined;
  }
  close() {}

  become(state: PathState) {
    this.pathState = state;
    this.emit('pathChanged', state);
  }
  failSending(source: Source) {
    this.emit('sendingFailed', source, new Error('refused'));
  }
  lose() {
    this.emit('lost');
  }
}

/** All connections of one participation under the hand of a test. */
export class FakeLinks implements MeetingLinks {
  readonly sip = new FakeSip();
  readonly socket = new FakeSocket();
  readonly media = new FakeMedia();
  readonly device = { rtpCapabilities: {}, prepare: async () => undefined };
}

export function unavailable(): RequestError {
  return new RequestError({ code: 'unavailable', message: 'no network' });
}

/** What the focus answers; `name` tells transports and tokens apart. */
export function joinAnswer(name: string): JoinAnswer {
  return {
    epoch: name as ServerEpoch,
    participant: person('Ann').id,
    token: `token-${name}`,
    media: mediaParameters(name),
  };
}

export function mediaParameters(name: string): MediaParameters {
  return {
    routerRtpCapabilities: {},
    send: { id: name },
    receive: { id: name },
    consumers: [],
  } as unknown as MediaParameters;
}
