/** @jest-environment jsdom */
import type { TrackListener } from '../../../../../client/connection/LocalMedia';
import { RequestError } from '../../../../../client/connection/RequestError';
import { UnansweredError } from '../../../../../client/connection/UnansweredError';
import { MeetingSession } from '../../../../../client/features/meeting/MeetingSession';
import { FakeLinks, joinAnswer, mediaParameters, unavailable } from './FakeLinks';
import { person } from './roster';

/** Ann's devices: her microphone is on, her camera off. */
class FakeCapture {
  microphoneTrack: MediaStreamTrack | null = { kind: 'audio' } as MediaStreamTrack;
  cameraTrack: MediaStreamTrack | null = null;
  readonly #listeners = new Set<TrackListener>();

  async setMicrophoneOn(on: boolean) {
    this.microphoneTrack = on ? ({ kind: 'audio' } as MediaStreamTrack) : null;
    for (const listener of this.#listeners) listener('microphone', this.microphoneTrack);
  }
  async setCameraOn() {}
  on(_event: 'trackChanged', listener: TrackListener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function setUp() {
  const links = new FakeLinks();
  const capture = new FakeCapture();
  const session = new MeetingSession(links, capture, 'sip:123456789@plenum.example');
  const state = () => session.getSnapshot().participation.state;
  const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
  const join = async () => {
    session.join();
    await settle();
  };
  return { ...links, links, capture, session, state, settle, join };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('joining', () => {
  test('calls, binds the socket and opens the media without waiting in between', async () => {
    const { sip, socket, media, session, state, join } = setUp();
    await join();
    expect(sip.calls).toEqual(['join']);
    expect(socket.named('conference:bind')).toEqual([{ token: 'token-one' }]);
    expect(media.opened).toEqual(['one']);
    expect(session.getSnapshot().self).toBe(person('Ann').id);
    expect(state()).toBe('joined');
  });

  test('tells what is muted beforehand', async () => {
    const { sip, capture, join } = setUp();
    capture.microphoneTrack = null;
    await join();
    expect(sip.offers[0]).toMatchObject({ microphone: 'muted', camera: 'none' });
  });

  test('a cold socket is waited for, the media with it', async () => {
    const { socket, media, state, settle, join } = setUp();
    socket.connected = false;
    await join();
    expect(media.opened).toEqual([]);
    expect(state()).toBe('joining');
    socket.stand();
    await settle();
    expect(media.opened).toEqual(['one']);
    expect(state()).toBe('joined');
  });

  test('does not say that nothing is seen before the stage is laid out', async () => {
    const { socket, session, settle, join } = setUp();
    await join();
    expect(socket.named('media:view')).toEqual([]);
    session.setView([]);
    await settle();
    expect(socket.named('media:view')).toEqual([{ tiles: [] }]);
  });

  test('a full meeting is refused with its reason', async () => {
    const { sip, session, state, join } = setUp();
    sip.refusing = { join: new RequestError({ code: 'meeting-full', message: 'full' }) };
    await join();
    expect(state()).toBe('refused');
    expect(session.getSnapshot().participation).toMatchObject({ error: { code: 'meeting-full' } });
    expect(sip.closed).toBe(true);
  });

  test('a server that restarts or is busy is waited for, but not for ever: then its reason is told', async () => {
    const { sip, session, state, settle, join } = setUp();
    sip.refusing = { join: new RequestError({ code: 'draining', message: 'soon' }) };
    await join();
    await settle(5000);
    expect(state()).toBe('joining');
    await settle(10_000);
    expect(session.getSnapshot().participation).toMatchObject({
      state: 'refused',
      error: { code: 'draining' },
    });
  });

  test('answered, but the socket does not come: ten seconds later it says why', async () => {
    const { socket, session, state, settle, join } = setUp();
    socket.connected = false;
    socket.refusal = new RequestError({ code: 'busy', message: 'too many windows' });
    await join();
    await settle(9000);
    expect(state()).toBe('joining');
    await settle(1000);
    expect(session.getSnapshot().participation).toMatchObject({ state: 'refused', error: { code: 'busy' } });
  });

  test('who stands is not limited any more', async () => {
    const { state, settle, join } = setUp();
    await join();
    await settle(60_000);
    expect(state()).toBe('joined');
  });
});

describe('a lost connection', () => {
  test('SIP is back: the same call goes on, and so do the media', async () => {
    const { sip, media, state, settle, join } = setUp();
    await join();
    sip.drop();
    expect(state()).toBe('reconnecting');
    sip.register();
    await settle();
    expect(sip.calls).toEqual(['join', 'rejoin']);
    expect(media.opened).toEqual(['one']);
    expect(state()).toBe('joined');
  });

  test('the server has restarted: a new call, new media, and a muted microphone stays muted', async () => {
    const { sip, socket, media, capture, state, settle, join } = setUp();
    await join();
    await capture.setMicrophoneOn(false);
    sip.drop();
    socket.drop();
    sip.refusing = { rejoin: new RequestError({ code: 'not-in-meeting', message: '481' }) };
    sip.answer = joinAnswer('two');
    socket.stand();
    sip.register();
    await settle();
    expect(sip.calls).toEqual(['join', 'rejoin', 'join']);
    expect(sip.offers.at(-1)).toMatchObject({ microphone: 'muted', returning: 'token-one' });
    expect(sip.offers[0]).not.toHaveProperty('returning');
    expect(media.opened).toEqual(['one', 'two']);
    expect(media.tracks.get('microphone')).toBeNull();
    expect(socket.named('conference:bind').at(-1)).toEqual({ token: 'token-two' });
    expect(state()).toBe('joined');
  });

  test('while the server is away calls are repeated until it answers', async () => {
    const { sip, state, settle, join } = setUp();
    await join();
    sip.drop();
    sip.refusing = { join: unavailable(), rejoin: unavailable() };
    sip.register();
    await settle(5000);
    expect(state()).toBe('reconnecting');
    sip.refusing = {};
    await settle(5000);
    expect(state()).toBe('joined');
  });

  test('the socket alone is back: it is bound again, told what is seen, and what was lost is made good', async () => {
    const { sip, socket, media, session, settle, state, join } = setUp();
    await join();
    session.setView([]);
    socket.drop();
    expect(state()).toBe('reconnecting');
    socket.replies = { 'conference:bind': { sources: {}, consumers: ['missed'] } };
    socket.stand();
    await settle();
    expect(socket.named('conference:bind')).toHaveLength(2);
    expect(socket.named('media:view')).toHaveLength(2);
    expect(media.reconciled.at(-1)).toMatchObject({ consumers: ['missed'] });
    expect(media.opened).toEqual(['one']);
    expect(sip.calls).toEqual(['join']);
    expect(state()).toBe('joined');
  });

  test('muted by a host while the socket was dead: the microphone closes, and we are told', async () => {
    const { socket, media, session, capture, settle, join } = setUp();
    const heard: unknown[] = [];
    session.on('mutedByHost', (source, by) => heard.push([source, by]));
    await join();
    socket.drop();
    media.mutedMeanwhile = ['microphone'];
    socket.stand();
    await settle();
    expect(capture.microphoneTrack).toBeNull();
    expect(heard).toEqual([['microphone', undefined]]);
  });

  test('what is seen is told later when it was told too often, as it is by then', async () => {
    const { socket, session, settle, join } = setUp();
    await join();
    const tooOften = new RequestError({ code: 'rate-limited', message: 'slowly', retryAfter: 1 });
    socket.refusing = { 'media:view': tooOften };
    session.setView([]);
    session.verifyLinks();
    await settle(999);
    expect(socket.renewed).toBe(0);
    socket.refusing = {};
    const before = socket.named('media:view').length;
    await settle(1);
    expect(socket.named('media:view')).toHaveLength(before + 1);
  });

  test('a socket whose token is of another epoch leads to a new call', async () => {
    const { sip, socket, settle, join } = setUp();
    await join();
    socket.drop();
    socket.refusing = { 'conference:bind': new RequestError({ code: 'not-in-meeting', message: 'who' }) };
    socket.stand();
    await settle();
    expect(sip.calls).toEqual(['join', 'rejoin']);
  });

  test('a worker died: the media are opened anew within the same call', async () => {
    const { sip, socket, media, state, settle, join } = setUp();
    await join();
    socket.replies = { 'media:open': mediaParameters('new') };
    socket.tell('media:lost', { reason: 'worker-died' });
    expect(state()).toBe('reconnecting');
    await settle();
    expect(media.opened).toEqual(['one', 'new']);
    expect(sip.calls).toEqual(['join']);
    expect(state()).toBe('joined');
  });

  test('media that are not to be had yet are asked for again', async () => {
    const { socket, media, settle, join } = setUp();
    await join();
    socket.replies = { 'media:open': mediaParameters('new') };
    socket.refusing = { 'media:open': new RequestError({ code: 'media-unavailable', message: 'soon' }) };
    media.lose();
    await settle(300);
    socket.refusing = {};
    await settle(2000);
    expect(media.opened).toEqual(['one', 'new']);
  });

  test('an interrupted path shows, and when it is back the sockets are looked after', async () => {
    const { socket, media, session, state, settle, join } = setUp();
    await join();
    session.setView([]);
    media.become('interrupted');
    expect(state()).toBe('reconnecting');
    socket.refusing = { 'media:view': new UnansweredError() };
    media.become('connected');
    await settle();
    expect(state()).toBe('joined');
    expect(socket.renewed).toBe(1);
  });

  test('the server restarts: the meeting is not over, and calls go on until it is back', async () => {
    const { sip, socket, state, settle, join } = setUp();
    await join();
    sip.refusing = {
      rejoin: new RequestError({ code: 'not-in-meeting', message: '481' }),
      join: new RequestError({ code: 'draining', message: 'soon' }),
    };
    socket.tell('conference:ended', { reason: 'draining' });
    sip.hangUp();
    expect(state()).toBe('reconnecting');
    await settle(30_000);
    expect(state()).toBe('reconnecting');
    sip.refusing = { rejoin: sip.refusing.rejoin as RequestError };
    await settle(3000);
    expect(state()).toBe('joined');
  });

  test('a healthy call is not replaced because the focus is busy for a moment', async () => {
    const { sip, state, settle, join } = setUp();
    await join();
    sip.drop();
    sip.refusing = { rejoin: new RequestError({ code: 'rate-limited', message: 'slowly' }) };
    sip.register();
    await settle();
    sip.refusing = {};
    await settle(2000);
    expect(state()).toBe('joined');
    expect(sip.calls).toEqual(['join', 'rejoin', 'rejoin']);
  });

  test('looking after the connections leaves a call that is under way alone', async () => {
    const { sip, session, settle, join } = setUp();
    await join();
    sip.drop();
    sip.answers = false;
    sip.register();
    await settle();
    session.verifyLinks();
    session.verifyLinks();
    await settle();
    expect(sip.calls).toEqual(['join', 'rejoin']);
  });

  test('binding too often is no lost token: it is bound a moment later', async () => {
    const { sip, socket, state, settle, join } = setUp();
    await join();
    socket.drop();
    const tooOften = new RequestError({ code: 'rate-limited', message: 'slowly', retryAfter: 1 });
    socket.refusing = { 'conference:bind': tooOften };
    socket.stand();
    await settle();
    expect(state()).toBe('reconnecting');
    socket.refusing = {};
    await settle(1000);
    expect(state()).toBe('joined');
    expect(sip.calls).toEqual(['join']);
  });

  test('the focus gave us up meanwhile: we come back', async () => {
    const { sip, socket, settle, join } = setUp();
    await join();
    sip.hangUp();
    socket.tell('conference:ended', { reason: 'left' });
    await settle(1000);
    expect(sip.calls.length).toBeGreaterThan(1);
  });
});

describe('moderation and the end', () => {
  test('muted by a host: our own microphone closes, and we are told by whom', async () => {
    const { socket, media, session, capture, join } = setUp();
    const heard: unknown[] = [];
    session.on('mutedByHost', (source, by) => heard.push([source, by]));
    await join();
    socket.tell('media:sourceMuted', { source: 'microphone', by: 'Lin Mei' });
    expect(heard).toEqual([['microphone', 'Lin Mei']]);
    expect(capture.microphoneTrack).toBeNull();
    expect(media.tracks.get('microphone')).toBeNull();
  });

  test('ended by a host: it says by whom, hangs up, and nothing comes back', async () => {
    const { sip, socket, session, settle, join } = setUp();
    await join();
    socket.tell('conference:ended', { reason: 'ended-by-host', by: 'Lin Mei' });
    expect(session.getSnapshot().participation).toEqual({
      state: 'ended',
      reason: 'ended-by-host',
      by: 'Lin Mei',
    });
    sip.register();
    await settle(10_000);
    expect(sip.calls).toEqual(['join']);
    expect(sip.left && sip.closed && socket.closed).toBe(true);
  });

  test('leaving hangs up once', async () => {
    const { sip, session, state, settle, join } = setUp();
    await join();
    session.leave();
    session.close();
    await settle(10_000);
    expect(state()).toBe('left');
    expect(sip.left).toBe(true);
  });

  test('what cannot be sent is off, and we are told', async () => {
    const { media, session, capture, join } = setUp();
    const heard: unknown[] = [];
    session.on('sendingFailed', (source) => heard.push(source));
    await join();
    media.failSending('microphone');
    expect(capture.microphoneTrack).toBeNull();
    expect(heard).toEqual(['microphone']);
  });

  test.each([
    ['meeting-ended', 'everyone-left'],
    ['joined-elsewhere', 'joined-elsewhere'],
    ['quarantined', 'quarantined'],
    ['unauthenticated', 'signed-out'],
    ['forbidden', 'connection-lost'],
  ] as const)('who may not come back (%s) is told how it ended: %s', async (code, reason) => {
    const { sip, session, settle, join } = setUp();
    await join();
    sip.drop();
    sip.refusing = {
      rejoin: new RequestError({ code: 'not-in-meeting', message: '481' }),
      join: new RequestError({ code, message: 'no' }),
    };
    sip.register();
    await settle();
    expect(session.getSnapshot().participation).toEqual({ state: 'ended', reason });
  });
});
