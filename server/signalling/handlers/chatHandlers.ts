import {
  ChatHistoryRequest,
  DeleteMessageRequest,
  EditMessageRequest,
  OpenChatRequest,
  PinRequest,
  PostRequest,
  ReactRequest,
  ReadChatRequest,
  SearchChatRequest,
  SetChatModeRequest,
  TypingRequest,
} from '../../contract/chat';
import type { RequestName } from '../../contract/events';
import { act, ask, type RequestHandlers } from '../RequestHandler';

/** Requests about the meeting's chat: read it, write in it, and what hosts say about it. */
export const chatHandlers = {
  'chat:open': ask(OpenChatRequest, ({ chat }, request) => chat.open(request)),
  'chat:history': ask(ChatHistoryRequest, ({ chat }, request) => chat.history(request)),
  'chat:search': ask(SearchChatRequest, ({ chat }, request) => chat.search(request)),
  'chat:post': ask(PostRequest, ({ chat }, request) => chat.post(request)),
  'chat:edit': ask(EditMessageRequest, ({ chat }, request) => chat.edit(request)),
  'chat:delete': ask(DeleteMessageRequest, ({ chat }, request) => chat.delete(request)),
  'chat:react': ask(ReactRequest, ({ chat }, request) => chat.react(request)),
  'chat:pin': act(PinRequest, ({ chat }, request) => chat.pin(request)),
  'chat:setMode': act(SetChatModeRequest, ({ chat }, request) => chat.setMode(request)),
  'chat:typing': act(TypingRequest, ({ chat }, request) => chat.typing(request)),
  'chat:read': act(ReadChatRequest, ({ chat }, request) => chat.read(request)),
} satisfies RequestHandlers<Extract<RequestName, `chat:${string}`>>;
