import fc from 'fast-check';
import { CHAT_MODES, REACTIONS } from '../../server/contract/chatChoices';
import { ChatMessageId, ParticipantId, PostKey } from '../../server/contract/ids';

const id = <T>(brand: { parse(text: string): T }) => fc.uuid().map((text) => brand.parse(text));
const message = id(ChatMessageId);
const participant = id(ParticipantId);
const text = fc.constantFrom('Good morning', '早上好', 'two\nlines', 'https://plenum.example/ @Ann');
const number = fc.nat({ max: 1_000_000 });

/** Valid bodies of the requests about a chat, generated. */
export const chatBodies = {
  'chat:open': fc.record({ since: fc.option(number) }),
  'chat:history': fc.record({ before: number }),
  'chat:search': fc.record({ text: fc.constantFrom('morning', '早上', 'a b c') }),
  'chat:post': fc.record(
    {
      key: id(PostKey),
      text,
      to: participant,
      replyTo: message,
      mentions: fc.array(participant, { maxLength: 20 }),
    },
    { requiredKeys: ['key', 'text'] },
  ),
  'chat:edit': fc.record({ message, text }),
  'chat:delete': fc.record({ message }),
  'chat:react': fc.record({ message, reaction: fc.constantFrom(...REACTIONS), on: fc.boolean() }),
  'chat:pin': fc.record({ message: fc.option(message) }),
  'chat:setMode': fc.record({ mode: fc.constantFrom(...CHAT_MODES) }),
  'chat:typing': fc.record({ to: participant }, { requiredKeys: [] }),
  'chat:read': fc.record({ posted: number }),
};
