import { randomUUID } from 'node:crypto';
import { MeetingId, ServerEpoch } from '../../../../server/contract/ids';
import type { JoinOffer } from '../../../../server/contract/media';
import type { Actor } from '../../../../server/kernel/Actor';
import { silentLogger } from '../../../../server/kernel/Logger';
import { UnknownMeetingError } from '../../../../server/kernel/UnknownMeetingError';
import { LiveMeetings } from '../../../../server/meeting/LiveMeetings';
import type { InviteDialog } from '../../../../sip';
import { FakeMixer } from '../../../support/FakeMixer';
import { MemoryMeetingStore } from '../../../support/MemoryMeetingStore';
import { guestActor, userActor } from '../../../support/people';

const OFFER: JoinOffer = { rtpCapabilities: {}, microphone: 'open', camera: 'open' };
const annActor = userActor('Ann');
const bobActor = userActor('Bob');
interface JoinDetails {
  readonly offer?: JoinOffer;
  readonly aborted?: AbortSignal;
}

function openMeetings() {
  const mixers: FakeMixer[] = [];
  const store = new MemoryMeetingStore();
  const budget = store.create({ host: annActor.user, maximumParticipants: 2 });
  const live = new LiveMeetings({
    store,
    findByCode: async (code) => {
      const found = await store.findByCode(code);
      if (!found) throw new UnknownMeetingError();
      return found;
    },
    openMixer: async () => {
      const mixer = new FakeMixer();
      mixers.push(mixer);
      return mixer.asMixer();
    },
    boards: undefined,
    chats: undefined,
    openedDemo: async () => undefined,
    epoch: ServerEpoch.parse(randomUUID()),
    logger: silentLogger,
    now: () => 0,
  });
  const join = async (actor: Actor, code: string = budget.code, details: JoinDetails = {}) => {
    const { offer = OFFER, aborted = new AbortController().signal } = details;
    const { focus, entrant } = await live.enter(code, actor);
    return (await focus.joinBrowser({ entrant, signIn: actor.signIn, offer, aborted })).endpoint;
  };
  return { live, store, budget, mixers, join };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('the first who enters opens the meeting; who comes later finds it', async () => {
  const { live, budget, join } = openMeetings();
  await join(annActor);
  await join(bobActor);
  expect(live.present(budget.id).map(({ displayName, role }) => [displayName, role])).toEqual([
    ['Ann', 'host'],
    ['Bob', 'participant'],
  ]);
});

test.each([
  ['a code that no meeting has', '111111111'],
  ['what is no code at all', "1' OR '1'='1"],
])('%s leads nowhere', async (_, code) => {
  const { join } = openMeetings();
  await expect(join(annActor, code)).rejects.toMatchObject({ code: 'meeting-not-found' });
});

test('a guest of another meeting is answered as if there were none', async () => {
  const { budget, join } = openMeetings();
  const stranger = guestActor('Gus', MeetingId.parse(randomUUID()));
  await expect(join(stranger)).rejects.toThrow(new UnknownMeetingError().message);
  await expect(join(guestActor('Gus', budget.id))).resolves.toBeDefined();
});

test('nobody enters a meeting that has ended, or one that is full', async () => {
  const { store, join } = openMeetings();
  const ended = store.create();
  await store.markEnded(ended.id);
  await expect(join(annActor, ended.code)).rejects.toMatchObject({ code: 'meeting-ended' });
  await join(annActor);
  await join(bobActor);
  await expect(join(userActor('Carol'))).rejects.toMatchObject({ code: 'meeting-full' });
});

test('a token binds only the sign-in that it was given to, and only while the participation lasts', async () => {
  const { live, join } = openMeetings();
  const { token } = await join(annActor);
  expect(live.bind(token, annActor).role).toBe('host');
  expect(() => live.bind(token, bobActor)).toThrow(expect.objectContaining({ code: 'not-in-meeting' }));
  await live.endSignIn(annActor.signIn);
  expect(() => live.bind(token, annActor)).toThrow(expect.objectContaining({ code: 'not-in-meeting' }));
});

test('only who takes part sees the conference', async () => {
  const { live, budget, join } = openMeetings();
  await join(annActor);
  expect(live.findFor(budget.code, annActor)).toBeDefined();
  expect(live.findFor(budget.code, bobActor)).toBeUndefined();
});

test('an empty meeting closes after a while, unless someone comes back', async () => {
  const { live, mixers, join } = openMeetings();
  const first = await join(annActor);
  await first.end({ reason: 'left' });
  await jest.advanceTimersByTimeAsync(4_000);
  const second = await join(annActor);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(live.size).toBe(1);
  await second.end({ reason: 'left' });
  await jest.advanceTimersByTimeAsync(6_000);
  expect(live.size).toBe(0);
  expect(mixers.map(({ closed }) => closed)).toEqual([true]);
});

test('what a host ends is ended for good; who leaves ends nothing', async () => {
  const { live, store, budget, join } = openMeetings();
  const { token } = await join(annActor);
  await live.bind(token, annActor).end();
  await live.close();
  expect(await store.findByCode(budget.code)).toMatchObject({ state: 'ended' });
  expect(store.attendance).toMatchObject([{ device: 'browser', leftAt: new Date(0) }]);
});

test('a worker that dies takes the media, not the participation: everyone is asked to come over', async () => {
  const { live, budget, mixers, join } = openMeetings();
  const { token } = await join(annActor);
  const requests = live.bind(token, annActor);
  const heard: string[] = [];
  requests.onNotice((name) => heard.push(name));
  mixers[0]?.die();
  await expect(requests.setView({ tiles: [] })).rejects.toMatchObject({ code: 'media-unavailable' });
  await requests.openMedia({ rtpCapabilities: {} });
  expect(heard).toEqual(['media:lost']);
  expect(mixers.map(({ legs }) => legs.length)).toEqual([1, 1]);
  expect(live.present(budget.id)).toHaveLength(1);
});

test('a browser hears itself in a self-test of its own, which nobody else enters and nothing records', async () => {
  const { live, store, join } = openMeetings();
  await join(annActor, 'self-test-0123456789abcdef');
  await expect(join(bobActor, 'self-test-0123456789abcdef')).rejects.toMatchObject({
    code: 'meeting-not-found',
  });
  await live.close();
  expect(store.attendance).toEqual([]);
});

test('while draining nobody enters, and everyone is told to come back', async () => {
  const { live, join } = openMeetings();
  const { token } = await join(annActor);
  const heard: unknown[] = [];
  live.bind(token, annActor).onNotice((_, body) => heard.push(body));
  await live.drain();
  expect(heard).toEqual([{ reason: 'draining' }]);
  await expect(join(bobActor)).rejects.toMatchObject({ code: 'draining' });
});

test('a call that was given up on the way changes nothing for the same person, who is in from elsewhere', async () => {
  const { live, budget, join } = openMeetings();
  const { token } = await join(annActor);
  const giveUp = new AbortController();
  const call = join(annActor, budget.code, { aborted: giveUp.signal });
  giveUp.abort();
  await expect(call).rejects.toThrow();
  expect(live.bind(token, annActor).role).toBe('host');
  expect(live.present(budget.id)).toHaveLength(1);
});

test('[C5] a lost device that comes back by itself does not put out the one that took its place', async () => {
  const { live, join } = openMeetings();
  const laptop = await join(annActor);
  const phone = await join(annActor);
  const returning = { offer: { ...OFFER, returning: laptop.token } };
  await expect(join(annActor, undefined, returning)).rejects.toMatchObject({ code: 'joined-elsewhere' });
  expect(live.bind(phone.token, annActor).role).toBe('host');
  await join(annActor, undefined, { offer: { ...OFFER, returning: phone.token } });
  expect(phone.over).toBe(true);
});

test('who is on the way in while the server is told to stop is told to come back', async () => {
  const { live, store, join } = openMeetings();
  const enrol = store.enrol.bind(store);
  store.enrol = async (request) => {
    await live.drain();
    return enrol(request);
  };
  await expect(join(annActor)).rejects.toMatchObject({ code: 'draining' });
  expect(live.size).toBe(0);
});

test('what happened while the database was away is written once it is back, in order', async () => {
  const { store, join } = openMeetings();
  const recordJoin = store.recordJoin.bind(store);
  let isAway = true;
  store.recordJoin = async (...details) => {
    if (isAway) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    await recordJoin(...details);
  };
  const endpoint = await join(annActor);
  endpoint.end({ reason: 'left' });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(store.attendance).toEqual([]);
  isAway = false;
  await jest.advanceTimersByTimeAsync(2_000);
  expect(store.attendance).toMatchObject([{ leftAt: new Date(0) }]);
});

test('a guest opens no self-test', async () => {
  const { budget, join } = openMeetings();
  const guest = join(guestActor('Gus', budget.id), 'self-test-0123456789abcdef');
  await expect(guest).rejects.toMatchObject({ code: 'meeting-not-found' });
});

test('a call refreshed between the death of a worker and its return is asked to try again, not hung up on', async () => {
  const { mixers, join } = openMeetings();
  const endpoint = await join(annActor);
  mixers[0]?.die();
  await expect(endpoint.reinvited()).rejects.toMatchObject({ status: 503, code: 'media-unavailable' });
  expect(endpoint.over).toBe(false);
});

test('a device that stays silent keeps nobody waiting when the meeting ends', async () => {
  const { live, join } = openMeetings();
  const endpoint = await join(annActor);
  const never = new Promise<void>(() => undefined);
  endpoint.confirmed({ bye: () => never } as unknown as InviteDialog);
  await live.drain();
  expect(live.size).toBe(0);
});

test('who was on the way in while the meeting was ended stays out, however late the database answers', async () => {
  const { live, store, join } = openMeetings();
  const { token } = await join(annActor);
  const enrol = store.enrol.bind(store);
  store.enrol = async (request) => {
    await live.bind(token, annActor).end();
    await jest.advanceTimersByTimeAsync(1_000);
    return enrol(request);
  };
  await expect(join(bobActor)).rejects.toMatchObject({ code: 'meeting-ended' });
  expect(live.size).toBe(0);
});

test('a meeting that a host ended is over at once, though the database writes it down late', async () => {
  const { live, store, join } = openMeetings();
  const { token } = await join(annActor);
  const [meeting] = live.meetings;
  if (!meeting) throw new Error('no meeting runs');
  const markEnded = store.markEnded.bind(store);
  let write = () => {};
  const written = new Promise<void>((resolve) => {
    write = resolve;
  });
  store.markEnded = async (...ended) => {
    await written;
    return markEnded(...ended);
  };
  await live.bind(token, annActor).end();
  expect(live.endingSince(meeting)).toBeInstanceOf(Date);
  write();
  await jest.advanceTimersByTimeAsync(0);
  expect(live.endingSince(meeting)).toBeUndefined();
});
