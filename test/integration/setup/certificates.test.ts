import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, createServer, type Server } from 'node:tls';
import { localAuthority, serverCertificate } from '../../../server/setup/certificates.mjs';
import { tlsRemarks } from '../../../server/setup/tlsRemarks.mjs';

const NAMES = ['meet.example.org', '192.0.2.7', 'localhost', '127.0.0.1'];

let directory: string;
let server: Server | undefined;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'plenum-tls-'));
});

afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(directory, { recursive: true, force: true });
});

async function serve(): Promise<number> {
  const authority = await localAuthority(directory, 'Plenum on box');
  const { cert, key } = await serverCertificate(directory, authority, NAMES);
  server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (socket) => socket.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Connects as a browser does that trusts our authority and wants to talk to `host`. */
async function visit(port: number, host: string): Promise<void> {
  const ca = readFileSync(path.join(directory, 'ca.crt'));
  const socket = connect({ port, host: '127.0.0.1', servername: host, ca });
  await once(socket, 'secureConnect');
  socket.destroy();
}

test('whoever trusts the authority trusts the server under each of its names, and under no other', async () => {
  const port = await serve();
  await visit(port, 'meet.example.org');
  await visit(port, 'localhost');
  await expect(visit(port, 'bank.example.org')).rejects.toThrow(/altnames/);
});

test('who does not trust the authority is warned', async () => {
  const port = await serve();
  const stranger = connect({ port, host: '127.0.0.1', servername: 'localhost' });
  await expect(once(stranger, 'secureConnect')).rejects.toThrow(/certificate/);
});

test('the authority stays the same, so that trust in it lasts, and its key is private', async () => {
  const first = await localAuthority(directory, 'Plenum on box');
  expect(await localAuthority(directory, 'Plenum on box')).toEqual(first);
  expect(statSync(path.join(directory, 'ca.key')).mode & 0o077).toBe(0);
});

test('a certificate that ends soon, or is for another address than this computer has, is mentioned', async () => {
  await serve();
  const settings = {
    PLENUM_TLS_CERT: path.join(directory, 'server.crt'),
    PLENUM_ANNOUNCED_ADDRESS: '192.0.2.7',
  };
  const addresses = ['192.0.2.7'];
  expect(tlsRemarks(settings, { addresses })).toEqual([]);
  expect(tlsRemarks(settings, { addresses: ['192.0.2.8'] })).toEqual([expect.stringContaining('192.0.2.7')]);
  const now = Date.now() + 800 * 86_400_000;
  expect(tlsRemarks(settings, { addresses, now })).toEqual([expect.stringContaining('npm run tls')]);
  expect(tlsRemarks({})).toEqual([]);
});
