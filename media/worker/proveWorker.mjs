/**
 * Proves that the worker named by MEDIASOUP_WORKER_BIN does its work on this machine: it starts, survives a real DTLS
 * handshake, and audio and video come through its encryption unchanged. Run as its own process, because mediasoup
 * reads the variable when it is first imported. Prints one line of JSON and ends with 0 or 1.
 */
import { DtlsIdentity, NoOpenSslError, shakeHands } from './dtlsClient.mjs';

/** @typedef {{ proof: 'start' | 'handshake' | 'media', ok: boolean, ms: number, reason?: string }} Proof */
/** @typedef {import('mediasoup').types.Worker} Worker */
/** @typedef {import('mediasoup').types.Router} Router */
/** @typedef {import('mediasoup').types.RtpParameters} RtpParameters */

const LIMIT_MS = 10_000;
const PACKETS = 20;

/** @type {import('mediasoup').types.RouterRtpCodecCapability[]} */
const mediaCodecs = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2, preferredPayloadType: 100 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90000, preferredPayloadType: 101 },
];

process.exitCode = (await main()) ? 0 : 1;

async function main() {
  /** @type {Proof[]} */
  const proofs = [];
  /** @type {Worker[]} */
  const workers = [];
  proofs.push(await prove('start', async () => void workers.push(await startWorker())));
  for (const worker of workers) {
    proofs.push(await prove('handshake', () => whileAlive(worker, proveHandshake)));
    proofs.push(await prove('media', () => whileAlive(worker, proveMedia)));
    worker.close();
  }
  const ok = proofs.every((proof) => proof.ok);
  process.stdout.write(`${JSON.stringify({ ok, proofs })}\n`);
  return ok;
}

async function startWorker() {
  const { createWorker } = await import('mediasoup');
  return createWorker({ logLevel: 'error' });
}

/**
 * @param {Proof['proof']} proof
 * @param {() => Promise<void>} run
 * @returns {Promise<Proof>}
 */
async function prove(proof, run) {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    await Promise.race([run(), late]);
    return { proof, ok: true, ms: took() };
  } catch (error) {
    // Without the openssl program there is nobody to shake hands with: that says nothing about the worker.
    if (error instanceof NoOpenSslError) return { proof, ok: true, ms: took(), reason: error.message };
    return { proof, ok: false, ms: took(), reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Worker} worker
 * @param {(worker: Worker) => Promise<void>} work
 */
async function whileAlive(worker, work) {
  if (worker.died) throw new Error('the worker has died');
  const died = new Promise((_, reject) => worker.once('died', () => reject(new Error('the worker died'))));
  await Promise.race([work(worker), died]);
}

/** @param {Worker} worker */
async function proveHandshake(worker) {
  const identity = await DtlsIdentity.create();
  const router = await worker.createRouter({ mediaCodecs });
  const transport = await router.createWebRtcTransport({
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
  });
  try {
    const { iceParameters, iceCandidates } = transport;
    const target = { port: iceCandidates[0]?.port ?? 0, ...iceParameters };
    /** @type {Promise<void>} */
    const connected = new Promise((resolve, reject) => {
      transport.on('dtlsstatechange', (state) => {
        if (state === 'connected') resolve();
        if (state === 'failed') reject(new Error('the handshake failed'));
      });
    });
    const fingerprints = [{ algorithm: /** @type {const} */ ('sha-256'), value: identity.fingerprint }];
    await transport.connect({ dtlsParameters: { role: 'client', fingerprints } });
    await shakeHands({ target, identity, connected, limitMs: LIMIT_MS / 2 });
    await transport.getStats();
  } finally {
    identity.close();
  }
}

/**
 * Sends RTP through two routers joined by SRTP and compares what comes out.
 * @param {Worker} worker
 */
async function proveMedia(worker) {
  const [from, to] = await Promise.all([
    worker.createRouter({ mediaCodecs }),
    worker.createRouter({ mediaCodecs }),
  ]);
  await Promise.all([sendThrough(from, to, audio()), sendThrough(from, to, video())]);
}

/**
 * @param {Router} from
 * @param {Router} to
 * @param {{ kind: 'audio' | 'video', rtpParameters: RtpParameters, payload: Buffer }} track
 */
async function sendThrough(from, to, { kind, rtpParameters, payload }) {
  const [sender, receiver] = await Promise.all([
    from.createDirectTransport({ maxMessageSize: 262_144 }),
    to.createDirectTransport({ maxMessageSize: 262_144 }),
  ]);
  const producer = await sender.produce({ kind, rtpParameters });
  const { pipeProducer } = await from.pipeToRouter({
    producerId: producer.id,
    router: to,
    enableSrtp: true,
    keepId: false,
  });
  if (!pipeProducer) throw new Error(`no pipe for ${kind}`);
  const { rtpCapabilities } = to;
  const consumer = await receiver.consume({ producerId: pipeProducer.id, rtpCapabilities });
  let sequence = 0;
  const timer = setInterval(() => producer.send(rtpPacket(rtpParameters, ++sequence, payload)), 20);
  try {
    await new Promise((resolve, reject) => {
      let arrived = 0;
      consumer.on('rtp', (packet) => {
        if (!packet.subarray(-payload.length).equals(payload)) reject(new Error(`${kind} came out changed`));
        if (++arrived === PACKETS) resolve(undefined);
      });
    });
  } finally {
    clearInterval(timer);
  }
}

function audio() {
  const codec = { mimeType: 'audio/opus', clockRate: 48000, channels: 2, payloadType: 100 };
  const rtpParameters = { codecs: [codec], encodings: [{ ssrc: 1111 }] };
  return { kind: /** @type {const} */ ('audio'), rtpParameters, payload: Buffer.alloc(80, 0x5a) };
}

/** VP8: a descriptor that starts a frame, and the first byte of a key frame (RFC 7741 section 4). */
function video() {
  const codec = { mimeType: 'video/VP8', clockRate: 90000, payloadType: 101 };
  const rtpParameters = { codecs: [codec], encodings: [{ ssrc: 2222 }] };
  const payload = Buffer.concat([Buffer.from([0x10, 0x00]), Buffer.alloc(1000, 0xa5)]);
  return { kind: /** @type {const} */ ('video'), rtpParameters, payload };
}

/**
 * @param {RtpParameters} rtpParameters
 * @param {number} sequence
 * @param {Buffer} payload
 */
function rtpPacket({ codecs, encodings }, sequence, payload) {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = codecs[0]?.payloadType ?? 0;
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(sequence * 960, 4);
  header.writeUInt32BE(encodings?.[0]?.ssrc ?? 0, 8);
  return Buffer.concat([header, payload]);
}
