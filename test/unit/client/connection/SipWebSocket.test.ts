// SIP.js is not needed for more than its names of states.
jest.mock('sip.js', () => ({
  TransportState: { Connecting: 'Connecting', Connected: 'Connected', Disconnected: 'Disconnected' },
}));

import { SipWebSocket } from '../../../../client/connection/SipWebSocket';

/** The browser's WebSocket under the hand of a test. */
class FakeWebSocket extends EventTarget {
  static readonly opened: FakeWebSocket[] = [];
  readonly sent: string[] = [];
  constructor() {
    super();
    FakeWebSocket.opened.push(this);
    void Promise.resolve().then(() => this.dispatchEvent(new Event('open')));
  }
  send(message: string) {
    this.sent.push(message);
  }
  close() {}
  pong() {
    this.dispatchEvent(new MessageEvent('message', { data: '\r\n' }));
  }
}

let transport: SipWebSocket;
let socket: FakeWebSocket;
const browsers = globalThis.WebSocket;

beforeEach(async () => {
  jest.useFakeTimers();
  globalThis.WebSocket = FakeWebSocket as never;
  transport = new SipWebSocket(null, { server: 'wss://plenum.example/sip' });
  await transport.connect();
  socket = FakeWebSocket.opened.at(-1) as FakeWebSocket;
});
afterEach(() => {
  globalThis.WebSocket = browsers;
  jest.useRealTimers();
});

test('one pong answers all who ask at the same time, and one ping asks it', async () => {
  const answers = Promise.all([transport.probe(2400), transport.probe(1000)]);
  expect(socket.sent).toEqual(['\r\n\r\n']);
  socket.pong();
  expect(await answers).toEqual([true, true]);
});

test('each waits as long as it has patience', async () => {
  const [patient, hasty] = [transport.probe(2400), transport.probe(1000)];
  await jest.advanceTimersByTimeAsync(1000);
  expect(await hasty).toBe(false);
  socket.pong();
  expect(await patient).toBe(true);
});

test('a question about a connection that is gone does not speak against the next one', async () => {
  const asked = transport.probe(1000);
  await transport.connect();
  await jest.advanceTimersByTimeAsync(1000);
  expect(await asked).toBe(true);
});
