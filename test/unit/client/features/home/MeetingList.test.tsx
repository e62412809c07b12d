/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { RequestError } from '../../../../../client/connection/RequestError';
import { MeetingList } from '../../../../../client/features/home/MeetingList';
import { showPage } from '../../showPage';

const review = {
  id: 'review',
  code: '842117305',
  title: 'Budget review',
  address: 'sip:842117305@example.org',
  state: 'running',
  startsAt: '2026-11-23T09:00:00Z',
  endedAt: null,
  maximumParticipants: 50,
  present: 3,
  presentNames: ['Amara', 'Jonas', '陈伟'],
  role: 'participant',
};

describe("today's meetings", () => {
  test('show who is there and lead in', async () => {
    const { container } = await showPage(<MeetingList />, { answers: { listMeetings: [review] } });
    expect(await screen.findByText('Amara, Jonas and 1 other are there')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Join Budget review' }).getAttribute('href')).toBe(
      '/m/842117305',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  test('names without a number read well in Chinese', async () => {
    await showPage(<MeetingList />, { answers: { listMeetings: [review] }, language: 'zh-CN' });
    expect(await screen.findByText('Amara、Jonas和另外 1 人在会议中')).toBeTruthy();
  });

  test('an empty day says what can be done', async () => {
    await showPage(<MeetingList />, { answers: { listMeetings: [] } });
    expect(await screen.findByText('Nothing on today')).toBeTruthy();
  });

  test('nothing is said of the day before all of it is known', async () => {
    await showPage(<MeetingList others="pending" />, { answers: { listMeetings: [review] } });
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.getByRole('status', { name: 'Loading…' })).toBeTruthy();
    expect(screen.queryByText('Budget review')).toBeNull();
  });

  test('a failure says why and offers to try again', async () => {
    const down = new RequestError({ code: 'unavailable', message: 'down' });
    await showPage(<MeetingList />, { answers: { listMeetings: down } });
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});
