import { SipRefusal } from '../../../../sip';
import { createResponse } from '../../../../sip/message/createResponse';
import type { SipRequest } from '../../../../sip/message/SipRequest';
import { SipResponse } from '../../../../sip/message/SipResponse';
import { conferenceOf } from '../../../support/wire/SipConferences';
import { settled } from '../../../support/wire/SipTestClock';
import type { SipTestPhone } from '../../../support/wire/SipTestPhone';
import { SipTestStack } from '../../../support/wire/SipTestStack';

let stack: SipTestStack;
let ann: SipTestPhone;

beforeEach(() => {
  stack = new SipTestStack();
  ann = stack.ann;
});

const SDP = 'application/sdp';
const statusesOf = (messages: readonly (SipRequest | SipResponse)[]) =>
  messages.flatMap((message) => (message instanceof SipResponse ? [message.status] : []));
const dialog = () => {
  const [first] = stack.dialogs;
  if (!first) throw new Error('nobody called');
  return first;
};
/** The request the server sends next; there must be exactly one. */
const asked = () => {
  const [request, ...more] = ann.hears();
  if (!request || more.length > 0)
    throw new Error(`one request expected, not ${more.length + (request ? 1 : 0)}`);
  return request;
};

test('a call begins, is acknowledged and ends', async () => {
  const call = await ann.call();
  expect(call[1].bodyText).toBe('answer');
  expect(await ann.ask(ann.inDialog('BYE', 2, call))).toMatchObject({ status: 200 });
  expect(stack.story).toEqual(['confirmed', 'ended: bye']);
});

test('[D1] the answer is sent again until the ACK, and the call ends when none comes', async () => {
  await ann.ask(ann.request('INVITE', 'budget', {}, 'offer'));
  const moments: number[] = [];
  for (let at = 500; at < 32_000; at += 500) {
    await stack.clock.advance(500);
    moments.push(...ann.socket.takeResponses().map(() => at));
  }
  expect(moments).toEqual([500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
  await stack.clock.advance(500);
  expect(asked().method).toBe('BYE');
  expect(stack.story).toEqual(['ended: ack-timeout']);
});

test('[D1] the ACK ends the repetition', async () => {
  await ann.call();
  await stack.clock.advance(40_000);
  expect(ann.socket.takeResponses()).toEqual([]);
});

test('[D2] to others the call does not exist', async () => {
  const call = await ann.call();
  for (const method of ['BYE', 'INVITE', 'UPDATE', 'INFO', 'OPTIONS']) {
    const request = stack.bob.inDialog(method, 2, call, {
      from: `<sip:bob@plenum.example>;tag=${call[0].from.tag}`,
    });
    expect((await stack.bob.ask(request)).status).toBe(481);
  }
  expect(stack.story).toEqual(['confirmed']);
});

describe('before the answer', () => {
  let answerNow: () => void;
  beforeEach(() => {
    stack.answer = (invite) => {
      invite.ring();
      return new Promise((resolve) => {
        answerNow = () => resolve(stack.yes());
      });
    };
  });

  test('[D3] CANCEL ends it, and an answer that comes too late as well', async () => {
    const invite = ann.request('INVITE', 'budget', {}, 'offer');
    expect(statusesOf(await ann.say(invite))).toEqual([180]);
    const via = invite.headers.get('via');
    const cancel = ann.request('CANCEL', 'budget', {
      via,
      from: invite.headers.get('from'),
      'call-id': invite.callId,
    });
    expect(statusesOf(await ann.say(cancel))).toEqual([200, 487]);
    expect(stack.story).toEqual(['aborted']);
    answerNow();
    await settled();
    expect(stack.story).toEqual(['aborted', 'ended: cancelled']);
    expect(ann.socket.takeStatuses()).toEqual([]);
  });

  test('[D3] so does the death of the flow', async () => {
    await ann.say(ann.request('INVITE', 'budget', {}, 'offer'));
    await ann.lose();
    expect(stack.story).toEqual(['aborted']);
    answerNow();
    await settled();
    expect(stack.story).toEqual(['aborted', 'ended: cancelled']);
    expect(stack.server.load).toEqual({ flows: 1, transactions: 0, dialogs: 0 });
  });

  test('[D4] the caller hears every minute that it rings, and no more once it is over', async () => {
    await ann.say(ann.request('INVITE', 'budget', {}, 'offer'));
    await stack.clock.advance(125_000);
    expect(ann.socket.takeStatuses()).toEqual([180, 180]);
    answerNow();
    await settled();
    await stack.clock.advance(120_000);
    expect(ann.socket.takeStatuses()).not.toContain(180);
  });

  test('the server closes', async () => {
    await ann.say(ann.request('INVITE', 'budget', {}, 'offer'));
    void stack.server.close();
    await settled();
    expect(ann.socket.takeStatuses()).toEqual([503]);
    expect(stack.story).toEqual(['aborted']);
  });
});

test('[D5] a request out of order is refused, and changes nothing', async () => {
  const call = await ann.call();
  expect((await ann.ask(ann.inDialog('INFO', 5, call))).status).toBe(200);
  expect((await ann.ask(ann.inDialog('INVITE', 4, call, {}, 'late'))).status).toBe(500);
  expect(stack.story).toEqual(['confirmed']);
});

test('[D5] after the end there is nothing left', async () => {
  const call = await ann.call();
  await ann.ask(ann.inDialog('BYE', 2, call));
  expect((await ann.ask(ann.inDialog('INVITE', 3, call, {}, 'x'))).status).toBe(481);
});

test('the caller offers again: re-INVITE, or UPDATE', async () => {
  const call = await ann.call();
  const again = await ann.ask(ann.inDialog('INVITE', 2, call, {}, 'second'));
  expect([again.status, again.bodyText]).toEqual([200, 'new answer']);
  await ann.say(ann.inDialog('ACK', 2, call));
  const update = await ann.ask(ann.inDialog('UPDATE', 3, call, {}, 'third'));
  expect([update.status, update.bodyText]).toEqual([200, 'new answer']);
  expect((await ann.ask(ann.inDialog('UPDATE', 4, call))).bodyText).toBe('');
  expect(stack.story).toEqual(['confirmed', 'offered second', 'offered third']);
});

test('an offer the owner refuses leaves the call as it was', async () => {
  const call = await ann.call();
  stack.reanswer = async () => {
    throw new SipRefusal(488, 'no video here', { code: 'media-refused' });
  };
  expect((await ann.ask(ann.inDialog('INVITE', 2, call, {}, 'video'))).status).toBe(488);
  expect((await ann.ask(ann.inDialog('BYE', 3, call))).status).toBe(200);
});

test('[D6] one offer of theirs at a time', async () => {
  const call = await ann.call();
  stack.reanswer = () => new Promise(() => undefined);
  await ann.say(ann.inDialog('INVITE', 2, call, {}, 'first'));
  const second = await ann.ask(ann.inDialog('INVITE', 3, call, {}, 'second'));
  expect([second.status, Number(second.headers.get('retry-after')) <= 10]).toEqual([500, true]);
});

test('[D6] theirs meets ours: 491', async () => {
  const call = await ann.call();
  void dialog().reinvite({ contentType: SDP, body: 'ours' });
  await settled();
  expect((await ann.ask(ann.inDialog('INVITE', 2, call, {}, 'theirs'))).status).toBe(491);
});

test('[D6] ours meets theirs, and tries again', async () => {
  await ann.call();
  const answer = dialog().reinvite({ contentType: SDP, body: 'ours' });
  await settled();
  expect((await ann.answer(asked(), 491))[0]).toMatchObject({ method: 'ACK' });
  await stack.clock.advance(2000);
  const again = asked();
  expect(again).toMatchObject({ method: 'INVITE', bodyText: 'ours' });
  expect(again.cseq.number).toBe(2);
  const acknowledged = await ann.answer(again, 200, 'theirs');
  expect(acknowledged).toMatchObject([{ method: 'ACK', cseq: { number: 2 } }]);
  expect(await answer).toEqual({ contentType: SDP, body: 'theirs' });
});

test('[D6] ours is refused', async () => {
  await ann.call();
  const answer = dialog().reinvite({ contentType: SDP, body: 'ours' });
  await settled();
  const refused = expect(answer).rejects.toMatchObject({ name: 'SipRefusal', status: 488 });
  await ann.answer(asked(), 488);
  await refused;
  expect(stack.story).toEqual(['confirmed']);
});

test('[D7] whoever offers again has heard our last answer', async () => {
  const invite = ann.request('INVITE', 'budget', {}, 'offer');
  const answer = await ann.ask(invite);
  await ann.ask(ann.inDialog('INVITE', 2, [invite, answer], {}, 'second'));
  expect(stack.story).toEqual(['confirmed', 'offered second']);
});

test('[D8] BYE while an offer is being considered', async () => {
  const call = await ann.call();
  stack.reanswer = () => new Promise(() => undefined);
  await ann.say(ann.inDialog('INVITE', 2, call, {}, 'first'));
  expect(statusesOf(await ann.say(ann.inDialog('BYE', 3, call))).toSorted()).toEqual([200, 487]);
});

test('a new offer that is cancelled leaves the call as it was', async () => {
  const call = await ann.call();
  let answerNow: () => void = () => undefined;
  stack.reanswer = () =>
    new Promise((resolve) => {
      answerNow = () => resolve({ contentType: SDP, body: 'late' });
    });
  const offer = ann.inDialog('INVITE', 2, call, {}, 'first');
  await ann.say(offer);
  const cancel = ann.inDialog('CANCEL', 2, call, { via: offer.headers.get('via') });
  expect(statusesOf(await ann.say(cancel))).toEqual([200, 487]);
  answerNow();
  await stack.clock.advance(40_000);
  expect(stack.story).toEqual(['confirmed', 'offered first']);
});

test('[D9] the owner hangs up, but not before the caller knows of the answer', async () => {
  stack.answer = async () => {
    const answer = stack.yes();
    return answer;
  };
  const invite = ann.request('INVITE', 'budget', {}, 'offer');
  const answer = await ann.ask(invite);
  void stack.server.close();
  await settled();
  expect(ann.hears()).toEqual([]);
  await ann.say(ann.inDialog('ACK', 1, [invite, answer])).then((said) => {
    expect(said).toMatchObject([{ method: 'BYE' }]);
  });
});

test('the owner hangs up and says why', async () => {
  await ann.call();
  const done = dialog().bye({ cause: 403, text: 'removed by "Bob"' });
  await settled();
  const bye = asked();
  expect(bye.headers.get('reason')).toBe('SIP;cause=403;text="removed by \\"Bob\\""');
  expect(bye.uri.toString()).toBe('sip:x@ann.invalid;transport=ws');
  await ann.answer(bye);
  await done;
  await dialog().bye();
  expect(stack.story).toEqual(['confirmed', 'ended: local-bye']);
  expect(stack.server.load.dialogs).toBe(0);
});

describe('[D10] when the flow dies', () => {
  test('a re-INVITE over a new one brings the caller back', async () => {
    const call = await ann.call();
    await ann.lose();
    await stack.clock.advance(59_000);
    ann.reconnect();
    expect((await ann.ask(ann.inDialog('INVITE', 2, call, {}, 'again'))).status).toBe(200);
    await ann.say(ann.inDialog('ACK', 2, call));
    await stack.clock.advance(120_000);
    expect(stack.story).toEqual(['confirmed', 'flow lost', 'flow restored', 'offered again']);
  });

  test('requests of ours go where the caller is now', async () => {
    const call = await ann.call();
    const before = ann.socket;
    ann.reconnect();
    await ann.ask(ann.inDialog('INFO', 2, call));
    void dialog().bye();
    await settled();
    expect(before.takeRequests()).toEqual([]);
    expect(asked().method).toBe('BYE');
  });

  test('the call ends after the grace', async () => {
    const call = await ann.call();
    await ann.lose();
    await stack.clock.advance(60_000);
    ann.reconnect();
    expect((await ann.ask(ann.inDialog('INVITE', 2, call, {}, 'again'))).status).toBe(481);
    expect(stack.story).toEqual(['confirmed', 'flow lost', 'ended: flow-lost']);
  });

  test('before the ACK came, the answer waits for the caller to return', async () => {
    const invite = ann.request('INVITE', 'budget', {}, 'offer');
    const answer = await ann.ask(invite);
    await ann.lose();
    await stack.clock.advance(40_000);
    ann.reconnect();
    expect((await ann.ask(ann.inDialog('INVITE', 2, [invite, answer], {}, 'again'))).status).toBe(200);
    expect(stack.story).toEqual(['flow lost', 'flow restored', 'confirmed', 'offered again']);
  });

  test('nobody else can take the place', async () => {
    const call = await ann.call();
    await ann.lose();
    const from = `<sip:bob@plenum.example>;tag=${call[0].from.tag}`;
    expect((await stack.bob.ask(stack.bob.inDialog('INVITE', 2, call, { from }, 'x'))).status).toBe(481);
    expect(stack.story).toEqual(['confirmed', 'flow lost']);
  });
});

describe('[D11] INVITE with Replaces', () => {
  const replaces = ([begun, response]: Awaited<ReturnType<SipTestPhone['call']>>, more = '') =>
    `${begun.callId};to-tag=${response.to.tag};from-tag=${begun.from.tag}${more}`;

  test('takes the place of a call', async () => {
    const call = await ann.call();
    await ann.lose();
    ann.reconnect();
    const [, response] = await ann.call({ replaces: replaces(call) });
    expect(response.status).toBe(200);
    expect(stack.invites[1]?.replaces).toBe(dialog());
    expect(stack.story).toEqual(['confirmed', 'flow lost', 'ended: replaced', 'confirmed']);
  });

  test('takes nobody else\u2019s, and finds only what there is', async () => {
    const call = await ann.call();
    const status = async (value: string, phone = ann) => (await phone.call({ replaces: value }))[1].status;
    expect(await status(replaces(call), stack.bob)).toBe(481);
    expect(await status('unknown;to-tag=a;from-tag=b')).toBe(481);
    expect(await status('no tags')).toBe(400);
    expect(await status('x;;')).toBe(400);
    expect(await status(replaces(call, ';early-only'))).toBe(486);
    expect(stack.story).toEqual(['confirmed']);
  });
});

describe('[D12] session timer', () => {
  test('who does not refresh in time is gone', async () => {
    const [, answer] = await ann.call({ supported: 'timer', 'session-expires': '90' });
    expect([answer.headers.get('session-expires'), answer.headers.get('require')]).toEqual([
      '90;refresher=uac',
      'timer',
    ]);
    await stack.clock.advance(60_000);
    expect(stack.story).toEqual(['confirmed', 'ended: session-expired']);
  });

  test('who refreshes stays', async () => {
    const call = await ann.call({ supported: 'timer', 'session-expires': '90' });
    await stack.clock.advance(50_000);
    await ann.ask(ann.inDialog('UPDATE', 2, call, { supported: 'timer', 'session-expires': '90' }));
    await stack.clock.advance(50_000);
    expect(stack.story).toEqual(['confirmed']);
  });

  test('we refresh when asked to, and find out who is gone', async () => {
    await ann.call({ supported: 'timer', 'session-expires': '100;refresher=uas' });
    await stack.clock.advance(50_000);
    const update = asked();
    expect([update.method, update.headers.get('session-expires')]).toEqual(['UPDATE', '100;refresher=uac']);
    await ann.answer(update);
    await stack.clock.advance(50_000);
    await ann.answer(asked(), 481);
    expect(stack.story).toEqual(['confirmed', 'ended: peer-gone']);
  });

  test('a peer cannot make us refresh without pause', async () => {
    await ann.call({ supported: 'timer', 'session-expires': '100;refresher=uas' });
    await stack.clock.advance(50_000);
    const hurried = createResponse(asked(), 200, { headers: [['session-expires', '0;refresher=uac']] });
    expect(await ann.say(hurried)).toEqual([]);
    await stack.clock.advance(44_000);
    expect(ann.hears()).toEqual([]);
    await stack.clock.advance(1000);
    expect(asked().method).toBe('UPDATE');
  });

  test('an interval too small is refused with the smallest', async () => {
    const [, response] = await ann.call({ supported: 'timer', 'session-expires': '60' });
    expect([response.status, response.headers.get('min-se')]).toEqual([422, '90']);
  });

  test('who knows no session timers has none', async () => {
    await ann.call();
    await stack.clock.advance(24 * 3_600_000);
    expect(stack.story).toEqual(['confirmed']);
  });
});

test('[D13] a caller who is silent or has forgotten the call is gone', async () => {
  await ann.call();
  const answer = dialog().reinvite({ contentType: SDP, body: 'ours' });
  const refused = expect(answer).rejects.toMatchObject({ status: 408 });
  await settled();
  await stack.clock.advance(32_000);
  await refused;
  expect(stack.story).toEqual(['confirmed', 'ended: peer-gone']);
});

test('[D14] INFO', async () => {
  const call = await ann.call();
  expect((await ann.ask(ann.inDialog('INFO', 2, call, { 'info-package': 'unknown' }))).status).toBe(469);
  expect((await ann.ask(ann.inDialog('INFO', 3, call, {}, 'x'))).status).toBe(415);
  expect((await ann.ask(ann.inDialog('INFO', 4, call))).status).toBe(200);
});

test('a route through proxies is taken back', async () => {
  await ann.call({ 'record-route': '<sip:p2.example;lr>, <sip:p1.example;lr>' });
  void dialog().bye();
  await settled();
  const bye = asked();
  expect(bye.headers.list('route')).toEqual(['<sip:p2.example;lr>', '<sip:p1.example;lr>']);
});

test('when all is over nothing is left behind', async () => {
  stack.answer = async (invite) => {
    invite.ring();
    return stack.yes();
  };
  const call = await ann.call();
  await ann.ask(ann.inDialog('BYE', 2, call));
  await ann.lose();
  await stack.bob.lose();
  await stack.clock.advance(64 * 500);
  expect(stack.server.load).toEqual({ flows: 0, transactions: 0, dialogs: 0 });
  expect(stack.clock.pending).toBe(0);
});

test('when the server has closed nothing runs on, though its owner publishes to the last', async () => {
  stack.conferences.set('budget', conferenceOf('ann'));
  stack.answer = async () => {
    const answer = stack.yes();
    const ended = () => stack.server.publishConference('budget', conferenceOf());
    return { ...answer, dialog: { ...answer.dialog, ended } };
  };
  await ann.call();
  const [, notify] = await ann.say(ann.request('SUBSCRIBE', 'budget', { event: 'conference' }));
  await ann.answer(notify as SipRequest);
  const closing = stack.server.close();
  await settled();
  const last = ann.hears();
  expect(last.map(({ method }) => method)).toEqual(['NOTIFY', 'BYE']);
  for (const request of last) await ann.answer(request);
  await closing;
  for (const { socket } of [ann, stack.bob]) socket.emit('close');
  expect(stack.clock.pending).toBe(0);
});
