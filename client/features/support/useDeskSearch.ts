import type { TicketId } from '../../../server/contract/ids';
import type { TicketQuery } from '../../../server/contract/support';
import { useListSearch } from '../../ui/useListSearch';
import { PRIORITIES, STEPS, TOPICS } from './ticketWords';

const LIMIT = 25;
const VIEWS = ['queue', 'mine', 'all'] as const;
type DeskKey = 'show' | 'text' | 'topic' | 'step' | 'priority' | 'ticket';

export interface DeskSearch {
  readonly view: (typeof VIEWS)[number];
  readonly query: TicketQuery;
  /** The conversation that is open. */
  readonly ticket: TicketId | null;
  readonly offset: number;
  readonly limit: number;
  readonly setOffset: (offset: number) => void;
  readonly change: (change: { readonly [key in DeskKey]?: string | undefined }) => void;
}

/** What an agent chose to see, as the address has it. */
export function useDeskSearch(): DeskSearch {
  const { search, offset, change, setOffset } = useListSearch<DeskKey>(LIMIT);
  const view = VIEWS.find((each) => each === search.show) ?? 'queue';
  const query: TicketQuery = {
    view,
    text: search.text,
    topic: TOPICS.find((each) => each === search.topic),
    step: STEPS.find((each) => each === search.step),
    priority: PRIORITIES.find((each) => each === search.priority),
    offset,
    limit: LIMIT,
  };
  return {
    view,
    query,
    ticket: search.ticket ? (search.ticket as TicketId) : null,
    offset,
    limit: LIMIT,
    setOffset,
    change,
  };
}
