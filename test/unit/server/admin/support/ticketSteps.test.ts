import {
  dueAt,
  keepsClock,
  nextState,
  sideOf,
  type TicketEvent,
  type TicketState,
} from '../../../../../server/admin/support/ticketSteps';
import { UserId } from '../../../../../server/contract/ids';
import { TICKET_STEPS, type TicketStep } from '../../../../../server/contract/support';

const ann = UserId.parse('6f7f6d4e-1b74-4c43-8ad8-0d2e6f0a2b11');
const bob = UserId.parse('9f7f6d4e-1b74-4c43-8ad8-0d2e6f0a2b12');
const fresh: TicketState = { step: 'new', agent: null };

const after = (state: TicketState, ...events: TicketEvent[]): TicketState | undefined =>
  events.reduce<TicketState | undefined>((now, event) => now && nextState(now, event), state);
const take = { kind: 'assigned', agent: ann } as const;
const happens = (kind: Exclude<TicketEvent['kind'], 'assigned'>): TicketEvent => ({ kind });

test('a conversation goes from the queue to an agent, to and fro, and ends', () => {
  const steps: (TicketStep | undefined)[] = [];
  let state: TicketState | undefined = fresh;
  const events = [take, ...(['answered', 'asked', 'answered', 'solved', 'closed'] as const).map(happens)];
  for (const event of events) {
    state = state && nextState(state, event);
    steps.push(state?.step);
  }
  expect(steps).toEqual([
    'taken',
    'waiting-for-user',
    'waiting-for-agent',
    'waiting-for-user',
    'solved',
    'closed',
  ]);
  expect(state?.agent).toBe(ann);
});

test('whoever asked opens it again by writing, with the agent that they had', () => {
  expect(after(fresh, take, happens('closed'), happens('asked'))).toEqual({
    step: 'waiting-for-agent',
    agent: ann,
  });
});

test('what nobody had taken goes back into the queue when it is opened again', () => {
  expect(after(fresh, happens('closed'), happens('asked'))).toEqual(fresh);
});

test('handing over changes the agent and nothing else', () => {
  const waiting = after(fresh, take, happens('answered'));
  expect(waiting && nextState(waiting, { kind: 'assigned', agent: bob })).toEqual({
    step: 'waiting-for-user',
    agent: bob,
  });
});

test('who gives it back leaves it without an agent', () => {
  expect(after(fresh, take, happens('answered'), happens('released'))).toEqual(fresh);
});

test.each([
  ['new', 'answered'],
  ['new', 'solved'],
  ['new', 'expired'],
  ['taken', 'expired'],
  ['solved', 'solved'],
  ['closed', 'answered'],
  ['closed', 'closed'],
  ['closed', 'expired'],
] as const)('in the step %s it cannot be %s', (step, kind) => {
  const state: TicketState = step === 'new' ? fresh : { step, agent: ann };
  expect(nextState(state, { kind })).toBeUndefined();
});

test('silence solves, and then closes, what waits for whoever asked', () => {
  expect(after(fresh, take, happens('answered'), happens('expired'))?.step).toBe('solved');
  expect(after(fresh, take, happens('solved'), happens('expired'))?.step).toBe('closed');
});

test('every step has a side, and a clock unless it is closed', () => {
  for (const step of TICKET_STEPS) {
    expect(dueAt(step, 'normal', 0) === null).toBe(step === 'closed');
    expect(sideOf(step) === 'nobody').toBe(step === 'closed');
  }
});

test('what is more urgent is due sooner', () => {
  const dues = (['urgent', 'high', 'normal', 'low'] as const).map(
    (priority) => dueAt('new', priority, 0) ?? 0,
  );
  expect(dues).toEqual([...dues].sort((a, b) => a - b));
  expect(new Set(dues).size).toBe(4);
});

test('being taken or given back does not start the clock of an answer anew', () => {
  expect(keepsClock('new', 'taken')).toBe(true);
  expect(keepsClock('waiting-for-agent', 'new')).toBe(true);
  expect(keepsClock('waiting-for-user', 'waiting-for-agent')).toBe(false);
});
