import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { localAddresses } from './localNames.mjs';
import { text } from './text.mjs';

const SOON_MS = 30 * 86_400_000;

/**
 * What is about to go wrong with the certificate that `npm run tls` made.
 * @param {Record<string, string>} settings
 * @param {{ now?: number, addresses?: string[] }} [circumstances]
 */
export function tlsRemarks(settings, { now = Date.now(), addresses = localAddresses() } = {}) {
  const { PLENUM_TLS_CERT: file, PLENUM_ANNOUNCED_ADDRESS: address } = settings;
  if (!file || !existsSync(file)) return [];
  const { validTo } = new X509Certificate(readFileSync(file));
  const ends = new Date(validTo);
  return [
    ...(ends.getTime() - now < SOON_MS
      ? [text('tls.expires', { date: ends.toISOString().slice(0, 10) })]
      : []),
    ...(address && !addresses.includes(address) ? [text('tls.moved', { address })] : []),
  ];
}
