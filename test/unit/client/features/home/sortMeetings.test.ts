import { isJoinable } from '../../../../../client/features/home/isJoinable';
import { sortMeetings } from '../../../../../client/features/home/sortMeetings';
import type { MeetingView } from '../../../../../server/contract/meetings';

function meeting(title: string, state: MeetingView['state'], startsAt: string): MeetingView {
  return {
    id: title as MeetingView['id'],
    code: '842117305',
    title,
    address: 'sip:842117305@example.org',
    state,
    startsAt,
    endedAt: null,
    maximumParticipants: 50,
    present: 0,
    presentNames: [],
    role: 'participant',
  };
}

test('what runs comes first, then what is to come by its time, then what is over, the latest first', () => {
  const today = [
    meeting('stand-up', 'ended', '2026-11-23T08:00:00Z'),
    meeting('evening', 'scheduled', '2026-11-23T18:00:00Z'),
    meeting('review', 'ended', '2026-11-23T09:00:00Z'),
    meeting('now', 'running', '2026-11-23T10:00:00Z'),
    meeting('noon', 'scheduled', '2026-11-23T12:00:00Z'),
  ];
  expect(sortMeetings(today).map(({ title }) => title)).toEqual([
    'now',
    'noon',
    'evening',
    'review',
    'stand-up',
  ]);
});

describe('Join stands out', () => {
  const noon = Date.parse('2026-11-23T12:00:00Z');
  test.each([
    ['eleven minutes before', 'scheduled', '2026-11-23T12:11:00Z', false],
    ['ten minutes before', 'scheduled', '2026-11-23T12:10:00Z', true],
    ['while it runs', 'running', '2026-11-23T11:00:00Z', true],
    ['not when it is over', 'ended', '2026-11-23T11:00:00Z', false],
  ] as const)('%s', (_when, state, startsAt, joinable) => {
    expect(isJoinable({ state, startsAt }, noon)).toBe(joinable);
  });
});
