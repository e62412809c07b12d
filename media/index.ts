/** The only door into the media layer. */
export type { LinkReport } from './LinkReading';
export type { MediaConfig } from './MediaConfig';
export { MediaServer, type MediaServerEvents, type WorkerDeath } from './MediaServer';
export type { Mixer, MixerEvents, MixerOptions } from './Mixer';
export {
  MediaPortTakenError,
  MediaRefusedError,
  MediaUnavailableError,
  QuarantinedError,
  SourceNotSentError,
  StaleTransportError,
} from './mediaErrors';
export type { RtpAddress, RtpLeg, RtpLegEvents, RtpLegReception } from './RtpLeg';
export type { Clip } from './synthetic/Clip';
export { readDemoClip } from './synthetic/readDemoClip';
export type { SyntheticLeg } from './synthetic/SyntheticLeg';
export type { PathState, WebRtcLeg, WebRtcLegEvents } from './WebRtcLeg';
