import type { types } from 'mediasoup';

const AUDIO_WITHOUT = new Set([
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
]);

/** What every mixer can carry; VP8 stands first because browsers then choose it. (SPEC M2) */
export const MEDIA_CODECS: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90000, parameters: { 'x-google-start-bitrate': 1500 } },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90000,
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
      'x-google-start-bitrate': 1500,
    },
  },
];

/**
 * The capabilities that devices are told: without bandwidth estimation for audio, where there are no layers to
 * choose and the estimation costs a quarter of the processor time.
 */
export function toDeviceCapabilities(router: types.RtpCapabilities): types.RtpCapabilities {
  return {
    codecs: (router.codecs ?? []).map((codec) => (codec.kind === 'audio' ? withoutEstimation(codec) : codec)),
    headerExtensions: (router.headerExtensions ?? []).filter(
      ({ kind, uri }) => kind !== 'audio' || !AUDIO_WITHOUT.has(uri),
    ),
  };
}

function withoutEstimation(codec: types.RtpCodecCapability): types.RtpCodecCapability {
  return {
    ...codec,
    rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type !== 'transport-cc'),
  };
}
