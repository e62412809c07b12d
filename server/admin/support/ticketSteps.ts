import type { UserId } from '../../contract/ids';
import type { TicketPriority, TicketSide, TicketStep } from '../../contract/support';

/** Where a conversation stands, and with which agent. Only what is new or was closed before that has none. */
export type TicketState =
  | { readonly step: 'new'; readonly agent: null }
  | {
      readonly step: 'taken' | 'waiting-for-user' | 'waiting-for-agent' | 'solved';
      readonly agent: UserId;
    }
  | { readonly step: 'closed'; readonly agent: UserId | null };

/** What happens to a conversation. The clock brings `expired`. */
export type TicketEvent =
  | { readonly kind: 'assigned'; readonly agent: UserId }
  | { readonly kind: 'released' | 'answered' | 'asked' | 'solved' | 'closed' | 'expired' };

type Kind = TicketEvent['kind'];

/** Which step follows which, by what happens; what is not here cannot happen there. */
const TRANSITIONS: Readonly<Record<TicketStep, Partial<Record<Kind, TicketStep>>>> = {
  new: { assigned: 'taken', released: 'new', asked: 'new', closed: 'closed' },
  taken: {
    assigned: 'taken',
    released: 'new',
    answered: 'waiting-for-user',
    asked: 'taken',
    solved: 'solved',
    closed: 'closed',
  },
  'waiting-for-user': {
    assigned: 'waiting-for-user',
    released: 'new',
    answered: 'waiting-for-user',
    asked: 'waiting-for-agent',
    solved: 'solved',
    closed: 'closed',
    expired: 'solved',
  },
  'waiting-for-agent': {
    assigned: 'waiting-for-agent',
    released: 'new',
    answered: 'waiting-for-user',
    asked: 'waiting-for-agent',
    solved: 'solved',
    closed: 'closed',
  },
  solved: {
    assigned: 'solved',
    answered: 'waiting-for-user',
    asked: 'waiting-for-agent',
    closed: 'closed',
    expired: 'closed',
  },
  closed: { asked: 'waiting-for-agent' },
};

/** What a conversation becomes when something happens to it; undefined where that cannot happen. */
export function nextState(state: TicketState, event: TicketEvent): TicketState | undefined {
  const step = TRANSITIONS[state.step][event.kind];
  if (!step) return undefined;
  const agent = event.kind === 'assigned' ? event.agent : event.kind === 'released' ? null : state.agent;
  if (step === 'closed') return { step, agent };
  // Whoever was asked before may be no agent any more: then it waits for anybody.
  return step === 'new' || agent === null ? { step: 'new', agent: null } : { step, agent };
}

const SIDES: Readonly<Record<TicketStep, TicketSide>> = {
  new: 'support',
  taken: 'support',
  'waiting-for-agent': 'support',
  'waiting-for-user': 'requester',
  solved: 'requester',
  closed: 'nobody',
};

/** Who has to act in a step. */
export function sideOf(step: TicketStep): TicketSide {
  return SIDES[step];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long support may take for an answer. */
const ANSWER_MS: Readonly<Record<TicketPriority, number>> = {
  urgent: 15 * MINUTE_MS,
  high: 60 * MINUTE_MS,
  normal: 4 * 60 * MINUTE_MS,
  low: DAY_MS,
};

/** After this long without a word, what waits for whoever asked is taken as solved, and what is solved is closed. */
const SILENCE_MS = { 'waiting-for-user': 7 * DAY_MS, solved: 3 * DAY_MS } as const;

/** When whoever has to act in a step should have acted; `since` is when their clock began. Milliseconds. */
export function dueAt(step: TicketStep, priority: TicketPriority, since: number): number | null {
  switch (step) {
    case 'new':
    case 'taken':
    case 'waiting-for-agent':
      return since + ANSWER_MS[priority];
    case 'waiting-for-user':
    case 'solved':
      return since + SILENCE_MS[step];
    case 'closed':
      return null;
  }
}

/** Whether the clock goes on: whoever asked waits on, whichever agent it is that they wait for. */
export function keepsClock(from: TicketStep, to: TicketStep): boolean {
  return SIDES[from] === 'support' && SIDES[to] === 'support';
}
