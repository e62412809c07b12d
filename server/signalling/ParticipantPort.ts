import type { MuteRequest, Role } from '../contract/conference';
import type { NoticeName, ServerToClientEvents } from '../contract/events';
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
import type { Actor } from '../kernel/Actor';

import type { BoardPort } from './BoardPort';
import type { ChatPort } from './ChatPort';

/** What a bound socket may ask of the meeting, as one participant. */
export interface ParticipantPort {
  readonly participant: ParticipantId;
  readonly role: Role;
  readonly board: BoardPort;
  readonly chat: ChatPort;
  /** What the reply to a binding tells of where the participant stands. */
  standing(): Pick<BindReply, 'sources' | 'consumers'>;
  mute(request: MuteRequest): Promise<void>;
  end(): Promise<void>;
  openMedia(request: OpenMediaRequest): Promise<MediaParameters>;
  connect(request: ConnectRequest): Promise<void>;
  restartIce(request: RestartIceRequest): Promise<RestartIceReply>;
  produce(request: ProduceRequest): Promise<ProduceReply>;
  closeProducer(request: CloseProducerRequest): Promise<void>;
  setPaused(request: SetPausedRequest): Promise<void>;
  consumersReady(request: ConsumersReadyRequest): Promise<void>;
  setView(request: ViewRequest): Promise<void>;
  /**
   * Hears everything the server wants to tell this participant; the answer undoes it. What arose while nobody
   * listened is told first, in order, before this returns.
   */
  onNotice(listener: NoticeListener): () => void;
}

/** Token from the 200 and the socket's actor to a participant; throws `not-in-meeting` or `forbidden`. */
export type BindParticipant = (token: string, actor: Actor) => ParticipantPort;

export type NoticeBody<Name extends NoticeName> = Parameters<ServerToClientEvents[Name]>[0];
export type NoticeListener = <Name extends NoticeName>(name: Name, body: NoticeBody<Name>) => void;
