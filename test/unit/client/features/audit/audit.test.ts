import { dayEnd, dayStart } from '../../../../../client/features/audit/dayBounds';
import { toChanges } from '../../../../../client/features/audit/toChanges';

describe('an entry of the audit log', () => {
  test('shows field by field what was there before and after', () => {
    expect(toChanges({ seats: 8, hosts: [] }, { seats: 12, hosts: ['Ann', 'Bob'], name: '' })).toEqual([
      { field: 'seats', before: '8', after: '12' },
      { field: 'hosts', before: '–', after: 'Ann\nBob' },
      { field: 'name', before: '–', after: '–' },
    ]);
  });

  test('without either has nothing to show', () => {
    expect(toChanges(null, null)).toEqual([]);
  });

  test('is found by whole days', () => {
    const [start, end] = [dayStart('2026-02-28'), dayEnd('2026-02-28')];
    expect(Date.parse(end ?? '') - Date.parse(start ?? '')).toBe(86_400_000);
    expect(dayStart('no day')).toBeUndefined();
  });
});
