import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range systems take outgoing connections' ports from, so that none of those is in the way later. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** A TCP port on loopback that nobody listens on. */
export async function freePort() {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
