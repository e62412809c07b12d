/** @jest-environment jsdom */
import type { LocalMedia } from '../../../../../client/connection/LocalMedia';
import { RequestError } from '../../../../../client/connection/RequestError';
import type { RestClient } from '../../../../../client/connection/RestClient';
import { MeetingDoor } from '../../../../../client/features/meeting/MeetingDoor';
import { openMeetingLinks } from '../../../../../client/features/meeting/openMeetingLinks';

jest.mock('../../../../../client/features/meeting/openMeetingLinks', () => ({ openMeetingLinks: jest.fn() }));

function setUp() {
  performance.mark = () => ({}) as PerformanceMark;
  performance.clearMarks = () => undefined;
  const answers: { resolve(value: unknown): void; reject(error: unknown): void }[] = [];
  const rest = {
    request: () => new Promise((resolve, reject) => answers.push({ resolve, reject })),
  } as unknown as RestClient;
  const media = { stop: jest.fn() };
  const signedIn = jest.fn();
  const newcomer = { me: null, meeting: null, code: '123456789', locale: 'en' } as const;
  const door = new MeetingDoor(rest, newcomer, signedIn);
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { door, answers, media, given: media as unknown as LocalMedia, signedIn, settle };
}

describe('a guest who presses Join and then goes', () => {
  test('releases the devices at once, and is not joined by what the server answers later', async () => {
    const { door, answers, media, given, signedIn, settle } = setUp();
    void door.join(given, 'Gus');
    door.close();
    expect(media.stop).toHaveBeenCalledTimes(1);
    answers[0]?.resolve({ kind: 'guest', meeting: 'm', address: 'sip:gus@plenum.example' });
    await settle();
    answers[1]?.resolve({ address: 'sip:123456789@plenum.example' });
    await settle();
    expect(openMeetingLinks).not.toHaveBeenCalled();
    expect(signedIn).not.toHaveBeenCalled();
  });
});

test('a guest who is refused stays at the door with their devices', async () => {
  const { door, answers, media, given, settle } = setUp();
  void door.join(given, 'Gus');
  const full = new RequestError({ code: 'meeting-full', message: 'full' });
  answers[0]?.reject(full);
  await settle();
  expect(door.getSnapshot()).toEqual({ state: 'before', error: full });
  door.close();
  expect(media.stop).not.toHaveBeenCalled();
});
