import { spawn } from 'node:child_process';
import { createHash, createHmac, randomBytes, X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

/**
 * What a peer knows of a WebRTC transport: where it listens and its ICE user and password.
 * @typedef {{ port: number, usernameFragment: string, password: string }} IceTarget
 */

const BINDING_REQUEST = 0x0001;
const MAGIC_COOKIE = 0x2112a442;
const LOCAL_FRAGMENT = 'smoke';

/** The openssl program, which is the other end of the handshake, is not installed. */
export class NoOpenSslError extends Error {
  constructor() {
    super('not tried: the openssl program is not installed');
    this.name = 'NoOpenSslError';
  }
}

/** A self-signed P-256 certificate made by the openssl program, and its SHA-256 fingerprint as SDP writes it. */
export class DtlsIdentity {
  /** @param {string} directory */
  constructor(directory) {
    this.directory = directory;
    this.certificate = path.join(directory, 'certificate.pem');
    this.key = path.join(directory, 'key.pem');
  }

  static async create() {
    const identity = new DtlsIdentity(mkdtempSync(path.join(tmpdir(), 'plenum-dtls-')));
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const files = ['-keyout', identity.key, '-out', identity.certificate];
    const child = spawn('openssl', ['req', '-x509', '-subj', '/CN=smoke', '-days', '1', ...curve, ...files], {
      stdio: 'ignore',
    });
    const [code] = await once(child, 'close').catch((error) => [error.code]);
    if (code !== 0) identity.close();
    if (code === 'ENOENT') throw new NoOpenSslError();
    if (code !== 0) throw new Error(`openssl req ended with ${code}`);
    return identity;
  }

  get fingerprint() {
    const { raw } = new X509Certificate(readFileSync(this.certificate));
    const hex = createHash('sha256').update(raw).digest('hex').toUpperCase();
    return (hex.match(/../g) ?? []).join(':');
  }

  close() {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/**
 * A real DTLS handshake with a WebRTC transport on loopback, without a browser: checks in by ICE (RFC 8445), then
 * relays between the transport and `openssl s_client`. Ends when `connected` does, or rejects after `limitMs`.
 * @param {{ target: IceTarget, identity: DtlsIdentity, connected: Promise<void>, limitMs: number }} options
 */
export async function shakeHands({ target, identity, connected, limitMs }) {
  const wire = createSocket('udp4').bind(0, '127.0.0.1');
  const local = createSocket('udp4').bind(0, '127.0.0.1');
  const ending = new AbortController();
  const { signal } = ending;
  try {
    await Promise.all([once(wire, 'listening', { signal }), once(local, 'listening', { signal })]);
    wire.send(bindingRequest(target), target.port, '127.0.0.1');
    await Promise.race([once(wire, 'message', { signal }), late('ICE was not answered', limitMs, signal)]);
    relay(wire, local, target.port);
    const failed = runDtlsClient(local.address().port, identity, signal);
    await Promise.race([connected, failed, late('DTLS was not answered', limitMs, signal)]);
  } finally {
    ending.abort();
    wire.close();
    local.close();
  }
}

/**
 * @param {import('node:dgram').Socket} wire
 * @param {import('node:dgram').Socket} local
 * @param {number} targetPort
 */
function relay(wire, local, targetPort) {
  let clientPort = 0;
  local.on('message', (packet, { port }) => {
    clientPort = port;
    wire.send(packet, targetPort, '127.0.0.1');
  });
  wire.on('message', (packet) => {
    const isStun = (packet[0] ?? 0) < 4;
    if (!isStun && clientPort) local.send(packet, clientPort, '127.0.0.1');
  });
}

/**
 * Rejects when the client ends or cannot be started; killed by `signal`.
 * @param {number} port
 * @param {DtlsIdentity} identity
 * @param {AbortSignal} signal
 */
async function runDtlsClient(port, { certificate, key }, signal) {
  const profiles = 'SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_80';
  const args = ['s_client', '-dtls1_2', '-connect', `127.0.0.1:${port}`, '-cert', certificate, '-key', key];
  const client = spawn('openssl', [...args, '-use_srtp', profiles, '-quiet'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    signal,
  });
  const [code] = await once(client, 'close').catch((error) => [error.message]);
  throw new Error(`the DTLS client ended: ${code}`);
}

/**
 * @param {string} reason
 * @param {number} limitMs
 * @param {AbortSignal} signal
 */
async function late(reason, limitMs, signal) {
  await delay(limitMs, undefined, { signal }).catch(() => {});
  throw new Error(`${reason} within ${limitMs} ms`);
}

/**
 * An ICE connectivity check that nominates its pair (RFC 8445 section 7.1, attributes of RFC 8489 section 14).
 * @param {IceTarget} target
 */
export function bindingRequest({ usernameFragment, password }) {
  const body = Buffer.concat([
    attribute(0x0006, Buffer.from(`${usernameFragment}:${LOCAL_FRAGMENT}`)),
    attribute(0x0024, Buffer.from([0x6e, 0x7f, 0xff, 0xff])),
    attribute(0x802a, randomBytes(8)),
    attribute(0x0025, Buffer.alloc(0)),
  ]);
  const transaction = randomBytes(12);
  const signed = Buffer.concat([header(body.length + 24, transaction), body]);
  const integrity = createHmac('sha1', password).update(signed).digest();
  const protectedBody = Buffer.concat([body, attribute(0x0008, integrity)]);
  const checked = Buffer.concat([header(protectedBody.length + 8, transaction), protectedBody]);
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(checked) ^ 0x5354554e) >>> 0);
  return Buffer.concat([checked, attribute(0x8028, fingerprint)]);
}

/**
 * @param {number} length
 * @param {Buffer} transaction
 */
function header(length, transaction) {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16BE(BINDING_REQUEST, 0);
  bytes.writeUInt16BE(length, 2);
  bytes.writeUInt32BE(MAGIC_COOKIE, 4);
  return Buffer.concat([bytes, transaction]);
}

/**
 * @param {number} type
 * @param {Buffer} value
 */
function attribute(type, value) {
  const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}
