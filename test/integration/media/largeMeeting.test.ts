import type { RtpLeg } from '../../../media';
import type { Leg } from '../../../media/Leg';
import { bob, entrant } from '../../support/people';
import { until } from '../../support/until';
import { RtpCamera } from '../../support/wire/RtpCamera';
import { RtpMeeting } from '../../support/wire/RtpMeeting';
import { RtpMicrophone } from '../../support/wire/RtpMicrophone';
import type { RtpWireClient } from '../../support/wire/RtpWireClient';

const PEOPLE = 80;
const PICTURES = 36;

let meeting: RtpMeeting;
let senders: RtpLeg[];
let viewer: RtpWireClient;

beforeEach(async () => {
  meeting = await RtpMeeting.open();
  viewer = await meeting.join(bob);
  senders = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => join(`Person ${index}`)));
  await until('all are announced', () => viewer.views.length >= PEOPLE + PICTURES);
});

afterEach(() => meeting.close());

test('[M1] eighty people are all heard, and as many as the limit allows are seen', () => {
  expect(of('microphone')).toHaveLength(PEOPLE);
  expect(of('camera')).toHaveLength(PICTURES);
});

test('[M1] a picture that a tile shows takes the place of one that no tile shows', async () => {
  const last = notSeen();
  await viewer.leg.setView([{ participant: last.participant, source: 'camera', width: 320, height: 180 }]);
  expect(of('camera')).toContain(last.participant);
  expect(of('camera')).toHaveLength(PICTURES);
});

test('[M1] when someone leaves, a picture that had no room follows', async () => {
  const waiting = notSeen();
  senders.find(({ participant }) => participant === of('camera')[0])?.close();
  await until('the next picture has come', () => of('camera').includes(waiting.participant));
  expect(of('camera')).toHaveLength(PICTURES);
});

/** Someone who only sends, and of whose streams only the announcement matters. */
async function join(name: string): Promise<RtpLeg> {
  const leg = await meeting.mixer.openRtpLeg(entrant(name, 'participant').id);
  const [microphone, camera] = [new RtpMicrophone(() => {}), new RtpCamera(1, () => {})];
  await leg.produce(microphone.request);
  await leg.produce(camera.request);
  microphone.close();
  camera.close();
  return leg;
}

function of(source: 'microphone' | 'camera') {
  return viewer.views.filter((view) => view.source === source).map(({ participant }) => participant);
}

function notSeen(): Leg {
  const leg = senders.find(({ participant }) => !of('camera').includes(participant));
  if (!leg) throw new Error('everyone is seen');
  return leg;
}
