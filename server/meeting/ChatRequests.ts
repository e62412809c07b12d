import type { ChatChannel } from '../chat/ChatChannel';
import type { Conference } from '../conference/Conference';
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
  TypingNotice,
  TypingRequest,
} from '../contract/chat';
import type { ParticipantId } from '../contract/ids';
import { NoChatError } from './meetingErrors';

export interface ChatRequestsPorts {
  readonly participant: ParticipantId;
  readonly conference: Conference;
  /** None: the meeting has no chat. */
  readonly channel: ChatChannel | undefined;
  tellTyping(notice: TypingNotice, to: readonly ParticipantId[] | 'everyone'): void;
}

/** What one participant may ask of their meeting's chat; who they are is judged at each request. */
export class ChatRequests {
  constructor(private readonly ports: ChatRequestsPorts) {}

  async open({ since }: OpenChatRequest): Promise<OpenChatReply> {
    return this.#enter().open(this.#participant, since);
  }

  async history({ before }: ChatHistoryRequest): Promise<ChatPage> {
    return this.#enter().history(this.#participant, before);
  }

  async search({ text }: SearchChatRequest): Promise<ChatPage> {
    return this.#enter().search(this.#participant, text);
  }

  async post(request: PostRequest): Promise<ChatMessageView> {
    return this.#enter().post(this.#participant, request);
  }

  async edit({ message, text }: EditMessageRequest): Promise<ChatMessageView> {
    return this.#enter().edit(this.#participant, message, text);
  }

  async delete({ message }: DeleteMessageRequest): Promise<ChatMessageView> {
    return this.#enter().delete(this.#participant, message);
  }

  async react({ message, ...answer }: ReactRequest): Promise<ChatMessageView> {
    return this.#enter().react(this.#participant, message, answer);
  }

  async pin({ message }: PinRequest): Promise<void> {
    await this.#enter().pin(this.#participant, message);
  }

  async setMode({ mode }: SetChatModeRequest): Promise<void> {
    await this.#enter().setMode(this.#participant, mode);
  }

  async typing({ to }: TypingRequest): Promise<void> {
    const readers = this.#enter().typing(this.#participant, to);
    this.ports.tellTyping({ participant: this.#participant, private: to !== undefined }, readers);
  }

  async read({ posted }: ReadChatRequest): Promise<void> {
    await this.#enter().markRead(this.#participant, posted);
  }

  get #participant(): ParticipantId {
    return this.ports.participant;
  }

  /** The chat, for someone who is in the conference. Throws what keeps them from it. */
  #enter(): ChatChannel {
    const { participant, conference, channel } = this.ports;
    conference.authorize(participant, 'chat.view');
    if (!channel) throw new NoChatError();
    return channel;
  }
}
