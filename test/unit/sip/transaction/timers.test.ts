import { createResponse } from '../../../../sip/message/createResponse';
import { readSipMessage } from '../../../../sip/message/readSipMessage';
import { SipRequest } from '../../../../sip/message/SipRequest';
import type { SipResponse } from '../../../../sip/message/SipResponse';
import type { InviteServerTransaction } from '../../../../sip/transaction/InviteServerTransaction';
import type { ServerTransaction } from '../../../../sip/transaction/ServerTransaction';
import { TransactionLayer } from '../../../../sip/transaction/TransactionLayer';
import { SipTestClock, settled } from '../../../support/wire/SipTestClock';
import { SipTestFlow } from '../../../support/wire/SipTestFlow';
import { toRequest } from '../../../support/wire/SipTestPhone';

const clock = () => new SipTestClock();

/** A transaction layer on one flow, and everything it hands upwards. */
function layerOn(flow: SipTestFlow) {
  const time = clock();
  const heard: ServerTransaction[] = [];
  const acks: SipRequest[] = [];
  const abandoned: InviteServerTransaction[] = [];
  const layer = new TransactionLayer('plenum.example', time, {
    requestReceived: (transaction) => void heard.push(transaction),
    ackReceived: (ack) => void acks.push(ack),
    inviteAbandoned: (transaction) => void abandoned.push(transaction),
  });
  /** The moments, in ms, at which something was sent within `ms`. */
  const sendings = async (ms: number) => {
    const moments = flow.take().map(() => 0);
    for (let at = 100; at <= ms; at += 100) {
      await time.advance(100);
      moments.push(...flow.take().map(() => at));
    }
    return moments;
  };
  return { layer, time, heard, acks, abandoned, sendings };
}

function incoming(method: string, branch = 'z9hG4bKabc', more: Record<string, string> = {}): SipRequest {
  return toRequest(method, 'sip:budget@plenum.example', {
    via: `SIP/2.0/UDP 192.0.2.1:5060;branch=${branch}`,
    from: '<sip:ann@plenum.example>;tag=ann',
    to: '<sip:budget@plenum.example>',
    'call-id': 'call',
    cseq: `1 ${method}`,
    ...more,
  });
}

function ours(method: string): SipRequest {
  return toRequest(method, 'sip:ann@192.0.2.1', {
    from: '<sip:budget@plenum.example>;tag=us',
    to: '<sip:ann@plenum.example>;tag=ann',
    'call-id': 'call',
    cseq: `1 ${method}`,
  });
}

/** The peer's answer to the last request we sent. */
function answerTo(flow: SipTestFlow, status: number): SipResponse {
  const request = readSipMessage(Buffer.from(flow.sent.at(-1) ?? ''));
  if (!(request instanceof SipRequest)) throw new Error('nothing to answer');
  return createResponse(request, status);
}

describe('[T1] over an unreliable flow', () => {
  test('an INVITE of ours is sent at timer A and given up at timer B', async () => {
    const flow = new SipTestFlow();
    const { layer, sendings } = layerOn(flow);
    const final = jest.fn();
    layer.invite(ours('INVITE'), flow, final);
    expect(await sendings(31_900)).toEqual([0, 500, 1500, 3500, 7500, 15_500, 31_500]);
    expect(final).not.toHaveBeenCalled();
    expect(await sendings(1000)).toEqual([]);
    expect(final.mock.calls.map(([response]) => response.status)).toEqual([408]);
    expect(layer.size).toBe(0);
  });

  test('another request of ours is sent at timer E, every 4 s once the peer works on it, and given up at F', async () => {
    const flow = new SipTestFlow();
    const { layer, sendings, time } = layerOn(flow);
    const answer = layer.request(ours('NOTIFY'), flow);
    expect(await sendings(8000)).toEqual([0, 500, 1500, 3500, 7500]);
    await time.advance(3500);
    layer.receiveResponse(answerTo(flow, 100), flow);
    flow.take();
    expect(await sendings(12_000)).toEqual([4000, 8000, 12_000]);
    await time.advance(9000);
    expect((await answer).status).toBe(408);
    expect(layer.size).toBe(0);
  });

  test('timer D: a refusal that comes again within 32 s is acknowledged again', async () => {
    const flow = new SipTestFlow();
    const { layer, time } = layerOn(flow);
    layer.invite(ours('INVITE'), flow, () => undefined);
    const refusal = answerTo(flow, 486);
    flow.take();
    layer.receiveResponse(refusal, flow);
    await time.advance(31_900);
    layer.receiveResponse(refusal, flow);
    expect(flow.take()).toEqual(['ACK sip:ann@192.0.2.1 SIP/2.0', 'ACK sip:ann@192.0.2.1 SIP/2.0']);
    await time.advance(200);
    expect(layer.size).toBe(0);
  });

  test('timer K: an answered request is remembered for 5 s', async () => {
    const flow = new SipTestFlow();
    const { layer, time } = layerOn(flow);
    void layer.request(ours('NOTIFY'), flow);
    layer.receiveResponse(answerTo(flow, 200), flow);
    await time.advance(4900);
    expect(layer.size).toBe(1);
    await time.advance(200);
    expect(layer.size).toBe(0);
  });

  test('timer M: every 2xx to our INVITE reaches the dialog for 32 s', async () => {
    const flow = new SipTestFlow();
    const { layer, time } = layerOn(flow);
    const final = jest.fn();
    layer.invite(ours('INVITE'), flow, final);
    const success = answerTo(flow, 200);
    layer.receiveResponse(success, flow);
    await time.advance(31_000);
    layer.receiveResponse(success, flow);
    expect(final).toHaveBeenCalledTimes(2);
    await time.advance(1100);
    expect(layer.size).toBe(0);
  });

  test('a refused INVITE hears its refusal at timer G until timer H', async () => {
    const flow = new SipTestFlow();
    const { layer, heard, sendings } = layerOn(flow);
    layer.receiveRequest(incoming('INVITE'), flow);
    heard[0]?.reply(486);
    expect(await sendings(32_500)).toEqual([
      0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500,
    ]);
    expect(layer.size).toBe(0);
  });

  test('timer I: the ACK ends the repetition, and is absorbed for 5 s', async () => {
    const flow = new SipTestFlow();
    const { layer, heard, acks, time } = layerOn(flow);
    layer.receiveRequest(incoming('INVITE'), flow);
    heard[0]?.reply(486);
    layer.receiveRequest(incoming('ACK'), flow);
    flow.take();
    await time.advance(4900);
    layer.receiveRequest(incoming('ACK'), flow);
    expect([flow.take(), acks, layer.size]).toEqual([[], [], 1]);
    await time.advance(200);
    expect(layer.size).toBe(0);
  });

  test('timer J: an answered request is answered again for 32 s', async () => {
    const flow = new SipTestFlow();
    const { layer, heard, time } = layerOn(flow);
    layer.receiveRequest(incoming('OPTIONS'), flow);
    heard[0]?.reply(200);
    await time.advance(31_900);
    layer.receiveRequest(incoming('OPTIONS'), flow);
    expect(flow.take()).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 200 OK']);
    expect(heard).toHaveLength(1);
    await time.advance(200);
    expect(layer.size).toBe(0);
  });

  test('timer L: an accepted INVITE absorbs its repetitions for 32 s, and passes the ACK on', async () => {
    const flow = new SipTestFlow();
    const { layer, heard, acks, time } = layerOn(flow);
    layer.receiveRequest(incoming('INVITE'), flow);
    heard[0]?.reply(200);
    layer.receiveRequest(incoming('INVITE'), flow);
    layer.receiveRequest(incoming('ACK'), flow);
    expect([flow.take(), heard.length, acks.length]).toEqual([['SIP/2.0 200 OK'], 1, 1]);
    await time.advance(32_000);
    expect(layer.size).toBe(0);
  });
});

describe('[T1] over a reliable flow', () => {
  test('nothing is repeated, and nothing is remembered once answered', async () => {
    const flow = new SipTestFlow(true);
    const { layer, heard, sendings } = layerOn(flow);
    layer.receiveRequest(incoming('OPTIONS', 'z9hG4bKone'), flow);
    heard[0]?.reply(200);
    layer.receiveRequest(incoming('INVITE', 'z9hG4bKtwo'), flow);
    heard[1]?.reply(486);
    void layer.request(ours('NOTIFY'), flow);
    layer.receiveResponse(answerTo(flow, 200), flow);
    layer.receiveRequest(incoming('ACK', 'z9hG4bKtwo'), flow);
    expect(layer.size).toBe(0);
    expect(await sendings(40_000)).toEqual([0, 0, 0]);
  });

  test('an INVITE of ours is still given up at timer B', async () => {
    const flow = new SipTestFlow(true);
    const { layer, sendings } = layerOn(flow);
    const final = jest.fn();
    layer.invite(ours('INVITE'), flow, final);
    expect(await sendings(33_000)).toEqual([0]);
    expect(final).toHaveBeenCalledTimes(1);
  });
});

test('[T2] the same branch on another flow is another transaction', () => {
  const flow = new SipTestFlow();
  const { layer, heard, abandoned } = layerOn(flow);
  const mallory = new SipTestFlow();
  layer.receiveRequest(incoming('INVITE'), flow);
  layer.receiveRequest(incoming('CANCEL'), mallory);
  expect(mallory.take()).toEqual(['SIP/2.0 481 Call/Transaction Does Not Exist']);
  expect([heard.length, abandoned.length]).toEqual([1, 0]);
});

test('[T2] a response counts only on the flow the request went over', async () => {
  const flow = new SipTestFlow();
  const { layer, time } = layerOn(flow);
  const answer = layer.request(ours('NOTIFY'), flow);
  layer.receiveResponse(answerTo(flow, 200), new SipTestFlow());
  await time.advance(32_000);
  expect((await answer).status).toBe(408);
});

test('[T2] peers without unique branches are told apart by the rest of the request', () => {
  const flow = new SipTestFlow();
  const { layer, heard } = layerOn(flow);
  layer.receiveRequest(incoming('OPTIONS', 'old'), flow);
  layer.receiveRequest(incoming('OPTIONS', 'old'), flow);
  layer.receiveRequest(incoming('OPTIONS', 'old', { 'call-id': 'other' }), flow);
  expect(heard).toHaveLength(2);
});

test('[T4] an INVITE nobody answers within 200 ms is told 100', async () => {
  const flow = new SipTestFlow();
  const { layer, time } = layerOn(flow);
  layer.receiveRequest(incoming('INVITE'), flow);
  await time.advance(199);
  expect(flow.take()).toEqual([]);
  await time.advance(1);
  expect(flow.take()).toEqual(['SIP/2.0 100 Trying']);
});

test('[T5] a request that comes by two ways is answered once', () => {
  const flow = new SipTestFlow();
  const { layer, heard } = layerOn(flow);
  layer.receiveRequest(incoming('INVITE', 'z9hG4bKone'), flow);
  layer.receiveRequest(incoming('INVITE', 'z9hG4bKtwo'), flow);
  expect(flow.take()).toEqual(['SIP/2.0 482 Loop Detected']);
  expect(heard).toHaveLength(1);
});

test('[T5] a request of ours that comes back is a loop', () => {
  const flow = new SipTestFlow();
  const { layer, heard } = layerOn(flow);
  void layer.request(ours('OPTIONS'), flow);
  const sent = readSipMessage(Buffer.from(flow.sent[0] ?? ''));
  if (!(sent instanceof SipRequest)) throw new Error('nothing was sent');
  const back = incoming('OPTIONS', 'z9hG4bKback');
  back.headers.add('via', sent.headers.get('via') ?? '');
  flow.take();
  layer.receiveRequest(back, flow);
  expect([flow.take(), heard]).toEqual([['SIP/2.0 482 Loop Detected'], []]);
});

test('[T6] CANCEL finds its INVITE and abandons it, but not once it is answered', () => {
  const flow = new SipTestFlow();
  const { layer, heard, abandoned } = layerOn(flow);
  layer.receiveRequest(incoming('INVITE'), flow);
  layer.receiveRequest(incoming('CANCEL'), flow);
  expect(abandoned).toEqual(heard);
  heard[0]?.reply(487);
  layer.receiveRequest(incoming('CANCEL', 'z9hG4bKabc', { cseq: '1 CANCEL', subject: 'again' }), flow);
  expect(abandoned).toHaveLength(1);
  expect(flow.take().slice(0, 2)).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 487 Request Terminated']);
});

test('[T7] a flow that dies fails what waits for an answer on it, and abandons what waits for ours', async () => {
  const flow = new SipTestFlow();
  const { layer, heard, abandoned } = layerOn(flow);
  const answer = layer.request(ours('NOTIFY'), flow);
  layer.receiveRequest(incoming('INVITE'), flow);
  flow.close();
  layer.flowClosed(flow);
  await settled();
  expect((await answer).status).toBe(503);
  expect(abandoned).toEqual(heard);
  expect(layer.size).toBe(0);
});

test('[T7] nothing is tried on a flow that is dead already', async () => {
  const flow = new SipTestFlow();
  const { layer } = layerOn(flow);
  flow.close();
  expect((await layer.request(ours('NOTIFY'), flow)).status).toBe(503);
  expect(layer.size).toBe(0);
});
