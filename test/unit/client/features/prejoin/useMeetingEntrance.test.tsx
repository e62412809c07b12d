/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { RequestError } from '../../../../../client/connection/RequestError';
import { MeetingProblem } from '../../../../../client/features/prejoin/MeetingProblem';
import { useMeetingEntrance } from '../../../../../client/features/prejoin/useMeetingEntrance';
import { type Answers, showPage } from '../../showPage';

const code = '842117305';
const nobody = new RequestError({ code: 'unauthenticated', message: 'nobody' });

function Entrance() {
  const { data, error } = useMeetingEntrance(code);
  if (error !== null) return <MeetingProblem error={error} onTryAgain={() => undefined} />;
  return <p>{data && `${data.me?.displayName ?? 'a guest'} at ${data.meeting.title}`}</p>;
}

async function arrive(answers: Answers) {
  const { asked } = await showPage(<Entrance />, { answers });
  return asked;
}

describe('at the door of a meeting', () => {
  test('someone with an account takes it onto their list', async () => {
    const asked = await arrive({
      viewMe: { kind: 'user', displayName: 'Ann' },
      enterMeeting: { title: 'Budget review' },
    });
    expect(await screen.findByText('Ann at Budget review')).toBeTruthy();
    expect(asked.map(({ route }) => route)).toEqual(['viewMe', 'enterMeeting']);
  });

  test('someone without sees enough to know that it is the right one', async () => {
    await arrive({ viewMe: nobody, previewMeeting: { title: 'Budget review' } });
    expect(await screen.findByText('a guest at Budget review')).toBeTruthy();
  });

  test('a guest who comes back is still the same guest', async () => {
    await arrive({
      viewMe: { kind: 'guest', displayName: 'Gil', meeting: 'm' },
      viewMeeting: { title: 'Budget review', code },
    });
    expect(await screen.findByText('Gil at Budget review')).toBeTruthy();
  });

  test('a guest of another meeting is asked for a name again', async () => {
    await arrive({
      viewMe: { kind: 'guest', displayName: 'Gil', meeting: 'm' },
      viewMeeting: { title: 'Another', code: '111222333' },
      previewMeeting: { title: 'Budget review' },
    });
    expect(await screen.findByText('a guest at Budget review')).toBeTruthy();
  });

  test('nobody is asked for camera and name before a meeting that is over', async () => {
    await arrive({
      viewMe: { kind: 'user', displayName: 'Ann' },
      enterMeeting: { title: 'Budget review', state: 'ended' },
    });
    expect(await screen.findByRole('heading', { name: 'This meeting has ended' })).toBeTruthy();
  });

  test.each([
    ['meeting-not-found', 'There is no meeting with this code'],
    ['meeting-ended', 'This meeting has ended'],
    ['meeting-full', 'This meeting is full'],
    ['unavailable', 'The meeting cannot be opened'],
  ] as const)('%s has a page of its own', async (problem, title) => {
    await arrive({ viewMe: nobody, previewMeeting: new RequestError({ code: problem, message: problem }) });
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  });
});
