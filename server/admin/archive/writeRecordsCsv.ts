import type { RecordWords } from './RecordWords';
import type { ExportedRecord } from './toRecordView';

/** Spreadsheets take these for the start of a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** Without it spreadsheets do not see that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The attendance of meetings as a table (RFC 4180): a line for every coming and going, and one for everyone absent.
 * Each names the files that were sent in the meeting. */
export function writeRecordsCsv(records: readonly ExportedRecord[], words: RecordWords): string {
  const { text } = words;
  const head = [
    text.topic,
    text.started,
    text.ended,
    text.room,
    text.department,
    text.initiator,
    text.name,
    text.role,
    text.device,
    text.joined,
    text.left,
    text.minutesThere,
    text.answer,
    text.reason,
    text.files,
  ];
  const lines = [head, ...records.flatMap((record) => linesOf(record, words))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

function linesOf(record: ExportedRecord, words: RecordWords): string[][] {
  const { text } = words;
  const meeting = [
    record.topic,
    words.instant(record.startedAt),
    words.instant(record.endedAt),
    record.room?.name ?? '',
    record.department?.name ?? '',
    record.initiator?.displayName ?? '',
  ];
  const present = record.attendance.flatMap(({ displayName, role, visits }) =>
    visits.map(({ device, joinedAt, leftAt }) => [
      ...meeting,
      displayName,
      text.roles[role],
      text.devices[device],
      words.instant(joinedAt),
      words.instant(leftAt),
      leftAt ? String(minutesBetween(joinedAt, leftAt)) : '',
      '',
      '',
    ]),
  );
  const absent = record.absent.map(({ displayName, answer, reason }) => [
    ...meeting,
    displayName,
    ...['', '', '', '', ''],
    text.answers[answer],
    reason,
  ]);
  const lines = [...present, ...absent];
  const files = record.files.map(({ name }) => name).join('; ');
  return (lines.length > 0 ? lines : [[...meeting, ...Array(8).fill('')]]).map((line) => [...line, files]);
}

function minutesBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 6_000) / 10;
}

/** What would be taken for a formula becomes text by an apostrophe. */
function toCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
