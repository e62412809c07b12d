import os from 'node:os';

/** Bridges of containers and virtual machines: nobody on the network comes in by these. */
const INWARD = /^(docker|br-|veth|virbr|lxc|cni|flannel|podman)/;

/**
 * The addresses by which other computers can reach this one, IPv4 first.
 * @param {ReturnType<typeof os.networkInterfaces>} [interfaces]
 */
export function localAddresses(interfaces = os.networkInterfaces()) {
  const all = Object.entries(interfaces)
    .filter(([name]) => !INWARD.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80'));
  const ofFamily = (/** @type {string} */ family) => all.filter((each) => each.family === family);
  return [...ofFamily('IPv4'), ...ofFamily('IPv6')].map(({ address }) => address);
}

/**
 * The names a certificate for this computer carries, the one to give to other people first.
 * @param {{ chosen: string[], addresses: string[], hostName: string }} machine
 */
export function certificateNames({ chosen, addresses, hostName }) {
  const own = hostName.includes('.') ? [hostName] : [hostName, `${hostName}.local`];
  return [...new Set([...chosen, ...addresses, ...own, 'localhost', '127.0.0.1', '::1'])].filter(isName);
}

/** @param {string} name */
function isName(name) {
  return /^[\w.:-]{1,253}$/.test(name);
}
