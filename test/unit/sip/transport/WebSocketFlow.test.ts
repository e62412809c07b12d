import { silentLogger } from '../../../../server/kernel/Logger';
import { WebSocketFlow } from '../../../../sip/transport/WebSocketFlow';
import { SipTestClock } from '../../../support/wire/SipTestClock';
import { SipTestSocket } from '../../../support/wire/SipTestSocket';

const ann = {
  addressOfRecord: 'sip:ann@plenum.example',
  displayName: 'Ann',
  principal: 'ann',
};

function open(requestsPerTwoSeconds = 40) {
  const socket = new SipTestSocket();
  const clock = new SipTestClock();
  const received: string[] = [];
  const story: string[] = [];
  const flow = new WebSocketFlow(
    socket,
    ann,
    { address: '192.0.2.1', port: 1 },
    {
      clock,
      logger: silentLogger,
      limits: { requestsPerTwoSeconds, unsentBytes: 1024 * 1024 },
      received: (data) => void received.push(data.toString()),
      closed: () => void story.push('closed'),
      flooded: () => void story.push('flooded'),
    },
  );
  return { socket, clock, flow, received, story };
}

test('[F1] a frame is a message, whichever way it comes', () => {
  const { socket, received } = open();
  socket.emit('message', Buffer.from('one'));
  socket.emit('message', new Uint8Array(Buffer.from('two')).buffer);
  socket.emit('message', [Buffer.from('thr'), Buffer.from('ee')]);
  expect(received).toEqual(['one', 'two', 'three']);
});

test('[F1] a frame that is too large ends the flow', () => {
  const { socket, story, received } = open();
  socket.say(Buffer.alloc(65_537, 'x'));
  expect([story, received, socket.state]).toEqual([['closed'], [], 'terminated']);
});

test('[F2] CRLF CRLF is answered CRLF, and is no message', () => {
  const { socket, received } = open();
  socket.say('\r\n\r\n');
  socket.say('\r\n');
  expect(socket.sent.map(String)).toEqual(['\r\n']);
  expect(received).toEqual([]);
});

test('[F3] a peer that gives no sign of life for 15 s is given up', async () => {
  const { socket, clock, story, flow } = open();
  await clock.advance(60_000);
  expect([story, socket.pings]).toEqual([[], 12]);
  socket.isSilent = true;
  await clock.advance(19_000);
  expect(flow.alive).toBe(true);
  await clock.advance(1000);
  expect([story, socket.state, clock.pending]).toEqual([['closed'], 'terminated', 0]);
});

test('[F4] forty requests at once pass, and twenty more each second', async () => {
  const { socket, clock, received } = open();
  for (let count = 0; count < 60; count++) socket.say('OPTIONS');
  expect(received).toHaveLength(40);
  await clock.advance(1000);
  for (let count = 0; count < 60; count++) socket.say('OPTIONS');
  expect(received).toHaveLength(60);
});

test('[F4] responses are answers to us: ten times as many pass', () => {
  const { socket, received } = open();
  for (let count = 0; count < 350; count++) socket.say('SIP/2.0 200 OK');
  expect(received).toHaveLength(350);
});

test('[F4] who keeps on is cut, and the owner is told', () => {
  const { socket, story } = open();
  for (let count = 0; count < 1000; count++) socket.say('OPTIONS');
  expect([story, socket.state]).toEqual([['flooded', 'closed'], 'terminated']);
});

test('[F5] who does not read is cut', () => {
  const { socket, flow, story } = open();
  socket.bufferedAmount = 1024 * 1024;
  flow.send(Buffer.from('x'));
  expect(story).toEqual([]);
  socket.bufferedAmount++;
  flow.send(Buffer.from('x'));
  expect([story, flow.alive]).toEqual([['closed'], false]);
});

test('closing is told once, and nothing is sent or heard afterwards', () => {
  const { socket, flow, story, received } = open();
  flow.close();
  flow.close();
  socket.emit('close');
  socket.say('OPTIONS');
  flow.send(Buffer.from('x'));
  expect([story, received, socket.sent, socket.state]).toEqual([['closed'], [], [], 'closed']);
});

test('a peer that does not answer the closing is cut, and one that does is left alone', async () => {
  const [silent, polite] = [open(), open()];
  for (const { flow } of [silent, polite]) flow.close();
  polite.socket.emit('close');
  expect(polite.clock.pending).toBe(0);
  await silent.clock.advance(5000);
  expect(silent.socket.state).toBe('terminated');
});
