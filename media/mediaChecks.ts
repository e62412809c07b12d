import { randomUUID } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { ParticipantId } from '../server/contract/ids';
import type { RtpCapabilities } from '../server/contract/media';
import type { SelfTestCheck } from '../server/contract/operations';
import { PlenumError } from '../server/kernel/PlenumError';
import type { MediaWorker } from './MediaWorker';
import type { Mixer, MixerOptions } from './Mixer';
import { readDemoClip } from './synthetic/readDemoClip';

const LOOPBACK = '127.0.0.1';
const PING_MS = 2000;
const LOOP_MS = 3000;
const ENOUGH_PACKETS = 5;

/** As much of the media server as is looked at. */
interface CheckedMedia {
  workers(): readonly MediaWorker[];
  openMixer(options: MixerOptions): Promise<Mixer>;
}

/** The media part of the self-test: are the workers alive, their ports bound, and does media come through? */
export async function runMediaChecks(server: CheckedMedia): Promise<SelfTestCheck[]> {
  return [
    await check('media-worker', () => checkWorkers(server)),
    await check('media-ports', () => checkPorts(server)),
    await check('media-loop', () => checkLoop(server)),
  ];
}

async function check(name: SelfTestCheck['name'], run: () => Promise<string>): Promise<SelfTestCheck> {
  const startedAt = performance.now();
  const milliseconds = () => Math.round(performance.now() - startedAt);
  try {
    const detail = await run();
    return { name, state: 'passed', detail, milliseconds: milliseconds() };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { name, state: 'failed', detail, milliseconds: milliseconds() };
  }
}

async function checkWorkers(server: CheckedMedia): Promise<string> {
  const workers = server.workers();
  if (workers.length === 0) throw new PlenumError('media-unavailable', 'no media worker is running');
  const answered = Promise.all(workers.map((worker) => worker.ping())).then(() => true);
  if (!(await Promise.race([answered, pause(PING_MS, false, { ref: false })]))) {
    throw new PlenumError('media-unavailable', 'a media worker does not answer');
  }
  return `${workers.length} running`;
}

async function checkPorts(server: CheckedMedia): Promise<string> {
  const ports = await Promise.all(server.workers().map((worker) => worker.boundPorts()));
  if (ports.length === 0) throw new PlenumError('media-unavailable', 'no media worker is running');
  return ports.map(({ udp, tcp }) => `udp ${udp.join()}, tcp ${tcp.join()}`).join('; ');
}

/** Sends the demo clip into a mixer of its own and waits for sound and picture to come back. */
async function checkLoop(server: CheckedMedia): Promise<string> {
  const mixer = await server.openMixer({ id: 'self-test' });
  const socket = createSocket('udp4');
  try {
    socket.bind(0, LOOPBACK);
    await once(socket, 'listening');
    const receiver = await mixer.openRtpLeg(newParticipant(), { rtpCapabilities: mixer.rtpCapabilities });
    await receiver.connect({ address: LOOPBACK, port: socket.address().port });
    const counts = countPackets(socket, mixer.rtpCapabilities);
    await mixer.openSyntheticLeg(newParticipant(), await readDemoClip());
    return await waitForBoth(counts);
  } finally {
    socket.close();
    mixer.close();
  }
}

interface PacketCounts {
  audio: number;
  video: number;
}

function countPackets(socket: Socket, { codecs = [] }: RtpCapabilities): PacketCounts {
  const counts = { audio: 0, video: 0 };
  socket.on('message', (packet) => {
    const payloadType = (packet[1] ?? 0) & 0x7f;
    const codec = codecs.find(({ preferredPayloadType }) => preferredPayloadType === payloadType);
    if (codec) counts[codec.kind] += 1;
  });
  return counts;
}

async function waitForBoth(counts: PacketCounts): Promise<string> {
  const giveUpAt = performance.now() + LOOP_MS;
  while (counts.audio < ENOUGH_PACKETS || counts.video < ENOUGH_PACKETS) {
    if (performance.now() > giveUpAt) {
      throw new PlenumError('media-unavailable', `nothing comes back: ${toSentence(counts)}`);
    }
    await pause(20);
  }
  return `${toSentence(counts)} came back`;
}

function toSentence({ audio, video }: PacketCounts): string {
  return `${audio} packets of sound and ${video} of picture`;
}

function newParticipant(): ParticipantId {
  return ParticipantId.parse(randomUUID());
}
