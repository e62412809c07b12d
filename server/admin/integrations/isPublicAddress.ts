import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Ranges that no server on the internet has (IANA special-purpose registries). */
const SPECIAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const special = new BlockList();
for (const [address, bits] of SPECIAL_V4) special.addSubnet(address, bits, 'ipv4');

const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Those within the global range that carry an IPv4 address in them, or are for documentation. */
const unusable = new BlockList();
unusable.addSubnet('2001::', 23, 'ipv6');
unusable.addSubnet('2001:db8::', 32, 'ipv6');
unusable.addSubnet('2002::', 16, 'ipv6');
unusable.addSubnet('3fff::', 20, 'ipv6');

/** Whether an address belongs to a server that anybody on the internet can reach, and not to this network. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return isIPv6(address) && global.check(address, 'ipv6') && !unusable.check(address, 'ipv6');
}
