import type { MediaClient } from '../../connection/MediaClient';
import type { RtpDevice } from '../../connection/RtpDevice';
import type { SignallingClient } from '../../connection/SignallingClient';
import type { SipClient } from '../../connection/SipClient';

/** The connections that carry one participation: opened with the pre-join page, so that they are warm at Join. */
export interface MeetingLinks {
  readonly sip: Pick<
    SipClient,
    'on' | 'registered' | 'connect' | 'join' | 'rejoin' | 'subscribe' | 'leave' | 'verify' | 'close'
  >;
  readonly socket: Pick<
    SignallingClient,
    'on' | 'connected' | 'refusal' | 'connect' | 'request' | 'renew' | 'close'
  >;
  readonly device: Pick<RtpDevice, 'rtpCapabilities' | 'prepare'>;
  readonly media: Pick<
    MediaClient,
    | 'on'
    | 'pathState'
    | 'isOpenWith'
    | 'open'
    | 'setTrack'
    | 'stopSource'
    | 'obeyMute'
    | 'expectStanding'
    | 'addConsumer'
    | 'closeConsumer'
    | 'setConsumerPaused'
    | 'hurry'
    | 'stats'
    | 'close'
  >;
}
