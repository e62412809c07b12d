import type { types } from 'mediasoup';
import { toReceivingCapabilities } from '../../../media/toReceivingCapabilities';

const TRANSPORT_CC = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';
const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';

const router = {
  codecs: [],
  headerExtensions: [
    { kind: 'audio', uri: MID, preferredId: 1 },
    { kind: 'video', uri: MID, preferredId: 1 },
    { kind: 'audio', uri: TRANSPORT_CC, preferredId: 5 },
    { kind: 'video', uri: TRANSPORT_CC, preferredId: 5 },
    { kind: 'video', uri: 'urn:only:the:router', preferredId: 9 },
  ],
} as unknown as types.RtpCapabilities;

const browser = {
  codecs: [{ kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 96, clockRate: 90000 }],
  headerExtensions: [
    { kind: 'audio', uri: TRANSPORT_CC, preferredId: 3 },
    { kind: 'video', uri: TRANSPORT_CC, preferredId: 3 },
    { kind: 'video', uri: MID, preferredId: 4 },
    { kind: 'video', uri: 'urn:only:the:browser', preferredId: 1 },
  ],
} as unknown as types.RtpCapabilities;

describe('what a device can receive, in the numbers of the router', () => {
  const { codecs, headerExtensions } = toReceivingCapabilities(browser, router);

  test('header extensions that both know carry the number of the router', () => {
    expect(headerExtensions).toEqual([
      { kind: 'video', uri: MID, preferredId: 1 },
      { kind: 'video', uri: TRANSPORT_CC, preferredId: 5 },
    ]);
  });

  test('sound gets no bandwidth estimation', () => {
    expect(headerExtensions?.some(({ kind, uri }) => kind === 'audio' && uri === TRANSPORT_CC)).toBe(false);
  });

  test('codecs stay as the device says', () => {
    expect(codecs).toEqual(browser.codecs);
  });
});
