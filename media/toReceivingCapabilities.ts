import type { types } from 'mediasoup';
import { toDeviceCapabilities } from './codecs';

/**
 * What a device can receive, in the router's numbers. A browser makes its offer before it knows the router and
 * numbers header extensions as it likes; mediasoup drops those whose number differs, and with them the bandwidth
 * estimation. So they are matched by name here. Codecs need no such thing: consumers always use the router's numbers.
 */
export function toReceivingCapabilities(
  device: types.RtpCapabilities,
  router: types.RtpCapabilities,
): types.RtpCapabilities {
  const known = new Set((device.headerExtensions ?? []).map(({ kind, uri }) => `${kind} ${uri}`));
  return {
    codecs: device.codecs ?? [],
    headerExtensions: (toDeviceCapabilities(router).headerExtensions ?? []).filter(({ kind, uri }) =>
      known.has(`${kind} ${uri}`),
    ),
  };
}
