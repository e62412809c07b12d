import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../server/kernel/Logger';
import { type FocusDelegate, SipServer } from '../../../sip';
import { NameAddress } from '../../../sip/message/NameAddress';
import { SipTestClock, settled } from '../../support/wire/SipTestClock';
import { SipTestSocket } from '../../support/wire/SipTestSocket';

/**
 * The messages of RFC 4475 and what each is answered here; 0 is silence. Where the RFC leaves a choice, the reason
 * for ours stands beside it.
 */
const ANSWERS: Readonly<Record<string, number>> = {
  // 3.1.1 Valid messages
  wsinv: 481, // well formed, but in a dialog (To has a tag) that we are not in
  intmeth: 501,
  esc01: 200,
  escnull: 200,
  esc02: 501, // RE%47IST%45R is not REGISTER
  lwsdisp: 200,
  longreq: 200,
  dblreq: 200, // what follows Content-Length in a datagram is not looked at
  semiuri: 200,
  transports: 200,
  mpart01: 405, // MESSAGE is not served here (yet)
  unreason: 0, // responses to nothing of ours
  noreason: 0,
  // 3.1.2 Invalid messages
  badinv01: 400,
  clerr: 400,
  ncl: 400,
  scalar02: 400,
  scalarlg: 0,
  quotbal: 400,
  ltgtruri: 400,
  lwsruri: 400,
  lwsstart: 400,
  trws: 400, // could be forgiven; is not
  escruri: 400,
  baddate: 200, // nothing here depends on Date
  regbadct: 400,
  badaspec: 400,
  baddn: 400,
  badvers: 505,
  mismatch01: 400,
  mismatch02: 400, // or 501
  bigcode: 0,
  // 3.2 Transaction layer semantics
  badbranch: 200, // matched the way of RFC 2543
  // 3.3 Application layer semantics
  insuf: 400,
  unkscm: 416,
  novelsc: 416,
  unksm2: 403, // From is nobody's here; without that it would be the 400 of the registrar
  bext01: 420,
  invut: 415,
  regaut01: 200, // who this is was settled before: Authorization is not read
  multi01: 400,
  mcl01: 400,
  bcast: 0,
  zeromf: 200, // it has arrived, and need not go further
  cparam01: 200,
  cparam02: 200,
  regescrt: 200,
  sdp01: 406,
  // 3.4 Backward compatibility
  inv2543: 200,
};

const DIRECTORY = join(__dirname, '../../sip/torture');

test('every message of the corpus has its answer in the table', () => {
  const names = readdirSync(DIRECTORY).map((file) => file.replace('.sip', ''));
  expect(names.toSorted()).toEqual(Object.keys(ANSWERS).toSorted());
});

describe.each(Object.entries(ANSWERS))('[RFC 4475] %s', (name, status) => {
  const message = readFileSync(join(DIRECTORY, `${name}.sip`));
  const text = message.toString();
  const domain = /^\S+ +<?sips?:(?:[^\r\n]*@)?([^ ;:>?\r\n]+)/.exec(text)?.[1] ?? 'example.com';

  function serve(): SipTestSocket {
    const server = new SipServer({
      domain,
      delegate: yesSayer,
      logger: silentLogger,
      clock: new SipTestClock(),
    });
    const socket = new SipTestSocket();
    server.acceptWebSocket(socket, whoIsMeant(text), { address: '192.0.2.1', port: 5060 });
    return socket;
  }

  test(`is answered ${status || 'nothing'}`, async () => {
    const socket = serve();
    socket.say(message);
    await settled();
    expect(socket.takeStatuses()).toEqual(status ? [status] : []);
  });

  test('leaves the server as it was', async () => {
    const socket = serve();
    socket.say(message);
    await settled();
    socket.takeStatuses();
    socket.say(`${options(domain, text)}\r\n`);
    await settled();
    expect(socket.takeStatuses()).toEqual([200]);
  });
});

/** The flow belongs to whoever the message says it is from: here the messages are on trial, not the people. */
function whoIsMeant(text: string) {
  const from = /^f(?:rom)?[ \t]*:[ \t]*(.*(?:\r\n[ \t].*)*)/im.exec(text)?.[1] ?? '';
  let addressOfRecord = 'sip:caller@example.net';
  try {
    addressOfRecord = NameAddress.read(from.replace(/\r\n/g, '').trim()).addressOfRecord ?? addressOfRecord;
  } catch {
    // Then it is the message's fault.
  }
  return { addressOfRecord, displayName: '', principal: 'p' };
}

function options(domain: string, text: string): string {
  return [
    `OPTIONS sip:anything@${domain} SIP/2.0`,
    'Via: SIP/2.0/WS later.invalid;branch=z9hG4bKlater',
    `To: <sip:anything@${domain}>`,
    `From: <${whoIsMeant(text).addressOfRecord.replace(/[^\w:@.+!~*'()\-&=$,;?/]/g, encodeURIComponent)}>;tag=later`,
    'Call-ID: later',
    'CSeq: 1 OPTIONS',
    '',
  ].join('\r\n');
}

const yesSayer: FocusDelegate = {
  invited: async ({ contentType, body }) => ({
    contentType,
    body,
    dialog: { confirmed: () => undefined, ended: () => undefined, reinvited: async (offer) => offer },
  }),
  conferenceInfo: () => undefined,
  maySee: () => false,
};
