import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import { toMessageView } from '../../chat/toMessageView';
import type { KeptMessages, MessagesQuery } from '../../contract/history';
import { type MeetingId, ParticipantId } from '../../contract/ids';
import type { Actor } from '../../kernel/Actor';
import { toPrincipal } from '../../kernel/toPrincipal';

const PAGE = 50;
/** Behind every message there may be: an integer of the database. */
const LAST = 2 ** 31 - 1;
/** Whoever did not take part reads what was said to all. */
const NOBODY = ParticipantId.parse('00000000-0000-0000-0000-000000000000');

/** The chats of meetings as they are stored: what each may read in the meeting, they may read after it. (SPEC H6) */
export class KeptChats {
  constructor(private readonly stores: OrganisationStores) {}

  async list(meeting: MeetingId, { before, text }: MessagesQuery, actor: Actor): Promise<KeptMessages> {
    const { chats, meetings } = this.stores;
    const self = (await meetings.participantOf(meeting, toPrincipal(actor))) ?? null;
    const wish = { viewer: self ?? NOBODY, limit: PAGE + 1 };
    const found =
      text === undefined
        ? await chats.listBefore(meeting, before ?? LAST, wish)
        : await chats.search(meeting, text.split(/\s+/u), wish);
    return { self, messages: found.slice(-PAGE).map(toMessageView), more: found.length > PAGE };
  }
}
