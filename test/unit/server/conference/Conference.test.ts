import { randomUUID } from 'node:crypto';
import { Conference } from '../../../../server/conference/Conference';
import {
  ConferenceEndedError,
  MeetingFullError,
  NotAllowedError,
  UnknownParticipantError,
} from '../../../../server/conference/conferenceErrors';
import type { Endpoint } from '../../../../server/conference/Endpoint';
import type { EndedNotice, Source } from '../../../../server/contract/conference';
import { MeetingId } from '../../../../server/contract/ids';
import { ann, bob, carol, gus } from '../../../support/people';

class Browser implements Endpoint {
  readonly device = 'browser';
  readonly muted: [Source, string][] = [];
  ended: EndedNotice | undefined;

  async mute(source: Source, by: string): Promise<void> {
    this.muted.push([source, by]);
  }

  end(notice: EndedNotice): void {
    this.ended ??= notice;
  }
}

function openConference(maximumParticipants = 10) {
  const meeting = MeetingId.parse(randomUUID());
  return new Conference({ meeting, subject: 'Budget review', maximumParticipants }, () => 0);
}

const names = (conference: Conference) =>
  conference.view().participants.map(({ displayName }) => displayName);

test('[C1] people are listed in the order in which they joined', () => {
  const conference = openConference();
  for (const person of [ann, bob, gus]) conference.join(person, new Browser());
  expect(names(conference)).toEqual(['Ann', 'Bob', 'Gus']);
});

test('[C2] nobody enters a conference that has ended', () => {
  const conference = openConference();
  conference.end({ reason: 'everyone-left' });
  expect(() => conference.join(ann, new Browser())).toThrow(ConferenceEndedError);
});

test('[C3] a full conference keeps others out, but lets in who is here already', () => {
  const conference = openConference(2);
  conference.join(ann, new Browser());
  conference.join(bob, new Browser());
  expect(() => conference.join(carol, new Browser())).toThrow(MeetingFullError);
  conference.join(bob, new Browser());
  expect(names(conference)).toEqual(['Ann', 'Bob']);
});

test('[C5] who enters again replaces their ghost and keeps place and time of joining', () => {
  const conference = openConference();
  const ghost = new Browser();
  conference.join(ann, ghost);
  conference.join(bob, new Browser());
  const device = new Browser();
  conference.join(ann, device);
  expect(ghost.ended).toEqual({ reason: 'joined-elsewhere' });
  expect(device.ended).toBeUndefined();
  expect(names(conference)).toEqual(['Ann', 'Bob']);
});

test('[C5] what a replaced endpoint does afterwards changes nothing', () => {
  const conference = openConference();
  const ghost = new Browser();
  conference.join(ann, ghost);
  conference.join(ann, new Browser());
  conference.setSource(ann.id, ghost, { source: 'camera', state: 'open' });
  conference.setConnection(ann.id, ghost, 'reconnecting');
  conference.leave(ann.id, ghost);
  expect(conference.view().participants).toMatchObject([
    { displayName: 'Ann', connection: 'connected', sources: { camera: 'none' } },
  ]);
});

test('[C6] a host mutes someone, by name', async () => {
  const conference = openConference();
  const device = new Browser();
  conference.join(ann, new Browser());
  conference.join(bob, device);
  await conference.mute(ann.id, bob.id, 'microphone');
  expect(device.muted).toEqual([['microphone', 'Ann']]);
});

test.each([
  ['a participant', bob],
  ['a guest', gus],
])('[C4] %s neither mutes others nor ends the conference', async (_, person) => {
  const conference = openConference();
  conference.join(ann, new Browser());
  conference.join(person, new Browser());
  await expect(conference.mute(person.id, ann.id, 'microphone')).rejects.toThrow(NotAllowedError);
  expect(() => conference.endBy(person.id)).toThrow(NotAllowedError);
});

test('[C4] who is not here may nothing, whatever their role elsewhere', async () => {
  const conference = openConference();
  conference.join(bob, new Browser());
  expect(() => conference.endBy(ann.id)).toThrow(UnknownParticipantError);
  await expect(conference.mute(ann.id, bob.id, 'camera')).rejects.toThrow(UnknownParticipantError);
});

test('[C7] the host ends the conference: everyone is out and told by whom', () => {
  const conference = openConference();
  const device = new Browser();
  conference.join(ann, new Browser());
  conference.join(bob, device);
  const left: string[] = [];
  conference.on('participantLeft', ({ displayName }) => left.push(displayName));
  conference.endBy(ann.id);
  expect(device.ended).toEqual({ reason: 'ended-by-host', by: 'Ann' });
  expect(left).toEqual(['Ann', 'Bob']);
  expect(conference.size).toBe(0);
});

test('[C8] the world is told of changes, and only of changes', () => {
  const conference = openConference();
  const device = new Browser();
  conference.join(ann, device);
  let told = 0;
  conference.on('changed', () => told++);
  conference.setSource(ann.id, device, { source: 'microphone', state: 'open' });
  conference.setSource(ann.id, device, { source: 'microphone', state: 'open' });
  conference.setConnection(ann.id, device, 'connected');
  expect(told).toBe(1);
});
