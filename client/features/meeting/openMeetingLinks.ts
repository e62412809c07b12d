import type { Me } from '../../../server/contract/accounts';
import { MediaClient } from '../../connection/MediaClient';
import { RtpDevice } from '../../connection/RtpDevice';
import { SignallingClient } from '../../connection/SignallingClient';
import { SipClient } from '../../connection/SipClient';
import type { MeetingLinks } from './MeetingLinks';

/** Opens the connections of one participation and warms them up. Throws `media-refused` in an unfit browser. */
export function openMeetingLinks(
  me: Pick<Me, 'address' | 'displayName'>,
  location = window.location,
): MeetingLinks {
  const device = new RtpDevice();
  void device.prepare().catch(() => undefined);
  const socket = new SignallingClient(location.origin);
  const sip = new SipClient({
    address: me.address,
    displayName: me.displayName,
    server: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sip`,
  });
  socket.connect();
  sip.connect();
  return { device, socket, sip, media: new MediaClient(device, socket) };
}
