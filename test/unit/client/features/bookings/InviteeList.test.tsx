/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { InviteeList } from '../../../../../client/features/bookings/InviteeList';
import { useTimes } from '../../../../../client/ui/useTimes';
import type { OccurrenceId } from '../../../../../server/contract/ids';
import { showPage } from '../../showPage';
import { bookingView } from './bookingView';

const dates = ['2027-03-08', '2027-03-15', '2027-03-22', '2027-03-29', '2027-04-05'].map((date) => ({
  id: date as OccurrenceId,
  start: `${date}T09:00:00Z`,
  end: `${date}T10:00:00Z`,
  originalStart: `${date}T09:00:00Z`,
  moved: false,
  cancelled: false,
}));

const series = bookingView({
  start: '2027-03-08T09:00',
  zone: 'UTC',
  rule: 'FREQ=WEEKLY;COUNT=5',
  occurrences: dates,
  replies: { invited: 2, accepted: 1, tentative: 0, declined: 1, waiting: 0 },
});

const nothing = { reason: '', proposed: null, answeredAt: null, delegatedTo: null };
const answerTo = (index: number, fields: object) => ({
  ...nothing,
  occurrence: dates[index]?.id,
  state: 'declined',
  ...fields,
});
const bob = {
  ...nothing,
  id: 'bob',
  occurrence: null,
  delegatedBy: null,
  state: 'accepted',
  user: null,
  name: 'Bob',
  email: 'bob@example.com',
  department: null,
  answers: [] as object[],
};

function List() {
  return <InviteeList booking={series} times={useTimes('UTC')} />;
}

const show = (invitees: readonly object[], language: 'en' | 'zh-CN' = 'en') =>
  showPage(<List />, {
    answers: { listInvitees: { total: invitees.length, items: invitees } },
    language,
  });

const linesOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest('li');
  if (!row) throw new Error(`${name} is in no row`);
  return within(row)
    .queryAllByRole('listitem', { hidden: true })
    .map(({ textContent }) => textContent);
};

describe('the list of who comes to a series', () => {
  test('says which dates somebody answers otherwise, what, and why, in the order of the dates', async () => {
    const { container } = await show([
      {
        ...bob,
        answers: [
          answerTo(3, { state: 'delegated', delegatedTo: { id: 'carol', displayName: 'Carol' } }),
          answerTo(1, { reason: 'At the dentist' }),
        ],
      },
    ]);
    expect(await linesOf('Bob')).toEqual([
      'Mon, Mar 15DeclinedAt the dentist',
      'Mon, Mar 29DelegatedCarol comes instead.',
    ]);
    expect(screen.getByText('Another reply to 2 dates').closest('details')?.open).toBe(true);
    expect((await axe(container)).violations).toEqual([]);
  });

  test('folds up many such answers, and says nothing of dates that are gone', async () => {
    const many = dates.map((_, index) => answerTo(index, { reason: `Reason ${index}` }));
    await show([{ ...bob, answers: [...many, { ...answerTo(0, {}), occurrence: 'gone' }] }]);
    const summary = await screen.findByText('Another reply to 5 dates');
    expect(summary.closest('details')?.open).toBe(false);
    expect(await linesOf('Bob')).toHaveLength(5);
  });

  test('names the only date that somebody is invited to', async () => {
    await show([{ ...bob, occurrence: dates[2]?.id, reason: 'Perhaps late', state: 'tentative' }], 'zh-CN');
    expect(await screen.findByText('仅 3月22日周一')).toBeTruthy();
    expect(screen.getByText('Perhaps late')).toBeTruthy();
    expect(await linesOf('Bob')).toEqual([]);
  });
});
