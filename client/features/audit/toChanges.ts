/** One field of what an act was done to. */
export interface AuditedChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Field by field what was there before and after; `–` where there was nothing. */
export function toChanges(before: unknown, after: unknown): readonly AuditedChange[] {
  const [past, next] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...past.keys(), ...next.keys()])].map((field) => ({
    field,
    before: toText(past.get(field)),
    after: toText(next.get(field)),
  }));
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function toText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(toText).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
