import path from 'node:path';

/** @typedef {import('./worker.mjs').WorkerTools} WorkerTools */

const LIMIT_MS = 120_000;

/**
 * Builds the distribution's own source of libsrtp with OpenSSL's ciphers into `directory`, as a static library: the
 * one it ships uses NSS and takes up to four times as long per packet. Undefined where the source cannot be had or does
 * not build; the worker then makes do with the library that is there.
 * @param {string} directory
 * @param {WorkerTools} tools
 * @returns {Promise<string | undefined>} where it is installed
 */
export async function buildSrtp(directory, tools) {
  try {
    const source = await tools.unpackSource('libsrtp2', path.join(directory, 'source'));
    if (source === undefined) return undefined;
    const build = path.join(directory, 'build');
    const prefix = path.join(directory, 'installed');
    const options = ['ENABLE_OPENSSL=ON', 'TEST_APPS=OFF', 'LIBSRTP_TEST_APPS=OFF', 'BUILD_SHARED_LIBS=OFF'];
    options.push('CMAKE_BUILD_TYPE=Release', 'CMAKE_INSTALL_LIBDIR=lib', `CMAKE_INSTALL_PREFIX=${prefix}`);
    const definitions = options.map((option) => `-D${option}`);
    const limit = { timeoutMs: LIMIT_MS };
    await tools.run('cmake', ['-G', 'Ninja', '-S', source, '-B', build, ...definitions], limit);
    await tools.run('ninja', ['-C', build, 'install'], limit);
    return prefix;
  } catch {
    return undefined;
  }
}
