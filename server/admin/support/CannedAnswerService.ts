import type { StoredCannedAnswer } from '../../../db/stores/CannedAnswerStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { CannedAnswerId } from '../../contract/ids';
import type {
  AddCannedAnswerRequest,
  CannedAnswerView,
  ChangeCannedAnswerRequest,
} from '../../contract/support';
import type { Act } from '../AuditTrail';
import { UnknownCannedAnswerError } from '../organisationErrors';
import type { DeskParts } from './TicketDesk';

/** Answers that agents have at hand, in both languages. */
export class CannedAnswerService {
  constructor(private readonly parts: DeskParts) {}

  async list(): Promise<readonly CannedAnswerView[]> {
    return (await this.parts.stores.cannedAnswers.list()).map(toView);
  }

  /** Throws TitleTakenError. */
  async add(request: AddCannedAnswerRequest, act: Act): Promise<CannedAnswerView> {
    return this.parts.trail.run(act, async (stores) => {
      const id = await stores.cannedAnswers.create(request, new Date(this.parts.now()));
      return { value: toView(await findIn(stores, id)), object: objectOf(id), after: request };
    });
  }

  /** Throws TitleTakenError. */
  async change(id: CannedAnswerId, change: ChangeCannedAnswerRequest, act: Act): Promise<CannedAnswerView> {
    return this.parts.trail.run(act, async (stores) => {
      const before = await findIn(stores, id);
      await stores.cannedAnswers.update(id, change, new Date(this.parts.now()));
      return {
        value: toView(await findIn(stores, id)),
        object: objectOf(id),
        before: Object.fromEntries(Object.entries(before).filter(([key]) => key in change)),
        after: change,
      };
    });
  }

  async delete(id: CannedAnswerId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      const before = await findIn(stores, id);
      await stores.cannedAnswers.delete(id);
      return { value: undefined, object: objectOf(id), before };
    });
  }
}

const objectOf = (id: CannedAnswerId) => ({ kind: 'canned-answer', id }) as const;

async function findIn(
  { cannedAnswers }: OrganisationStores,
  id: CannedAnswerId,
): Promise<StoredCannedAnswer> {
  const answer = await cannedAnswers.find(id);
  if (!answer) throw new UnknownCannedAnswerError();
  return answer;
}

function toView({ changedAt, ...answer }: StoredCannedAnswer): CannedAnswerView {
  return { ...answer, changedAt: changedAt.toISOString() };
}
