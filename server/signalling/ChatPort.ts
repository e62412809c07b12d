import type {
  ChatHistoryRequest,
  ChatMessageView,
  ChatPage,
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
  TypingRequest,
} from '../contract/chat';

/** What a bound socket may ask of the meeting's chat, as one participant. */
export interface ChatPort {
  open(request: OpenChatRequest): Promise<OpenChatReply>;
  history(request: ChatHistoryRequest): Promise<ChatPage>;
  search(request: SearchChatRequest): Promise<ChatPage>;
  post(request: PostRequest): Promise<ChatMessageView>;
  edit(request: EditMessageRequest): Promise<ChatMessageView>;
  delete(request: DeleteMessageRequest): Promise<ChatMessageView>;
  react(request: ReactRequest): Promise<ChatMessageView>;
  pin(request: PinRequest): Promise<void>;
  setMode(request: SetChatModeRequest): Promise<void>;
  typing(request: TypingRequest): Promise<void>;
  read(request: ReadChatRequest): Promise<void>;
}
