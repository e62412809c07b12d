import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3650;
/** Apple's systems accept no more, not even from an authority the person has added. */
const SERVER_DAYS = 820;
const OPTIONS = /** @type {const} */ ({ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' });

/** @typedef {{ cert: string, key: string }} Certificate  contents in PEM */

/**
 * The local authority kept in `directory`, made when it is missing. Computers that trust it go on trusting every
 * certificate made later.
 * @param {string} directory
 * @param {string} name
 * @returns {Promise<Certificate>}
 */
export async function localAuthority(directory, name) {
  const files = { cert: path.join(directory, 'ca.crt'), key: path.join(directory, 'ca.key') };
  if (existsSync(files.cert) && existsSync(files.key)) {
    return { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
  }
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: name }], {
    ...OPTIONS,
    ...validity(AUTHORITY_DAYS),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  writeSecret(files.key, made.private);
  writeFileSync(files.cert, made.cert);
  return { cert: made.cert, key: made.private };
}

/**
 * A certificate for these host names and addresses, written to `directory` with its key.
 * @param {string} directory
 * @param {Certificate} authority
 * @param {string[]} names
 */
export async function serverCertificate(directory, authority, names) {
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    ...OPTIONS,
    ...validity(SERVER_DAYS),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map(altName) },
    ],
  });
  const files = { cert: path.join(directory, 'server.crt'), key: path.join(directory, 'server.key') };
  writeSecret(files.key, made.private);
  writeFileSync(files.cert, made.cert);
  return files;
}

/**
 * @param {string} name
 * @returns {{ type: 7, ip: string } | { type: 2, value: string }}
 */
function altName(name) {
  return isIP(name) ? { type: 7, ip: name } : { type: 2, value: name };
}

/** From yesterday on: clocks differ. @param {number} days */
function validity(days) {
  const yesterday = Date.now() - DAY_MS;
  return { notBeforeDate: new Date(yesterday), notAfterDate: new Date(yesterday + days * DAY_MS) };
}

/**
 * @param {string} file
 * @param {string} content
 */
function writeSecret(file, content) {
  writeFileSync(file, content, { mode: 0o600 });
  chmodSync(file, 0o600);
}
