import { Device, detectDevice, type types } from 'mediasoup-client';
import { Chrome74 } from 'mediasoup-client/handlers/Chrome74';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import { Firefox120 } from 'mediasoup-client/handlers/Firefox120';
import { Safari12 } from 'mediasoup-client/handlers/Safari12';
import { RequestError } from './RequestError';

const HANDLERS: Partial<Record<string, { createFactory(): types.HandlerFactory }>> = {
  Chrome111,
  Chrome74,
  Firefox120,
  Safari12,
};

type Direction = types.HandlerGetNativeRtpCapabilitiesOptions['direction'];

/**
 * The browser as an RTP device. What it can do is found out once, before the person joins, so that the offer needs
 * no router and loading the device afterwards takes no time.
 */
export class RtpDevice {
  readonly #factory: types.HandlerFactory;
  readonly #native = new Map<Direction, Promise<types.RtpCapabilities>>();
  #capabilities: types.RtpCapabilities | undefined;
  #device: Device | undefined;
  #router = '';
  #certificate: RTCCertificate | undefined;

  /** Throws `media-refused` where this browser cannot take part. */
  constructor() {
    const handler = HANDLERS[detectDevice() ?? ''];
    if (!handler) {
      throw new RequestError({
        code: 'media-refused',
        message: 'This browser cannot take part in meetings.',
      });
    }
    const factory = handler.createFactory();
    this.#factory = {
      ...factory,
      getNativeRtpCapabilities: ({ direction }) => this.#findCapabilities(factory, direction),
    };
  }

  /** What can be received: for the JoinOffer. Known after `prepare()`. */
  get rtpCapabilities(): types.RtpCapabilities {
    return this.#capabilities ?? { codecs: [], headerExtensions: [] };
  }

  /** Settings for the connections: a certificate that is made beforehand, since making one takes its time. */
  get additionalSettings(): Partial<RTCConfiguration> {
    return this.#certificate ? { certificates: [this.#certificate] } : {};
  }

  async prepare(): Promise<void> {
    const [receive, , certificate] = await Promise.all([
      this.#factory.getNativeRtpCapabilities({ direction: 'recvonly' }),
      this.#factory.getNativeRtpCapabilities({ direction: 'sendonly' }),
      this.#certificate ?? makeCertificate(),
    ]);
    this.#capabilities ??= receive;
    this.#certificate ??= certificate;
  }

  /** A device loaded with the router's capabilities; the same one as long as these stay the same. */
  async load(routerRtpCapabilities: types.RtpCapabilities): Promise<Device> {
    const router = JSON.stringify(routerRtpCapabilities);
    if (this.#device && router === this.#router) return this.#device;
    const device = new Device({ handlerFactory: this.#factory });
    await device.load({ routerRtpCapabilities });
    this.#router = router;
    this.#capabilities = device.recvRtpCapabilities;
    this.#device = device;
    return device;
  }

  #findCapabilities(factory: types.HandlerFactory, direction: Direction): Promise<types.RtpCapabilities> {
    const known = this.#native.get(direction) ?? factory.getNativeRtpCapabilities({ direction });
    this.#native.set(direction, known);
    return known;
  }
}

async function makeCertificate(): Promise<RTCCertificate | undefined> {
  try {
    const keys: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
    return structuredClone(await RTCPeerConnection.generateCertificate(keys));
  } catch {
    // A browser that cannot make or copy one makes its own for each connection.
    return undefined;
  }
}
