import { SourceNotSentError } from '../../media';
import type { Conference } from '../conference/Conference';
import type { ConferenceAction } from '../conference/conferencePolicy';
import type { MuteRequest, Role, Source } from '../contract/conference';
import type { ParticipantId } from '../contract/ids';
import type {
  BindReply,
  CloseProducerRequest,
  ConnectRequest,
  ConsumersReadyRequest,
  MediaParameters,
  OpenMediaRequest,
  ProduceReply,
  ProduceRequest,
  RestartIceReply,
  RestartIceRequest,
  SetPausedRequest,
  ViewRequest,
} from '../contract/media';
import type { BrowserEndpoint } from './BrowserEndpoint';
import type { NoticeListener } from './NoticeQueue';

const SEND_ACTIONS: Readonly<Record<Source, ConferenceAction>> = {
  microphone: 'media.send.microphone',
  camera: 'media.send.camera',
  screen: 'media.send.screen',
  'screen-audio': 'media.send.screen',
};

/** What a bound socket may ask as one participant: each request is judged by the conference's policy, then done. */
export class BrowserRequests {
  constructor(
    private readonly endpoint: BrowserEndpoint,
    private readonly conference: Conference,
  ) {}

  get participant(): ParticipantId {
    return this.endpoint.entrant.id;
  }

  get role(): Role {
    return this.endpoint.entrant.role;
  }

  /** Where the participant stands, for a socket that has just been bound. */
  standing(): Pick<BindReply, 'sources' | 'consumers'> {
    return { sources: this.conference.sourcesOf(this.participant), consumers: this.endpoint.consumers };
  }

  onNotice(listener: NoticeListener): () => void {
    return this.endpoint.onNotice(listener);
  }

  async mute({ participant, source }: MuteRequest): Promise<void> {
    await this.conference.mute(this.participant, participant, source);
  }

  async end(): Promise<void> {
    this.conference.endBy(this.participant);
  }

  async openMedia({ rtpCapabilities }: OpenMediaRequest): Promise<MediaParameters> {
    this.#authorize('media.open');
    return this.endpoint.openMedia(rtpCapabilities);
  }

  async connect({ direction, transport, dtlsParameters }: ConnectRequest): Promise<void> {
    this.#authorize('media.open');
    await this.endpoint.leg.connect(direction, transport, dtlsParameters);
  }

  async restartIce({ direction, transport }: RestartIceRequest): Promise<RestartIceReply> {
    this.#authorize('media.open');
    return { iceParameters: await this.endpoint.leg.restartIce(direction, transport) };
  }

  async produce(request: ProduceRequest): Promise<ProduceReply> {
    this.#authorize(SEND_ACTIONS[request.source]);
    return { producer: await this.endpoint.leg.produce(request) };
  }

  async closeProducer({ source }: CloseProducerRequest): Promise<void> {
    this.#authorize('media.open');
    try {
      await this.endpoint.leg.closeProducer(source);
    } catch (cause) {
      if (!(cause instanceof SourceNotSentError)) throw cause;
      // Media were rebuilt since: what is not sent any more is shown so.
      this.conference.setSource(this.participant, this.endpoint, { source, state: 'none' });
    }
  }

  async setPaused({ source, paused }: SetPausedRequest): Promise<void> {
    this.#authorize(paused ? 'media.open' : SEND_ACTIONS[source]);
    await this.endpoint.leg.setPaused(source, paused);
  }

  async consumersReady({ consumers }: ConsumersReadyRequest): Promise<void> {
    this.#authorize('media.receive');
    await this.endpoint.leg.consumersReady(consumers);
  }

  async setView({ tiles }: ViewRequest): Promise<void> {
    this.#authorize('media.receive');
    await this.endpoint.leg.setView(tiles);
  }

  #authorize(action: ConferenceAction): void {
    this.conference.authorize(this.participant, action);
  }
}
