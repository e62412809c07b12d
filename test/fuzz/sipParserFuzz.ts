import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSipMessage } from '../../sip/message/readSipMessage';
import { SipParseError } from '../../sip/message/SipParseError';
import { writeSipMessage } from '../../sip/message/writeSipMessage';

export interface FuzzReport {
  readonly iterations: number;
  /** Messages on which reading failed with anything but its own error, or that could not be written again. */
  readonly throws: number;
  /** The first few of them, in base64, with what was thrown. */
  readonly failures: readonly string[];
  readonly accepted: number;
  readonly medianUs: number;
  /** What 99.99 % of the messages stay below; one that took over 1 ms counts with the fastest of thirty. */
  readonly p9999Ms: number;
  /** The same over first readings: also counts when the collector or another process was at work. */
  readonly p9999FirstMs: number;
  /** Messages that took over 5 ms once, and the fastest of thirty readings. */
  readonly slow: readonly { readonly ms: number; readonly fastestMs: number; readonly message: string }[];
  readonly maxFastestMs: number;
}

const SLOW_MS = 5;
const DOUBTFUL_MS = 1;
const SEEDS = join(__dirname, '../sip/torture');

/** Mutates the RFC 4475 messages and reads the results; the same seed makes the same messages. */
export async function runSipParserFuzz(options: { iterations: number; seed: number }): Promise<FuzzReport> {
  const { iterations, seed } = options;
  const random = mulberry32(seed);
  const seeds = readdirSync(SEEDS)
    .toSorted()
    .map((file) => readFileSync(join(SEEDS, file)));
  const first = new Float64Array(iterations);
  const times = new Float64Array(iterations);
  const slow: FuzzReport['slow'][number][] = [];
  const failures: string[] = [];
  let throws = 0;
  let accepted = 0;
  for (let at = 0; at < iterations; at++) {
    const message = mutate(seeds, random);
    const { ms, outcome } = measure(message);
    const fastestMs = ms > DOUBTFUL_MS ? fastestOf(message) : ms;
    first[at] = ms;
    times[at] = fastestMs;
    if (outcome === 'accepted') accepted++;
    else if (outcome !== 'refused' && ++throws <= 10)
      failures.push(`${outcome} ${message.toString('base64')}`);
    if (ms > SLOW_MS) slow.push({ ms, fastestMs, message: message.toString('base64', 0, 3000) });
    if (at % 10_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    iterations,
    throws,
    failures,
    accepted,
    medianUs: Math.round(quantile(times, 0.5) * 1000),
    p9999Ms: quantile(times, 0.9999),
    p9999FirstMs: quantile(first, 0.9999),
    slow,
    maxFastestMs: Math.max(0, ...slow.map(({ fastestMs }) => fastestMs)),
  };
}

function quantile(times: Float64Array, share: number): number {
  return times.toSorted()[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}

/** What was understood must also be writable and mean the same when read again. */
function measure(message: Buffer): { ms: number; outcome: string } {
  const start = performance.now();
  try {
    const read = readSipMessage(message);
    const ms = performance.now() - start;
    const again = readSipMessage(writeSipMessage(read));
    const same = again.startLine === read.startLine && again.callId === read.callId;
    return { ms, outcome: same ? 'accepted' : 'means something else when written' };
  } catch (error) {
    const ms = performance.now() - start;
    return { ms, outcome: error instanceof SipParseError ? 'refused' : String(error) };
  }
}

/** Processor time, in ms, of the fastest of thirty readings: what else the machine does only ever adds to it. */
function fastestOf(message: Buffer): number {
  const times = Array.from({ length: 30 }, () => {
    const before = process.cpuUsage();
    try {
      readSipMessage(message);
    } catch {
      // Refusing is as good as reading: only the time counts.
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

type Random = () => number;
type Mutation = (message: Buffer, random: Random, other: Buffer) => Buffer;

function mutate(seeds: readonly Buffer[], random: Random): Buffer {
  const pick = () => seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0);
  let message = pick();
  for (let rounds = 1 + Math.floor(random() * 4); rounds > 0; rounds--) {
    const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)];
    if (mutation) message = mutation(message, random, pick());
  }
  return message;
}

/** What PROTOS and its heirs do: wrong bytes, cut, grown, repeated, swapped, overflowing, unbalanced. */
const MUTATIONS: readonly Mutation[] = [
  (message, random) => replaceAt(message, random, 1, Buffer.from([Math.floor(random() * 256)])),
  (message, random) => replaceAt(message, random, Math.floor(random() * 20), Buffer.alloc(0)),
  (message, random) => replaceAt(message, random, 0, Buffer.from(repeated(random))),
  (message, random) => replaceAt(message, random, 0, Buffer.from(oneOf(NASTY, random))),
  (message, random) => message.subarray(0, Math.floor(random() * message.length)),
  (message, random) => repeatLine(message, random, 1 + Math.floor(random() * 3)),
  (message, random) => repeatLine(message, random, Math.floor(random() * 200)),
  (message, random) => replaceNumber(message, random),
  (message, random) => swapLines(message, random),
  (message, random, other) => splice(message, random, other),
];

const NASTY = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\r\n ',
  '\t',
  '"',
  '\\',
  '\\"',
  '<',
  '>',
  '<>',
  ',',
  ';',
  ';;',
  '=',
  '%',
  '%00',
  '%zz',
  '@',
  ':',
  '[::1]',
  '[',
  'sip:',
  'SIP/2.0',
  '\ud800',
  'é',
  '\u202e',
  '-1',
  '4294967296',
  '99999999999999999999',
  '__proto__',
];

function repeated(random: Random): string {
  const unit = oneOf([...NASTY, 'a', ' ', 'a.', 'a ', ';a=b', 'a,', '"a" ', '<a>', 'sip:a@b,'], random);
  return unit.repeat(Math.floor(random() ** 3 * 9000));
}

function replaceAt(message: Buffer, random: Random, length: number, inserted: Buffer): Buffer {
  const at = Math.floor(random() * message.length);
  return Buffer.concat([message.subarray(0, at), inserted, message.subarray(at + length)]);
}

function repeatLine(message: Buffer, random: Random, times: number): Buffer {
  return editLines(message, (lines) => {
    const at = Math.floor(random() * lines.length);
    lines.splice(at, 0, ...new Array<string>(times).fill(lines[at] ?? ''));
  });
}

function swapLines(message: Buffer, random: Random): Buffer {
  return editLines(message, (lines) => {
    const [line = ''] = lines.splice(Math.floor(random() * lines.length), 1);
    lines.splice(Math.floor(random() * lines.length), 0, line);
  });
}

function replaceNumber(message: Buffer, random: Random): Buffer {
  const numbers = ['-1', '0', '4294967295', '4294967296', '9'.repeat(400), '1e9', '0x10', ' ', '٣'];
  const all = [...message.toString('latin1').matchAll(/\d+/g)];
  const found = oneOf(all, random);
  if (!found) return message;
  const end = found.index + found[0].length;
  return Buffer.concat([
    message.subarray(0, found.index),
    Buffer.from(oneOf(numbers, random)),
    message.subarray(end),
  ]);
}

function splice(message: Buffer, random: Random, other: Buffer): Buffer {
  const cut = Math.floor(random() * message.length);
  return Buffer.concat([message.subarray(0, cut), other.subarray(Math.floor(random() * other.length))]);
}

function editLines(message: Buffer, edit: (lines: string[]) => void): Buffer {
  const lines = message.toString('latin1').split('\r\n');
  edit(lines);
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

function oneOf<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)] as T;
}

/** A small generator of random numbers that can be seeded. */
function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
