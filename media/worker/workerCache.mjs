import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How a worker came about: named by the operator, upstream's binary, or built here with OpenSSL's or NSS's ciphers.
 * @typedef {'given' | 'prebuilt' | 'built with OpenSSL' | 'built with NSS'} WorkerOrigin
 * @typedef {{ path: string, origin: WorkerOrigin }} FoundWorker
 */

/** What a build depends on besides mediasoup's version: a change of one of them makes another binary. */
const BUILD_FILES = ['CMakeLists.txt', 'include/srtp.h'];
const LIBRARIES = ['openssl', 'libuv', 'usrsctp', 'libsrtp2', 'absl_strings', 'flatbuffers'];

/** The binaries kept from one set-up to the next, outside the checkout so that a second clone finds them too. */
export class WorkerCache {
  /**
   * @param {string} directory
   * @param {string} mediasoupVersion
   */
  constructor(directory, mediasoupVersion) {
    this.directory = directory;
    this.mediasoupVersion = mediasoupVersion;
  }

  /** Upstream's binary if it is there, else the one built for this machine's libraries. */
  find() {
    return this.#read(this.prebuiltKey) ?? this.findBuilt();
  }

  findBuilt() {
    const key = this.builtKey;
    return key === undefined ? undefined : this.#read(key);
  }

  get prebuiltKey() {
    return `${this.mediasoupVersion}-${process.platform}-${process.arch}-prebuilt`;
  }

  /** Undefined where the libraries for a build are not installed: then nothing can have been built for them. */
  get builtKey() {
    const libraries = libraryVersions();
    if (libraries === undefined) return undefined;
    const files = BUILD_FILES.map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url))));
    return builtKey({ mediasoupVersion: this.mediasoupVersion, libraries, files });
  }

  /** @param {string} key */
  pathOf(key) {
    return path.join(this.directory, key, 'mediasoup-worker');
  }

  /**
   * @param {string} key
   * @returns {FoundWorker | undefined}
   */
  #read(key) {
    const binary = this.pathOf(key);
    const origin = path.join(this.directory, key, 'origin');
    if (!existsSync(binary) || !existsSync(origin)) return undefined;
    return { path: binary, origin: /** @type {WorkerOrigin} */ (readFileSync(origin, 'utf8').trim()) };
  }
}

/** @param {{ mediasoupVersion: string, libraries: string, files: Buffer[] }} inputs */
export function builtKey({ mediasoupVersion, libraries, files }) {
  const hash = createHash('sha256').update(libraries);
  for (const file of files) hash.update('\0').update(file);
  const digest = hash.digest('hex').slice(0, 12);
  return `${mediasoupVersion}-${process.platform}-${process.arch}-${digest}`;
}

/**
 * The libraries a build links, as "name major.minor": within those they stay compatible, so that a security update
 * of OpenSSL is used at once and costs no rebuild.
 * @returns {string | undefined}
 */
function libraryVersions() {
  const { status, stdout } = spawnSync('pkg-config', ['--modversion', ...LIBRARIES], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const versions = stdout.trim().split('\n');
  return LIBRARIES.map((name, index) => `${name} ${majorMinor(versions[index] ?? '')}`).join('\n');
}

/** @param {string} version */
export function majorMinor(version) {
  return version.split('.').slice(0, 2).join('.');
}
