/**
 * The page that Plenum's join is measured against: mediasoup-client and nothing else. Everything that can be done
 * before the click is done before it; the click then costs one round trip.
 */
import { Device, type types } from 'mediasoup-client';
import type { BareAnswer, BareMessage } from './BareMeeting';

const socket = new WebSocket(`ws://${location.host}`);
const device = new Device();
const send = (message: BareMessage) => socket.send(JSON.stringify(message));

socket.addEventListener('message', ({ data }) => {
  const answer: BareAnswer = JSON.parse(String(data));
  if ('routerRtpCapabilities' in answer) void prepare(answer.routerRtpCapabilities as types.RtpCapabilities);
  else void play(answer);
});

async function prepare(routerRtpCapabilities: types.RtpCapabilities): Promise<void> {
  await device.load({ routerRtpCapabilities });
  const button = document.querySelector('button');
  button?.addEventListener('click', () => {
    performance.mark('bare:join-pressed');
    send({ join: device.recvRtpCapabilities as BareMessage['join'] });
  });
  button?.removeAttribute('disabled');
}

async function play({
  transport,
  consumers,
}: Exclude<BareAnswer, { routerRtpCapabilities: unknown }>): Promise<void> {
  const receive = device.createRecvTransport(transport as types.TransportOptions);
  receive.on('connect', ({ dtlsParameters }, connected) => {
    send({ connect: dtlsParameters as BareMessage['connect'] });
    connected();
  });
  const built = await Promise.all(
    consumers.map((consumer) => receive.consume(consumer as types.ConsumerOptions)),
  );
  for (const { kind, track } of built) show(kind, track);
}

function show(kind: string, track: MediaStreamTrack): void {
  const element = document.createElement(kind === 'video' ? 'video' : 'audio');
  element.srcObject = new MediaStream([track]);
  element.autoplay = true;
  document.body.append(element);
  if (element instanceof HTMLVideoElement) {
    element.requestVideoFrameCallback(() => performance.mark('bare:first-video-frame'));
  }
}
