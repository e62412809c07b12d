import { Core } from 'sip.js';
import { readSipMessage } from '../../sip/message/readSipMessage';
import { JOIN_OFFER, SFU_BODY } from '../support/wire/WireParticipant';
import type { Figures } from './Bench';
import { medianOf, toFigure } from './Figure';

/** Long enough that the clock does not count. */
const RUN_US = 30_000;
const PARSED_AT_ONCE = 20;

/** What it takes to read the INVITE of a browser, beside SIP.js reading the same. */
export async function sipParseBench(runs: number): Promise<Figures> {
  const text = browserInvite();
  // Each gets it as its WebSocket hands it over: bytes in Node, text in a browser.
  const bytes = Buffer.from(text);
  const logger = new Core.LoggerFactory().getLogger('bench');
  const ours = () => readSipMessage(bytes);
  const theirs = () => Core.Parser.parseMessage(text, logger);
  if (ours().callId !== theirs()?.callId) throw new Error('the two parsers do not read the same');
  for (const parse of [ours, theirs]) microsecondsOf(parse);
  const pairs = Array.from({ length: runs }, () => [microsecondsOf(ours), microsecondsOf(theirs)] as const);
  const value = medianOf(pairs.map(([, peer]) => peer));
  return {
    'sip.parseUs': toFigure(
      pairs.map(([own]) => own),
      'µs',
      { what: 'SIP.js 0.21', value },
    ),
  };
}

/** Processor time, not the clock's: whatever else the machine does is not ours. */
function microsecondsOf(parse: () => unknown): number {
  const began = process.cpuUsage();
  for (let parsed = PARSED_AT_ONCE; ; parsed += PARSED_AT_ONCE) {
    for (let turn = 0; turn < PARSED_AT_ONCE; turn++) parse();
    const { user, system } = process.cpuUsage(began);
    if (user + system >= RUN_US) return (user + system) / parsed;
  }
}

/** As SIP.js writes it when someone joins a meeting. */
function browserInvite(): string {
  const body = JSON.stringify(JOIN_OFFER);
  const head = [
    'INVITE sip:482913657@plenum.example SIP/2.0',
    'Via: SIP/2.0/WS 8dj2k1m0q4vt.invalid;branch=z9hG4bK7204819',
    'To: <sip:482913657@plenum.example>',
    'From: "Lin Mei" <sip:lin.mei.4f2a@plenum.example>;tag=6sq1o8v2dd',
    'CSeq: 1 INVITE',
    'Call-ID: 0h3n5s8c1q7b2v9x4k6m',
    'Max-Forwards: 70',
    'Content-Disposition: session',
    'Contact: <sip:g7t2p9w4@8dj2k1m0q4vt.invalid;transport=ws;ob>',
    'Allow: ACK,CANCEL,INVITE,MESSAGE,BYE,OPTIONS,INFO,NOTIFY,REFER',
    'Supported: outbound',
    'User-Agent: SIP.js/0.21.1',
    `Content-Type: ${SFU_BODY}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return [...head, '', body].join('\r\n');
}
