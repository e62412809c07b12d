import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredSuggestion } from '../../../db/stores/SuggestionStore';
import type { SuggestionId } from '../../contract/ids';
import type { Page } from '../../contract/paging';
import type {
  AddSuggestionRequest,
  ChangeSuggestionRequest,
  MySuggestionQuery,
  SuggestionQuery,
  SuggestionView,
} from '../../contract/supportStaff';
import type { UserActor } from '../../kernel/Actor';
import type { Act } from '../AuditTrail';
import { UnknownSuggestionError } from '../organisationErrors';
import type { DeskParts } from './TicketDesk';

/** What people suggest, and what becomes of it. */
export class SuggestionService {
  constructor(private readonly parts: DeskParts) {}

  async add(request: AddSuggestionRequest, { user }: UserActor): Promise<SuggestionView> {
    return this.parts.stores.transaction(async (stores) => {
      const id = await stores.suggestions.create(request, user, new Date(this.parts.now()));
      const suggestion = await findIn(stores, id);
      await stores.suggestions.tell(suggestion);
      return toView(suggestion);
    });
  }

  async listMine(query: MySuggestionQuery, { user }: UserActor): Promise<Page<SuggestionView>> {
    const { total, items } = await this.parts.stores.suggestions.search(query, user);
    return { total, items: items.map(toView) };
  }

  async search(query: SuggestionQuery): Promise<Page<SuggestionView>> {
    const { total, items } = await this.parts.stores.suggestions.search(query);
    return { total, items: items.map(toView) };
  }

  async change(id: SuggestionId, change: ChangeSuggestionRequest, act: Act): Promise<SuggestionView> {
    return this.parts.trail.run(act, async (stores) => {
      const { state, reply } = await findIn(stores, id);
      await stores.suggestions.update(id, change, new Date(this.parts.now()));
      const after = await findIn(stores, id);
      await stores.suggestions.tell(after);
      await tellAuthor(stores, after, { by: act.actor.displayName, at: new Date(this.parts.now()) });
      const object = { kind: 'suggestion', id } as const;
      return { value: toView(after), object, before: { state, reply }, after: change };
    });
  }
}

async function findIn({ suggestions }: OrganisationStores, id: SuggestionId): Promise<StoredSuggestion> {
  const suggestion = await suggestions.find(id);
  if (!suggestion) throw new UnknownSuggestionError();
  return suggestion;
}

/** The author is told by a notification; nobody, when their account is gone. */
async function tellAuthor(
  { notifications }: OrganisationStores,
  { id, title, state, reply, author }: StoredSuggestion,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (!author) return;
  const content = { kind: 'suggestion-changed', suggestion: { id, title }, state, reply, by } as const;
  await notifications.add([{ user: author.id, content }], at);
}

function toView({ author, addedAt, changedAt, ...suggestion }: StoredSuggestion): SuggestionView {
  return {
    ...suggestion,
    author: author?.displayName ?? null,
    addedAt: addedAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}
