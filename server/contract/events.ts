import type {
  AskPenRequest,
  BoardPermissions,
  BoardPerson,
  CloseBoardRequest,
  CommittedNotice,
  LockReply,
  LockRequest,
  LocksNotice,
  OpenBoardReply,
  OpenBoardRequest,
  PageCapturedNotice,
  PenAskedNotice,
  PensRequest,
  ReleaseRequest,
  RenewRequest,
  SubmitReply,
  SubmitRequest,
  UndoRequest,
} from './board';
import type { LiveNotice, LiveRequest } from './boardLive';
import type { LoadReply, LoadRequest } from './boardLoad';
import type { ChangedNotice } from './changes';
import type {
  ChatHistoryRequest,
  ChatMessageView,
  ChatPage,
  ChatStateView,
  DeleteMessageRequest,
  EditMessageRequest,
  OpenChatReply,
  OpenChatRequest,
  PinRequest,
  PostRequest,
  ReactRequest,
  ReadChatRequest,
  SearchChatRequest,
  SetChatModeRequest,
  TypingNotice,
  TypingRequest,
} from './chat';
import type { BindRequest, EndedNotice, EndRequest, MuteRequest, QuarantinedNotice } from './conference';
import type { Reply } from './errors';
import type { UploadNotice } from './files';
import type {
  BindReply,
  CloseProducerRequest,
  ConnectRequest,
  ConsumerClosedNotice,
  ConsumerPausedNotice,
  ConsumersReadyRequest,
  ConsumerView,
  MediaLostNotice,
  MediaParameters,
  OpenMediaRequest,
  ProduceReply,
  ProduceRequest,
  QualityNotice,
  RestartIceReply,
  RestartIceRequest,
  SetPausedRequest,
  SourceMutedNotice,
  SpeakersNotice,
  ViewRequest,
} from './media';

/** Raised when a change of the wire is not understood by older clients; see PROTOCOL.md. */
export const PROTOCOL_VERSION = 1;

type Request<Body, Answer> = (body: Body, reply: (answer: Reply<Answer>) => void) => void;
/** The answer of a request that has nothing to say but that it was done. */
export type Done = Record<string, never>;

/** Every request on the socket: name, body, reply. The server's handlers `satisfies` this map. */
export interface ClientToServerEvents {
  'conference:bind': Request<BindRequest, BindReply>;
  'conference:mute': Request<MuteRequest, Done>;
  'conference:end': Request<EndRequest, Done>;
  'media:open': Request<OpenMediaRequest, MediaParameters>;
  'media:connect': Request<ConnectRequest, Done>;
  'media:restartIce': Request<RestartIceRequest, RestartIceReply>;
  'media:produce': Request<ProduceRequest, ProduceReply>;
  'media:closeProducer': Request<CloseProducerRequest, Done>;
  'media:setPaused': Request<SetPausedRequest, Done>;
  'media:consumersReady': Request<ConsumersReadyRequest, Done>;
  'media:view': Request<ViewRequest, Done>;
  'board:open': Request<OpenBoardRequest, OpenBoardReply>;
  'board:close': Request<CloseBoardRequest, Done>;
  'board:load': Request<LoadRequest, LoadReply>;
  'board:submit': Request<SubmitRequest, SubmitReply>;
  'board:undo': Request<UndoRequest, SubmitReply>;
  'board:redo': Request<UndoRequest, SubmitReply>;
  'board:lock': Request<LockRequest, LockReply>;
  'board:renew': Request<RenewRequest, LockReply>;
  'board:release': Request<ReleaseRequest, Done>;
  'board:live': Request<LiveRequest, Done>;
  'board:askPen': Request<AskPenRequest, Done>;
  'board:pens': Request<PensRequest, BoardPermissions>;
  'chat:open': Request<OpenChatRequest, OpenChatReply>;
  'chat:history': Request<ChatHistoryRequest, ChatPage>;
  'chat:search': Request<SearchChatRequest, ChatPage>;
  'chat:post': Request<PostRequest, ChatMessageView>;
  'chat:edit': Request<EditMessageRequest, ChatMessageView>;
  'chat:delete': Request<DeleteMessageRequest, ChatMessageView>;
  'chat:react': Request<ReactRequest, ChatMessageView>;
  'chat:pin': Request<PinRequest, Done>;
  'chat:setMode': Request<SetChatModeRequest, Done>;
  'chat:typing': Request<TypingRequest, Done>;
  'chat:read': Request<ReadChatRequest, Done>;
}

/** Every notice on the socket. */
export interface ServerToClientEvents {
  'session:warning': (notice: { readonly reason: 'flood' | 'schema' }) => void;
  'session:closing': (notice: { readonly reason: 'signed-out' | 'draining' | 'flood' | 'protocol' }) => void;
  'account:changed': (notice: ChangedNotice) => void;
  'conference:ended': (notice: EndedNotice) => void;
  'conference:quarantined': (notice: QuarantinedNotice) => void;
  'media:consumerOpened': (notice: ConsumerView) => void;
  'media:consumerClosed': (notice: ConsumerClosedNotice) => void;
  'media:consumerPaused': (notice: ConsumerPausedNotice) => void;
  'media:sourceMuted': (notice: SourceMutedNotice) => void;
  'media:lost': (notice: MediaLostNotice) => void;
  'media:speakers': (notice: SpeakersNotice) => void;
  'media:quality': (notice: QualityNotice) => void;
  'board:committed': (notice: CommittedNotice) => void;
  'board:locks': (notice: LocksNotice) => void;
  'board:live': (notice: LiveNotice) => void;
  'board:person': (notice: BoardPerson) => void;
  'board:penAsked': (notice: PenAskedNotice) => void;
  'board:pens': (notice: BoardPermissions) => void;
  'board:captured': (notice: PageCapturedNotice) => void;
  /** What was sent last could not be stored: the board is to be opened again. */
  'board:reset': (notice: Record<string, never>) => void;
  'chat:message': (notice: ChatMessageView) => void;
  'chat:state': (notice: ChatStateView) => void;
  'chat:typing': (notice: TypingNotice) => void;
  'file:upload': (notice: UploadNotice) => void;
}

export type RequestName = keyof ClientToServerEvents;
export type NoticeName = keyof ServerToClientEvents;

/** A notice with its name. */
export type NamedNotice<Name extends NoticeName> = {
  readonly [Each in Name]: { readonly name: Each; readonly body: Parameters<ServerToClientEvents[Each]>[0] };
}[Name];
