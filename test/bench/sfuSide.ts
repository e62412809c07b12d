import { createWorker, type types } from 'mediasoup';
import { MediaServer, type Mixer } from '../../media';
import { MEDIA_CODECS } from '../../media/codecs';
import type { ProduceRequest, TileView } from '../../server/contract/media';
import { silentLogger } from '../../server/kernel/Logger';
import { entrant } from '../support/people';

const LOOPBACK = '127.0.0.1';

/** What the bench asks of a side. */
export interface SfuSideRequest {
  readonly side: 'plenum' | 'bare';
  /** What each sender sends, and from where. */
  readonly senders: readonly { readonly port: number; readonly requests: readonly ProduceRequest[] }[];
  readonly viewers: number;
  /** Where all that viewers get goes. */
  readonly viewerPort: number;
}

/** What a side answers: where each sender sends to, and the process of its worker. */
export interface SfuSideReply {
  readonly ports: readonly number[];
  readonly workerPid: number;
}

/**
 * One side of the SFU bench in a process of its own, so that only the SFU is measured: Plenum's media layer, or
 * mediasoup with nothing around it. Both carry the same streams to the same plain RTP receivers.
 */
process.on('message', (request: SfuSideRequest) => {
  const open = request.side === 'plenum' ? openPlenum : openBare;
  open(request).then(
    (reply) => process.send?.(reply),
    (cause: unknown) => {
      process.stderr.write(`${cause instanceof Error ? cause.stack : cause}\n`);
      process.disconnect();
    },
  );
});

async function openPlenum(request: SfuSideRequest): Promise<SfuSideReply> {
  const server = new MediaServer({ listenAddress: LOOPBACK, firstPort: 0, workers: 1 }, silentLogger);
  await server.start();
  const mixer = await server.openMixer({ id: 'bench' });
  // What a meeting's focus does with them, as far as media goes.
  mixer.on('speakers', (notice) => JSON.stringify(notice));
  mixer.on('quality', (notice) => JSON.stringify(notice));
  const senders = await Promise.all(request.senders.map((sender, index) => openSender(mixer, sender, index)));
  const tiles = senders.map(({ tile }) => tile);
  for (let viewer = 0; viewer < request.viewers; viewer++) await openViewer(mixer, request.viewerPort, tiles);
  return { ports: senders.map(({ port }) => port), workerPid: mixer.workerPid };
}

async function openSender(
  mixer: Mixer,
  { port, requests }: SfuSideRequest['senders'][number],
  index: number,
) {
  const { id } = entrant(`sender${index}`, 'participant');
  const leg = await mixer.openRtpLeg(id);
  await leg.connect({ address: LOOPBACK, port });
  for (const request of requests) await leg.produce(request);
  const tile: TileView = { participant: id, source: 'camera', width: 320, height: 180 };
  return { port: leg.address.port, tile };
}

async function openViewer(mixer: Mixer, port: number, tiles: readonly TileView[]): Promise<void> {
  const { id } = entrant('viewer', 'participant');
  const leg = await mixer.openRtpLeg(id, { rtpCapabilities: mixer.rtpCapabilities });
  leg.received();
  await leg.connect({ address: LOOPBACK, port });
  await leg.setView(tiles);
}

async function openBare(request: SfuSideRequest): Promise<SfuSideReply> {
  const worker = await createWorker({ logLevel: 'error' });
  const router = await worker.createRouter({ mediaCodecs: MEDIA_CODECS });
  const producers: types.Producer[] = [];
  const ports: number[] = [];
  for (const { port, requests } of request.senders) {
    const transport = await openTransport(router, port);
    ports.push(transport.tuple.localPort);
    for (const { source, rtpParameters } of requests) {
      const kind = source === 'microphone' ? 'audio' : 'video';
      producers.push(await transport.produce({ kind, rtpParameters }));
    }
  }
  for (let viewer = 0; viewer < request.viewers; viewer++) {
    const transport = await openTransport(router, request.viewerPort);
    const { rtpCapabilities } = router;
    for (const { id } of producers) await transport.consume({ producerId: id, rtpCapabilities });
  }
  return { ports, workerPid: worker.pid };
}

async function openTransport(router: types.Router, port: number): Promise<types.PlainTransport> {
  const listenInfo = { protocol: 'udp', ip: LOOPBACK } as const;
  const transport = await router.createPlainTransport({ listenInfo, rtcpMux: true, comedia: false });
  await transport.connect({ ip: LOOPBACK, port });
  return transport;
}
