import { chmodSync, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** @typedef {import('./worker.mjs').WorkerTools} WorkerTools */

const CONNECT_LIMIT_MS = 10_000;
const DOWNLOAD_LIMIT_MS = 60_000;

/**
 * Downloads upstream's binary into `directory`; false where there is none for this machine or no network.
 * @param {{ mediasoup: { version: string, repository: { url: string } }, env: NodeJS.ProcessEnv,
 *           directory: string, tools: WorkerTools }} options
 */
export async function downloadPrebuilt({ mediasoup, env, directory, tools }) {
  try {
    const archive = await fetchArchive(prebuiltUrl(mediasoup, env, os));
    mkdirSync(directory, { recursive: true });
    const file = path.join(directory, 'worker.tgz');
    await writeFile(file, archive);
    await tools.run('tar', ['-xzf', file, '-C', directory, 'mediasoup-worker'], {
      timeoutMs: DOWNLOAD_LIMIT_MS,
    });
    chmodSync(path.join(directory, 'mediasoup-worker'), 0o755);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where upstream keeps the binary: the same address its own install script uses.
 * @param {{ version: string, repository: { url: string } }} mediasoup
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform(): string, arch(): string, release(): string }} machine
 */
export function prebuiltUrl({ version, repository }, env, machine) {
  const releases = `${repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/releases/download`;
  const base = env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || releases;
  const kernel = machine.platform() === 'linux' ? `-kernel${Number(machine.release().split('.')[0])}` : '';
  return `${base}/${version}/mediasoup-worker-${version}-${machine.platform()}-${machine.arch()}${kernel}.tgz`;
}

/** @param {string} url */
async function fetchArchive(url) {
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), CONNECT_LIMIT_MS);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([slow.signal, AbortSignal.timeout(DOWNLOAD_LIMIT_MS)]),
    });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}
