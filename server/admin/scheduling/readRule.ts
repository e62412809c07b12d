import { PlenumError } from '../../kernel/PlenumError';

/** A weekday, 0 is Monday; `nth` counts within the month, -1 is the last, 0 is every one. */
export interface RuleDay {
  readonly day: number;
  readonly nth: number;
}

type End =
  | { readonly kind: 'count'; readonly count: number }
  /** The last local date. */
  | { readonly kind: 'date'; readonly date: string }
  /** The last instant, in milliseconds. */
  | { readonly kind: 'instant'; readonly instant: number };

/** When something comes again: the part of RFC 5545's recurrence rules that bookings know. */
export interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  readonly days: readonly RuleDay[];
  readonly end: End;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const PARTS = ['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL'];
const MAXIMUM_COUNT = 366;

/** Reads `FREQ=WEEKLY;BYDAY=MO;COUNT=5`. Throws `invalid-request` for all that is not understood in full. */
export function readRule(text: string): Rule {
  const pairs = text.split(';').map((part) => part.split('=') as [string, string?]);
  const parts = new Map(pairs.map(([name, value = '']) => [name, value]));
  if (
    parts.size < pairs.length ||
    pairs.some(([name, ...rest]) => !PARTS.includes(name) || rest.length !== 1)
  ) {
    refuse(`Each of ${PARTS.join(', ')} may stand there once, and nothing else.`);
  }
  const frequency = readFrequency(parts.get('FREQ'));
  return {
    frequency,
    interval: readNumber('INTERVAL', parts.get('INTERVAL') ?? '1', 99),
    days: readDays(parts.get('BYDAY'), frequency),
    end: readEnd(parts.get('COUNT'), parts.get('UNTIL')),
  };
}

function readFrequency(text: string | undefined): Rule['frequency'] {
  if (text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY') return text;
  return refuse('FREQ is DAILY, WEEKLY or MONTHLY.');
}

function readNumber(name: string, text: string, maximum: number): number {
  const number = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > maximum) refuse(`${name} is a number from 1 to ${maximum}.`);
  return number;
}

function readDays(text: string | undefined, frequency: Rule['frequency']): readonly RuleDay[] {
  if (text === undefined) return [];
  const days = text.split(',').map((item) => {
    const [, nth = '', name = ''] = /^(-?[1-5])?([A-Z]{2})$/.exec(item) ?? [];
    if (!DAYS.includes(name)) refuse('BYDAY is a list of days such as MO,WE, for a month also 2TU or -1FR.');
    if (nth !== '' && frequency !== 'MONTHLY') refuse('A number before a day is for FREQ=MONTHLY.');
    return { day: DAYS.indexOf(name), nth: Number(nth) };
  });
  if (new Set(text.split(',')).size < days.length) refuse('A day stands twice in BYDAY.');
  return days;
}

function readEnd(count: string | undefined, until: string | undefined): End {
  if ((count === undefined) === (until === undefined)) refuse('A series ends either by COUNT or by UNTIL.');
  if (count !== undefined) return { kind: 'count', count: readNumber('COUNT', count, MAXIMUM_COUNT) };
  const [, year, month, day, clock] = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z)?$/.exec(until ?? '') ?? [];
  const date = `${year}-${month}-${day}`;
  const time = clock?.replace(/T(\d\d)(\d\d)(\d\d)Z/, 'T$1:$2:$3Z');
  const instant = Date.parse(time ? `${date}${time}` : `${date}T00:00:00Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
    refuse('UNTIL is a date such as 20271231, or an instant such as 20271231T170000Z.');
  }
  return time ? { kind: 'instant', instant } : { kind: 'date', date };
}

function refuse(why: string): never {
  throw new PlenumError('invalid-request', `The rule of the series is not understood. ${why}`);
}
