import { createHash } from 'node:crypto';
import { Email, Locale } from '../../contract/accounts';
import { DepartmentCode } from '../../contract/departments';
import { DisplayName } from '../../contract/text';
import type { ImportPlan, ImportProblem } from '../../contract/users';
import { CsvError, type CsvRecord, readCsv } from './readCsv';

/** One line of the list, read; what the list does not say is undefined. */
export interface ImportRow {
  readonly line: number;
  readonly email: string;
  readonly displayName: string;
  /** Code; null for none. */
  readonly department: string | null | undefined;
  readonly locale: Locale | undefined;
}

/** Somebody who has an account already. */
export interface KnownUser {
  readonly email: string;
  readonly displayName: string;
  readonly department: string | null;
  readonly locale: Locale;
}

type ImportError = ImportPlan['errors'][number];
type Update = ImportPlan['updates'][number];

const COLUMNS = ['email', 'name', 'department', 'locale'] as const;
type Column = (typeof COLUMNS)[number];
const MAXIMUM_ROWS = 5_000;

/** Reads a list of people. What is wrong is told by line and column; such lines are not among the rows. */
export function readImport(csv: string): { rows: readonly ImportRow[]; errors: readonly ImportError[] } {
  try {
    const [header, ...records] = readCsv(csv);
    const columns = header?.fields.map((field) => field.toLowerCase()) ?? [];
    const errors = checkHeader(columns, records.length);
    if (errors.length > 0) return { rows: [], errors };
    return readRecords(columns as Column[], records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], errors: [toError(error.line, null, 'quote', error.message)] };
  }
}

/** What an import would do to those who are known, and to the departments that are there. */
export function planUserImport(
  { rows, errors }: { rows: readonly ImportRow[]; errors: readonly ImportError[] },
  known: ReadonlyMap<string, KnownUser>,
  departments: ReadonlySet<string>,
): ImportPlan {
  const lost = rows.filter(({ department }) => department && !departments.has(department));
  const good = rows.filter((row) => !lost.includes(row));
  const adds = good
    .filter(({ email }) => !known.has(email))
    .map(({ line, email, displayName, locale = 'en', department = null }) => ({
      line,
      email,
      displayName,
      locale,
      department,
    }));
  const compared = good.flatMap((row) => compare(row, known.get(row.email)));
  const updates = compared.filter(({ changes }) => changes.length > 0);
  const unknown = lost.map(({ line, department = null }) => ({
    ...toError(
      line,
      'department',
      'department-unknown',
      `There is no department with the code ${department}.`,
    ),
    about: department,
  }));
  return {
    plan: createHash('sha256').update(JSON.stringify({ adds, updates })).digest('hex'),
    adds,
    updates,
    unchanged: compared.length - updates.length,
    errors: [...errors, ...unknown].sort((a, b) => a.line - b.line),
  };
}

function checkHeader(columns: readonly string[], rows: number): ImportError[] {
  const missing = ['email', 'name'].filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !COLUMNS.some((name) => name === column));
  const doubled = columns.filter((column, index) => columns.indexOf(column) !== index);
  const many = `More than ${MAXIMUM_ROWS} people cannot come at once.`;
  return [
    ...missing.map((column) => toError(1, column, 'column-missing', 'This column is missing.')),
    ...unknown.map((column) =>
      toError(1, column, 'column-unknown', `Only ${COLUMNS.join(', ')} are columns.`),
    ),
    ...doubled.map((column) => toError(1, column, 'column-doubled', 'This column stands twice.')),
    ...(rows > MAXIMUM_ROWS ? [toError(1, null, 'too-many', many)] : []),
  ];
}

function toError(line: number, column: string | null, problem: ImportProblem, message: string): ImportError {
  return { line, column, problem, about: null, message };
}

function readRecords(columns: readonly Column[], records: readonly CsvRecord[]) {
  const errors: ImportError[] = [];
  const rows: ImportRow[] = [];
  const lines = new Map<string, number>();
  for (const record of records) {
    const row = readRecord(columns, record, errors);
    if (!row) continue;
    const first = lines.get(row.email);
    if (first === undefined) rows.push(row);
    else {
      const message = `This address stands on line ${first} already.`;
      errors.push({ ...toError(row.line, 'email', 'email-doubled', message), about: String(first) });
    }
    lines.set(row.email, first ?? row.line);
  }
  return { rows, errors };
}

function readRecord(
  columns: readonly Column[],
  { line, fields }: CsvRecord,
  errors: ImportError[],
): ImportRow | undefined {
  const found = errors.length;
  const error = (problem: ImportProblem & (Column | 'fields'), message: string) =>
    void errors.push(toError(line, problem === 'fields' ? null : problem, problem, message));
  if (fields.length !== columns.length) error('fields', `${columns.length} fields are wanted.`);
  const field = (column: Column) => fields[columns.indexOf(column)];
  const email = Email.safeParse(field('email'));
  const displayName = DisplayName.safeParse(field('name'));
  const department = DepartmentCode.safeParse(field('department'));
  const locale = Locale.safeParse(field('locale'));
  if (!email.success) error('email', 'This is no e-mail address.');
  if (!displayName.success) error('name', 'A name of 1 to 64 characters is wanted.');
  if (field('department') && !department.success) error('department', 'This is no code of a department.');
  if (field('locale') && !locale.success) error('locale', 'Only en and zh-CN are known.');
  if (errors.length > found || !email.success || !displayName.success) return undefined;
  return {
    line,
    email: email.data,
    displayName: displayName.data,
    department: field('department') === '' ? null : department.data,
    locale: locale.data,
  };
}

/** What would change for somebody; nothing at all for who is not known yet. */
function compare(row: ImportRow, known: KnownUser | undefined): Update[] {
  if (!known) return [];
  const { line, email, displayName, department = known.department, locale = known.locale } = row;
  const changes = [
    { field: 'name' as const, from: known.displayName, to: displayName },
    { field: 'department' as const, from: known.department, to: department },
    { field: 'locale' as const, from: known.locale, to: locale },
  ].filter(({ from, to }) => from !== to);
  return [{ line, email, changes }];
}
