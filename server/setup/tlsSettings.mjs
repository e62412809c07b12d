import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where `npm run tls` keeps its authority, its certificate and the settings for the next start. @param {string} dataDir */
export function tlsDirectory(dataDir) {
  return path.join(dataDir, 'tls');
}

/**
 * What `npm run tls` decided: the files, the name other people use, and the address they are to send media to.
 * @typedef {{ cert: string, key: string, authority: string, host: string, address?: string }} TlsDecision
 */

/**
 * The settings that open the server to other computers; none while that is off.
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function readTlsSettings(dataDir, env) {
  const file = settingsFile(dataDir);
  if (!existsSync(file)) return {};
  /** @type {TlsDecision} */
  const { cert, key, authority, host, address } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    PLENUM_TLS_CERT: cert,
    PLENUM_TLS_KEY: key,
    PLENUM_TLS_CA: authority,
    PLENUM_HTTP_HOST: '0.0.0.0',
    PLENUM_PUBLIC_URL: publicUrl(host, env),
    ...(address && { PLENUM_ANNOUNCED_ADDRESS: address }),
  };
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
export function publicUrl(host, env) {
  return `https://${host.includes(':') ? `[${host}]` : host}:${env['PLENUM_HTTP_PORT'] || '3000'}`;
}

/**
 * @param {string} dataDir
 * @param {TlsDecision} decision
 */
export function writeTlsSettings(dataDir, decision) {
  writeFileSync(settingsFile(dataDir), `${JSON.stringify(decision, null, 2)}\n`);
}

/** @param {string} dataDir */
export function removeTlsSettings(dataDir) {
  rmSync(settingsFile(dataDir), { force: true });
}

/** @param {string} dataDir */
function settingsFile(dataDir) {
  return path.join(tlsDirectory(dataDir), 'settings.json');
}
