import type { JoinAnswer, JoinOffer, RtpCapabilities } from '../../../server/contract/media';
import type { MeetingView } from '../../../server/contract/meetings';
import { HttpWireClient } from './HttpWireClient';
import { SipWireClient } from './SipWireClient';
import type { SipWireDialog } from './SipWireDialog';
import { SocketWireClient } from './SocketWireClient';

/** What a browser can receive, as much of it as the mixer asks for. */
export const BROWSER_CAPABILITIES: RtpCapabilities = {
  codecs: [
    {
      kind: 'audio',
      mimeType: 'audio/opus',
      preferredPayloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { minptime: 10, useinbandfec: 1 },
      rtcpFeedback: [{ type: 'transport-cc', parameter: '' }],
    },
    {
      kind: 'video',
      mimeType: 'video/VP8',
      preferredPayloadType: 96,
      clockRate: 90_000,
      parameters: {},
      rtcpFeedback: [
        { type: 'nack', parameter: '' },
        { type: 'nack', parameter: 'pli' },
        { type: 'ccm', parameter: 'fir' },
        { type: 'transport-cc', parameter: '' },
      ],
    },
  ],
  headerExtensions: [],
};

export const JOIN_OFFER: JoinOffer = {
  rtpCapabilities: BROWSER_CAPABILITIES,
  microphone: 'open',
  camera: 'open',
};

export const SFU_BODY = 'application/vnd.plenum.sfu+json';

/** One person over HTTP, SIP and Socket.IO, as a browser speaks but without one and without media of its own. */
export class WireParticipant {
  private constructor(
    readonly http: HttpWireClient,
    readonly sip: SipWireClient,
    readonly socket: SocketWireClient,
  ) {}

  /** Opens both sockets for whoever is signed in at `http`. */
  static async connect(url: string, http: HttpWireClient): Promise<WireParticipant> {
    const { address, displayName } = await http.request('viewMe');
    const headers = { cookie: http.cookieHeader, origin: url };
    const sip = await SipWireClient.connect(`${url.replace('http', 'ws')}/sip`, {
      address,
      displayName,
      headers,
    });
    const socket = await SocketWireClient.connect({ url, cookie: http.cookieHeader });
    return new WireParticipant(http, sip, socket);
  }

  static async signIn(
    url: string,
    { email, password }: { email: string; password: string },
  ): Promise<WireParticipant> {
    const http = new HttpWireClient(url);
    await http.signIn(email, password);
    return WireParticipant.connect(url, http);
  }

  static async enterAsGuest(url: string, code: string, displayName: string): Promise<WireParticipant> {
    const http = new HttpWireClient(url);
    await http.request('signInAsGuest', { body: { code, displayName, locale: 'en' } });
    return WireParticipant.connect(url, http);
  }

  call(code: string): Promise<SipWireDialog> {
    return this.sip.invite(code, { contentType: SFU_BODY, body: JSON.stringify(JOIN_OFFER) });
  }

  /** Joins a meeting and binds the socket. Throws when the call is not answered 200. */
  async join({ code }: Pick<MeetingView, 'code'>): Promise<{ dialog: SipWireDialog; answer: JoinAnswer }> {
    const dialog = await this.call(code);
    if (!dialog.response.isSuccess) throw new Error(`the call was answered ${dialog.response.startLine}`);
    const answer: JoinAnswer = JSON.parse(dialog.response.body.toString());
    await this.socket.request('conference:bind', { token: answer.token });
    return { dialog, answer };
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.sip.close();
  }
}
