import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createWorker, type types } from 'mediasoup';
import { build } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import { readDemoClip } from '../../media';
import { MEDIA_CODECS } from '../../media/codecs';
import { ClipSender } from '../../media/synthetic/ClipSender';

/** What the page sends. */
export interface BareMessage {
  readonly join?: types.RtpCapabilities;
  readonly connect?: types.DtlsParameters;
}

/** What the page is told: first what the router can do, then, having asked to join, everything it needs. */
export type BareAnswer =
  | { readonly routerRtpCapabilities: types.RtpCapabilities }
  | { readonly transport: object; readonly consumers: readonly object[] };

const LISTEN = { ip: '127.0.0.1' };
const PAGE =
  '<!doctype html><meta charset="utf-8"><button disabled>Join</button><script src="client.js"></script>';

/** mediasoup with as little around it as possible: one clip is sent, and each page that joins receives it. */
export class BareMeeting {
  private constructor(
    private readonly http: Server,
    private readonly worker: types.Worker,
    private readonly sender: ClipSender,
  ) {}

  static async open(): Promise<BareMeeting> {
    const script = await bundleClient();
    const worker = await createWorker({ logLevel: 'none' });
    const router = await worker.createRouter({ mediaCodecs: MEDIA_CODECS });
    const webRtcServer = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ...LISTEN }] });
    const { sender, producers } = await sendClip(router);
    const http = createServer(({ url }, response) => {
      const [type, body] = url === '/client.js' ? ['text/javascript', script] : ['text/html', PAGE];
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    new WebSocketServer({ server: http }).on('connection', (socket) => {
      serve(socket, { router, webRtcServer, producers });
    });
    http.listen(0, LISTEN.ip);
    await once(http, 'listening');
    return new BareMeeting(http, worker, sender);
  }

  get url(): string {
    return `http://localhost:${(this.http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.sender.close();
    const ended = once(this.worker, 'subprocessclose');
    this.worker.close();
    await ended;
    this.http.closeAllConnections();
    this.http.close();
  }
}

interface Served {
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
  readonly producers: readonly types.Producer[];
}

function serve(socket: WebSocket, { router, webRtcServer, producers }: Served): void {
  const send = (answer: BareAnswer) => socket.send(JSON.stringify(answer));
  let transport: types.WebRtcTransport | undefined;
  send({ routerRtpCapabilities: router.rtpCapabilities });
  socket.on('close', () => transport?.close());
  socket.on('message', async (data) => {
    const { join: rtpCapabilities, connect }: BareMessage = JSON.parse(String(data));
    if (connect) await transport?.connect({ dtlsParameters: connect });
    if (!rtpCapabilities) return;
    const receiving = await router.createWebRtcTransport({ webRtcServer });
    transport = receiving;
    const consumers = await Promise.all(
      producers.map(({ id: producerId }) => receiving.consume({ producerId, rtpCapabilities })),
    );
    const { id, iceParameters, iceCandidates, dtlsParameters } = receiving;
    send({
      transport: { id, iceParameters, iceCandidates, dtlsParameters },
      consumers: consumers.map(({ id, producerId, kind, rtpParameters }) => ({
        id,
        producerId,
        kind,
        rtpParameters,
      })),
    });
  });
}

/** The clip of the demo, sent as the product's synthetic participant sends it. */
async function sendClip(router: types.Router) {
  const sender = await ClipSender.open(await readDemoClip());
  const listenInfo = { protocol: 'udp' as const, ...LISTEN };
  const transport = await router.createPlainTransport({ listenInfo, rtcpMux: true, comedia: false });
  await transport.connect({ ip: sender.address.address, port: sender.address.port });
  const { audio, video } = sender.requests;
  const producers = [
    await transport.produce({ kind: 'audio', rtpParameters: audio.rtpParameters }),
    await transport.produce({ kind: 'video', rtpParameters: video.rtpParameters }),
  ];
  sender.start({ address: transport.tuple.localAddress, port: transport.tuple.localPort });
  return { sender, producers };
}

/** bareClient.ts and all it imports, as one script. */
async function bundleClient(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'plenum-bare-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: __dirname,
      build: {
        outDir,
        emptyOutDir: false,
        lib: {
          entry: resolve(__dirname, 'bareClient.ts'),
          formats: ['iife'],
          name: 'bare',
          fileName: () => 'client.js',
        },
      },
    });
    return readFileSync(join(outDir, 'client.js'), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
